package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.calendar.DanishTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three years of an agency, day by day as its people live them: quarters, annual reports, a goal changed in June, a case type
 * renamed, a column added and a column dropped, corrections and plans rolled forward. Every figure is held against plain loops
 * over the cases, every message is read, and every edition is made again at the end.
 */
class ThreeYearsTest {

    private static final String NAME = "treaar-" + Long.toString(System.currentTimeMillis(), 36);
    private static final long EIGHT_WEEKS = 56;
    private static final int LOADS = 14;

    @TempDir
    Path folder;

    private Office office;

    /** What the case system holds, by case number. */
    private final Map<Integer, Case> cases = new TreeMap<>();

    private final List<String[]> editions = new ArrayList<>();

    /** A case as it will come to pass; how long it takes follows from its number. */
    private record Case(int number, LocalDate received, LocalDate decided, String type, boolean digital) {

        boolean isDecidedBy(LocalDate day) {
            return !decided.isAfter(day);
        }

        long days() {
            return ChronoUnit.DAYS.between(received, decided);
        }
    }

    @BeforeEach
    void anAgencyThatBeginsIn2022() throws IOException {
        office = Office.open(folder, NAME);
        int number = 0;
        for (LocalDate day = LocalDate.of(2021, 7, 1); day.isBefore(LocalDate.of(2025, 1, 1)); day = day.plusDays(5)) {
            number++;
            cases.put(
                    number,
                    new Case(
                            number,
                            day,
                            day.plusDays(20 + (number * 37L) % 60),
                            number % 3 == 0 ? "Klage" : "Tilladelse",
                            number % 4 == 1));
        }
        Files.writeString(office.own("cases.yaml"), """
                institution: Tilladelsesstyrelsen
                extract: { files: "sager-*.csv", holds: all }
                columns:
                  Sagsnr:   { is: case number }
                  Modtaget: { is: received, date: yyyy-MM-dd }
                  Afgjort:  { is: decided, date: yyyy-MM-dd, may be empty: yes }
                  Type:     { name: type, text: yes }
                populations:
                  tilladelser: { type: Tilladelse }
                  klager: { type: Klage }
                """);
        Files.writeString(office.own("plan-2022.yaml"), """
                plan: Mål- og resultatplan 2022
                year: 2022
                reporting: { within: 21 days, year within: 75 days, on a day off: next working day }
                goals:
                  - goal: "1"
                    title: Hurtige tilladelser
                    measures:
                      - measure: a
                        title: Tilladelser inden for 8 uger
                        share: { of: tilladelser, within: 8 weeks }
                        years: 2021-2022
                        target: at least 40.0
                      - measure: b
                        title: Afgjorte tilladelser
                        decided: { of: tilladelser }
                        quarters: 2022
                      - measure: c
                        title: Verserende klager
                        pending: { of: klager }
                        years: 2021-2022
                  - goal: "2"
                    title: Dialog
                    measures:
                      - { measure: a, title: Dialogen er styrket, assessment: "met, partly or not" }
                """);
        Files.writeString(office.own("report.yaml"), """
                reports:
                  kvartal:
                    documents: [overblik.html]
                    made for: quarters
                    made from: 2022-Q1
                  aarsrapport:
                    documents: [overblik.html, bilag.xlsx]
                    made for: years
                    made from: 2022
                    gaps: draft
                """);
        Files.writeString(folder.resolve("sources.yaml"), NAME + ":\n  archive: 400 days\n");
    }

    @AfterEach
    void backToToday() {
        System.clearProperty(DanishTime.TODAY);
        TestDatabase.client()
                .sql("DROP SCHEMA IF EXISTS " + NAME.replace('-', '_') + " CASCADE")
                .update();
    }

    @Test
    void threeYears() throws Exception {
        theFirstYear();
        theSecondYear();
        theThirdYear();
        for (String[] edition : editions) {
            assertThat(office.run("reproduce", NAME, edition[0], "--at", edition[1], "--edition", edition[2])
                            .exit())
                    .as(String.join(" ", edition))
                    .isZero();
        }
        assertThat(office.ok("verify", NAME)).contains(editions.size() + " editions");
        nothingPilesUp();
    }

    private void nothingPilesUp() throws IOException {
        assertThat(extracts(office.own("."))).containsExactly("sager-2025-04-01.csv");
        Path archive = TestDatabase.var("archive").resolve(NAME);
        assertThat(extracts(archive)).hasSize(LOADS - 1);
        // Loads are as old as this test; a year and a half on, their extracts are past the term.
        day(LocalDate.now(ZoneId.of("Europe/Copenhagen")).plusDays(401).toString());
        assertThat(office.ok("purge", NAME)).contains("load-1-sager-2022-04-08.csv");
        assertThat(extracts(archive)).isEmpty();
    }

    private static List<String> extracts(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    private void theFirstYear() throws Exception {
        night("2022-04-08");
        String first = report("kvartal", "2022-Q1", 1);
        assertThat(first).contains("The report is due 2022-04-21.");
        isDecided(first, "2022-Q1", "2022-01-01", "2022-03-31");

        night("2022-06-20");
        office.ok("workbook", NAME, "--at", "2022-Q2");
        assessed("2022", "Opfyldt");
        night("2022-07-08");
        assertThat(report("kvartal", "2022-Q2", 1)).containsPattern("2 +Dialog +– not due");
        // The ministry wants more from July on.
        change("plan-2022.yaml", "  - goal: \"2\"\n    title: Dialog\n", """
                  - goal: "2"
                    title: Dialog med borgerne
                    in force: { from: 2022-07-01 }
                    measures:
                      - { measure: a, title: Dialogen er styrket, assessment: "met, partly or not" }
                  - goal: "2"
                    title: Dialog
                    in force: { until: 2022-06-30 }
                """);
        night("2022-10-07");
        String third = report("kvartal", "2022-Q3", 1);
        isDecided(third, "2022-Q3", "2022-07-01", "2022-09-30");
        String seen = "2a was assessed as \"Opfyldt\" when the plan had other words for it";
        assertThat(third).contains(seen, "Look at this before it is sent");
        office.ok(
                "acknowledge",
                NAME,
                "kvartal",
                "--at",
                "2022-Q3",
                "--warning",
                number(third, seen),
                "--reason",
                "Aftalt i juni");
        assertThat(office.ok("run", NAME, "kvartal", "--at", "2022-Q3"))
                .contains("Looked at and acknowledged:", "Aftalt i juni (");

        day("2023-01-01");
        assertThat(office.ok("due", NAME, "--dry-run"))
                .containsPattern("2022-Q1 +2022-04-21 +done +edition 1")
                .containsPattern("2022 +2023-03-16 +waiting +for an extract taken after 2022-12-31")
                .contains("for plan-2023.yaml: maaltal plan " + NAME + " --roll-forward 2023");

        night("2023-01-10");
        report("kvartal", "2022-Q4", 1);
        // The year's report is made as a draft as long as the assessment of the new words is missing.
        assertThat(office.ok("run", NAME, "aarsrapport", "--at", "2022"))
                .contains("DRAFT of edition 1", "It lacks answers or explanations");
        assertThat(office.ok("due", NAME, "--as-of", "2023-01-10"))
                .containsPattern(
                        "waiting +for 1 answer: Mål 2 a: Vurderingen er ikke indberettet; om en tidligere ordlyd blev"
                                + " der svaret »Opfyldt«");
        assessed("2022", "Delvist opfyldt");
        day("2023-02-01");
        String year = report("aarsrapport", "2022", 1);
        assertThat(year)
                .contains("The report is due 2023-03-16.")
                .containsPattern("2 +Dialog med borgerne +◐ partly met");
        isShare(year, "2021", "2021-01-01", "2021-12-31", tilladelser());
        isShare(year, "2022", "2022-01-01", "2022-12-31", tilladelser());
        isPending(year, "2022", "2022-12-31");
        assertThat(office.ok("plan", NAME, "--roll-forward", "2023"))
                .contains(
                        "Results published from edition 1 of aarsrapport at 2022.",
                        "2021 falls out of the table of 1 a");
    }

    private void theSecondYear() throws Exception {
        // Typed wrong: a case that was in time took 200 days.
        Case late = cases.get(41);
        cases.put(41, new Case(41, late.received(), late.received().plusDays(200), late.type(), late.digital()));
        night("2023-03-20");
        String corrected = correct("aarsrapport", "2022", 2, "Sen registrering");
        assertThat(corrected)
                .contains("Changed since edition 1:", "3 figures differ", "load 6 instead of 5")
                .doesNotContain("Late:");
        isShare(corrected, "2022", "2022-01-01", "2022-12-31", tilladelser());

        night("2023-04-11");
        String first = report("kvartal", "2023-Q1", 1);
        assertThat(first)
                .contains("1 a was published as ", "edition 2 of aarsrapport at 2022 printed ", "--adopt-published");
        assertThat(office.ok("plan", NAME, "--plan", "2023", "--adopt-published"))
                .contains("edition 2 of aarsrapport at 2022");
        isDecided(first, "2023-Q1", "2023-01-01", "2023-03-31");

        // From June on the case system tells how an application came in.
        change("cases.yaml", "  Type:     { name: type, text: yes }\n", """
                  Type:     { name: type, text: yes }
                  Kanal:    { name: channel, text: yes, delivered from: 2023-06-01 }
                """);
        change("cases.yaml", "  klager: { type: Klage }\n", """
                  klager: { type: Klage }
                  digitale: { channel: Digital }
                """);
        night("2023-05-15");
        night("2023-07-07");
        assertThat(report("kvartal", "2023-Q2", 1)).doesNotContain("--adopt-published");

        // In September somebody renames the case type.
        cases.replaceAll((number, one) -> one.type().equals("Tilladelse")
                ? new Case(number, one.received(), one.decided(), "Tilladelser", one.digital())
                : one);
        day("2023-09-12");
        extract("2023-09-12");
        assertThat(office.run("load", NAME).err()).contains("--accept-changed");
        assertThat(office.ok("load", NAME, "--accept-changed"))
                .contains("population tilladelser holds no case; it held ", "the nearest that does is \"Tilladelser\"");
        change("cases.yaml", "{ type: Tilladelse }", "{ type: [Tilladelse, Tilladelser] }");

        night("2024-01-09");
        office.ok("workbook", NAME, "--at", "2023");
        assessed("2023", "Opfyldt");
        String year = report("aarsrapport", "2023", 1);
        isShare(year, "2023", "2023-01-01", "2023-12-31", tilladelser());
        isPending(year, "2023", "2023-12-31");
        assertThat(office.ok("plan", NAME, "--roll-forward", "2024"))
                .contains("Results published from edition 1 of aarsrapport at 2023.");
    }

    private void theThirdYear() throws Exception {
        Files.writeString(office.own("plan-2024.yaml"), Files.readString(office.own("plan-2024.yaml")) + """
                  - goal: "3"
                    title: Digitalt først
                    measures:
                      - measure: a
                        title: Digitale ansøgninger
                        received: { of: digitale }
                        quarters: 2024
                """);
        night("2024-04-09");
        String first = report("kvartal", "2024-Q1", 1);
        assertThat(value(first, "3", "a", "2024-Q1"))
                .isEqualTo(count(one -> one.digital() && in(one.received(), "2024-01-01", "2024-03-31")));
        // The new case system does not know it any more.
        change("cases.yaml", "delivered from: 2023-06-01", "delivered from: 2023-06-01, delivered until: 2024-05-31");
        night("2024-07-09");
        String second = report("kvartal", "2024-Q2", 1);
        assertThat(value(second, "3", "a", "2024-Q1"))
                .isEqualTo(count(one -> one.digital() && in(one.received(), "2024-01-01", "2024-03-31")));
        assertThat(second)
                .contains("3a 2024-Q2 has no result: \"Kanal\" was not delivered all that time")
                .containsPattern("3 +a +2024-Q2 +- ");
        day("2025-04-01");
        extract("2025-04-01");
        office.ok("load", NAME);
        office.ok("workbook", NAME, "--at", "2024");
        assessed("2024", "Opfyldt");
        String year = report("aarsrapport", "2024", 1);
        assertThat(year).contains("Late: the report was due 2025-03-17.");
        isShare(year, "2024", "2024-01-01", "2024-12-31", tilladelser());
        isShare(year, "2023", "2023-01-01", "2023-12-31", tilladelser());
    }

    private void day(String day) {
        System.setProperty(DanishTime.TODAY, day);
    }

    /** A nightly load of what the case system holds on a day. */
    private void night(String day) throws IOException {
        day(day);
        extract(day);
        office.ok("load", NAME);
    }

    private void extract(String day) throws IOException {
        LocalDate now = LocalDate.parse(day);
        boolean channel = in(now, "2023-06-01", "2024-05-31");
        Files.writeString(
                office.own("sager-" + day + ".csv"),
                "Sagsnr;Modtaget;Afgjort;Type" + (channel ? ";Kanal" : "") + "\n"
                        + cases.values().stream()
                                .filter(one -> !one.received().isAfter(now))
                                .map(one -> one.number() + ";" + one.received() + ";"
                                        + (one.isDecidedBy(now) ? one.decided() : "") + ";" + one.type()
                                        + (channel ? one.digital() ? ";Digital" : ";Papir" : ""))
                                .collect(Collectors.joining("\n", "", "\n")));
        Files.setLastModifiedTime(
                office.own("sager-" + day + ".csv"),
                FileTime.from(DanishTime.startOf(now).plusHours(4).toInstant()));
    }

    private static String number(String told, String warning) {
        Matcher line = Pattern.compile("\n +(\\d+) +" + Pattern.quote(warning)).matcher(told);
        assertThat(line.find()).as(told).isTrue();
        return line.group(1);
    }

    private void change(String file, String old, String by) {
        TestFolder.change(office.own(file), old, by);
    }

    private void assessed(String year, String word) throws IOException {
        Path file = office.own("indberetning-" + year + ".xlsx");
        byte[] content = Files.readAllBytes(file);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content));
                OutputStream out = Files.newOutputStream(file)) {
            FinanceOfficer.cell(workbook, "Vurderinger", "Dialogen er styrket", "Vurdering")
                    .setCellValue(word);
            workbook.write(out);
        }
    }

    private String report(String report, String at, int edition) {
        editions.add(new String[] {report, at, Integer.toString(edition)});
        String told = office.ok("run", NAME, report, "--at", at, "--figures");
        assertThat(told).contains("edition " + edition);
        return told;
    }

    private String correct(String report, String at, int edition, String reason) {
        editions.add(new String[] {report, at, Integer.toString(edition)});
        String told = office.ok("correct", NAME, report, "--at", at, "--figures", "--reason", reason);
        assertThat(told).contains("edition " + edition);
        return told;
    }

    private Predicate<Case> tilladelser() {
        return one -> one.type().startsWith("Tilladelse");
    }

    private static boolean in(LocalDate day, String from, String to) {
        return !day.isBefore(LocalDate.parse(from)) && !day.isAfter(LocalDate.parse(to));
    }

    private long count(Predicate<Case> which) {
        return cases.values().stream().filter(which).count();
    }

    /** The share of the cases decided in a time that took at most eight weeks, by its counts. */
    private void isShare(String told, String term, String from, String to, Predicate<Case> which) {
        Matcher row = Pattern.compile("\n1 +a +" + term + " .*pct\\. +(\\d+) +(\\d+) ")
                .matcher(told);
        assertThat(row.find()).as(told).isTrue();
        Predicate<Case> decided = which.and(one -> in(one.decided(), from, to));
        assertThat(List.of(Long.parseLong(row.group(1)), Long.parseLong(row.group(2))))
                .as(term)
                .isEqualTo(List.of(count(decided.and(one -> one.days() <= EIGHT_WEEKS)), count(decided)));
    }

    private void isDecided(String told, String term, String from, String to) {
        assertThat(value(told, "1", "b", term)).isEqualTo(count(tilladelser().and(one -> in(one.decided(), from, to))));
    }

    private void isPending(String told, String term, String day) {
        LocalDate at = LocalDate.parse(day);
        assertThat(value(told, "1", "c", term))
                .isEqualTo(count(
                        one -> one.type().equals("Klage") && !one.received().isAfter(at) && !one.isDecidedBy(at)));
    }

    private static long value(String told, String goal, String measure, String term) {
        Matcher row = Pattern.compile("\n" + goal + " +" + measure + " +" + term + " +(\\d+) ")
                .matcher(told);
        assertThat(row.find()).as(told).isTrue();
        return Long.parseLong(row.group(1));
    }
}
