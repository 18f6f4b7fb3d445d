package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with an extract is told in a sentence; nothing of it is loaded and nothing is published. */
class BadExtractTest {

    private static final AtomicInteger INSTITUTIONS = new AtomicInteger();
    private static final String HEADING = "Sagsnr;Modtaget;Afgjort;Område;Haster\n";

    @TempDir
    Path folder;

    private String institution;
    private Path extract;

    @BeforeEach
    void copyInstitution() {
        institution = "bad-" + INSTITUTIONS.incrementAndGet();
        TestFolder.copy("proeve", folder.resolve("jobs"), institution);
        extract = folder.resolve("sager.csv");
        TestDatabase.client()
                .sql("DROP SCHEMA IF EXISTS " + schema() + " CASCADE")
                .update();
    }

    static Stream<Arguments> badExtracts() {
        return Stream.of(
                Arguments.of("empty", "", "is empty"),
                Arguments.of("header only", HEADING, "has a heading row and no rows"),
                Arguments.of(
                        "wrong delimiter",
                        TestFolder.EXTRACT.replace(';', ','),
                        "not parted by \";\" but, it seems, by \",\""),
                Arguments.of(
                        "missing column",
                        TestFolder.EXTRACT.replace("Område", "Omraade"),
                        "the column \"Område\" is missing"),
                Arguments.of(
                        "doubled column",
                        TestFolder.EXTRACT.replace("Haster", "Haster;Område").replaceAll("(Ja|Nej)", "$1;x"),
                        "the column \"Område\" stands more than once"),
                Arguments.of(
                        "other date format",
                        HEADING + "1;2022-01-03;;Klager;Ja\n2;2022-01-04;;Klager;Ja\n",
                        "line 2: Modtaget \"2022-01-03\" is not a day of the calendar written dd-MM-yyyy"),
                Arguments.of(
                        "30 February",
                        TestFolder.EXTRACT.replace("01-02-2022", "30-02-2022"),
                        "line 4: Modtaget \"30-02-2022\" is not a day of the calendar"),
                Arguments.of(
                        "a date that stands for none",
                        TestFolder.EXTRACT.replace("14-03-2022", "31-12-9999"),
                        "line 3: Afgjort \"31-12-9999\" is not a day of the calendar"),
                Arguments.of(
                        "a case number without end",
                        TestFolder.EXTRACT.replace("\n3;", "\n" + "3".repeat(9_000) + ";"),
                        "is longer than 200 characters"),
                Arguments.of("Excel's own first line", "sep=;\n" + TestFolder.EXTRACT, "its first line is Excel's own"),
                Arguments.of(
                        "an unknown answer",
                        TestFolder.EXTRACT.replace("Klager;Ja", "Klager;Måske"),
                        "line 2: Haster \"Måske\" is not \"Ja\" or \"Nej\""),
                Arguments.of(
                        "an empty required value", TestFolder.EXTRACT.replace("Tilsyn", ""), "line 4: Område is empty"),
                Arguments.of(
                        "decided before received",
                        TestFolder.EXTRACT.replace("17-01-2022", "02-01-2022"),
                        "line 2: Afgjort \"02-01-2022\" decided before received"),
                Arguments.of(
                        "duplicate case numbers",
                        TestFolder.EXTRACT + "1;03-01-2022;18-01-2022;Klager;Ja\n",
                        "line 2: Sagsnr \"1\" duplicate case number: lines 2, 5 differ"),
                Arguments.of(
                        "a row with too few fields",
                        TestFolder.EXTRACT + "4;03-01-2022\n",
                        "line 5: the row has 2 fields where the heading row has 5"),
                Arguments.of(
                        "quotes unbalanced at the end",
                        TestFolder.EXTRACT + "4;03-01-2022;;\"Klager;Ja\n",
                        "after line 4 a quotation mark is never closed"),
                Arguments.of(
                        "a line of 50 MB",
                        TestFolder.EXTRACT + "4;03-01-2022;;" + "x".repeat(50_000_000) + ";Ja\n",
                        "longer than 1048576 characters"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badExtracts")
    void aBadExtractIsRefusedWithASentence(String what, String content, String sentence) throws Exception {
        TestFolder.write(extract, content);

        Terminal.Ended ended = load();

        assertRefused(ended, sentence);
    }

    @Test
    void aFolderIsNoExtract() throws Exception {
        Files.createDirectories(extract);
        assertRefused(load(), "sager.csv is a folder; name a file");
    }

    @Test
    void figuresWaitForALoadWhenTheDeclarationHasChanged() {
        TestFolder.write(extract, TestFolder.EXTRACT);
        assertThat(load().exit()).isZero();
        TestFolder.change(declaration(), "  Haster:", "  Ny: { name: ny, text: yes, may be empty: yes }\n  Haster:");
        Terminal.Ended ended = command("figures", institution, "--at", "2022");
        assertThat(ended.exit()).isEqualTo(Maaltal.REFUSED);
        assertThat(ended.err())
                .contains("The column \"Ny\" of")
                .contains("Load them again: maaltal load " + institution);
    }

    @Test
    void aMissingFileIsRefused() throws Exception {
        assertRefused(load(), "sager.csv is not there: no such file");
    }

    @Test
    void lettersOfAnotherEncodingAreRefused() throws Exception {
        TestFolder.write(extract, TestFolder.EXTRACT.getBytes(StandardCharsets.UTF_8));
        assertRefused(load(), "its letters are UTF-8, and cases.yaml says windows-1252");

        TestFolder.change(declaration(), "windows-1252", "utf-8");
        TestFolder.write(extract, TestFolder.EXTRACT.getBytes(TestFolder.WINDOWS));
        assertRefused(load(), "its letters are not utf-8");
    }

    @Test
    void oneBadRowOfAHundredThousandIsRefusedWhereNoneIsAllowed() throws Exception {
        String rows = IntStream.rangeClosed(1, 100_000)
                .mapToObj(i -> i + ";03-01-2022;" + (i == 54_321 ? "32-01-2022" : "17-01-2022") + ";Klager;Ja\n")
                .collect(Collectors.joining());
        TestFolder.write(extract, HEADING + rows);

        assertRefused(load(), "1 of 100000 rows cannot be taken in", "line 54322: Afgjort \"32-01-2022\" is not a day");

        TestFolder.change(declaration(), "holds: all", "holds: all, rejects: at most 0.1 pct.");
        Terminal.Ended allowed = load();
        assertThat(allowed.exit()).as(allowed.err()).isZero();
        assertThat(allowed.out()).contains("rows read 100000, rejected 1").contains("cases new 99999");
    }

    @Test
    void theRejectedRowsAreKeptAndListedInAFile() throws Exception {
        TestFolder.write(extract, TestFolder.EXTRACT.replace("01-02-2022", "30-02-2022"));

        assertRefused(load(), "listed in");

        assertThat(TestDatabase.client()
                        .sql("SELECT line || ' ' || column_name || ' ' || value || ' ' || reason FROM " + schema()
                                + ".reject")
                        .query(String.class)
                        .list())
                .containsExactly("4 Modtaget 30-02-2022 is not a day of the calendar written dd-MM-yyyy");
        try (Stream<Path> files =
                Files.list(folder.resolve("out").resolve(institution).resolve("rejects"))) {
            assertThat(files.toList()).singleElement().satisfies(file -> assertThat(Files.readString(file))
                    .isEqualTo("\ufeffline;column;value;reason\r\n"
                            + "4;Modtaget;30-02-2022;is not a day of the calendar written dd-MM-yyyy\r\n"));
        }
    }

    @Test
    void anExtractMuchSmallerThanTheLastWaitsUntilItIsConfirmed() throws Exception {
        TestFolder.write(extract, TestFolder.EXTRACT);
        assertThat(load().exit()).isZero();
        TestFolder.write(extract, TestFolder.EXTRACT.replaceFirst("(?s)2;10.*", ""));

        Terminal.Ended ended = load();

        assertThat(ended.exit()).isEqualTo(Maaltal.REFUSED);
        assertThat(ended.err()).contains("holds 1 cases where the last held 3").contains("--accept-shrunken");
        Terminal.Ended accepted = load("--accept-shrunken");
        assertThat(accepted.exit()).as(accepted.err()).isZero();
        assertThat(accepted.out()).contains("cases new 0, changed 0, ended 2");
    }

    @Test
    void aRunOfABadExtractPublishesNothing() throws Exception {
        TestFolder.write(extract, TestFolder.EXTRACT.replace("01-02-2022", "30-02-2022"));

        Terminal.Ended ended = command("run", institution, "aarsrapport", "--at", "2022", "--from", extract.toString());

        assertRefused(ended, "30-02-2022");
    }

    private Terminal.Ended load(String... more) {
        return command(Stream.concat(Stream.of("load", institution, "--from", extract.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Terminal.Ended command(String... words) {
        return Terminal.run(Stream.concat(
                        Stream.of(words),
                        Stream.of(
                                "--jobs",
                                folder.resolve("jobs").toString(),
                                "--out",
                                folder.resolve("out").toString()))
                .toArray(String[]::new));
    }

    private void assertRefused(Terminal.Ended ended, String... sentences) throws Exception {
        assertThat(ended.exit()).as(ended.err() + ended.out()).isEqualTo(Maaltal.REFUSED);
        assertThat(ended.err()).contains(sentences).contains(". Nothing was loaded.");
        assertThat(ended.err()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(ended.err().length()).isLessThan(2_000);
        assertNothingLoaded();
        assertNothingPublished();
    }

    private void assertNothingLoaded() {
        Boolean anyTable = TestDatabase.client()
                .sql("SELECT to_regclass(?) IS NOT NULL")
                .param(schema() + ".cases")
                .query(Boolean.class)
                .single();
        if (anyTable) {
            assertThat(TestDatabase.client()
                            .sql("SELECT count(*) FROM " + schema() + ".cases")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        assertThat(TestDatabase.client()
                        .sql("SELECT count(*) FROM information_schema.tables WHERE table_schema = ? AND table_name IN"
                                + " ('staging', 'incoming', 'days_1', 'cases_differing')")
                        .param(schema())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void assertNothingPublished() throws Exception {
        if (Files.exists(folder.resolve("out"))) {
            try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
                assertThat(files.filter(Files::isRegularFile)
                                .filter(file -> !file.getParent().endsWith("rejects")))
                        .isEmpty();
            }
        }
    }

    private Path declaration() {
        return folder.resolve("jobs").resolve(institution).resolve("cases.yaml");
    }

    private String schema() {
        return institution.replace('-', '_');
    }
}
