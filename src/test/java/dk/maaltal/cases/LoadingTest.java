package dk.maaltal.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.Institution;
import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.database.LocalPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Extracts of every kind come in as the same cases, and their history is kept. */
class LoadingTest {

    private static final List<String> CASES =
            List.of("1 2022-01-03 2022-01-17 Klager t", "2 2022-01-10 2022-03-14 Klager f", "3 2022-02-01 - Tilsyn f");

    @TempDir
    Path jobs;

    private Path folder;

    @BeforeEach
    void copyInstitution() {
        folder = TestFolder.copy("proeve", jobs, "proeve");
    }

    @Test
    void windows1252ComesIn() {
        assertThat(load(TestFolder.EXTRACT.getBytes(TestFolder.WINDOWS))).isEqualTo(CASES);
    }

    @Test
    void utf8ComesInWithAndWithoutItsMark() {
        TestFolder.change(folder.resolve("cases.yaml"), "windows-1252", "utf-8");
        assertThat(load(TestFolder.EXTRACT.getBytes(StandardCharsets.UTF_8))).isEqualTo(CASES);
        assertThat(load(("\ufeff" + TestFolder.EXTRACT).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(CASES);
        assertThat(load(("\ufeff" + TestFolder.EXTRACT.replace("Sagsnr", "\"Sagsnr\""))
                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(CASES);
    }

    @Test
    void commasTabsQuotesBlanksAndColumnsNotDeclaredComeIn() {
        TestFolder.change(folder.resolve("cases.yaml"), "\";\"", "tab");
        String extract = TestFolder.EXTRACT
                .replace("Klager;Ja", "\" Klager \";Ja")
                .replace("Haster", "Haster;Bemærkning")
                .replaceAll("(Ja|Nej)\n", "$1;\"to\nlinjer\"\n")
                .replace(';', '\t');
        assertThat(load(extract.getBytes(TestFolder.WINDOWS))).isEqualTo(CASES);
    }

    @Test
    void otherDateFormatsComeIn() {
        TestFolder.change(folder.resolve("cases.yaml"), "received, date: dd-MM-yyyy", "received, date: yyyy-MM-dd");
        TestFolder.change(folder.resolve("cases.yaml"), "decided, date: dd-MM-yyyy", "decided, date: dd.MM.yyyy HH:mm");
        String extract = TestFolder.EXTRACT
                .replaceAll("(\\d;)(\\d\\d)-(\\d\\d)-(\\d{4});", "$1$4-$3-$2;")
                .replaceAll(";(\\d\\d)-(\\d\\d)-(\\d{4});", ";$1.$2.$3 23:59;");
        assertThat(load(extract.getBytes(TestFolder.WINDOWS))).isEqualTo(CASES);
    }

    @Test
    void timeStampsAreReadAsDatesOfCopenhagen() {
        TestFolder.change(folder.resolve("cases.yaml"), "received, date: dd-MM-yyyy", "received, date: ISO time stamp");
        String heading = "Sagsnr;Modtaget;Afgjort;Område;Haster\n";
        assertThat(load((heading
                                + "a;2022-06-30T22:30:00Z;;Klager;Ja\n"
                                + "b;2022-01-31T23:30:00.123Z;;Klager;Ja\n"
                                + "c;2022-01-31T23:30:00+01:00;;Klager;Ja\n"
                                + "d;2022-03-27T00:30:00+01:00;;Klager;Ja\n"
                                + "e;2022-02-01T00:10:00;;Klager;Ja\n")
                        .getBytes(TestFolder.WINDOWS)))
                .containsExactly(
                        "a 2022-07-01 - Klager t",
                        "b 2022-02-01 - Klager t",
                        "c 2022-01-31 - Klager t",
                        "d 2022-03-27 - Klager t",
                        "e 2022-02-01 - Klager t");
    }

    @Test
    void aWorkbookComesInWithDatesNumbersAndTextsAsExcelHoldsThem() throws IOException {
        Path file = jobs.resolve("sager.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("dd-mm-yyyy"));
            Sheet sheet = workbook.createSheet();
            Row heading = sheet.createRow(0);
            List<String> headings = List.of("Sagsnr", "Modtaget", "Afgjort", "Område", "Haster");
            for (int i = 0; i < headings.size(); i++) {
                heading.createCell(i).setCellValue(headings.get(i));
            }
            addRow(sheet, date, 1, LocalDate.of(2022, 1, 3), LocalDate.of(2022, 1, 17), "Klager", true);
            addRow(sheet, date, 2, LocalDate.of(2022, 1, 10), LocalDate.of(2022, 3, 14), "Klager", false);
            sheet.createRow(3);
            Row typed = sheet.createRow(4);
            typed.createCell(0).setCellValue("3");
            typed.createCell(1).setCellValue("01-02-2022");
            typed.createCell(3).setCellValue("Tilsyn");
            typed.createCell(4).setCellValue("Nej");
            workbook.write(out);
        }
        Institution institution = Institution.of(folder);
        institution.load(file);
        assertThat(known(institution, 1)).isEqualTo(CASES);
    }

    @Test
    void aWorkbooksErrorValuesAndFormulasWithoutAValueAreRejected() throws IOException {
        Path file = jobs.resolve("sager.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet();
            List.of("Sagsnr", "Modtaget", "Afgjort", "Område", "Haster").forEach(heading -> {
                Row row = sheet.getRow(0) == null ? sheet.createRow(0) : sheet.getRow(0);
                row.createCell(Math.max(row.getLastCellNum(), 0)).setCellValue(heading);
            });
            for (int n = 1; n <= 2; n++) {
                Row row = sheet.createRow(n);
                row.createCell(0).setCellValue(n);
                row.createCell(1).setCellValue("03-01-2022");
                row.createCell(3).setCellValue("Klager");
                row.createCell(4).setCellValue("Ja");
            }
            sheet.getRow(1).createCell(2).setCellFormula("1+1");
            XSSFCell formula = (XSSFCell) sheet.getRow(1).getCell(2);
            if (formula.getCTCell().isSetV()) {
                formula.getCTCell().unsetV();
            }
            sheet.getRow(2).createCell(2).setCellErrorValue(FormulaError.NA.getCode());
            workbook.write(out);
        }
        Institution institution = Institution.of(folder);
        assertThatThrownBy(() -> institution.load(file))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("line 2: cell C2 holds a formula without a value")
                .hasMessageContaining("line 3: cell C3 holds an error value");
    }

    @Test
    void aFileThatIsNoWorkbookIsRefused() {
        Path file = TestFolder.write(jobs.resolve("sager.xlsx"), "no workbook");
        Institution institution = Institution.of(folder);
        assertThatThrownBy(() -> institution.load(file))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("is no Excel workbook that can be read");
    }

    @Test
    void aQueryToAnotherPostgresComesInAndTheSameRowsMakeNoNewLoad() throws Exception {
        try (LocalPostgres other = LocalPostgres.open(TestDatabase.var("other-postgres"))) {
            fillCaseSystem(other);
            asks(other, "SELECT * FROM case_system ORDER BY \"Sagsnr\"");
            Institution institution = Institution.of(folder);
            CaseLoader loader = institution.loader(jobs);

            Load first = loader.load(Optional.empty(), Accepted.NOTHING);
            Load second = loader.load(Optional.empty(), Accepted.NOTHING);

            assertThat(known(institution, first.number())).isEqualTo(CASES);
            assertThat(first.isNew()).isTrue();
            assertThat(second.isNew()).isFalse();
            assertThat(second.number()).isEqualTo(first.number());
        }
    }

    @Test
    void aCaseSystemThatDoesNotAnswerIsToldWithItsAddress() throws IOException {
        extract("{ source: esdh, query: SELECT 1 }");
        Files.writeString(
                jobs.resolve("sources.yaml"), "proeve: { esdh: { url: \"jdbc:postgresql://127.0.0.1:1/x\" } }");
        Institution institution = Institution.of(folder);
        assertThatThrownBy(() -> institution.loader(jobs).load(Optional.empty(), Accepted.NOTHING))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("refused");
    }

    @Test
    void theNewestOfTheDeclaredFilesIsTaken() {
        TestFolder.write(folder.resolve("sager-2022-09.csv"), TestFolder.EXTRACT.replace("Tilsyn", "Gammel"));
        TestFolder.write(folder.resolve("sager-2022-10.csv"), TestFolder.EXTRACT);
        Institution institution = Institution.of(folder);
        institution.loader(jobs).load(Optional.empty(), Accepted.NOTHING);
        assertThat(known(institution, 1)).isEqualTo(CASES);
    }

    @Test
    void whatWasKnownStaysKnownAndOnlyChangesAddRows() {
        Institution institution = Institution.of(folder);
        Load first = institution.load(write(TestFolder.EXTRACT));
        Load same = institution.load(write(TestFolder.EXTRACT));
        String changed =
                TestFolder.EXTRACT.replace("3;01-02-2022;;", "3;01-02-2022;05-02-2022;") + "4;02-02-2022;;Klager;Ja\n";
        Load second = institution.load(write(changed));
        Load third = institution.load(write(changed.replaceFirst("2;10-01.*\n", "")), true);

        assertThat(same.isNew()).isFalse();
        assertThat(List.of(second.added(), second.changed(), second.ended())).containsExactly(1L, 1L, 0L);
        assertThat(List.of(third.added(), third.changed(), third.ended())).containsExactly(0L, 0L, 1L);
        assertThat(known(institution, first.number())).isEqualTo(CASES);
        assertThat(known(institution, second.number()))
                .containsExactly(
                        CASES.get(0), CASES.get(1), "3 2022-02-01 2022-02-05 Tilsyn f", "4 2022-02-02 - Klager t");
        assertThat(known(institution, third.number()))
                .containsExactly(CASES.get(0), "3 2022-02-01 2022-02-05 Tilsyn f", "4 2022-02-02 - Klager t");
        assertThat(TestDatabase.client()
                        .sql("SELECT count(*) FROM " + institution.schema() + ".cases")
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void aCaseWhoseRowCannotBeReadStaysAsItWasKnown() {
        TestFolder.change(
                folder.resolve("cases.yaml"),
                "holds: all",
                "holds: all, rejects: at most 50 pct., shrinks: at most 50 pct. fewer");
        Institution institution = Institution.of(folder);
        institution.load(write(TestFolder.EXTRACT));
        Load second = institution.load(write(TestFolder.EXTRACT.replace("14-03-2022", "14-13-2022")));

        assertThat(List.of(second.rowsRejected(), second.changed(), second.ended()))
                .containsExactly(1L, 0L, 0L);
        assertThat(known(institution, second.number())).isEqualTo(CASES);
    }

    @Test
    void anExtractOfChangesEndsNothing() {
        TestFolder.change(folder.resolve("cases.yaml"), "holds: all", "holds: changes");
        Institution institution = Institution.of(folder);
        institution.load(write(TestFolder.EXTRACT));
        Load second =
                institution.load(write("Sagsnr;Modtaget;Afgjort;Område;Haster\n3;01-02-2022;05-02-2022;Tilsyn;Nej\n"));

        assertThat(List.of(second.added(), second.changed(), second.ended())).containsExactly(0L, 1L, 0L);
        assertThat(known(institution, second.number())).hasSize(3);
    }

    @Test
    void aNightWithoutChangesIsALoadThatChangesNothing() {
        TestFolder.change(folder.resolve("cases.yaml"), "holds: all", "holds: changes");
        Institution institution = Institution.of(folder);
        institution.load(write(TestFolder.EXTRACT));
        Load second = institution.load(write("Sagsnr;Modtaget;Afgjort;Område;Haster\n"));

        assertThat(List.of(second.rowsRead(), second.added(), second.changed(), second.ended()))
                .containsExactly(0L, 0L, 0L, 0L);
        assertThat(known(institution, second.number())).isEqualTo(CASES);
    }

    @Test
    void aColumnThatIsDeclaredLaterWidensTheTable() {
        Institution institution = Institution.of(folder);
        institution.load(write(TestFolder.EXTRACT));
        TestFolder.change(
                folder.resolve("cases.yaml"),
                "  Haster:",
                "  Beløb:    { name: amount, number: decimal comma, may be empty: yes }\n  Haster:");
        Institution widened = new Institution(Institution.of(folder).declaration(), institution.store(), folder);
        Load load = widened.load(
                write(TestFolder.EXTRACT.replace("Haster", "Haster;Beløb").replaceAll("(Ja|Nej)\n", "$1;1.234,50\n")));

        assertThat(load.changed()).isEqualTo(3);
        assertThat(TestDatabase.client()
                        .sql("SELECT sum(amount)::text FROM " + institution.schema() + ".cases")
                        .query(String.class)
                        .single())
                .isEqualTo("3703.50");
    }

    private List<String> load(byte[] extract) {
        Institution institution = Institution.of(folder);
        int number = institution
                .load(TestFolder.write(jobs.resolve("sager.csv"), extract))
                .number();
        return known(institution, number);
    }

    private Path write(String extract) {
        return TestFolder.write(jobs.resolve("sager.csv"), extract);
    }

    private static List<String> known(Institution institution, int load) {
        return TestDatabase.client()
                .sql("""
                        SELECT concat_ws(' ', case_number, received, coalesce(decided::text, '-'), area, urgent)
                        FROM %s.cases
                        WHERE loaded_in <= :load AND (replaced_in IS NULL OR replaced_in > :load)
                        ORDER BY case_number
                        """.formatted(institution.schema()))
                .param("load", load)
                .query(String.class)
                .list();
    }

    private static void addRow(
            Sheet sheet,
            CellStyle date,
            int number,
            LocalDate received,
            LocalDate decided,
            String area,
            boolean urgent) {
        Row row = sheet.createRow(number);
        row.createCell(0).setCellValue(number);
        row.createCell(1).setCellValue(received);
        row.createCell(2).setCellValue(decided);
        row.createCell(3).setCellValue(area);
        row.createCell(4).setCellValue(urgent);
        row.getCell(1).setCellStyle(date);
        row.getCell(2).setCellStyle(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM case_system; UPDATE case_system SET \"Område\" = 'X'",
                "COMMIT; UPDATE case_system SET \"Område\" = 'X'",
                "SELECT 1; COMMIT; BEGIN; DELETE FROM case_system",
                "WITH gone AS (DELETE FROM case_system RETURNING *) SELECT * FROM gone",
                "WITH changed AS (UPDATE case_system SET \"Område\" = 'X' RETURNING *) SELECT * FROM changed",
                "DELETE FROM case_system RETURNING *",
                "UPDATE case_system SET \"Område\" = 'X' RETURNING *",
                "SET transaction_read_only = off",
                "SELECT set_config('transaction_read_only', 'off', false)",
                "DO $$ BEGIN DELETE FROM case_system; END $$",
                "SELECT * INTO other FROM case_system",
                "SELECT nextval('numbers')",
                "SELECT change_all()",
                "EXPLAIN ANALYZE DELETE FROM case_system",
                "TRUNCATE case_system",
                "COPY case_system TO STDOUT"
            })
    void aQueryReadsAndDoesNothingElse(String query) throws Exception {
        try (LocalPostgres other = LocalPostgres.open(TestDatabase.var("other-postgres"))) {
            fillCaseSystem(other);
            asks(other, query);
            Institution institution = Institution.of(folder);

            assertThatThrownBy(() -> institution.loader(jobs).load(Optional.empty(), Accepted.NOTHING))
                    .isInstanceOf(DataRefused.class);

            try (Connection connection = other.address().connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT count(*), count(*) FILTER (WHERE \"Område\" = 'X'), to_regclass('other') IS NULL,"
                                    + " NOT (SELECT is_called FROM numbers) FROM case_system")) {
                row.next();
                assertThat(List.of(row.getInt(1), row.getInt(2), row.getBoolean(3), row.getBoolean(4)))
                        .isEqualTo(List.of(3, 0, true, true));
            }
        }
    }

    @Test
    void aSemicolonAtTheEndOrWithinATextIsNoSecondStatement() throws Exception {
        try (LocalPostgres other = LocalPostgres.open(TestDatabase.var("other-postgres"))) {
            fillCaseSystem(other);
            asks(other, "SELECT * FROM case_system WHERE \"Område\" <> 'a;b' /* ; */ ORDER BY \"Sagsnr\";");
            Institution institution = Institution.of(folder);
            Load load = institution.loader(jobs).load(Optional.empty(), Accepted.NOTHING);
            assertThat(known(institution, load.number())).isEqualTo(CASES);
        }
    }

    @Test
    void aSourceThatOperationsHaveNotNamedIsRefused() throws IOException {
        extract("{ source: esd, query: SELECT 1 }");
        Institution institution = Institution.of(folder);
        assertThatThrownBy(() -> institution.loader(jobs).load(Optional.empty(), Accepted.NOTHING))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("no source \"esd\" for proeve");
        Files.writeString(
                jobs.resolve("sources.yaml"),
                "andre: { esd: { url: \"jdbc:postgresql://x/y\" } }\nproeve: { esdh: { url: \"jdbc:postgresql://x/y\" } }");
        assertThatThrownBy(() -> institution.loader(jobs).load(Optional.empty(), Accepted.NOTHING))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("esdh");
    }

    @Test
    void aCaseSystemThatNeverAnswersIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            extract("{ source: esdh, query: SELECT 1 }");
            Files.writeString(
                    jobs.resolve("sources.yaml"),
                    "proeve: { esdh: { url: \"jdbc:postgresql://127.0.0.1:" + silent.getLocalPort()
                            + "/x\", user: a, password: { file: hemmelig.txt } } }");
            Files.writeString(jobs.resolve("hemmelig.txt"), "abc\n");
            Institution institution = Institution.of(folder);
            assertThatThrownBy(() -> institution.loader(jobs).load(Optional.empty(), Accepted.NOTHING))
                    .isInstanceOf(DataRefused.class);
        }
    }

    @Test
    void aQueryThatTakesTooLongIsGivenUp() throws Exception {
        try (LocalPostgres other = LocalPostgres.open(TestDatabase.var("other-postgres"))) {
            fillCaseSystem(other);
            asks(other, "SELECT c.* FROM case_system c, pg_sleep(60)", "answers within: 2 seconds");
            Institution institution = Institution.of(folder);
            assertThatThrownBy(() -> institution.loader(jobs).load(Optional.empty(), Accepted.NOTHING))
                    .isInstanceOf(DataRefused.class);
        }
    }

    @Test
    void aFileBehindALinkOutOfTheFolderIsRefused() throws IOException {
        Path outside = TestFolder.write(jobs.resolve("andres.csv"), TestFolder.EXTRACT);
        Files.createSymbolicLink(folder.resolve("sager-2022.csv"), outside);
        Institution institution = Institution.of(folder);
        assertThatThrownBy(() -> institution.loader(jobs).load(Optional.empty(), Accepted.NOTHING))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("lies outside");
    }

    @Test
    void filesComeFromAnInboxThatOperationsHaveNamed() throws IOException {
        Path inbox = Files.createDirectory(jobs.resolve("inbox"));
        TestFolder.write(inbox.resolve("sager-2022.csv"), TestFolder.EXTRACT);
        TestFolder.change(folder.resolve("cases.yaml"), "extract: { files:", "extract: { source: post, files:");
        Files.writeString(jobs.resolve("sources.yaml"), "proeve: { post: { folder: inbox } }");
        Institution institution = Institution.of(folder);
        Load load = institution.loader(jobs).load(Optional.empty(), Accepted.NOTHING);
        assertThat(known(institution, load.number())).isEqualTo(CASES);
    }

    private void extract(String declared) throws IOException {
        Files.writeString(
                folder.resolve("cases.yaml"),
                Files.readString(folder.resolve("cases.yaml"))
                        .replaceFirst("extract: .*", Matcher.quoteReplacement("extract: " + declared)));
    }

    /** Declares a query to another server, as operations and whoever writes plans do together. */
    private void asks(LocalPostgres other, String query, String... more) throws IOException {
        extract("\n  source: esdh\n  query: |\n    " + query);
        Files.writeString(jobs.resolve("password.txt"), other.address().password() + "\n");
        Files.writeString(jobs.resolve("sources.yaml"), """
                proeve:
                  esdh:
                    url: %s
                    driver: org.postgresql.Driver
                    user: %s
                    password: { file: password.txt }
                    %s
                """.formatted(
                        other.address().url(), other.address().user(), String.join("\n", more)));
    }

    private static void fillCaseSystem(LocalPostgres other) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        other.address().url(),
                        other.address().user(),
                        other.address().password());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    DROP TABLE IF EXISTS case_system, other;
                    DROP SEQUENCE IF EXISTS numbers;
                    CREATE SEQUENCE numbers;
                    CREATE OR REPLACE FUNCTION change_all() RETURNS integer LANGUAGE plpgsql AS $$
                    BEGIN
                        SET LOCAL transaction_read_only = off;
                        DELETE FROM case_system;
                        RETURN 1;
                    END $$;
                    CREATE TABLE case_system AS
                    SELECT * FROM (VALUES
                        (1, '03-01-2022', '17-01-2022', 'Klager', 'Ja'),
                        (2, '10-01-2022', '14-03-2022', 'Klager', 'Nej'),
                        (3, '01-02-2022', NULL, 'Tilsyn', 'Nej'))
                        AS t ("Sagsnr", "Modtaget", "Afgjort", "Område", "Haster")
                    """);
        }
    }
}
