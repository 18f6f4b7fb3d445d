package dk.maaltal.cli;

import static dk.maaltal.cli.Agency.assertTable;
import static dk.maaltal.cli.Agency.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * laegemiddelstyrelsen.dk, "Tabeller for sagsbehandlingstider for nye nationale ansøgninger om godkendelse af lægemidler 2016":
 * all nine, whose rows are quarters. In the first three every figure is the one that the agency printed; its cases are not
 * public, so those here are made up to have its numbers, and the times of the phases are of their own.
 */
class LaegemiddelTablesTest {

    private static final String OTHER_HEADINGS = "|Sagstid gennemsnit|Måldage for fulde / forkortede"
            + "|Forskel ml. sagstid og måldage|Antal sager i måling Antal drugid|Heraf antal sager inden for mål"
            + "|%-del af sager inden for mål";

    @TempDir
    Path folder;

    private Agency agency;

    /** Cases decided on a day after these times in all, less the days stopped, of which so many up to the procedure's start. */
    private void closed(String species, String decided, int start, int stopped, int... totals) {
        for (int total : totals) {
            LocalDate received = day(decided).minusDays(total + stopped);
            agency.cases(1, received, day(decided), received.plusDays(start), stopped, species);
        }
    }

    /** One of the tables: its time, and the target in days. */
    private static String table(String letter, String title, String name, String time, int days) {
        return """
                - measure: %1$s
                  title: %2$s
                  average: { in: days, %4$s }
                  quarters: 2015-2016
                  target: at most %5$d
                  decimals: 0
                  no cases: ""
                  rows: terms
                  columns:
                    %3$s: name
                    Sagstid gennemsnit: result
                    Måldage for fulde / forkortede: target
                    Forskel ml. sagstid og måldage: result less target
                    Antal sager i måling Antal drugid: { decided: {} }
                    Heraf antal sager inden for mål: { in time: { within: %5$d days } }
                    "%%-del af sager inden for mål": { share: { within: %5$d days }, decimals: 0 }
                """.formatted(letter, title, name, time, days).indent(6);
    }

    @Test
    void allNineComeOutAsTheAgencyPrintsThem() {
        agency = Agency.open(folder, "laegemiddel-2016", "maalrapportering.docx, bilag.xlsx, overblik.html", """
                columns:
                  Drugid:   { is: case number }
                  Modtaget: { is: received, date: dd-MM-yyyy }
                  Brevdato: { is: decided, date: dd-MM-yyyy, may be empty: yes }
                  Procedurestart: { name: start, date: dd-MM-yyyy, may be empty: yes }
                  Clockstop: { is: clock-stop days, may be empty: yes }
                  Art:      { name: species, text: yes }
                populations:
                  hum: { species: HUM }
                  vet: { species: VET }
                """);
        closed("HUM", "2015-02-16", 20, 60, 98, 98, 98, 98, 98, 98, 98, 98, 98, 98);
        closed("HUM", "2015-02-16", 40, 0, 241, 241, 241);
        closed("HUM", "2015-05-15", 30, 0, 131);
        closed("HUM", "2015-08-14", 31, 0, 124, 124, 124, 124, 124, 124, 125);
        closed("HUM", "2015-11-16", 20, 100, 309, 309);
        closed("HUM", "2016-02-15", 20, 50, 190, 190, 190, 190);
        closed("HUM", "2016-02-15", 70, 50, 282);
        closed("HUM", "2016-05-13", 25, 0, 200, 200, 200, 200, 200, 200, 268, 268, 268, 268, 268, 268);
        closed("HUM", "2016-08-15", 10, 0, 215, 215, 215, 215, 215, 215, 215, 215);
        closed("HUM", "2016-11-15", 12, 7, 194, 194, 194, 194, 194, 194);
        closed("VET", "2015-02-16", 30, 0, 150, 150, 150, 382, 383);
        closed("VET", "2015-05-15", 20, 0, 163, 164, 241, 241, 241);
        closed("VET", "2015-08-14", 62, 0, 272);
        closed("VET", "2015-11-16", 16, 0, 365, 365);
        closed("VET", "2016-02-15", 20, 0, 240, 416);
        closed("VET", "2016-05-13", 40, 0, 170, 170);
        // Begun and not decided: in none of the tables.
        agency.cases(1, day("2016-01-01"), "", day("2016-01-11"), "", "HUM");

        String total = "Total tid for afsluttede sager";
        String start = "Opstartsfasen for afsluttede sager";
        String rest = "Resterende faser for afsluttede sager";
        String ofStart = "until: start, by: decided";
        String ofRest = "from: start, clock: net";
        MadeReport made = agency.run(
                "Drugid;Modtaget;Brevdato;Procedurestart;Clockstop;Art",
                2016,
                "2016",
                """
                plan: Sagsbehandlingstider for nye nationale ansøgninger om godkendelse af lægemidler 2016
                year: 2016
                goals:
                  - goal: "1"
                    title: Afsluttede sager
                    measures:
                """
                        + table("a", "Afsluttede sager Total tid", total, "of: all", 240)
                        + table("b", "Total tid - Humane lægemidler", total + " - HUM", "of: hum", 240)
                        + table("c", "Total tid - Veterinære lægemidler", total + " - VET", "of: vet", 240)
                        + table("d", "Afsluttede sager opstartsfasen", start, "of: all, " + ofStart, 30)
                        + table("e", "Opstartsfasen - Humane lægemidler", start + " - HUM", "of: hum, " + ofStart, 30)
                        + table(
                                "f",
                                "Opstartsfasen - Veterinære lægemidler",
                                start + " - VET",
                                "of: vet, " + ofStart,
                                30)
                        + table("g", "Afsluttede sager resterende faser", rest, "of: all, " + ofRest, 210)
                        + table("h", "Resterende faser - Humane lægemidler", rest + " - HUM", "of: hum, " + ofRest, 210)
                        + table(
                                "i",
                                "Resterende faser - Veterinære lægemidler",
                                rest + " - VET",
                                "of: vet, " + ofRest,
                                210));

        assertTable(
                made,
                "Mål 1",
                "Tabel a.",
                "1a",
                total + OTHER_HEADINGS,
                "1. kvartal 2015|162|240|-78|18|13|72",
                "2. kvartal 2015|197|240|-43|6|3|50",
                "3. kvartal 2015|143|240|-97|8|7|88",
                "4. kvartal 2015|337|240|97|4|0|0",
                "1. kvartal 2016|243|240|3|7|5|71",
                "2. kvartal 2016|225|240|-15|14|8|57",
                "3. kvartal 2016|215|240|-25|8|8|100",
                "4. kvartal 2016|194|240|-46|6|6|100");
        assertTable(
                made,
                "Mål 1",
                "Tabel b.",
                "1b",
                total + " - HUM" + OTHER_HEADINGS,
                "1. kvartal 2015|131|240|-109|13|10|77",
                "2. kvartal 2015|131|240|-109|1|1|100",
                "3. kvartal 2015|124|240|-116|7|7|100",
                "4. kvartal 2015|309|240|69|2|0|0",
                "1. kvartal 2016|208|240|-32|5|4|80",
                "2. kvartal 2016|234|240|-6|12|6|50",
                "3. kvartal 2016|215|240|-25|8|8|100",
                "4. kvartal 2016|194|240|-46|6|6|100");
        assertTable(
                made,
                "Mål 1",
                "Tabel c.",
                "1c",
                total + " - VET" + OTHER_HEADINGS,
                "1. kvartal 2015|243|240|3|5|3|60",
                "2. kvartal 2015|210|240|-30|5|2|40",
                "3. kvartal 2015|272|240|32|1|0|0",
                "4. kvartal 2015|365|240|125|2|0|0",
                "1. kvartal 2016|328|240|88|2|1|50",
                "2. kvartal 2016|170|240|-70|2|2|100",
                "3. kvartal 2016||240||||",
                "4. kvartal 2016||240||||");
        assertTable(
                made,
                "Mål 1",
                "Tabel d.",
                "1d",
                start + OTHER_HEADINGS,
                // 10 × 20 + 3 × 40 + 5 × 30 = 470 by 18, and so on down.
                "1. kvartal 2015|26|30|-4|18|15|83",
                "2. kvartal 2015|22|30|-8|6|6|100",
                "3. kvartal 2015|35|30|5|8|0|0",
                "4. kvartal 2015|18|30|-12|4|4|100",
                "1. kvartal 2016|27|30|-3|7|6|86",
                "2. kvartal 2016|27|30|-3|14|12|86",
                "3. kvartal 2016|10|30|-20|8|8|100",
                "4. kvartal 2016|12|30|-18|6|6|100");
        assertTable(
                made,
                "Mål 1",
                "Tabel e.",
                "1e",
                start + " - HUM" + OTHER_HEADINGS,
                "1. kvartal 2015|25|30|-5|13|10|77",
                "2. kvartal 2015|30|30|0|1|1|100",
                "3. kvartal 2015|31|30|1|7|0|0",
                "4. kvartal 2015|20|30|-10|2|2|100",
                "1. kvartal 2016|30|30|0|5|4|80",
                "2. kvartal 2016|25|30|-5|12|12|100",
                "3. kvartal 2016|10|30|-20|8|8|100",
                "4. kvartal 2016|12|30|-18|6|6|100");
        assertTable(
                made,
                "Mål 1",
                "Tabel f.",
                "1f",
                start + " - VET" + OTHER_HEADINGS,
                "1. kvartal 2015|30|30|0|5|5|100",
                "2. kvartal 2015|20|30|-10|5|5|100",
                "3. kvartal 2015|62|30|32|1|0|0",
                "4. kvartal 2015|16|30|-14|2|2|100",
                "1. kvartal 2016|20|30|-10|2|2|100",
                "2. kvartal 2016|40|30|10|2|0|0",
                "3. kvartal 2016||30||||",
                "4. kvartal 2016||30||||");
        assertTable(
                made,
                "Mål 1",
                "Tabel g.",
                "1g",
                rest + OTHER_HEADINGS,
                // 10 × 78 + 3 × 201 + 3 × 120 + 352 + 353 = 2448 by 18, and so on down.
                "1. kvartal 2015|136|210|-74|18|16|89",
                "2. kvartal 2015|175|210|-35|6|3|50",
                "3. kvartal 2015|108|210|-102|8|8|100",
                "4. kvartal 2015|319|210|109|4|0|0",
                "1. kvartal 2016|215|210|5|7|4|57",
                "2. kvartal 2016|198|210|-12|14|8|57",
                "3. kvartal 2016|205|210|-5|8|8|100",
                "4. kvartal 2016|182|210|-28|6|6|100");
        assertTable(
                made,
                "Mål 1",
                "Tabel h.",
                "1h",
                rest + " - HUM" + OTHER_HEADINGS,
                "1. kvartal 2015|106|210|-104|13|13|100",
                "2. kvartal 2015|101|210|-109|1|1|100",
                "3. kvartal 2015|93|210|-117|7|7|100",
                "4. kvartal 2015|289|210|79|2|0|0",
                "1. kvartal 2016|178|210|-32|5|4|80",
                "2. kvartal 2016|209|210|-1|12|6|50",
                "3. kvartal 2016|205|210|-5|8|8|100",
                "4. kvartal 2016|182|210|-28|6|6|100");
        assertTable(
                made,
                "Mål 1",
                "Tabel i.",
                "1i",
                rest + " - VET" + OTHER_HEADINGS,
                "1. kvartal 2015|213|210|3|5|3|60",
                "2. kvartal 2015|190|210|-20|5|2|40",
                "3. kvartal 2015|210|210|0|1|1|100",
                "4. kvartal 2015|349|210|139|2|0|0",
                "1. kvartal 2016|308|210|98|2|0|0",
                "2. kvartal 2016|130|210|-80|2|2|100",
                "3. kvartal 2016||210||||",
                "4. kvartal 2016||210||||");
        // The list of a figure's cases is made by a statement of its own, and must come to the same figure.
        assertThat(agency.office()
                        .ok("explain", agency.office().name(), "1d", "--at", "2016", "--term", "2016-Q1", "--cases"))
                .contains("afgjort den 15. februar 2016, \"\"Procedurestart\"\" efter 20 dage: tæller med");
    }
}
