package dk.maaltal.cli;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plans of Lægemiddelstyrelsen and Nationalt Center for Etik for 2024 on the sample side: the status after September,
 * then the year. Verdicts are reckoned from the sample answers, and counts by reading the sample extract here.
 */
class PlansOf2024Test {

    private static final String STATUS = "status.docx";
    private static final String YEAR = "opgoerelse.docx";
    private static final LocalDate SEPTEMBER = LocalDate.of(2024, 9, 30);
    private static final LocalDate DECEMBER = LocalDate.of(2024, 12, 31);
    private static final String DKMA = "DKMA";
    private static final String COMPENSATION = "Patienterstatningen";
    private static final String APPLICATION = "Ansøgning om klinisk afprøvning";
    private static final String AMENDMENT = "Ændring af klinisk afprøvning";

    @TempDir
    static Path out;

    private static MadeReport medicinesInSeptember;
    private static MadeReport medicines;
    private static MadeReport ethicsInSeptember;
    private static MadeReport ethics;
    private static List<Case> cases;

    /** A case of the sample extract; a date that has not come is far away. */
    private record Case(String type, String from, LocalDate received, LocalDate validated, LocalDate decided) {

        private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

        boolean isOfPile(String sender) {
            return type.startsWith("Bivirkning")
                    && from.equals(sender)
                    && received.getYear() < 2024
                    && decided.getYear() >= 2024;
        }

        boolean decidedIn2024UpTo(LocalDate day) {
            return decided.getYear() == 2024 && !decided.isAfter(day);
        }

        boolean within(int days) {
            return DAYS.between(received, decided) <= days;
        }

        boolean withinTwoSteps(int toValidation, int toDecision) {
            return DAYS.between(received, validated) <= toValidation && DAYS.between(validated, decided) <= toDecision;
        }
    }

    @BeforeAll
    static void runBothReports() throws IOException {
        MadeReport.forgetSample("laegemiddelstyrelsen");
        MadeReport.forgetSample("nationalt-center-for-etik");
        medicinesInSeptember = MadeReport.run(out, "laegemiddelstyrelsen", "status", "2024-09", "--demo");
        medicines = MadeReport.run(out, "laegemiddelstyrelsen", "opgoerelse", "2024", "--demo");
        ethicsInSeptember = MadeReport.run(out, "nationalt-center-for-etik", "status", "2024-09", "--demo");
        ethics = MadeReport.run(out, "nationalt-center-for-etik", "opgoerelse", "2024", "--demo");
        cases = read(TestDatabase.var("sample").resolve("laegemiddelstyrelsen.csv"));
    }

    /** Reads the extract, leaving out what cannot be right: no such day, decided before received, no type, a second row. */
    private static List<Case> read(Path extract) throws IOException {
        List<Case> read = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        for (String line : Files.readAllLines(extract).stream().skip(1).toList()) {
            String[] cells = line.split(";", -1);
            try {
                Case each =
                        new Case(cells[1].strip(), cells[2].strip(), date(cells[3]), date(cells[4]), date(cells[5]));
                if (!each.type.isEmpty() && !each.decided.isBefore(each.received) && numbers.add(cells[0].strip())) {
                    read.add(each);
                }
            } catch (DateTimeException noSuchDay) {
                assertThat(cells[3]).isEqualTo("30-02-2022");
            }
        }
        return read;
    }

    private static LocalDate date(String cell) {
        return cell.isBlank()
                ? Case.NEVER
                : LocalDate.parse(
                        cell.strip(),
                        DateTimeFormatter.ofPattern("dd.MM.uuuu").withResolverStyle(ResolverStyle.STRICT));
    }

    private static long count(Predicate<Case> predicate) {
        return cases.stream().filter(predicate).count();
    }

    @Test
    void theMedicinesAgencyMissesItsBudgetGoalAndMeetsTheOthers() {
        assertThat(medicines.toldVerdicts(List.of("K1", "K2", "K3", "L1", "L2", "L3")))
                .isEqualTo(Map.of(
                        "K1", "met", // three parts assessed as Opfyldt
                        "K2", "not met", // 7,4 - 1,2 = 6,2 mio. kr., and 5,0 may be
                        "K3", "met", // one of three is enough: 70,1 after 68,4; 62,7 and 71,5 are not above 63,0 and
                        // 71,5
                        "L1", "met", // both piles are worked off
                        "L2", "met", // 42 of 44 and 57 of 60, and 90 pct. is enough
                        "L3", "met")); // two parts assessed as Opfyldt
        assertThat(medicines.paragraphs(YEAR)).contains("5 af 6 mål er opfyldt.");
    }

    @Test
    void theEthicsCentreMeetsOneGoalPartlyAndMissesOne() {
        assertThat(ethics.toldVerdicts(List.of("K1", "K2", "K3", "N1", "N2", "N3")))
                .isEqualTo(Map.of(
                        "K1", "met",
                        "K2", "met", // -0,6 - 0,3 = -0,9 mio. kr.
                        "K3", "met", // 72,0 after 69,5, though 73,8 is not above 74,2
                        "N1", "met",
                        "N2", "partly met", // 4 meetings and an overview, and a draft that is Delvist opfyldt
                        "N3", "not met")); // not chosen, though the report came on 29 August and 3 activities are
        // over 2
        assertThat(ethics.paragraphs(YEAR)).contains("4 af 6 mål er opfyldt, 1 delvist.");
    }

    @Test
    void inSeptemberOnlyWhatCanBeToldIsJudged() {
        Map<String, String> verdicts = medicinesInSeptember.toldVerdicts(List.of("K1", "K2", "K3", "L1", "L2", "L3"));
        assertThat(verdicts)
                .containsEntry("K1", "not due")
                .containsEntry("L1", "not due") // 790 and 330 are left, and they may be until the year ends
                .containsEntry("L2", "met") // 32 of 34 and 43 of 45
                .containsEntry("L3", "not due");
        assertThat(List.of(verdicts.get("K2"), verdicts.get("K3"))).isSubsetOf("missing", "not due");
        Map<String, String> centre = ethicsInSeptember.toldVerdicts(List.of("K1", "N1", "N2", "N3"));
        assertThat(centre).containsEntry("K1", "not due").containsEntry("N1", "not due");
        assertThat(List.of(centre.get("N2"), centre.get("N3"))).isSubsetOf("missing", "not due");
    }

    @Test
    void bothPilesHaveTheSizesOfTheSignedPlan() {
        assertThat(count(each -> each.isOfPile(DKMA))).isEqualTo(2600);
        assertThat(count(each -> each.isOfPile(COMPENSATION))).isEqualTo(1100);
    }

    @Test
    void theCourseOfThePilesIsShownMonthByMonth() {
        String months =
                "Antal sager|jan. 2024|feb. 2024|mar. 2024|apr. 2024|maj 2024|jun. 2024|jul. 2024|aug. 2024|sep. 2024"
                        + "|okt. 2024|nov. 2024|dec. 2024";
        for (String pile : List.of(DKMA, COMPENSATION)) {
            String caption = pile.equals(DKMA) ? "L1 c. " : "L1 d. ";
            assertThat(medicines.table(YEAR, "Tallene bag", caption))
                    .containsExactly(months, "Resultat|" + course(pile, 12));
            assertThat(medicinesInSeptember.table(STATUS, "Tallene bag", caption))
                    .containsExactly(months, "Resultat|" + course(pile, 9) + "|-|-|-");
            assertThat(medicines.sheet(caption.replace(" ", "").replace(".", "")))
                    .containsExactly(months, "Resultat|" + course(pile, 12));
        }
    }

    private static String course(String pile, int months) {
        return IntStream.rangeClosed(1, months)
                .mapToObj(month -> YearMonth.of(2024, month).atEndOfMonth())
                .map(day -> danish(count(each -> each.isOfPile(pile) && each.decided.isAfter(day))))
                .collect(Collectors.joining("|"));
    }

    private static String danish(long count) {
        return count < 1000 ? "" + count : count / 1000 + "." + String.format("%03d", count % 1000);
    }

    @Test
    void theSharesAndTheNumbersOverTheDeadlineAreThoseOfTheExtract() {
        readings(medicinesInSeptember, STATUS, SEPTEMBER, 0);
        readings(medicines, YEAR, DECEMBER, 1);
    }

    /** Holds the five readings of L2 against a count of the extract. */
    private static void readings(MadeReport report, String document, LocalDate day, int decimals) {
        String mark = decimals == 0 ? "*" : "";
        Predicate<Case> application = each -> each.type.equals(APPLICATION) && each.decidedIn2024UpTo(day);
        Predicate<Case> amendment = each -> each.type.equals(AMENDMENT) && each.decidedIn2024UpTo(day);
        assertRow(report, document, "L2 a. ", percent(application, each -> each.within(60), decimals) + mark);
        assertRow(report, document, "L2 b. ", count(application.and(each -> !each.within(60))) + mark);
        assertRow(report, document, "L2 c. ", percent(amendment, each -> each.within(38), decimals) + mark);
        assertRow(report, document, "L2 d. ", count(amendment.and(each -> !each.within(38))) + mark);
        assertRow(
                report, document, "L2 e. ", percent(application, each -> each.withinTwoSteps(15, 45), decimals) + mark);
    }

    private static String percent(Predicate<Case> of, Predicate<Case> inTime, int decimals) {
        double percent = 100.0 * count(of.and(inTime)) / count(of);
        return String.format(Locale.ROOT, "%." + decimals + "f", percent).replace('.', ',');
    }

    private static void assertRow(MadeReport report, String document, String caption, String result) {
        assertThat(report.table(document, "Tallene bag", caption)).as(caption).endsWith("Resultat|" + result);
        assertThat(report.sheet(caption.replace(" ", "").replace(".", ""))).endsWith("Resultat|" + result);
    }

    @Test
    void theReadingsThatDisagreeAreToldInSeptemberAndAgreeAtTheYearsEnd() {
        // In September 30 of 34 applications have kept both limits, 88 pct., and 32 of 34 have kept 60 days; in
        // December
        // 40 of 44 have kept both, 91 pct. The numbers over the deadline agree with their shares on both days.
        assertThat(medicinesInSeptember.told())
                .contains("two readings of one promise disagree: L2a is met, L2e is not met")
                .doesNotContain("L2b is", "L2d is");
        assertThat(medicines.told()).doesNotContain("two readings");
    }

    @Test
    void aSecondReadingHasItsVerdictInBracketsInTheOverview() {
        List<String> overview = medicinesInSeptember.tables(STATUS).get(0);
        assertThat(overview).anyMatch(row -> row.contains("a. Nye ansøgninger") && row.contains("|● opfyldt|"));
        assertThat(overview).anyMatch(row -> row.contains("e. Nye ansøgninger") && row.contains("|(ikke opfyldt)|"));
    }

    @Test
    void aGoalNotMetOrPartlyMetHasItsExplanationBelowIt() {
        assertThat(medicines.tables(YEAR).get(0))
                .anyMatch(row -> row.startsWith("Forklaring: Årets resultat blev 6,2 mio. kr. bedre end aftalt"));
        assertThat(ethics.tables(YEAR).get(0))
                .anyMatch(row -> row.startsWith("Forklaring: Der foreligger en disposition"))
                .anyMatch(row -> row.startsWith("Forklaring: Centeret blev ikke udvalgt"));
        assertThat(medicinesInSeptember.tables(STATUS).get(0))
                .anyMatch(row -> row.startsWith("Forklaring: Sagsbunkerne afvikles over hele året."));
    }

    @Test
    void everyGoalAndPartOfThePlanStandsInTheOverviewWithItsVerdict() {
        assertThat(medicines.tables(YEAR).get(0).stream().filter(row -> row.matches("(?s)[KL]\\d .*")))
                .extracting(row -> row.substring(0, 2) + " " + row.split("\\|")[2])
                .containsExactly(
                        "K1 ● opfyldt",
                        "K2 ○ ikke opfyldt",
                        "K3 ● opfyldt",
                        "L1 ● opfyldt",
                        "L2 ● opfyldt",
                        "L3 ● opfyldt");
        assertThat(ethics.tables(YEAR).get(0).stream().filter(row -> row.matches("(?s)[KN]\\d .*")))
                .extracting(row -> row.substring(0, 2) + " " + row.split("\\|")[2])
                .containsExactly(
                        "K1 ● opfyldt",
                        "K2 ● opfyldt",
                        "K3 ● opfyldt",
                        "N1 ● opfyldt",
                        "N2 ◐ delvist opfyldt",
                        "N3 ○ ikke opfyldt");
        // Three parts in K1 and in K3, one in K2; two, four and five readings, and two by hand in L1 to L3.
        assertThat(medicines.tables(YEAR).get(0).stream().filter(row -> row.matches("\\|[a-e]\\. .*")))
                .hasSize(3 + 1 + 3 + 4 + 5 + 2);
        assertThat(ethics.tables(YEAR).get(0).stream().filter(row -> row.matches("\\|[a-e]\\. .*")))
                .hasSize(3 + 1 + 3 + 2 + 3 + 3);
    }

    @Test
    void theBudgetIsKeptByTheDistanceAndNotByTheSign() {
        assertThat(ethics.table(YEAR, "Tallene bag", "K2 a. "))
                .containsExactly("Mio. kr.|2024", "Mål|+/- 5,0 mio. kr.", "Resultat|-0,9");
        assertThat(medicines.table(YEAR, "Tallene bag", "K2 a. ")).endsWith("Resultat|6,2");
    }
}
