package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three institutions of other kinds than the signed plans', from their files, rows and answers to the documents: points and
 * milestones; points on scales, unit cost and deviation; ages and the flow of cases. Every number is reckoned here by hand.
 */
class ThreeKindsTest {

    private static final String WORD = "maalrapportering.docx";

    @TempDir
    static Path folder;

    private static MadeReport points;
    private static MadeReport scales;
    private static MadeReport ages;

    @BeforeAll
    static void runThemAll() {
        handIn("pointstyrelsen")
                .done("Løsningen er afprøvet", "2023-06-30") // on its last day
                .done("Løsningen er taget i brug", "2023-11-15") // on its last day
                .done("Hjemmesiden er åbnet", "2023-10-02") // two days late
                .assessed("1 b", "Delvist opfyldt")
                .assessed("2 b", "Delvist opfyldt")
                .assessed("3 a", "Opfyldt")
                .assessed("3 b", "Ikke opfyldt")
                .value("tilfredshed", 3.6) // not 4,0, but 3,5 and more
                .explained("2", "Hjemmesiden blev åbnet to dage for sent.")
                .putBack();
        points = run("pointstyrelsen");

        handIn(
                        "skalastyrelsen",
                        "Sagsnr;Modtaget;Afgjort",
                        Stream.of(
                                        Collections.nCopies(
                                                9, "2023-01-02;2023-02-27"), // 56 days, the last day in time
                                        List.of("2023-01-02;2023-12-04"), // 336 days
                                        Collections.nCopies(8, "2022-03-01;2022-03-15")) // of the year before
                                .flatMap(List::stream)
                                .toList())
                .value("omkostninger", 230_000)
                .value("regnskab", 203.0)
                .value("budget", 200.0)
                .explained("1", "En enkelt sag lå stille.")
                .explained("2", "Der blev afgjort færre sager end ventet.")
                .putBack();
        scales = run("skalastyrelsen");

        handIn(
                "liggetidsstyrelsen",
                "Sagsnr;Modtaget;Afgjort;Område",
                List.of(
                        "2022-06-30;;Tilsyn", // 184 days old at the end of 2022, 549 at the end of 2023
                        "2023-06-30;;Klager", // 184 days: six months were over on 30 December
                        "2023-07-01;;Klager", // 183 days: six months are over on 1 January
                        "2023-12-31;;Tilsyn", // 0 days
                        "2023-01-02;2023-01-22;Tilsyn", // 20 days
                        "2023-01-02;2023-02-11;Tilsyn", // 40 days
                        "2023-02-01;2023-04-02;Klager", // 60 days
                        "2022-12-01;2023-03-01;Klager", // 90 days, exactly three months; 30 days old at the end of 2022
                        "2022-11-11;2023-11-11;Klager")); // 365 days; 50 days old at the end of 2022
        ages = run("liggetidsstyrelsen");
    }

    /** Puts an institution's folder in place with an extract of numbered rows, and hands out its workbook. */
    private static FilledWorkbook handIn(String institution, String headings, List<String> rows) {
        MadeReport.forget(institution);
        StringBuilder extract = new StringBuilder(headings);
        IntStream.range(0, rows.size())
                .forEach(i -> extract.append("\nS").append(i + 1).append(';').append(rows.get(i)));
        TestFolder.write(
                TestFolder.copy(institution, folder, institution).resolve("sager-2023.csv"),
                extract.append('\n').toString());
        return FilledWorkbook.handedOut(folder, institution, "2023");
    }

    private static FilledWorkbook handIn(String institution) {
        MadeReport.forget(institution);
        TestFolder.copy(institution, folder, institution);
        return FilledWorkbook.handedOut(folder, institution, "2023");
    }

    private static MadeReport run(String institution) {
        return MadeReport.run(folder.resolve("out"), institution, "aarsrapport", "2023", "--jobs", folder.toString());
    }

    @Test
    void aGoalWithPointsGivesHalfOfThemWhenItIsPartlyMet() {
        // 1: the milestone is met and the guide partly: 50 pct. of 30. 3: one of two is enough for partly: 50 pct. of
        // 5.
        assertThat(points.toldOf("1 Digitalisering")).isEqualTo("1 Digitalisering partly met 15.0");
        assertThat(points.toldOf("3 Medarbejdere")).isEqualTo("3 Medarbejdere partly met 2.5");
        assertThat(points.under(WORD, "Mål 1 – Digitalisering")).contains("◐ delvist opfyldt. Point: 15 af 30.");
        assertThat(points.under(WORD, "Mål 3 – Medarbejdere")).contains("◐ delvist opfyldt. Point: 2,5 af 5.");
    }

    @Test
    void aGoalWhosePartsHavePointsGivesThoseOfItsParts() {
        // 2: the home page is late, 0 of 20; plain language partly, 7,5 of 15; 3,6 is partly enough, 5 of 10.
        assertThat(points.toldOf("2 Vejledning")).isEqualTo("2 Vejledning not met 12.5");
        assertThat(points.under(WORD, "Mål 2 – Vejledning"))
                .contains("○ ikke opfyldt. Point: 12,5 af 45.", "Årsag. Hjemmesiden blev åbnet to dage for sent.");
    }

    @Test
    void pointsAreSummedUpAsPointsAndInPerCent() {
        // 15 + 12,5 + 2,5 = 30 of 30 + 20 + 15 + 10 + 5 = 80: 37,5 pct.
        assertThat(points.told()).contains("Points: 30.0 of 80.0", "Total: 37.5 per cent");
        assertThat(points.paragraphs(WORD))
                .contains("0 af 3 mål er opfyldt, 2 delvist. Der er opnået 30 af 80 point."
                        + " Den samlede målopfyldelse er 37,5 pct.");
    }

    @Test
    void theTablesOfMilestonesHaveEachPartWithItsDayAndVerdict() {
        assertThat(points.table(WORD, "Mål 1 ", "Delmål a"))
                .containsExactly(
                        "Del|Frist|Udført|Dokumentation|Vurdering",
                        "Løsningen er afprøvet|30. juni 2023|30. juni 2023||opfyldt",
                        "Løsningen er taget i brug|15. november 2023|15. november 2023||opfyldt");
        assertThat(points.table(WORD, "Mål 2 ", "Delmål a"))
                .endsWith("Hjemmesiden er åbnet|30. september 2023|2. oktober 2023||ikke opfyldt");
        assertThat(points.table(WORD, "Mål 2 ", "Tabel c")).containsExactly("Point|2023", "Mål|4,0", "Resultat|3,6");
        assertThat(points.sheet("2c")).containsExactly("Point|2023", "Mål|4,0", "Resultat|3,6");
    }

    @Test
    void theOverviewInWordAndExcelHasEveryPart() {
        List<String> overview = points.tables(WORD).get(0);
        assertThat(overview.stream().map(String::strip))
                .contains(
                        "1|Digitalisering||1 af 2 delmål opfyldt||◐ delvist opfyldt (15 af 30 point)",
                        "a|Selvbetjening|til tiden|2 af 2 dele||● opfyldt",
                        "b|Vejledning til løsningen|vurderes|delvist opfyldt||◐ delvist opfyldt",
                        "2|Vejledning||0 af 3 delmål opfyldt||○ ikke opfyldt (12,5 af 45 point)",
                        "a|Ny hjemmeside|til tiden|0 af 1 del||○ ikke opfyldt",
                        "b|Klart sprog|vurderes|delvist opfyldt||◐ delvist opfyldt",
                        "3|Medarbejdere||1 af 2 delmål opfyldt||◐ delvist opfyldt (2,5 af 5 point)",
                        "a|Kompetenceplan|vurderes|opfyldt||● opfyldt",
                        "b|Trivselsmåling|vurderes|ikke opfyldt||○ ikke opfyldt");
        assertThat(points.sheet("Oversigt"))
                .contains(
                        "1|Digitalisering|||delvist opfyldt",
                        "2a|Ny hjemmeside||0 af 1 del udført rettidigt|ikke opfyldt");
    }

    @Test
    void pointsRiseEvenlyBetweenTwoResultsAndFallWhereLessIsBetter() {
        // 1 a: 9 of 10 are 90 pct., 10 of the 15 on the way from 80 to 95: 33,33 of 50. 1 b: (9 * 56 + 336) / 10 = 84
        // days
        // are 12 weeks, 3 of the 5 on the way down from 15 to 10: 18 of 30. Together 51,33.
        assertThat(scales.toldOf("1 Rettidighed")).isEqualTo("1 Rettidighed not met 51.3");
        assertThat(scales.sheet("1a")).containsExactly("Procent|2023", "Mål|95,0", "Resultat|90,0");
        assertThat(scales.table(WORD, "Mål 1 ", "Tabel b"))
                .containsExactly("Antal uger|2023", "Mål|10,0", "Resultat|12,0");
        assertThat(scales.under(WORD, "Mål 1 – Rettidighed")).contains("○ ikke opfyldt. Point: 51,3 af 80.");
    }

    @Test
    void aUnitCostAndADeviationAreReckonedFromReportedValues() {
        // 2 a: 230.000 by 10 cases are 23.000, 2 of the 5 on the way down from 25.000 to 20.000: 8 of 20. 2 b: 203 is
        // 1,5
        // pct. above 200, and met: 10 of 10. 2 c: 10 cases are 2 more than the 8 of 2022.
        assertThat(scales.toldOf("2 Økonomi")).isEqualTo("2 Økonomi not met 18.0");
        assertThat(scales.table(WORD, "Mål 2 ", "Tabel a"))
                .containsExactly("Kr. pr. sag|2023", "Mål|20.000", "Resultat|23.000");
        assertThat(scales.sheet("2a")).containsExactly("Kr. pr. sag|2023", "Mål|20.000", "Resultat|23.000");
        assertThat(scales.table(WORD, "Mål 2 ", "Tabel b")).endsWith("Resultat|1,5");
        assertThat(scales.sheet("2b")).endsWith("Resultat|1,5");
        assertThat(scales.table(WORD, "Mål 2 ", "Tabel c")).hasSize(2).endsWith("Resultat|2");
        assertThat(scales.sheet("2c")).hasSize(2).endsWith("Resultat|2");
    }

    @Test
    void pointsOnScalesAreRoundedAfterTheSum() {
        // 33,33… + 18 + 8 + 10 = 69,33… of 50 + 30 + 20 + 10 = 110: 63,03 pct.
        assertThat(scales.told()).contains("Points: 69.3 of 110.0", "Total: 63.0 per cent");
        assertThat(scales.paragraphs(WORD))
                .contains(
                        "0 af 2 mål er opfyldt. Der er opnået 69,3 af 110 point. Den samlede målopfyldelse er 63,0 pct.");
    }

    @Test
    void pendingCasesAreCountedByAgeAndTheirAgesAveraged() {
        // 2022: the first case only. 2023: the first two; the third is exactly six months old on the next day.
        both("1a", "a", List.of("Antal sager|2022|2023", "Mål|-|2", "Resultat|1|2"));
        // 2022: (184 + 30 + 50) / 3 = 88 days, by 30,4375: 2,89. 2023: (549 + 184 + 183 + 0) / 4 = 229 days: 7,52.
        both("1b", "b", List.of("Antal måneder|2022|2023", "Mål|-|6,0", "Resultat|2,9|7,5"));
        both(
                "1c",
                "c",
                List.of(
                        "Antal sager|2022|2023",
                        "0-3 måneder|2|1",
                        "3-6 måneder|0|1",
                        "6-12 måneder|1|1",
                        "Over 12 måneder|0|1"));
        both("1e", "e", List.of("Antal dage|2023", "1. ældste|549", "2. ældste|184", "3. ældste|183"));
    }

    @Test
    void decidedCasesAreCountedByTheTimeTheyTook() {
        // None in 2022; in 2023 those of 20, 40, 60 and 90 days (exactly three months), and one of a year.
        both("1d", "d", List.of("Antal sager|2022|2023", "0-3 måneder|0|4", "3-6 måneder|0|0", "Over 6 måneder|0|1"));
    }

    @Test
    void casesAreReceivedDecidedAndPendingMonthByMonth() {
        both(
                "2a",
                "a",
                List.of(
                        "Antal sager|jan. 2023|feb. 2023|mar. 2023|apr. 2023|maj 2023|jun. 2023|jul. 2023|aug. 2023"
                                + "|sep. 2023|okt. 2023|nov. 2023|dec. 2023",
                        "tilsyn: Modtaget|2|0|0|0|0|0|0|0|0|0|0|1",
                        "tilsyn: Afgjort|1|1|0|0|0|0|0|0|0|0|0|0",
                        "tilsyn: Verserende|2|1|1|1|1|1|1|1|1|1|1|2",
                        "klager: Modtaget|0|1|0|0|0|1|1|0|0|0|0|0",
                        "klager: Afgjort|0|0|1|1|0|0|0|0|0|0|1|0",
                        "klager: Verserende|2|3|2|1|1|2|3|3|3|3|2|2"));
    }

    @Test
    void theMedianAndThePercentileLieInTheOrderOfTheCases() {
        // Of 20, 40, 60, 90 and 365 days the third is the median; 90 pct. lie at place 0,9 * 4 = 3,6: 90 + 0,6 * 275 =
        // 255.
        both("2b", "b", List.of("Antal dage|2023", "Mål|60,0", "Resultat|60,0"));
        both("2c", "c", List.of("Antal dage|2023", "Mål|200,0", "Resultat|255,0"));
    }

    /** The same table in Excel, by its sheet, and in Word, by its goal and letter. */
    private static void both(String sheet, String letter, List<String> rows) {
        assertThat(ages.sheet(sheet)).as("sheet " + sheet).isEqualTo(rows);
        assertThat(ages.table(WORD, "Mål " + sheet.charAt(0) + " ", "Tabel " + letter))
                .as("table " + sheet)
                .isEqualTo(rows);
    }

    @Test
    void onlyMeasuresThatPromiseSomethingDecideAndAGapIsTold() {
        // 1: 2 cases are within the 2, and 7,5 months over the 6. 2: 60 days are within the 60, and 255 over the 200.
        assertThat(ages.toldVerdicts(List.of("1", "2"))).isEqualTo(Map.of("1", "not met", "2", "not met"));
        assertThat(ages.told())
                .contains("goal 1 is not met and has no explanation", "goal 2 is not met and has no explanation")
                .doesNotContain("Total:", "Points:");
        assertThat(ages.under(WORD, "Mål 1 – Verserende sager"))
                .contains("Forklaring mangler: Målet er ikke opfyldt, og der er ikke indberettet en forklaring.");
        assertThat(ages.overview(WORD).stream().map(String::strip))
                .contains(
                        "a|Sager med liggetid over 6 måneder|højst 2 sager|2 sager|1 sag|● opfyldt",
                        "b|Gennemsnitlig liggetid|højst 6,0 måneder|7,5 måneder|2,9 måneder|○ ikke opfyldt",
                        "b|Mediansagsbehandlingstid|højst 60,0 dage|60,0 dage||● opfyldt",
                        "c|Sagsbehandlingstiden for ni ud af ti sager|højst 200,0 dage|255,0 dage||○ ikke opfyldt");
    }
}
