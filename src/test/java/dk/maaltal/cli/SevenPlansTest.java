package dk.maaltal.cli;

import static dk.maaltal.cli.Agency.WORD;
import static dk.maaltal.cli.Agency.assertTable;
import static dk.maaltal.cli.Agency.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The target tables of seven real agencies in the shape they print them: columns, rows, names, units and order as on their
 * public pages. Their case data are not public: the cases are made up here, few enough to be counted by hand, and read back
 * from Word and Excel. The nine tables of Lægemiddelstyrelsen have {@link LaegemiddelTablesTest a test of their own}.
 */
class SevenPlansTest {

    private static final String DOCUMENTS = "maalrapportering.docx, bilag.xlsx, overblik.html";

    @TempDir
    Path folder;

    private Agency agency(String name, String columns) {
        return Agency.open(folder, name, DOCUMENTS, columns);
    }

    /** naevneneshus.dk, "Nævnenes gennemsnitlige sagsbehandlingstider". */
    @Test
    void naevnenesHus() {
        Agency agency = agency("naevneneshus", """
                columns:
                  Sagsnr:   { is: case number }
                  Modtaget: { is: received, date: dd-MM-yyyy }
                  Afsluttet: { is: decided, date: dd-MM-yyyy, may be empty: yes }
                  Nævn:     { name: board, text: yes }
                populations:
                  søfart: { board: Ankenævnet for Søfartsforhold }
                  tele:   { board: Teleklagenævnet }
                  elever: { board: Ankenævnet vedr. Oplæringsvirksomhed }
                  psyk:   { board: Det Psykiatriske Patientklagenævn }
                """);
        // Closed June to August: 12 of 100 days each: 1.200 by 12 by 30,4375 are 3,3 months.
        agency.cases(12, day("2024-03-23"), day("2024-07-01"), "Ankenævnet for Søfartsforhold");
        // And in the nine months before: 4 of 30 days, 4 of 200, 4 of 400.
        agency.cases(4, day("2023-11-02"), day("2023-12-02"), "Ankenævnet for Søfartsforhold");
        agency.cases(4, day("2023-05-16"), day("2023-12-02"), "Ankenævnet for Søfartsforhold");
        agency.cases(4, day("2022-10-28"), day("2023-12-02"), "Ankenævnet for Søfartsforhold");
        // Before those twelve months, and after them.
        agency.cases(9, day("2023-01-01"), day("2023-08-31"), "Ankenævnet for Søfartsforhold");
        agency.cases(9, day("2024-01-01"), day("2024-09-01"), "Ankenævnet for Søfartsforhold");
        agency.cases(2, day("2024-02-01"), day("2024-07-02"), "Teleklagenævnet");
        agency.cases(3, day("2022-01-01"), day("2022-04-02"), "Ankenævnet vedr. Oplæringsvirksomhed");
        agency.cases(9, day("2024-06-01"), day("2024-07-05"), "Det Psykiatriske Patientklagenævn");
        agency.cases(1, day("2024-01-01"), day("2024-07-05"), "Det Psykiatriske Patientklagenævn");

        MadeReport made = agency.run("Sagsnr;Modtaget;Afsluttet;Nævn", 2024, "2024-08", """
                plan: Mål- og resultatplan 2024
                year: 2024
                goals:
                  - goal: "1"
                    title: Gennemsnitlige sagsbehandlingstider
                    measures:
                      - measure: a
                        title: Nævnenes gennemsnitlige sagsbehandlingstider
                        average: { in: months }
                        months: [2024-08]
                        period: last 3 months
                        no cases: "0"
                        rows:
                          Ankenævnet for Søfartsforhold:        { of: søfart, target: at most 6.0 }
                          Teleklagenævnet:                      { of: tele, target: at most 6.0 }
                          Ankenævnet vedr. Oplæringsvirksomhed: { of: elever, target: at most 6.0 }
                          Det Psykiatriske Patientklagenævn:    { of: psyk, target: at most 1.5, mark: "*" }
                        columns:
                          Nævn: name
                          Gennemsnitlig sagsbehandlingstid for de seneste 3 mdr.:
                            Afsluttede sager: { decided: {} }
                            August (mdr.): result
                          Aldersfordelingen for de seneste 12 mdr. i procent:
                            0-3 mdr.:  { share: { up to: 3 months }, period: last 12 months, decimals: 0 }
                            3-6 mdr.:  { share: { over: 3 months, up to: 6 months }, period: last 12 months, decimals: 0 }
                            6-9 mdr.:  { share: { over: 6 months, up to: 9 months }, period: last 12 months, decimals: 0 }
                            9-12 mdr.: { share: { over: 9 months, up to: 12 months }, period: last 12 months, decimals: 0 }
                            ">12 mdr.": { share: { over: 12 months }, period: last 12 months, decimals: 0 }
                        notes: { "*": Nævnet behandler sager fra hele landet. }
                """);

        List<String> below = List.of(
                "Nævn|Afsluttede sager|August (mdr.)|0-3 mdr.|3-6 mdr.|6-9 mdr.|9-12 mdr.|>12 mdr.",
                // Of 24 cases 4, 12, 4, 0 and 4.
                "Ankenævnet for Søfartsforhold|12|3,3|17|50|17|0|17",
                "Teleklagenævnet|2|5,0|0|100|0|0|0",
                "Ankenævnet vedr. Oplæringsvirksomhed|0|0,0|0|0|0|0|0",
                // 9 × 34 + 186 = 492 days by 10 are 49,2: 1,6 months.
                "Det Psykiatriske Patientklagenævn*|10|1,6|90|0|10|0|0");
        List<String> word = made.table(WORD, "Mål 1", "Tabel a.");
        assertThat(word.subList(1, word.size())).isEqualTo(below);
        assertThat(word.get(0))
                .isEqualTo("|Gennemsnitlig sagsbehandlingstid for de seneste 3 mdr."
                        + "|Aldersfordelingen for de seneste 12 mdr. i procent");
        assertThat(made.sheet("1a")).isEqualTo(below);
        assertThat(made.paragraphs(WORD)).contains("* Nævnet behandler sager fra hele landet.");
    }

    /** ombudsmanden.dk, "Mål for sagsbehandlingstider". */
    @Test
    void folketingetsOmbudsmand() {
        Agency agency = agency("ombudsmanden-2024", """
                columns:
                  Sagsnr:       { is: case number }
                  Oprettet:     { is: received, date: dd-MM-yyyy }
                  Afsluttet:    { is: decided, date: dd-MM-yyyy, may be empty: yes }
                  Sagstype:     { name: type, text: yes }
                  Modenhedsdato: { name: maturity, date: dd-MM-yyyy, may be empty: yes }
                  Besøgsdato:   { name: visit, date: dd-MM-yyyy, may be empty: yes }
                populations:
                  undersøgelse: { type: Undersøgelsessag }
                  anden:        { type: [Anden behandling, Formel afvisning] }
                  offentlighed: { type: Offentlighedssag }
                  tilsyn:       { type: Tilsynssag }
                """);
        agency.cases(7, day("2024-01-02"), day("2024-07-02"), "Undersøgelsessag", "", "");
        agency.cases(2, day("2024-01-02"), day("2024-07-03"), "Undersøgelsessag", "", "");
        agency.cases(1, day("2023-01-02"), day("2024-07-03"), "Undersøgelsessag", "", "");
        agency.cases(3, day("2024-01-02"), day("2024-04-02"), "Anden behandling", "", "");
        agency.cases(1, day("2024-01-02"), day("2024-04-03"), "Formel afvisning", "", "");
        // From 1 March 2024, 20 working days end on Wednesday 3 April: Easter is 28 March to 1 April. 40 end on 1 May.
        agency.cases(1, day("2023-06-01"), day("2024-04-03"), "Offentlighedssag", day("2024-03-01"), "");
        agency.cases(1, day("2024-02-28"), day("2024-04-04"), "Offentlighedssag", day("2024-03-01"), "");
        agency.cases(1, day("2024-02-28"), day("2024-05-02"), "Offentlighedssag", day("2024-03-01"), "");
        agency.cases(1, day("2024-02-28"), day("2024-03-04"), "Offentlighedssag", "", "");
        agency.cases(4, day("2023-01-02"), day("2024-06-30"), "Tilsynssag", "", day("2023-12-31"));
        agency.cases(1, day("2023-01-02"), day("2024-07-01"), "Tilsynssag", "", day("2023-12-31"));

        MadeReport made = agency.run("Sagsnr;Oprettet;Afsluttet;Sagstype;Modenhedsdato;Besøgsdato", 2024, "2024", """
                plan: Mål for sagsbehandlingstider 2024
                year: 2024
                goals:
                  - goal: "1"
                    title: Mål for sagsbehandlingstider
                    measures:
                      - measure: a
                        title: Mål for sagsbehandlingstider
                        share: {}
                        years: 2024
                        decimals: 0
                        rows:
                          Klagesager og egen drift-sager:
                            Undersøgelsessager:
                              - of: undersøgelse
                                within: 6 months
                                target: { at least: 70, text: 70 pct. er afsluttet inden for 6 måneder. }
                              - of: undersøgelse
                                within: 12 months
                                target: { at least: 90, text: 90 pct. er afsluttet inden for 12 måneder. }
                            Anden form for behandling og hjælp til borgerne samt afvisninger af formelle grunde:
                              - of: anden
                                within: 3 months
                                target: { at least: 90, text: 90 pct. er afsluttet inden for 3 måneder. }
                              - of: anden
                                within: 6 months
                                target: { at least: 98, text: 98 pct. er afsluttet inden for 6 måneder. }
                          Offentlighedssager:
                            - of: offentlighed
                              from: maturity
                              within: 20 working days
                              target: { at least: 45, text: 45 pct. er afsluttet inden for 20 arbejdsdage fra modenhedsdato. }
                            - of: offentlighed
                              from: maturity
                              within: 40 working days
                              target: { at least: 90, text: 90 pct. er afsluttet inden for 40 arbejdsdage fra modenhedsdato. }
                          Tilsynssager:
                            - of: tilsyn
                              from: visit
                              within: 6 months
                              target: { at least: 80, text: 80 pct. er afsluttet inden for 6 måneder efter besøgets gennemførelse. }
                            - of: tilsyn
                              from: visit
                              within: 12 months
                              target: { at least: 90, text: 90 pct. er afsluttet inden for 12 måneder efter besøgets gennemførelse. }
                        columns:
                          Sagstype: name
                          Mål: target
                          Resultat (pct.): result
                """);

        assertTable(
                made,
                "Mål 1",
                "Tabel a.",
                "1a",
                "Sagstype|Mål|Resultat (pct.)",
                "Klagesager og egen drift-sager||",
                "Undersøgelsessager|70 pct. er afsluttet inden for 6 måneder.|70",
                "|90 pct. er afsluttet inden for 12 måneder.|90",
                "Anden form for behandling og hjælp til borgerne samt afvisninger af formelle grunde"
                        + "|90 pct. er afsluttet inden for 3 måneder.|75",
                "|98 pct. er afsluttet inden for 6 måneder.|100",
                "Offentlighedssager|45 pct. er afsluttet inden for 20 arbejdsdage fra modenhedsdato.|33",
                "|90 pct. er afsluttet inden for 40 arbejdsdage fra modenhedsdato.|67",
                "Tilsynssager|80 pct. er afsluttet inden for 6 måneder efter besøgets gennemførelse.|80",
                "|90 pct. er afsluttet inden for 12 måneder efter besøgets gennemførelse.|100");
        // Of eight parts only those that are not met.
        assertThat(made.overview(WORD).stream().skip(1).map(String::strip))
                .containsExactly(
                        "1|Mål for sagsbehandlingstider||5 af 8 delmål opfyldt||○ ikke opfyldt",
                        "a3|Anden form for behandling og hjælp til borgerne samt …"
                                + "|90 pct. er afsluttet inden for 3 måneder.|75 pct.||○ ikke opfyldt",
                        "a5|Offentlighedssager|45 pct. er afsluttet inden for 20 arbejdsdage fra modenhedsdato."
                                + "|33 pct.||○ ikke opfyldt",
                        "a6|Offentlighedssager|90 pct. er afsluttet inden for 40 arbejdsdage fra modenhedsdato."
                                + "|67 pct.||○ ikke opfyldt");
        assertThat(made.paragraphs(WORD))
                .anyMatch(text -> text.startsWith("Undersøgelsessager: I 2024 blev 90 pct. af sagerne"
                        + " behandlet inden for 12 måneder (9 af 10 sager)."));
        assertThat(made.paragraphs(WORD)).anyMatch(text -> text.contains("1 sag indgår ikke, da den mangler en dato"));
    }

    /** uim.dk, "Maksimale sagsbehandlingstider (servicemål)". */
    @Test
    void udlaendingestyrelsen() {
        Agency agency = agency("udlaendingestyrelsen", """
                columns:
                  Sagsnr:        { is: case number }
                  Indgivet:      { is: received, date: dd-MM-yyyy }
                  Fuldt oplyst:  { name: fully informed, date: dd-MM-yyyy, may be empty: yes }
                  Afgjort:       { is: decided, date: dd-MM-yyyy, may be empty: yes }
                  Sagstype:      { name: type, text: yes }
                populations:
                  fam enkle: { type: Enkle }
                  permanent: { type: Permanent }
                  pas:       { type: Pas }
                """);
        agency.cases(9, day("2015-01-01"), day("2016-01-10"), day("2016-06-10"), "Enkle");
        agency.cases(1, day("2016-01-01"), day("2016-01-10"), day("2016-06-11"), "Enkle");
        agency.cases(5, day("2016-01-01"), "", day("2016-06-11"), "Enkle");
        agency.cases(8, day("2015-01-01"), day("2016-01-10"), day("2016-09-10"), "Permanent");
        agency.cases(2, day("2015-01-01"), day("2016-01-10"), day("2016-09-11"), "Permanent");
        agency.cases(1, day("2015-01-01"), day("2016-01-04"), day("2016-03-14"), "Pas");

        MadeReport made = agency.run("Sagsnr;Indgivet;Fuldt oplyst;Afgjort;Sagstype", 2016, "2016", """
                plan: Maksimale sagsbehandlingstider (servicemål)
                year: 2016
                goals:
                  - goal: "1"
                    title: Servicemål
                    measures:
                      - measure: a
                        title: Servicemål
                        share: { from: fully informed }
                        years: 2016
                        target: at least 90
                        decimals: 0
                        rows:
                          "Familiesammenføring, enkle sager":           { of: fam enkle, within: 5 months }
                          Permanent opholdstilladelse:                  { of: permanent, within: 8 months }
                          Pas (fremmedpas og konventionspas):           { of: pas, within: 10 weeks }
                        columns:
                          Sagstype: name
                          Maksimal sagsbehandlingstid (servicemål): limit
                          Overholdt (pct.): result
                          Servicemål: verdict
                      - measure: b
                        title: Gennemsnitlig tid fra fuldt oplyst
                        average: { from: fully informed, in: days }
                        years: 2016
                        decimals: 0
                        rows:
                          Enkle sager: { of: fam enkle }
                          Pas:         { of: pas }
                """);

        assertTable(
                made,
                "Mål 1",
                "Tabel a.",
                "1a",
                "Sagstype|Maksimal sagsbehandlingstid (servicemål)|Overholdt (pct.)|Servicemål",
                "Familiesammenføring, enkle sager|5 måneder|90|opfyldt",
                "Permanent opholdstilladelse|8 måneder|80|ikke opfyldt",
                "Pas (fremmedpas og konventionspas)|10 uger|100|opfyldt");
        assertThat(made.paragraphs(WORD)).anyMatch(text -> text.contains("5 sager indgår ikke, da de mangler en dato"));
        // 9 × 152 + 153 by 10; a table that promises nothing tells of those left out all the same.
        assertTable(made, "Mål 1", "Tabel b.", "1b", "Antal dage|2016", "Enkle sager|152", "Pas|70");
        assertThat(made.paragraphs(WORD))
                .anyMatch(text -> text.contains("Enkle sager: 5 sager indgår ikke, da de mangler en dato"));
    }

    /** legalombudsman.org.uk, performance data. */
    @Test
    void legalOmbudsman() {
        Agency agency = agency("legalombudsman", """
                columns:
                  Case:     { is: case number }
                  Accepted: { is: received, date: dd-MM-yyyy }
                  Closed:   { is: decided, date: dd-MM-yyyy, may be empty: yes }
                  Complexity: { name: complexity, text: yes }
                populations:
                  low:  { complexity: low }
                  high: { complexity: high }
                """);
        // Closed on 30 April: 2 of 90 days, 2 of 91, 1 of 366. On 1 March: 1 of 180 days.
        agency.cases(2, day("2019-01-30"), day("2019-04-30"), "low");
        agency.cases(2, day("2019-01-29"), day("2019-04-30"), "high");
        agency.cases(1, day("2018-04-29"), day("2019-04-30"), "high");
        agency.cases(1, day("2019-09-03"), day("2020-03-01"), "high");
        agency.cases(5, day("2019-03-01"), day("2019-03-31"), "low");

        MadeReport made = agency.run("Case;Accepted;Closed;Complexity", 2020, "2020-03", """
                plan: KPI 2019/20
                year: 2020
                financial year: { from: April, named: "2019/20" }
                goals:
                  - goal: "1"
                    title: Percentage of legal cases concluded
                    measures:
                      - measure: a
                        title: Percentage of legal cases concluded
                        share: { of: all }
                        months: 2019/20
                        decimals: 0
                        unit heading: KPI
                        rows:
                          45% within 90 days:         { within: 90 days, target: at least 45 }
                          78% within 180 days:        { within: 180 days, target: at least 78 }
                          95% within 365 days:        { within: 365 days, target: at least 95 }
                          65% within 90 days (low):   { of: low, within: 90 days, target: at least 65 }
                          33% within 180 days (high): { of: high, within: 180 days, target: at least 33 }
                """);

        String none = "|-".repeat(10);
        assertTable(
                made,
                "Mål 1",
                "Tabel a.",
                "1a",
                "KPI|Mål|apr. 2019|maj 2019|jun. 2019|jul. 2019|aug. 2019|sep. 2019|okt. 2019|nov. 2019|dec. 2019"
                        + "|jan. 2020|feb. 2020|mar. 2020",
                "45% within 90 days|45|40" + none + "|0",
                "78% within 180 days|78|80" + none + "|100",
                "95% within 365 days|95|80" + none + "|100",
                "65% within 90 days (low)|65|100" + none + "|-",
                "33% within 180 days (high)|33|67" + none + "|100");
    }

    /** domstol.se, målstatistik. */
    @Test
    void sverigesDomstolar() {
        Agency agency = agency("domstolar", """
                columns:
                  Målnr:   { is: case number }
                  Inkom:   { is: received, date: dd-MM-yyyy }
                  Avgjort: { is: decided, date: dd-MM-yyyy, may be empty: yes }
                  Domstol: { name: court, text: yes }
                populations:
                  stockholm: { court: Stockholms tingsrätt }
                  malmö:     { court: Malmö tingsrätt }
                """);
        // Received January to May: 25 in 2023, 26 in 2024; decided 10 and 5 of them after 61 days.
        agency.cases(10, day("2023-02-01"), day("2023-04-03"), "Stockholms tingsrätt");
        agency.cases(15, day("2023-05-31"), "", "Stockholms tingsrätt");
        agency.cases(5, day("2024-02-01"), day("2024-04-02"), "Stockholms tingsrätt");
        agency.cases(21, day("2024-05-31"), "", "Malmö tingsrätt");
        agency.cases(7, day("2023-06-01"), "", "Malmö tingsrätt");
        agency.cases(7, day("2024-06-01"), "", "Malmö tingsrätt");

        MadeReport made = agency.run("Målnr;Inkom;Avgjort;Domstol", 2024, "2024-06", """
                plan: Regleringsbrev 2024
                year: 2024
                goals:
                  - goal: "1"
                    title: Målutveckling
                    measures:
                      - measure: a
                        title: Inkomna, avgjorda och balanserade mål
                        years: 2024
                        period: { 2024: Jan-May }
                        rows:
                          Inkomna mål:     { received: { of: all } }
                          Avgjorda mål:    { decided: { of: all } }
                          Balanserade mål: { pending: { of: all } }
                        columns:
                          Tingsrätter: name
                          Januari–maj 2024: result
                          Januari–maj 2023: the year before
                          Förändringsindex: index
                          Förändring: change
                      - measure: b
                        title: Omloppstider, 75:e percentilen (månader)
                        percentile: { percent: 75, in: months }
                        years: 2022-2024
                        period: { 2024: Jan-May }
                        unit heading: Domstol
                        rows:
                          Stockholms tingsrätt: { of: stockholm, target: { 2024: at most 5.0 } }
                          Malmö tingsrätt:      { of: malmö, target: { 2024: at most 5.0 } }
                """);

        assertTable(
                made,
                "Mål 1",
                "Tabel a.",
                "1a",
                "Tingsrätter|Januari–maj 2024|Januari–maj 2023|Förändringsindex|Förändring",
                "Inkomna mål|26|25|104|1",
                "Avgjorda mål|5|10|50|-5",
                // 15 at the end of May 2023; a year later 15 + 7 + 21.
                "Balanserade mål|43|15|287|28");
        assertThat(made.table(WORD, "Mål 1", "Tabel b."))
                .containsExactly(
                        "Domstol|Mål|2022|2023|2024",
                        "Stockholms tingsrätt|5,0|-|2,0|2,0",
                        "Malmö tingsrätt|5,0|-|-|-");
    }

    /** nrc.gov, FOIA annual report FY 2004. */
    @Test
    void nuclearRegulatoryCommission() {
        Agency agency = agency("nrc-2004", """
                columns:
                  Case:      { is: case number }
                  Received:  { is: received, date: dd-MM-yyyy }
                  Processed: { is: decided, date: dd-MM-yyyy, may be empty: yes }
                  Track:     { name: track, text: yes }
                  Outcome:   { name: outcome, text: yes, may be empty: yes }
                  Ex 2:      { name: exemption 2, yes/no: [Y, N] }
                populations:
                  simple:   { track: simple }
                  complex:  { track: complex }
                """);
        // FY 2004 is October 2003 to September 2004.
        agency.cases(1, day("2003-09-01"), day("2003-09-30"), "simple", "total grant", "N");
        agency.cases(1, day("2003-10-01"), day("2003-10-11"), "simple", "total grant", "Y");
        agency.cases(1, day("2003-10-01"), day("2003-10-21"), "simple", "denial", "Y");
        agency.cases(1, day("2003-10-01"), day("2003-11-10"), "simple", "denial", "N");
        agency.cases(1, day("2003-10-01"), day("2004-09-30"), "complex", "partial grant", "Y");
        agency.cases(2, day("2004-09-20"), "", "complex", "", "N");
        agency.cases(1, day("2004-08-31"), "", "complex", "", "N");

        MadeReport made = agency.run("Case;Received;Processed;Track;Outcome;Ex 2", 2004, "2004-09", """
                plan: FOIA Annual Report FY 2004
                year: 2004
                financial year: { from: October, named: "FY 2004" }
                goals:
                  - goal: V
                    title: Initial FOIA/PA Access Requests
                    measures:
                      - measure: a
                        title: A. Numbers of initial requests
                        years: [FY 2003, FY 2004]
                        unit heading: Requests
                        rows:
                          1. Number of requests received:  { received: { of: all } }
                          2. Number of requests processed: { decided: { of: all } }
                          3. Number of requests pending at the end of the year: { pending: { of: all } }
                      - measure: b
                        title: B. Disposition of initial requests
                        decided: { of: all }
                        years: FY 2004
                        unit heading: Disposition
                        rows:
                          1. Number of total grants:   { which: { outcome: total grant } }
                          2. Number of partial grants: { which: { outcome: partial grant } }
                          3. Number of denials:        { which: { outcome: denial } }
                          (2) Exemption 2:             { which: { exemption 2: yes } }
                  - goal: VII
                    title: Compliance with Time Limits/Status of Pending Requests
                    measures:
                      - measure: a
                        title: A. Median processing time
                        median: { in: days }
                        years: FY 2004
                        decimals: 0
                        rows:
                          Simple requests:  { of: simple }
                          Complex requests: { of: complex }
                        columns:
                          Track: name
                          Number of requests processed: { decided: {} }
                          Median number of days: result
                          Lowest number of days: { smallest: {}, decimals: 0 }
                          Highest number of days: { largest: {}, decimals: 0 }
                      - measure: b
                        title: B. Status of pending requests
                        years: FY 2004
                        unit heading: Status
                        rows:
                          1. Number of requests pending:                { pending: { of: all } }
                          2. Median number of days that were pending:   { median: { of: all, cases: pending, in: days } }
                      - measure: c
                        title: Ten oldest pending requests
                        oldest: { of: all, count: 3 }
                        years: FY 2004
                """);

        assertTable(
                made,
                "Mål V",
                "Tabel a.",
                "Va",
                "Requests|FY 2003|FY 2004",
                "1. Number of requests received|1|7",
                "2. Number of requests processed|1|4",
                "3. Number of requests pending at the end of the year|0|3");
        assertTable(
                made,
                "Mål V",
                "Tabel b.",
                "Vb",
                "Disposition|FY 2004",
                "1. Number of total grants|1",
                "2. Number of partial grants|1",
                "3. Number of denials|2",
                "(2) Exemption 2|3");
        assertTable(
                made,
                "Mål VII",
                "Tabel a.",
                "VIIa",
                "Track|Number of requests processed|Median number of days|Lowest number of days|Highest number of days",
                "Simple requests|3|20|10|40",
                "Complex requests|1|365|365|365");
        assertTable(
                made,
                "Mål VII",
                "Tabel b.",
                "VIIb",
                "Status|FY 2004",
                "1. Number of requests pending|3",
                "2. Median number of days that were pending|10,0");
        assertTable(
                made,
                "Mål VII",
                "Tabel c.",
                "VIIc",
                "Antal dage|FY 2004",
                "1. ældste|30",
                "2. ældste|10",
                "3. ældste|10");
    }
}
