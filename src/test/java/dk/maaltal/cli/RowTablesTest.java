package dk.maaltal.cli;

import static dk.maaltal.cli.Agency.WORD;
import static dk.maaltal.cli.Agency.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as agencies print them: a row for each case type, board or quarter; figures as columns; headings over headings. */
class RowTablesTest {

    private static final String DOCUMENTS =
            "maalrapportering.docx, afrapportering.docx, status.docx, bilag.xlsx, overblik.html";

    @TempDir
    Path folder;

    private Agency agency;

    private void declare(String name, String populations) {
        agency = Agency.open(folder, name, DOCUMENTS, """
                columns:
                  Sagsnr:   { is: case number }
                  Modtaget: { is: received, date: dd-MM-yyyy }
                  Afgjort:  { is: decided, date: dd-MM-yyyy, may be empty: yes }
                  Start:    { name: started, date: dd-MM-yyyy, may be empty: yes }
                  Type:     { name: type, text: yes }
                populations:
                """ + populations.indent(2));
    }

    /** So many cases of a type, decided on a day after so many days. */
    private void cases(int count, String type, String decided, int days) {
        LocalDate on = day(decided);
        agency.cases(count, on.minusDays(days), on, on.minusDays(days - 2), type);
    }

    private MadeReport run(String plan) {
        return agency.run("Sagsnr;Modtaget;Afgjort;Start;Type", 2022, "2022", plan);
    }

    private static final String SERVICE = """
            plan: Servicemål 2022
            year: 2022
            goals:
              - goal: "1"
                title: Servicemål
                met when: at least 6 measures are met
                measures:
                  - measure: a
                    title: Andel af sager afgjort inden for servicemålet
                    share: { within: 3 months }
                    years: 2021-2022
                    target: at least 90.0
                    unit heading: Sagstype
                    rows:
                      Familiesammenføring, enkle sager:   { of: enkle, within: 5 months }
                      Familiesammenføring, øvrige sager:  { of: øvrige, within: 10 months }
                      Au pair:                            { of: au pair }
                      Studie:                             { of: studie, within: 2 months }
                      Erhverv, beløbsordningen:           { of: beløb, within: 10 weeks, target: at least 85.0 }
                      Erhverv, øvrige:                    { of: erhverv }
                      Permanent opholdstilladelse:        { of: permanent, within: 10 months, mark: "**" }
                      Visum:                              { of: visum, within: 10 weeks }
                    notes: { "**": Fra modtagelsen af det fulde oplysningsgrundlag. }
                  - measure: b
                    title: Servicemål og resultat
                    share: { within: 3 months }
                    years: 2022
                    target: at least 90.0
                    rows:
                      Au pair:  { of: au pair }
                      Studie:   { of: studie, within: 2 months, limit text: "60" }
                      Visum:    { of: visum, within: 10 weeks, no cases: ingen sager }
                    columns:
                      Sagstype: name
                      Maksimal sagsbehandlingstid: limit
                      Måltal (pct.): target
                      Resultat (pct.): result
                      Afgjorte sager: { decided: {} }
                      Opfyldt: verdict
            """;

    private void serviceCases(String name) {
        declare(name, """
                enkle: { type: enkle }
                øvrige: { type: øvrige }
                au pair: { type: au pair }
                studie: { type: studie }
                beløb: { type: beløb }
                erhverv: { type: erhverv }
                permanent: { type: permanent }
                visum: { type: visum }
                """);
        cases(1, "enkle", "2021-06-01", 400);
        cases(3, "enkle", "2021-06-01", 10);
        cases(19, "enkle", "2022-06-01", 10);
        cases(1, "enkle", "2022-06-01", 400);
        cases(9, "øvrige", "2022-06-01", 100);
        cases(1, "øvrige", "2022-06-01", 400);
        cases(8, "au pair", "2022-06-01", 10);
        cases(2, "au pair", "2022-06-01", 100);
        cases(10, "studie", "2022-06-01", 10);
        cases(17, "beløb", "2022-06-01", 10);
        cases(3, "beløb", "2022-06-01", 100);
        cases(10, "erhverv", "2022-06-01", 10);
        cases(19, "permanent", "2022-06-01", 200);
        cases(1, "permanent", "2022-06-01", 400);
    }

    @Test
    void aTableOfServiceTargetsHasARowForEachCaseType() {
        serviceCases("service-styrelsen");

        MadeReport made = run(SERVICE);

        List<String> expected = List.of(
                "Sagstype|Mål|2021|2022",
                "Familiesammenføring, enkle sager|90,0|75,0|95,0",
                "Familiesammenføring, øvrige sager|90,0|-|90,0",
                "Au pair|90,0|-|80,0",
                "Studie|90,0|-|100",
                "Erhverv, beløbsordningen|85,0|-|85,0",
                "Erhverv, øvrige|90,0|-|100",
                "Permanent opholdstilladelse**|90,0|-|95,0",
                "Visum|90,0|-|-");
        assertThat(made.table(WORD, "Mål 1", "Tabel a.")).isEqualTo(expected);
        assertThat(made.table("afrapportering.docx", "Mål 1", "Tabel a.")).isEqualTo(expected);
        assertThat(made.sheet("1a")).isEqualTo(expected);
        List<String> columns = List.of(
                "Sagstype|Maksimal sagsbehandlingstid|Måltal (pct.)|Resultat (pct.)|Afgjorte sager|Opfyldt",
                "Au pair|3 måneder|90,0|80,0|10|ikke opfyldt",
                "Studie|60|90,0|100|10|opfyldt",
                "Visum|10 uger|90,0|ingen sager|ingen sager|kan ikke vurderes");
        assertThat(made.table(WORD, "Mål 1", "Tabel b.")).isEqualTo(columns);
        assertThat(made.sheet("1b")).isEqualTo(columns);
        assertThat(made.paragraphs(WORD)).contains("** Fra modtagelsen af det fulde oplysningsgrundlag.");
    }

    @Test
    void theChartOfATableHasABarForEachRow() throws IOException {
        serviceCases("tegne-styrelsen");

        MadeReport made = run(SERVICE);

        String description = "Diagram: Andel af sager afgjort inden for servicemålet, 2022 (procent)."
                + " Mål: Familiesammenføring, enkle sager 90,0, Familiesammenføring, øvrige sager 90,0, Au pair 90,0,"
                + " Studie 90,0, Erhverv, beløbsordningen 85,0, Erhverv, øvrige 90,0, Permanent opholdstilladelse 90,0,"
                + " Visum 90,0. Resultat: Familiesammenføring, enkle sager 95,0, Familiesammenføring, øvrige sager 90,0,"
                + " Au pair 80,0, Studie 100, Erhverv, beløbsordningen 85,0, Erhverv, øvrige 100,"
                + " Permanent opholdstilladelse 95,0, Visum intet tal.";
        assertThat(made.text("overblik.html")).contains("<title>" + description + "</title>");
        try (XWPFDocument word =
                new XWPFDocument(Files.newInputStream(made.folder().resolve(WORD)))) {
            assertThat(word.getDocument().xmlText()).contains(description);
            assertThat(word.getCharts()).anySatisfy(chart -> assertThat(chart.getChartSeries()
                            .get(0)
                            .getSeries(0)
                            .getCategoryData()
                            .getPointAt(2)
                            .toString())
                    .isEqualTo("Au pair"));
        }
    }

    @Test
    void aChartNamesColumnsAsThePlanDoesAndMixesNoUnits() {
        declare("akse-styrelsen", "lav: { type: lav }");
        cases(1, "lav", "2020-06-01", 20);
        cases(1, "lav", "2021-06-01", 10);
        cases(1, "lav", "2022-06-01", 100);

        MadeReport made = run("""
                plan: Akser 2022
                year: 2022
                goals:
                  - goal: "1"
                    title: Akser
                    measures:
                      - measure: a
                        title: Tid
                        average: { of: all, in: days }
                        years: 2020-2022
                        headings: { 2021: Før loven, 2022: Efter loven }
                      - measure: b
                        title: Blandet
                        years: 2022
                        rows:
                          Antal: { decided: { of: lav } }
                          Andel: { share: { of: lav, within: 4 weeks } }
                      - measure: c
                        title: Kvartaler
                        average: { of: lav, in: days }
                        quarters: [2020-Q2, 2021-Q2, 2022-Q2]
                        target: at most 40
                        decimals: 0
                        rows: terms
                        columns: { Kvartal: name, Gennemsnit: result, Antal: { decided: {} } }
                """);

        assertThat(made.text("overblik.html"))
                .contains(
                        "<title>Diagram: Tid (antal dage). Resultat: 2020 20,0, Før loven 10,0, Efter loven 100,0.</title>",
                        "<title>Diagram: Kvartaler (antal dage). Mål: 2. kvt. 2020 40, 2. kvt. 2021 40, 2. kvt. 2022 40."
                                + " Resultat: 2. kvt. 2020 20, 2. kvt. 2021 10, 2. kvt. 2022 100.</title>")
                .doesNotContain("Diagram: Blandet");
    }

    @Test
    void eachRowIsAPromiseOfItsOwn() {
        serviceCases("loefte-raekker");

        MadeReport made = run(SERVICE);

        assertThat(made.overview(WORD).stream().map(String::strip))
                .contains(
                        "1|Servicemål||7 af 11 delmål opfyldt||● opfyldt",
                        "a3|Au pair|mindst 90,0 pct.|80,0 pct.||○ ikke opfyldt")
                .noneMatch(row -> row.contains("beløbsordningen"));
        assertThat(made.paragraphs(WORD))
                .anyMatch(text -> text.startsWith(
                        "Au pair: I 2022 blev 80,0 pct. af sagerne behandlet inden for 3 måneder (8 af 10 sager)."));
        assertThat(agency.office().ok("explain", agency.office().name(), "1a3", "--at", "2022"))
                .contains("Au pair", "80,0");
        assertThat(agency.office().reportOk("run")).contains("nothing has changed since it was made");
    }

    @Test
    void aRowSaysOneCaseInItsOwnWordsAndTheDecimalsOfItsTable() {
        declare("ord-styrelsen", """
                lav: { type: lav }
                brev: { type: brev, words: { decided: besvaret, decision: svar } }
                ingen: { type: ingen }
                """);
        cases(1, "lav", "2022-06-01", 1);
        cases(1, "brev", "2022-06-01", 200);

        MadeReport made = run("""
                plan: Ord 2022
                year: 2022
                goals:
                  - goal: "1"
                    title: Ord
                    measures:
                      - measure: a
                        title: Antal
                        decided: {}
                        years: 2022
                        target: at least 1
                        rows:
                          Lav:   { of: lav }
                          Breve: { of: brev }
                          Sendt: { of: brev, words: { decided: sendt, decision: forsendelse } }
                          Andel: { share: { of: lav, within: 1 day }, target: at least 90.0 }
                      - measure: b
                        title: Tid
                        average: { in: days }
                        years: 2022
                        decimals: 0
                        no cases: "0"
                        target: at most 240
                        rows:
                          Lav:   { of: lav }
                          Breve: { of: brev }
                          Ingen: { of: ingen }
                      - measure: c
                        title: Tid uden rækker
                        average: { of: ingen, in: days }
                        years: 2022
                        no cases: "0"
                """);

        assertThat(made.paragraphs(WORD))
                .contains(
                        "Lav: I 2022 blev der afgjort 1 sag. Målet (mindst 1 sag) er netop opfyldt.",
                        "Breve: I 2022 blev der besvaret 1 sag. Målet (mindst 1 sag) er netop opfyldt.",
                        "Sendt: I 2022 blev der sendt 1 sag. Målet (mindst 1 sag) er netop opfyldt.",
                        "Andel: I 2022 blev 100 pct. af sagerne behandlet inden for 1 dag (1 af 1 sag)."
                                + " Målet (mindst 90,0 pct.) er klart opfyldt.",
                        "Lav: I 2022 var den gennemsnitlige sagsbehandlingstid 1 dag (1 sag)."
                                + " Målet (højst 240 dage) er klart opfyldt.");
        assertThat(made.table(WORD, "Mål 1", "Tabel b."))
                .containsExactly("Antal dage|Mål|2022", "Lav|240|1", "Breve|240|200", "Ingen|240|0");
        // The overview says what the table says.
        assertThat(made.overview(WORD).stream().skip(1).map(String::strip))
                .containsExactly(
                        "1|Ord||6 af 7 delmål opfyldt||– kan ikke vurderes",
                        "b3|Ingen|højst 240 dage|0 dage||– kan ikke vurderes");
        assertThat(made.text("overblik.html")).contains("<dd>0,0 dage</dd>");
    }

    @Test
    void smallCountsAreHiddenInARowAsAnywhere() {
        serviceCases("faa-sager");
        agency.write("report.yaml", """
                reports:
                  aarsrapport:
                    documents: [maalrapportering.docx, bilag.xlsx]
                    hide counts below: 5
                """);

        MadeReport made = run(SERVICE);

        assertThat(made.table(WORD, "Mål 1", "Tabel a.")).contains("Familiesammenføring, enkle sager|90,0|..|95,0");
        assertThat(made.sheet("1a")).contains("Familiesammenføring, enkle sager|90,0|..|95,0");
        assertThat(made.paragraphs(WORD)).anyMatch(text -> text.startsWith(".. Tallet vises ikke"));
        assertThat(agency.office()
                        .run("explain", agency.office().name(), "1a", "--at", "2022")
                        .err())
                .contains("found no figure \"1a\"; expected \"1a1\"");
    }

    @Test
    void targetsThatChangeHaveAColumnForEachYear() {
        declare("nye-maal", "lav: { type: lav }");
        cases(3, "lav", "2021-06-01", 10);
        cases(1, "lav", "2021-06-01", 100);
        cases(4, "lav", "2022-06-01", 10);

        MadeReport made = run("""
                plan: Nye mål 2022
                year: 2022
                goals:
                  - goal: "1"
                    title: Frister
                    measures:
                      - measure: a
                        title: Inden for fristen
                        share: { within: 4 weeks }
                        years: 2021-2022
                        target: { 2021: at least 70.0, 2022: at least 90.0 }
                        rows:
                          Alle: { of: all }
                          Lav:  { of: lav, target: at least 50.0 }
                """);

        List<String> below = List.of("Alle|70,0|90,0|75,0|100", "Lav|50,0|50,0|75,0|100");
        List<String> table = made.table(WORD, "Mål 1", "Tabel a.");
        assertThat(table.subList(0, 2)).containsExactly("|Mål|Resultat", "Procent|2021|2022|2021|2022");
        assertThat(table.subList(2, 4)).isEqualTo(below);
        assertThat(made.sheet("1a").subList(1, 3)).isEqualTo(below);
    }

    @Test
    void theNextPlanHasTheResultsOfEachRow() throws IOException {
        serviceCases("naeste-plan");
        run(SERVICE);

        agency.office().ok("plan", agency.office().name(), "--roll-forward", "2023");

        assertThat(Files.readString(agency.office().own("plan-2023.yaml")))
                .contains(
                        "years: 2022-2023",
                        "{ of: enkle, within: 5 months, published: { 2022: 95.0 } }",
                        "{ of: au pair, published: { 2022: 80.0 } }");
        assertThat(agency.office().ok("check", agency.office().name()))
                .contains("plan-2023.yaml: Servicemål 2023, 1 goal, 11 measures");
    }

    @Test
    void aTableOfBoardsHasFiguresAsColumnsUnderHeadings() throws IOException {
        declare("naevnenes-hus", """
                søfart: { type: søfart, description: sager om søfart }
                psyk: { type: psyk }
                oplæring: { type: oplæring }
                """);
        // Of 2022 and of the twelve months to the end of September: 10 cases of 30, 120, 200 and 400 days.
        cases(2, "søfart", "2022-06-01", 30);
        cases(4, "søfart", "2022-06-01", 120);
        cases(1, "søfart", "2022-06-01", 200);
        cases(3, "søfart", "2022-06-01", 400);
        // Of 2022 only, and of those twelve months only.
        cases(2, "søfart", "2022-12-01", 100);
        cases(2, "søfart", "2021-11-01", 30);
        cases(4, "psyk", "2022-06-01", 30);

        MadeReport made = run("""
                plan: Nævn 2022
                year: 2022
                goals:
                  - goal: "1"
                    title: Nævnenes gennemsnitlige sagsbehandlingstider
                    measures:
                      - measure: a
                        title: Nævnenes sagsbehandlingstider
                        average: { in: months }
                        years: 2022
                        no cases: "0"
                        rows:
                          Ankenævnet for Søfartsforhold:        { of: søfart, target: at most 6.0 }
                          Det Psykiatriske Patientklagenævn:    { of: psyk, target: at most 2.0, mark: "*" }
                          Ankenævnet vedr. Oplæringsvirksomhed: { of: oplæring }
                        columns:
                          Nævn: name
                          Mål (mdr.): target
                          Afgørelser i 2022:
                            Afsluttede sager: { decided: {} }
                            Gennemsnit (mdr.): result
                          Aldersfordelingen af sager afsluttet i de seneste 12 mdr. i procent:
                            0-3 mdr.: { share: { within: 3 months }, period: rolling year to Q3, decimals: 0 }
                            3-6 mdr.:
                              deviation: { of: { share: { within: 6 months } }, from: { share: { within: 3 months } } }
                              period: rolling year to Q3
                              decimals: 0
                            6-9 mdr.:
                              deviation: { of: { share: { within: 9 months } }, from: { share: { within: 6 months } } }
                              period: rolling year to Q3
                              decimals: 0
                            9-12 mdr.:
                              deviation: { of: { share: { within: 12 months } }, from: { share: { within: 9 months } } }
                              period: rolling year to Q3
                              decimals: 0
                            ">12 mdr.":
                              ratio: { of: { late: { within: 12 months } }, per: { decided: {} }, unit: pct. }
                              period: rolling year to Q3
                              decimals: 0
                        notes: { "*": Inklusive sager behandlet af formanden. }
                """);

        List<String> table = made.table(WORD, "Mål 1", "Tabel a.");
        // 2140 days by 12 cases are 178,33 days, by 30,4375 days a month 5,9. Of the 12 cases of the twelve months 4,
        // 4, 1, 0
        // and 3 are in each band: 33,3, 33,3, 8,3, 0 and 25 per cent.
        List<String> below = List.of(
                "Nævn|Mål (mdr.)|Afsluttede sager|Gennemsnit (mdr.)|0-3 mdr.|3-6 mdr.|6-9 mdr.|9-12 mdr.|>12 mdr.",
                "Ankenævnet for Søfartsforhold|6,0|12|5,9|33|33|8|0|25",
                "Det Psykiatriske Patientklagenævn*|2,0|4|1,0|100|0|0|0|0",
                "Ankenævnet vedr. Oplæringsvirksomhed|-|0|0,0|0|0|0|0|0");
        assertThat(table.get(0))
                .isEqualTo("||Afgørelser i 2022|Aldersfordelingen af sager afsluttet i de seneste 12 mdr. i procent");
        assertThat(table.subList(1, table.size())).isEqualTo(below);
        assertThat(made.sheet("1a")).isEqualTo(below);
        assertThat(made.methods(WORD))
                .anyMatch(text ->
                        text.contains("Afsluttede sager: antal af rækkens sager, afgjort i perioden. 0-3 mdr.: andel")
                                && text.contains("Rækkens sager er: Ankenævnet for Søfartsforhold: sager om søfart;"
                                        + " Det Psykiatriske Patientklagenævn: »psyk«;"));
        assertThat(made.paragraphs(WORD)).containsOnlyOnce("* Inklusive sager behandlet af formanden.");
        try (XWPFDocument word =
                        new XWPFDocument(Files.newInputStream(made.folder().resolve(WORD)));
                XSSFWorkbook excel =
                        new XSSFWorkbook(Files.newInputStream(made.folder().resolve("bilag.xlsx")))) {
            assertThat(word.getTables()).anySatisfy(each -> assertThat(each.getRow(0).getTableCells().stream()
                            .map(cell -> cell.getCTTc().getTcPr().getGridSpan())
                            .map(span -> span == null ? 1 : span.getVal().intValue()))
                    .containsExactly(1, 1, 2, 5));
            assertThat(excel.getSheet("1a").getMergedRegions().stream().map(CellRangeAddress::getNumberOfCells))
                    .containsExactly(2, 5);
        }
        assertThat(agency.office().ok("explain", agency.office().name(), "1a1", "--at", "2022", "--row", "0-3 mdr."))
                .contains("33 pct.");
    }

    @Test
    void aTableOfQuartersHasThemAsRows() {
        declare("kvartals-styrelsen", "human: { type: human }");
        cases(1, "human", "2021-02-01", 200);
        cases(1, "human", "2021-02-01", 300);
        cases(2, "human", "2022-11-01", 100);
        cases(1, "human", "2022-11-01", 337);

        MadeReport made = run("""
                plan: Ansøgninger 2022
                year: 2022
                goals:
                  - goal: "1"
                    title: Nationale ansøgninger
                    measures:
                      - measure: a
                        title: Sagsbehandlingstider for nye nationale ansøgninger
                        average: { of: human, in: days }
                        quarters: 2021-2022
                        target: at most 240
                        decimals: 0
                        no cases: ""
                        rows: terms
                        columns:
                          Total tid for afsluttede sager: name
                          Sagstid gennemsnit: result
                          Måldage: target
                          Forskel ml. sagstid og måldage: result less target
                          Antal sager i måling: { decided: {} }
                          Heraf antal sager inden for mål:
                            deviation: { of: { decided: {} }, from: { late: { within: 240 days } } }
                          "%-del af sager inden for mål": { share: { within: 240 days }, decimals: 0 }
                """);

        List<String> expected = List.of(
                "Total tid for afsluttede sager|Sagstid gennemsnit|Måldage|Forskel ml. sagstid og måldage|Antal sager i måling|Heraf antal sager inden for mål|%-del af sager inden for mål",
                "1. kvartal 2021|250|240|10|2|1|50",
                "2. kvartal 2021||240||||",
                "3. kvartal 2021||240||||",
                "4. kvartal 2021||240||||",
                "1. kvartal 2022||240||||",
                "2. kvartal 2022||240||||",
                "3. kvartal 2022||240||||",
                "4. kvartal 2022|179|240|-61|3|2|67");
        assertThat(made.table(WORD, "Mål 1", "Tabel a.")).isEqualTo(expected);
        assertThat(made.sheet("1a")).isEqualTo(expected);
    }

    @Test
    void rowsMayStandUnderAHeadingOfTheirOwn() {
        declare("ombudsmanden", """
                undersøgelse: { type: undersøgelse }
                anden: { type: anden }
                offentlighed: { type: offentlighed }
                """);
        cases(7, "undersøgelse", "2022-06-01", 100);
        cases(2, "undersøgelse", "2022-06-01", 300);
        cases(1, "undersøgelse", "2022-06-01", 400);
        cases(9, "anden", "2022-06-01", 50);
        cases(1, "anden", "2022-06-01", 120);
        cases(1, "offentlighed", "2022-06-01", 10);
        cases(1, "offentlighed", "2022-06-01", 90);

        MadeReport made = run("""
                plan: Ombudsmanden 2022
                year: 2022
                goals:
                  - goal: "1"
                    title: Mål for sagsbehandlingstider
                    measures:
                      - measure: a
                        title: Den kortere frist
                        share: { until: decided }
                        years: 2022
                        unit heading: Sagstype
                        rows:
                          Klagesager og egen drift-sager:
                            Undersøgelsessager:         { of: undersøgelse, within: 6 months, target: at least 70 }
                            Anden form for behandling:  { of: anden, within: 3 months, target: at least 90 }
                          Offentlighedssager: { of: offentlighed, within: 20 working days, target: at least 45 }
                      - measure: b
                        title: Den længere frist
                        share: {}
                        years: 2022
                        rows:
                          Klagesager og egen drift-sager:
                            Undersøgelsessager:         { of: undersøgelse, within: 12 months, target: at least 90 }
                            Anden form for behandling:  { of: anden, within: 6 months, target: at least 98 }
                          Offentlighedssager: { of: offentlighed, within: 40 working days, target: at least 90 }
                """);

        List<String> shorter = List.of(
                "Sagstype|Mål|2022",
                "Klagesager og egen drift-sager||",
                "Undersøgelsessager|70,0|70,0",
                "Anden form for behandling|90,0|90,0",
                "Offentlighedssager|45,0|50,0");
        List<String> longer = List.of(
                "Procent|Mål|2022",
                "Klagesager og egen drift-sager||",
                "Undersøgelsessager|90,0|90,0",
                "Anden form for behandling|98,0|100",
                "Offentlighedssager|90,0|50,0");
        assertThat(made.table(WORD, "Mål 1", "Tabel a.")).isEqualTo(shorter);
        assertThat(made.sheet("1a")).isEqualTo(shorter);
        assertThat(made.table(WORD, "Mål 1", "Tabel b.")).isEqualTo(longer);
        assertThat(made.sheet("1b")).isEqualTo(longer);
    }

    @Test
    void theMethodIsToldOnceForSomeCasesAndAllAndNamesTheAgeThatAColumnIsOf() throws IOException {
        declare("totaler", """
                lav: { type: lav }
                høj: { type: høj }
                """);
        cases(2, "lav", "2022-01-10", 20);
        cases(3, "høj", "2022-11-10", 100);
        cases(4, "høj", "2023-02-10", 200);

        MadeReport made = run("""
                plan: Beholdning 2022
                year: 2022
                goals:
                  - goal: "1"
                    title: Beholdning
                    measures:
                      - measure: a
                        title: Sager ved årets udgang
                        pending: {}
                        years: 2022
                        rows:
                          Nord:
                            I alt: { of: lav }
                          Syd:
                            I alt: { of: høj }
                          Alle:  { of: all }
                        columns:
                          Sagstype: name
                          Verserende: result
                          Gamle: { pending: { older than: 90 days } }
                          1. kvartal: { decided: {}, period: Q1 }
                          Hele året: { decided: {} }
                """);

        // The four of 10 February 2023 were received on 25 July 2022, the three of November on 2 August: none before
        // April.
        List<String> table = List.of(
                "Sagstype|Verserende|Gamle|1. kvartal|Hele året",
                "Nord||||",
                "I alt|0|0|2|2",
                "Syd||||",
                "I alt|4|4|-|3",
                "Alle|4|4|2|5");
        assertThat(made.table(WORD, "Mål 1", "Tabel a.")).isEqualTo(table);
        assertThat(made.sheet("1a")).isEqualTo(table);
        assertThat(made.paragraphs(WORD))
                .noneMatch(text -> text.startsWith("Målet samlet:") || text.contains("mål er opfyldt"));
        assertThat(made.methods(WORD))
                .anyMatch(text -> text.contains("Gamle: antal af rækkens sager,")
                        && text.contains("med en liggetid over 90 dage")
                        && text.contains("1. kvartal gælder i 2022 fra den 1. januar 2022 til den 31. marts 2022.")
                        && !text.contains("antal af alle sager")
                        && text.contains("Rækkens sager er: Nord, I alt: »lav«; Syd, I alt: »høj«; Alle: alle sager."));
    }

    @Test
    void aTableOfTwelveMonthsStaysOnThePage() throws IOException {
        declare("maaneds-styrelsen", """
                lav: { type: lav }
                høj: { type: høj }
                """);
        cases(9, "lav", "2022-01-10", 80);
        cases(11, "lav", "2022-01-10", 100);
        cases(1, "høj", "2022-01-10", 300);
        cases(1, "høj", "2022-12-10", 400);
        cases(3, "høj", "2022-12-10", 300);

        MadeReport made = run("""
                plan: Klager 2022
                year: 2022
                goals:
                  - goal: "1"
                    title: Klagernes sagsbehandlingstid
                    measures:
                      - measure: a
                        title: Andel afgjort inden for fristen, måned for måned
                        share: {}
                        months: 2022
                        rows:
                          Alle sager inden for 90 dage:   { of: all, within: 90 days, target: at least 45 }
                          Lav kompleksitet, 90 dage:      { of: lav, within: 90 days, target: at least 50 }
                          Høj kompleksitet, 365 dage:     { of: høj, within: 365 days, target: at least 70 }
                """);

        // 9 of 21, 9 of 20 and 1 of 1 in January; 0 of 4 and 3 of 4 in December.
        String none = "|-".repeat(10);
        assertThat(made.table(WORD, "Mål 1", "Tabel a."))
                .containsExactly(
                        "Procent|Mål|jan. 2022|feb. 2022|mar. 2022|apr. 2022|maj 2022|jun. 2022|jul. 2022|aug. 2022|sep. 2022|okt. 2022|nov. 2022|dec. 2022",
                        "Alle sager inden for 90 dage|45,0|42,9" + none + "|0,0",
                        "Lav kompleksitet, 90 dage|50,0|45,0" + none + "|-",
                        "Høj kompleksitet, 365 dage|70,0|100" + none + "|75,0");
        try (XWPFDocument word =
                new XWPFDocument(Files.newInputStream(made.folder().resolve(WORD)))) {
            List<Integer> widths = word.getTables().get(1).getCTTbl().getTblGrid().getGridColList().stream()
                    .map(column -> Integer.parseInt(column.getW().toString()))
                    .toList();
            assertThat(widths).hasSize(14).allMatch(width -> width >= 500);
            assertThat(widths.stream().mapToInt(Integer::intValue).sum()).isEqualTo(9070);
        }
    }
}
