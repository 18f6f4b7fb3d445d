package dk.maaltal.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.Institution;
import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.database.DatabaseAddress;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.sample.SampleExtract;
import dk.maaltal.sources.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases that an extract does not have one a row, nor each column under one heading, nor each day written in one way. */
class CaseColumnsTest {

    private static final String PLAIN = """
            Sagsnr:   { is: case number }
            Modtaget: { is: received, date: dd-MM-yyyy }
            Afgjort:  { is: decided, date: dd-MM-yyyy, may be empty: yes }
            """;

    private static final String LOG = """
            Sagsnr:   { is: case number }
            Modtaget: { is: received, event: first Modtaget }
            Afgjort:  { is: decided, event: last Afgjort, may be empty: yes }
            Besøg:    { name: visit, event: { first: [Besøg, Genbesøg] }, may be empty: yes }
            Rørt:     { name: touched, event: last }
            Område:   { name: area, text: yes, may be empty: yes }
            """;

    private static final String EVENTS = "events: { time: Tidspunkt, kind: Aktivitet, date: yyyy-MM-dd HH:mm:ss }";

    @TempDir
    Path jobs;

    private Path folder;
    private Institution institution;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(jobs.resolve("proeve"));
    }

    // Days

    @Test
    void aColumnMayHoldDaysInSeveralForms() {
        declare("", """
                Sagsnr:   { is: case number }
                Modtaget: { is: received, date: [dd-MM-yy, d. MMM yyyy, yyyy-MM-dd HH:mm], years from: 1950 }
                Afgjort:  { is: decided, date: yyyy/MM/dd HH:mm:ssX, may be empty: yes }
                """);

        load(csv("""
                Sagsnr;Modtaget;Afgjort
                1;03-05-24;2024/05/31 22:30:00+00
                2;3. marts 2024;
                3;2024-02-29 23:59;2024/03/01 00:30:00+02:00
                """));

        assertThat(cases("received", "decided"))
                .containsExactly("1 2024-05-03 2024-06-01", "2 2024-03-03 -", "3 2024-02-29 2024-02-29");
    }

    @Test
    void aDayThatTwoFormsReadDifferentlyIsRejectedWithLineAndColumn() {
        declare("", PLAIN.replaceFirst("dd-MM-yyyy", "[dd-MM-yyyy, MM-dd-yyyy]"));

        assertRefused(
                csv("Sagsnr;Modtaget;Afgjort\n1;31-01-2024;\n2;03-04-2024;\n3;31-02-2024;\n"),
                "2 of 3 rows",
                "line 3: Modtaget \"03-04-2024\" is 2024-04-03 by dd-MM-yyyy and 2024-03-04 by MM-dd-yyyy, and nobody can"
                        + " tell which",
                "line 4: Modtaget \"31-02-2024\" is not a day of the calendar written dd-MM-yyyy or MM-dd-yyyy");
    }

    @Test
    void aDayOfAWorkbookIsReadWhateverFormTextsHave() {
        declare("", """
                Sagsnr:   { is: case number }
                Modtaget: { is: received, date: "MM/dd/yyyy hh:mm:ss a" }
                Afgjort:  { is: decided, date: [d. MMM yy, yyyy-MM-dd HH:mm:ss.SX], years from: 1980, may be empty: yes }
                """);

        institution.load(RawWorkbook.of()
                .write(
                        folder.resolve("sager.xlsx"),
                        // 44928 is 2 January 2023, half a day more is noon
                        RawWorkbook.row(
                                2,
                                RawWorkbook.text("A2", "1")
                                        + RawWorkbook.number("B2", 1, "44928.5")
                                        + RawWorkbook.number("C2", 1, "44929"))));

        assertThat(cases("received", "decided")).containsExactly("1 2023-01-02 2023-01-03");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            date: dd-MM-yy                                   | columns > Modtaget > date: found "dd-MM-yy"; expected "years from: 1950" beside it
            date: [dd-MM-yyyy, d-M-yy]                       | columns > Modtaget > date > 2: found "d-M-yy"; expected "years from: 1950" beside it
            date: dd-MM-yyyy, years from: 1950               | columns > Modtaget > years from: found "1950"; expected it only beside a date format with yy
            date: dd-MM-yy, years from: 50                   | columns > Modtaget > years from: found "50"; expected a year such as 1950
            date: [dd-MM-yyyy, dd-MM-yyyy]                   | expected each date format once
            date: []                                         | found an empty list; expected a date format such as
            date: dd-MM-yyyy, event: first                   | found an event; expected "events: { time: Tidspunkt
            date: dd-MM-yyyy, first of: [A]                  | expected two headings or more, each once, like [Afgjort, Lukket]
            date: dd-MM-yyyy, first of: [A, B], latest of: [A, B] | found first of and latest of; expected one of them
            """)
    void aDateThatIsNotDeclaredWellIsTold(String date, String told) {
        assertThatThrownBy(() -> declare("", PLAIN.replaceFirst("date: dd-MM-yyyy", date)))
                .isInstanceOf(BadDeclaration.class)
                .hasMessageContaining(told);
    }

    // Several columns

    @ParameterizedTest
    @CsvSource({
        "first of, 2024-03-03 2024-05-05 2024-04-04 -",
        "earliest of, 2024-02-02 2024-05-05 2024-04-04 -",
        "latest of, 2024-03-03 2024-05-05 2024-04-04 -"
    })
    void aDayMayBeOneOfSeveralColumns(String choice, String days) {
        declare("", PLAIN.replace("is: decided,", "is: decided, " + choice + ": [Afsluttet, Lukket],"));

        load(csv("""
                Sagsnr;Modtaget;Lukket;Afsluttet
                1;01-01-2024;02-02-2024;03-03-2024
                2;01-01-2024;05-05-2024;
                3;01-01-2024;;04-04-2024
                4;01-01-2024;;
                """));

        String[] expected = days.split(" ");
        assertThat(cases("decided"))
                .containsExactly("1 " + expected[0], "2 " + expected[1], "3 " + expected[2], "4 " + expected[3]);
    }

    @Test
    void ofSeveralColumnsOneThatCannotBeReadIsNotPassedOver() {
        declare("", PLAIN.replace("is: decided,", "is: decided, latest of: [Afsluttet, Lukket],"));

        assertRefused(
                csv("Sagsnr;Modtaget;Lukket;Afsluttet\n1;01-01-2024;02-02-2024;31-02-2024\n"),
                "line 2: Afgjort \"31-02-2024\" is not a day of the calendar written dd-MM-yyyy");
        assertRefused(csv("Sagsnr;Modtaget;Afsluttet\n1;01-01-2024;02-02-2024\n"), "the column \"Lukket\" is missing");
    }

    @Test
    void aCaseNumberMayBeSeveralColumns() {
        declare("", PLAIN.replace("is: case number", "is: case number, parts: [År, Løbenr]"));

        load(csv("Løbenr;År;Modtaget;Afgjort\n0012;2024;01-01-2024;\n0012;2023;01-01-2024;\n"));

        assertThat(cases("received")).containsExactly("2023/0012 2024-01-01", "2024/0012 2024-01-01");
    }

    @Test
    void aCaseNumberOfSeveralColumnsIsToldAsItIsJoined() {
        declare("", PLAIN.replace("is: case number", "is: case number, parts: [År, Løbenr], joined by: \"-\""));

        assertRefused(
                csv("""
                        År;Løbenr;Modtaget;Afgjort
                        2024;1;01-01-2024;
                        2024;1;02-01-2024;
                        2024;;01-01-2024;
                        20-24;7;01-01-2024;
                        2024;1,2E+15;01-01-2024;
                        """),
                "5 of 5 rows",
                "line 2: Sagsnr \"2024-1\" duplicate case number: lines 2, 3 differ, so none of them is taken",
                "line 4: Sagsnr is empty",
                "line 5: År \"20-24\" holds \"-\", by which it is joined to the rest of the case number",
                "line 6: Løbenr \"1,2E+15\" is a number that a spreadsheet has shortened");
    }

    @Test
    void sampleCasesHaveTheColumnsThatAreRead() throws IOException {
        declare(
                "",
                PLAIN.replace("is: case number", "is: case number, parts: [År, Løbenr]")
                        .replace("is: decided,", "is: decided, latest of: [Afsluttet, Lukket],"));
        Path sample = Files.writeString(folder.resolve("sample.yaml"), """
                seed: 1
                extract made: 2024-12-31
                streams:
                  - { stream: bunken, worked off: { 2023-12-31: 3, 2024-01-31: 0 } }
                """);

        SampleExtract.write(Source.of(sample), institution.declaration(), 1, folder.resolve("sager.csv"));

        assertThat(Files.readAllLines(folder.resolve("sager.csv")).get(0))
                .isEqualTo("År,Løbenr,Modtaget,Afsluttet,Lukket".replace(',', ';'));
        assertThat(load(folder.resolve("sager.csv")).added()).isEqualTo(3);
        assertThat(cases("decided")).allMatch(known -> known.matches("1/20\\d\\d-\\d+ 2024-01-\\d\\d"));
    }

    // Older rows

    @Test
    void ofDoubledRowsTheNewestCounts() {
        declare("doubled rows: newest by Ændret", PLAIN + """
                Ændret:   { name: changed, date: dd-MM-yyyy HH:mm, may be empty: yes }
                Område:   { name: area, text: yes }
                """);

        Load load = load(csv("""
                Sagsnr;Modtaget;Afgjort;Ændret;Område
                1;01-01-2024;;05-02-2024 10:01;ny
                1;01-01-2024;;05-02-2024 10:00;gammel
                1;01-01-2024;;04-03-2023 10:00;ældst
                2;01-01-2024;;;eneste
                3;01-01-2024;;;tom
                3;01-01-2024;;05-02-2024 10:00;fyldt
                """));

        assertThat(cases("area")).containsExactly("1 ny", "2 eneste", "3 fyldt");
        assertThat(load.rowsRead()).isEqualTo(3);
        assertThat(load.remark())
                .contains("of the 6 rows that were read, 3 were passed over for newer ones of the same case");
    }

    @Test
    void newestRowsThatDifferAreRejectedAsAnyDoubledRowsAre() {
        declare("doubled rows: newest by Version", PLAIN + """
                Version:  { name: version, number: decimal comma }
                """);

        assertRefused(
                csv("""
                        Sagsnr;Modtaget;Afgjort;Version
                        1;01-01-2024;;9
                        1;01-01-2024;;10
                        1;02-01-2024;;10
                        2;01-01-2024;;1
                        2;01-01-2024;;en
                        """),
                "4 of 4 rows",
                "line 3: Sagsnr \"1\" duplicate case number: lines 3, 4 differ",
                "line 5: Sagsnr \"2\" duplicate case number: lines 5, 6 differ",
                "line 6: Version \"en\" is not a number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            doubled rows: newest by Ændre      | found "Ændre", which is no declared column of dates or numbers; expected
            doubled rows: newest by Sagsnr     | found "Sagsnr", which is no declared column of dates or numbers
            doubled rows: the newest           | expected "newest by HEADING", such as newest by Ændret
            doubled rows: newest by Modtaget, events: { time: T, kind: K, date: dd-MM-yyyy } | found doubled rows and events; expected one
            events: { time: Modtaget, kind: K, date: yyyy-MM-dd } | found the heading "Modtaget" both as a day of the calendar written dd-MM-yyyy and as
            events: { time: T, date: yyyy-MM-dd } | found no key "kind"; expected the heading of what kind of event it is
            """)
    void rowsThatAreNotDeclaredWellAreTold(String extract, String told) {
        assertThatThrownBy(() -> declare(extract, PLAIN))
                .isInstanceOf(BadDeclaration.class)
                .hasMessageContaining(told);
    }

    // Events

    @Test
    void casesAreMadeOfTheirEvents() {
        declare(EVENTS, LOG);

        Load load = load(csv("""
                Sagsnr;Tidspunkt;Aktivitet;Område
                1;2024-01-05 08:00:00;Afgjort;Syd
                2;2024-01-01 12:00:00;Modtaget;Nord
                1;2024-01-02 09:00:00;Modtaget;Nord
                1;2024-01-04 10:00:00;Genbesøg;Nord
                1;2024-01-03 10:00:00;Besøg;Nord
                1;2024-01-09 00:00:01;Afgjort;Vest
                1;2024-01-03 07:00:00;Modtaget;Øst
                2;2024-02-01 12:00:00;Ringet;
                """));

        assertThat(cases("received", "decided", "visit", "touched", "area"))
                .containsExactly("1 2024-01-02 2024-01-09 2024-01-03 2024-01-09 Vest", "2 2024-01-01 - - 2024-02-01 -");
        assertThat(load.rowsRead()).isEqualTo(2);
        assertThat(load.remark()).contains("the 8 rows that were read are events of 2 cases");
    }

    @Test
    void aCaseInWhoseEventsSomethingIsWrongIsRejected() {
        declare(EVENTS, LOG);

        assertRefused(
                csv("""
                        Sagsnr;Tidspunkt;Aktivitet;Område
                        1;2024-01-02 09:00:00;Modtaget;Nord
                        1;2024-02-30 09:00:00;Afgjort;Nord
                        2;2024-01-01 12:00:00;Afgjort;Nord
                        3;2024-01-01 12:00:00;Modtaget;Nord
                        3;;Afgjort;Nord
                        4;2024-01-02 12:00:00;Modtaget;Nord
                        4;2024-01-01 12:00:00;Afgjort;Nord
                        ;2024-01-01 12:00:00;Modtaget;Nord
                        """),
                "5 of 5 rows",
                "line 3: Tidspunkt \"2024-02-30 09:00:00\" is not a day of the calendar written yyyy-MM-dd HH:mm:ss",
                "line 4: Modtaget is empty",
                "line 6: Tidspunkt is empty",
                "line 7: Afgjort \"2024-01-01\" decided before received",
                "line 9: Sagsnr is empty");
    }

    @Test
    void aKindOfEventThatNeverHappensIsTold() {
        declare(EVENTS, LOG);

        assertThat(load(csv("""
                        Sagsnr;Tidspunkt;Aktivitet;Område
                        1;2024-01-02 09:00:00;Modtaget;Nord
                        1;2024-01-02 09:00:00;Afgjordt;Nord
                        1;2024-01-02 09:00:00;Besøg;Nord
                        """)).remark().orElseThrow())
                .contains("\"Afgjort\" is the kind of no event; the nearest that occurs is \"Afgjordt\"")
                .doesNotContain("\"Besøg\" is the kind");
    }

    @Test
    void eventsOfAWorkbookAndOfAQueryAreTheSame() throws IOException {
        declare(EVENTS, LOG);
        institution.load(RawWorkbook.of()
                .write(
                        folder.resolve("sager.xlsx"),
                        RawWorkbook.row(
                                1,
                                RawWorkbook.text("A1", "Sagsnr")
                                        + RawWorkbook.text("B1", "Tidspunkt")
                                        + RawWorkbook.text("C1", "Aktivitet")
                                        + RawWorkbook.text("D1", "Område")),
                        RawWorkbook.row(
                                        2,
                                        RawWorkbook.text("A2", "1")
                                                + RawWorkbook.number("B2", 1, "44928.75")
                                                + RawWorkbook.text("C2", "Afgjort"))
                                + RawWorkbook.row(
                                        3,
                                        RawWorkbook.text("A3", "1")
                                                + RawWorkbook.number("B3", 1, "44928.5")
                                                + RawWorkbook.text("C3", "Modtaget"))));

        assertThat(cases("received", "decided")).containsExactly("1 2023-01-02 2023-01-02");

        write("", LOG);
        TestFolder.change(
                folder.resolve("cases.yaml"),
                "extract: { files: sager-*.csv }",
                "extract:\n  source: esdh\n  query: >\n    SELECT sag AS \"Sagsnr\", tid AS \"Tidspunkt\", hvad AS"
                        + " \"Aktivitet\", NULL AS \"Område\" FROM (VALUES (1, TIMESTAMP '2023-01-02 18:00', 'Afgjort'),"
                        + " (1, TIMESTAMP '2023-01-01 12:00', 'Modtaget')) t (sag, tid, hvad)\n  " + EVENTS);
        Files.writeString(jobs.resolve("sources.yaml"), """
                proeve: { esdh: { url: "%s", user: %s, password: { file: password.txt } } }
                """.formatted(server().url(), server().user()));
        Files.writeString(jobs.resolve("password.txt"), server().password());
        institution = Institution.of(folder);
        institution.loader(jobs).load(Optional.empty(), Accepted.NOTHING);

        assertThat(cases("received", "decided")).containsExactly("1 2023-01-01 2023-01-02");
    }

    private static DatabaseAddress server() {
        return TestDatabase.server().address();
    }

    private void declare(String extract, String columns) {
        write(extract, columns);
        institution = Institution.of(folder);
    }

    private void write(String extract, String columns) {
        TestFolder.write(
                folder.resolve("cases.yaml"), """
                institution: Styrelsen for Prøver
                extract: { files: sager-*.csv%s }
                columns:
                %s""".formatted(extract.isEmpty() ? "" : ", " + extract, columns.indent(2))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private Path csv(String rows) {
        return TestFolder.write(folder.resolve("sager.csv"), rows.getBytes(StandardCharsets.UTF_8));
    }

    private Load load(Path extract) {
        return institution.load(extract);
    }

    /** The cases as they are known, each a line of its number and these columns. */
    private List<String> cases(String... columns) {
        String texts = String.join("::text, '-') || ' ' || coalesce(", columns);
        return TestDatabase.client()
                .sql("SELECT case_number || ' ' || coalesce(" + texts + "::text, '-') FROM " + institution.schema()
                        + ".cases WHERE replaced_in IS NULL ORDER BY case_number")
                .query(String.class)
                .list();
    }

    private void assertRefused(Path extract, String... told) {
        assertThatThrownBy(() -> institution.load(extract))
                .isInstanceOf(DataRefused.class)
                .hasMessageContainingAll(told);
    }
}
