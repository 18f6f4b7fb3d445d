package dk.maaltal.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.Institution;
import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.plan.Condition;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Extracts as spreadsheets, joined files and other programs leave them: read right, or refused with what is wrong. */
class AwkwardExtractTest {

    private static final Path CASES = Path.of("src", "test", "resources", "awkward");
    private static final String HEADING = "Sagsnr;Modtaget;Afgjort;Område;Beløb\n";

    @TempDir
    Path folder;

    private Institution institution;

    @BeforeEach
    void copyInstitution() throws IOException {
        declare(CASES.resolve("base"));
    }

    // Characters nobody sees

    @Test
    void aMarkWhereTwoExportsWereJoinedHidesNoDuplicate() {
        assertRefused(
                "03-bom-in-the-middle/sager.csv",
                "line 6: Sagsnr \"23-0001\" duplicate case number: repeats line 2 in every declared column");
    }

    @Test
    void charactersNobodySeesAreNotPartOfAText() {
        assertThat(areas("04-invisible-characters-in-text/sager.csv"))
                .containsExactly("Søfart", "Søfart", "Luftfart", "Luftfart", "Søfart");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "06-danish-letters-in-nfd-heading/sager.csv",
                "94-headings-with-invisible-characters/break.csv",
                "94-headings-with-invisible-characters/nbsp.csv",
                "94-headings-with-invisible-characters/zwsp.csv"
            })
    void aHeadingIsReadWhateverItHoldsThatNobodySees(String file) {
        assertThat(areas(file)).containsExactly("Søfart", "Søfart", "Luftfart", "Luftfart");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S\u00f8\u2060fart",
                "S\u00f8\u202efart",
                "S\u00f8fart\u2003",
                "\u2007S\u00f8fart",
                "S\u00f8f\u034fart",
                "S\u00f8fart\ufe0f",
                "\u180eS\u00f8fart",
                "S\u00f8fart\u3164",
                "\u3000S\u00f8fart"
            })
    void everyCharacterNobodySeesIsLeftOut(String area) {
        assertThat(areas(csv("1;02-01-2023;;" + area + ";\n"))).containsExactly("Søfart");
    }

    @Test
    void oddBlanksWithinATextAreBlanksAndDecomposedLettersAreLetters() {
        assertThat(areas(csv("1;02-01-2023;;A\u030arhus\u202fSyd;\n2;02-01-2023;;\u212brhus\u00a0Syd;\n")))
                .containsExactly("Århus Syd", "Århus Syd");
    }

    @Test
    void declarationsAreReadAsTheyLook() throws IOException {
        TestFolder.change(
                folder.resolve("cases.yaml"),
                "Område:   { name: area, text: yes, may be empty: yes }",
                "\"Omra\u030ade\": { name: area, yes/no: [\"Ja\u200b\", \"Nej\u00a0\"], may be empty: yes }");
        TestFolder.change(folder.resolve("cases.yaml"), "area: Søfart", "are\u00ada: yes");
        institution = Institution.of(folder);
        assertThat(areas(csv("1;02-01-2023;;Ja;\n2;02-01-2023;;N\u200bej;\n"))).containsExactly("true", "false");
    }

    @Test
    void aPopulationIsFoundWhateverItsTextHoldsThatNobodySees() {
        TestFolder.change(folder.resolve("cases.yaml"), "area: Søfart", "area: \"So\u0308\u200bfart\u00a0øst\"");
        assertThat(Institution.of(folder).declaration().population("søfart"))
                .isEqualTo(new Condition.OneOf("area", List.of("Söfart øst")));
    }

    @Test
    void aHeadingThatLooksAlikeIsToldByItsNumbers() {
        assertRefused(
                csv("Sagsnr;Modtaget;Afgjort;\u041emråde;Beløb\n", "1;02-01-2023;;x;\n"),
                "the column \"Område\" is missing",
                "It has U+041E where the other has U+004F");
    }

    @Test
    void aValueThatLooksAlikeIsToldByItsNumbers() {
        assertRefused(csv("1;02\u201001\u20102023;;x;\n"), "(it holds U+2010)");
    }

    // Negative time

    @Test
    void aClockStoppedLongerThanTheCaseLastedIsRejected() throws IOException {
        declare(CASES.resolve("23-clock-stopped-longer-than-the-case"));
        assertRefused(
                "23-clock-stopped-longer-than-the-case/sager.csv",
                "2 of 3 rows",
                "line 2: Stop \"30\" is more days than from received to decided",
                "line 4: Stop \"99999\" is more days");
    }

    @Test
    void aClockMayStandStillAsLongAsTheCaseLastsAndNoLonger() throws IOException {
        declare(CASES.resolve("23-clock-stopped-longer-than-the-case"));
        String heading = "Sagsnr;Modtaget;Afgjort;Stop;Område;Beløb\n";
        assertThat(areas(csv(
                        heading, "1;02-01-2023;12-01-2023;10;a;\n2;02-01-2023;;30;b;\n3;02-01-2023;02-01-2023;0;c;\n")))
                .containsExactly("a", "b", "c");
        assertRefused(
                csv(heading, "1;02-01-2023;12-01-2023;11;a;\n2;02-01-2023;;99999;b;\n3;02-01-2023;02-01-2023;1;c;\n"),
                "3 of 3 rows");
    }

    @Test
    void anyDayBeforeTheCaseWasReceivedIsRejected() throws IOException {
        TestFolder.change(
                folder.resolve("cases.yaml"),
                "  Beløb:",
                "  Visiteret: { name: visited, date: dd-MM-yyyy, may be empty: yes }\n  Beløb:");
        institution = Institution.of(folder);
        String heading = "Sagsnr;Modtaget;Afgjort;Område;Visiteret;Beløb\n";
        assertThat(areas(csv(heading, "1;02-01-2023;;a;02-01-2023;\n2;02-01-2023;;b;;\n")))
                .containsExactly("a", "b");
        assertRefused(
                csv(heading, "1;02-01-2023;;a;01-01-2023;\n"),
                "line 2: Visiteret \"01-01-2023\" is before the day the case was received");
    }

    // Rows that a quotation mark has swallowed

    @Test
    void aQuoteThatSwallowsRowsIsToldWithTheLineWhereItBegan() {
        assertRefused(
                "09-quote-opens-and-swallows-rows/sager.csv",
                "in line 2 a quotation mark opens a field that holds the rows after it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1;02-01-2023;;\"Havn;1\n2;02-01-2023;;Kaj 24\";3\n3;02-01-2023;;x;\n",
                "1;02-01-2023;;x;1\n2;02-01-2023;;y;\"1\n3;02-01-2023;;z;2\"\n",
                "\"1;02-01-2023;;x;1\n2\";02-01-2023;;y;1\n",
                "1;02-01-2023;;\"a;\n2;02-01-2023;;b;\n3;02-01-2023;;c;\n4;02-01-2023;;d\";\n"
            })
    void rowsAreNotSwallowedWhereverTheQuoteStands(String rows) {
        assertRefused(csv(rows), "a quotation mark opens a field that holds the rows after it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1;02-01-2023;;\"to\nlinjer\";\n2;02-01-2023;;b;\n",
                "1;02-01-2023;;\"a; b\nc; d\n\ne\";\n2;02-01-2023;;b;\n",
                "1;02-01-2023;;\"Kaj \"\"24\"\"\n\";\n2;02-01-2023;;b;\n"
            })
    void aTextOfSeveralLinesIsAText(String rows) {
        assertThat(areas(csv(rows))).hasSize(2);
    }

    // Case numbers that a spreadsheet has had

    @ParameterizedTest
    @CsvSource({
        "17-case-number-in-scientific-notation/one.csv, '1,2E+15'",
        "17-case-number-in-scientific-notation/two.csv, '1,2E+15'"
    })
    void aShortenedCaseNumberIsRejected(String file, String number) {
        assertRefused(
                file, "2 of 2 rows", "line 2: Sagsnr \"" + number + "\" is a number that a spreadsheet has shortened");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2,02E+11",
                "1E+15",
                "2.02301e+11",
                "1,5E-05",
                "jan-23",
                "03-feb",
                "1. maj 2023",
                "########",
                "#VÆRDI!",
                "=A2&B2",
                "1.2e15",
                "2,3E15",
                "1.20E+0015",
                "marts-23",
                "januar 2023",
                "#OVERLØB!",
                "#BESKYT!",
                "Fejl:502"
            })
    void whatASpreadsheetMakesOfACaseNumberIsRejected(String number) {
        assertRefused(csv(number + ";02-01-2023;;x;\n"), "Sagsnr \"" + number + "\" is ");
    }

    @ParameterizedTest
    @CsvSource({
        "'=\"0012\"', 0012",
        "'\"=\"\"23-0001\"\"\"', 23-0001",
        "12E5, 12E5",
        "MAJ-23, MAJ-23",
        "2023-E+1, 2023-E+1",
        "A=B, A=B"
    })
    void anHonestCaseNumberStaysWhatItIs(String written, String number) {
        assertThat(numbers(csv(written + ";02-01-2023;;x;\n"))).containsExactly(number);
    }

    @Test
    void aCaseNumberThatBecameADateIsRejectedAndToldAsItIsShown() {
        assertRefused(
                "37-xlsx-case-number-became-a-date/sager.xlsx",
                "line 2: Sagsnr \"02-01-2023\" in cell A2 is a date, which a spreadsheet has made of a case number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"38-xlsx-case-number-with-more-than-15-digits/sager.xlsx", "91-xlsx-one-long-number/sager.xlsx"})
    void aCaseNumberOfMoreDigitsThanExcelKeepsIsRejected(String file) {
        assertRefused(file, "2 of 2 rows", "in cell A2 is a number of more than 15 digits");
    }

    @ParameterizedTest
    @CsvSource({
        "General, 202300012345678, 202300012345678",
        "0000, 42, 0042",
        "00\"-\"0000, 230001, 23-0001",
        "'#,##0', 230001, 230001",
        "0.00E+00, 202301, 202301",
        "\"SAG \"0, 7, SAG 7",
        "?????, 42, 42",
        "000-00-0000, 123456789, 123-45-6789"
    })
    void aNumberThatIsACaseNumberIsReadAsItIsShown(String format, String value, String number) {
        assertThat(numbers(RawWorkbook.of()
                        .format(format)
                        .write(
                                folder.resolve("sager.xlsx"),
                                RawWorkbook.row(
                                        2, RawWorkbook.number("A2", 2, value) + RawWorkbook.number("B2", 1, "44928")))))
                .containsExactly(number);
    }

    @Test
    void aDateInPlaceOfAnAmountOrATextIsRejected() {
        assertRefused(
                RawWorkbook.of()
                        .write(
                                folder.resolve("sager.xlsx"),
                                RawWorkbook.row(
                                        2,
                                        RawWorkbook.text("A2", "1")
                                                + RawWorkbook.number("B2", 1, "44928")
                                                + RawWorkbook.number("D2", 1, "44928")
                                                + RawWorkbook.number("E2", 1, "44928"))),
                "Område \"02-01-2023\" in cell D2 is a date and not a text");
    }

    // Sheets, escapes, errors and formats of Excel

    @Test
    void theFirstSheetThatPeopleSeeIsRead() {
        Load load = institution.load(CASES.resolve("40-xlsx-hidden-first-sheet/sager.xlsx"));
        assertThat(load.added()).isEqualTo(4);
        assertThat(load.remark()).contains("the sheet \"Sager\" was read; a hidden sheet before it was passed over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inline.xlsx", "shared.xlsx", "sager.xlsx"})
    void theEscapesOfExcelAreCharacters(String file) {
        assertThat(areas("36-xlsx-x000D-escape/" + file)).containsExactly("Søfart", "Søfart", "Luftfart", "Luftfart");
    }

    @Test
    void anEscapedUnderscoreAndTheTextOfAFormulaAreRead() {
        Path file = RawWorkbook.of()
                .shared("A_x005F_x000D_B")
                .shared("C_x0009_D_x00a0_")
                .write(
                        folder.resolve("sager.xlsx"),
                        RawWorkbook.row(
                                        2,
                                        RawWorkbook.text("A2", "1") + RawWorkbook.number("B2", 1, "44928")
                                                + "<c r=\"D2\" t=\"s\"><v>0</v></c>")
                                + RawWorkbook.row(
                                        3,
                                        "<c r=\"A3\" t=\"str\"><f>\"2\"</f><v>2</v></c>"
                                                + RawWorkbook.number("B3", 1, "44928")
                                                + "<c r=\"D3\" t=\"s\"><v>1</v></c>")
                                + RawWorkbook.row(
                                        4,
                                        RawWorkbook.text("A4", "3") + RawWorkbook.number("B4", 1, "44928")
                                                + "<c r=\"D4\" t=\"str\"><f>D2</f><v>E_x000D_</v></c>"));
        assertThat(areas(file)).containsExactly("A_x000D_B", "C\tD", "E");
    }

    @Test
    void halfACharacterIsNotWrittenAsAQuestionMark() {
        assertRefused(
                RawWorkbook.of().write(folder.resolve("sager.xlsx"), caseOf(2, RawWorkbook.text("D2", "a_xD800_b"))),
                "line 2: Område ",
                "half of one");
        institution.load(RawWorkbook.of()
                .write(folder.resolve("sager.xlsx"), caseOf(2, RawWorkbook.text("D2", "a_xD83D__xDE00_b"))));
        assertThat(known(institution, "area")).containsExactly("a\ud83d\ude00b");
    }

    @Test
    void anErrorInAColumnNotDeclaredIsPassedOver() {
        assertThat(areas("42-xlsx-error-in-a-column-not-declared/sager.xlsx")).hasSize(4);
    }

    static Stream<String> dateFormats() {
        return Stream.concat(
                Stream.of("sager"), IntStream.rangeClosed(1, 20).mapToObj(i -> i < 10 ? "f0" + i : "f" + i));
    }

    @ParameterizedTest
    @MethodSource("dateFormats")
    void aDayIsReadHoweverItIsFormatted(String file) {
        Institution each = Institution.of(folder);
        each.load(CASES.resolve("44-xlsx-date-formats/" + file + ".xlsx"));
        assertThat(known(each, "received")).isNotEmpty().allMatch("2023-01-02"::equals);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                "[$-x-systime]h:mm:ss AM/PM",
                "[mm]:ss",
                "\"modtaget den \"d/m/yy",
                "[$-en-US]d-mmm-yy;@",
                "[Red]dd/mm/yyyy"
            })
    void everyFormatOfADayIsRead(String format) {
        Path file = RawWorkbook.of()
                .format(format)
                .write(
                        folder.resolve("sager.xlsx"),
                        RawWorkbook.row(2, RawWorkbook.text("A2", "1") + RawWorkbook.number("B2", 2, "44928.5")));
        institution.load(file);
        assertThat(known(institution, "received")).containsExactly("2023-01-02");
    }

    @Test
    void aDayCountedFrom1904AndADayWrittenOutAreRead() {
        Path file = RawWorkbook.of()
                .from1904()
                .write(
                        folder.resolve("sager.xlsx"),
                        RawWorkbook.row(2, RawWorkbook.text("A2", "1") + RawWorkbook.number("B2", 1, "43466"))
                                + RawWorkbook.row(
                                        3,
                                        RawWorkbook.text("A3", "2")
                                                + "<c r=\"B3\" t=\"d\"><v>2023-01-02T10:00:00</v></c>"));
        institution.load(file);
        assertThat(known(institution, "received")).containsExactly("2023-01-02", "2023-01-02");
    }

    @Test
    void aNumberThatIsNoDayOfOurTimeIsNoDay() {
        assertRefused(
                RawWorkbook.of()
                        .write(
                                folder.resolve("sager.xlsx"),
                                RawWorkbook.row(2, RawWorkbook.text("A2", "1") + RawWorkbook.number("B2", 0, "2023"))),
                "line 2: Modtaget \"2023\" is not a day of the calendar");
    }

    @Test
    void aValueUnderNoHeadingIsRejectedInAWorkbookAsInCsv() {
        assertRefused(
                "48-xlsx-values-under-no-heading/sager.xlsx",
                "1 of 4 rows",
                "line 2: the row has 7 fields where the heading row has 5");
        assertRefused(
                csv("Sagsnr;Modtaget;Afgjort;;Område;Beløb\n", "1;02-01-2023;;flyttet;x;\n"),
                "line 2: \"flyttet\" stands in column 4, which has no heading");
    }

    @ParameterizedTest
    @CsvSource({
        "'<row r=\"2\">A2 B2</row><row r=\"2\">A2 B2</row>', row 2 stands after row 2",
        "'<row r=\"2\">A2 B2 A2</row>', a cell of row 2 stands there twice"
    })
    void aPlaceThatIsWrittenTwiceIsRefused(String rows, String why) {
        assertRefused(
                RawWorkbook.of()
                        .write(
                                folder.resolve("sager.xlsx"),
                                rows.replace("A2", RawWorkbook.text("A2", "1"))
                                        .replace(" B2", RawWorkbook.number("B2", 1, "44928"))
                                        .replace(" <c", "<c")),
                why);
    }

    @Test
    void cellsThatAreMergedOverSeveralCasesAreRefused() {
        String rows = caseOf(2, RawWorkbook.text("D2", "Søfart")) + caseOf(3, "") + caseOf(4, "");
        assertRefused(
                RawWorkbook.of().merged("D2:D4").write(folder.resolve("sager.xlsx"), rows),
                "its cells D2:D4 are merged, and only the first of them holds a value");
        institution.load(RawWorkbook.of().merged("A1:B1").write(folder.resolve("sager.xlsx"), rows));
        assertThat(known(institution, "area")).hasSize(3);
    }

    @Test
    void rowsThatAFilterHidesAreReadAndTold() {
        Path file = RawWorkbook.of()
                .write(
                        folder.resolve("sager.xlsx"),
                        caseOf(2, "") + caseOf(3, "").replace("<row", "<row hidden=\"1\"")
                                + "<row r=\"4\" hidden=\"1\"></row>");
        Load load = institution.load(file);
        assertThat(load.added()).isEqualTo(2);
        assertThat(load.remark())
                .contains("of the rows that were read, 1 are hidden in the workbook, by a filter or by hand");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r=\"D2\" t=\"str\"><f>X1</f></c>",
                "<c r=\"D2\"><f>X1</f><v></v></c>",
                "<c r=\"D2\"><f t=\"array\" ref=\"D2\">X1</f></c>"
            })
    void aFormulaThatNoProgramHasComputedIsRejected(String cell) {
        assertRefused(
                RawWorkbook.of().write(folder.resolve("sager.xlsx"), caseOf(2, cell)),
                "cell D2 holds a formula without a value");
    }

    @Test
    void aFormulaThatGaveAnEmptyTextIsEmpty() {
        institution.load(RawWorkbook.of()
                .write(folder.resolve("sager.xlsx"), caseOf(2, "<c r=\"D2\" t=\"str\"><f>X1</f><v></v></c>")));
        assertThat(known(institution, "area")).containsOnlyNulls().hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"'0%', 0.15, '15%'", "'0.0\" \"%', 0.155, '15,5 %'", "'[Red]0.00%', 1, '100,00%'"})
    void aPercentageInPlaceOfANumberIsRejected(String format, String value, String shown) {
        assertRefused(
                RawWorkbook.of()
                        .format(format)
                        .write(folder.resolve("sager.xlsx"), caseOf(2, RawWorkbook.number("E2", 2, value))),
                "Beløb \"" + shown + "\" in cell E2 is shown as a percentage");
    }

    @Test
    void aQuotedSignOfPerCentIsNone() {
        institution.load(RawWorkbook.of()
                .format("0\" %\"")
                .write(folder.resolve("sager.xlsx"), caseOf(2, RawWorkbook.number("E2", 2, "15"))));
        assertThat(known(institution, "amount")).containsExactly("15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#,##0.00 \"kr.\"", "0%", "0.00", "\"dag \"0"})
    void aDayThatIsShownAsANumberIsRejected(String format) {
        assertRefused(
                RawWorkbook.of()
                        .format(format)
                        .write(
                                folder.resolve("sager.xlsx"),
                                RawWorkbook.row(2, RawWorkbook.text("A2", "1") + RawWorkbook.number("B2", 2, "44928"))),
                "in cell B2 is shown as a number and not as a date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "0.5", "60", "60.5", "2958465", "2958466"})
    void aNumberThatIsNoDayIsNotOneHoweverItIsFormatted(String number) {
        assertRefused(
                RawWorkbook.of()
                        .write(
                                folder.resolve("sager.xlsx"),
                                RawWorkbook.row(2, RawWorkbook.text("A2", "1") + RawWorkbook.number("B2", 1, number))),
                "line 2: Modtaget ",
                " is not a day of the calendar");
    }

    @Test
    void aTruthValueIsNoCaseNumber() {
        assertRefused(
                RawWorkbook.of()
                        .write(
                                folder.resolve("sager.xlsx"),
                                RawWorkbook.row(
                                        2, "<c r=\"A2\" t=\"b\"><v>1</v></c>" + RawWorkbook.number("B2", 1, "44928"))),
                "in cell A2 is a truth value and no case number");
    }

    // Numbers and blank rows

    @ParameterizedTest
    @ValueSource(ints = {101, 140_000})
    void aNumberOfMoreDigitsThanAnyoneWritesIsRejected(int digits) {
        assertRefused(csv("1;02-01-2023;;x;" + "9".repeat(digits) + "\n"), "is not a number with a decimal comma");
    }

    @Test
    void blankRowsBeforeTheHeadingsArePassedOverInCsvAsInWorkbooks() {
        assertThat(areas(csv("\n;;;;\n" + HEADING, "1;02-01-2023;;x;\n"))).containsExactly("x");
    }

    @Test
    void whatStandsAboveTheHeadingsIsToBeTakenAway() {
        assertRefused(
                csv("Udtræk af sager;;;;\n" + HEADING, "1;02-01-2023;;x;\n"), "Delete what stands above the headings");
    }

    @Test
    void rowsPartedByTabsAreTold() {
        assertRefused(
                csv(HEADING.replace(';', '\t'), "1\t02-01-2023\t\tx\t\n"),
                "not parted by \";\" but, it seems, by tab. Write delimiter: tab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-01-02T24:00:00",
                "2023-01-02T24:00",
                "2023-01-02T23:59:60Z",
                "2023-01-02T10:60",
                "2023-02-30T10:00Z"
            })
    void aMomentThatNoClockShowsIsRejected(String moment) {
        TestFolder.change(
                folder.resolve("cases.yaml"), "is: received, date: dd-MM-yyyy", "is: received, date: ISO time stamp");
        institution = Institution.of(folder);
        assertRefused(csv("1;" + moment + ";;x;\n"), "Modtaget \"" + moment + "\" is not a day of the calendar");
    }

    /** The clock is set forward at 2 and back at 3: the day is the same, whichever hour was meant. */
    @Test
    void theHoursInWhichTheClockIsSetAreOfTheirDay() {
        TestFolder.change(
                folder.resolve("cases.yaml"), "is: received, date: dd-MM-yyyy", "is: received, date: ISO time stamp");
        institution = Institution.of(folder);
        institution.load(csv("1;2023-03-26T02:30:00;;x;\n2;2023-10-29T02:30;;x;\n3;2023-06-30T22:30:00Z;;x;\n"));
        assertThat(known(institution, "received")).containsExactly("2023-03-26", "2023-10-29", "2023-07-01");
    }

    @Test
    void onlyWholeGroupsOfThreeAreThousands() {
        assertRefused(
                "29-amount-with-three-decimals/sager.csv",
                "9 of 10 rows",
                "line 3: Beløb \"0.999\" is not a number with a decimal comma",
                "line 4: Beløb \"12.5\" is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.34", "00.999", "-0.125", "1.2345", "1.23.456", "1234.567", "0.999,5"})
    void anAmountWithADecimalPointIsRejected(String amount) {
        assertRefused(csv("1;02-01-2023;;x;" + amount + "\n"), "is not a number with a decimal comma");
    }

    @Test
    void rowsInWhichNothingStandsArePassedOverInCsvAndInWorkbooks() {
        assertRefused("28-comment-lines-and-blank-rows/sager.csv", "1 of 3 rows", "line 2: the row has 1 fields");
        Load load = institution.load(csv("1;02-01-2023;;x;\n;;;;\n \n\u00a0;\u200b;;;\n;;\n2;02-01-2023;;y;\n\u001a"));
        assertThat(load.rowsRead()).isEqualTo(2);
        assertThat(Institution.of(folder)
                        .load(RawWorkbook.of()
                                .write(
                                        folder.resolve("sager.xlsx"),
                                        RawWorkbook.row(
                                                        2,
                                                        RawWorkbook.text("A2", "1")
                                                                + RawWorkbook.number("B2", 1, "44928"))
                                                + RawWorkbook.row(3, RawWorkbook.text("A3", " "))
                                                + RawWorkbook.row(4, RawWorkbook.number("A4", 1, ""))))
                        .rowsRead())
                .isEqualTo(1);
    }

    // Letters of other encodings

    @Test
    void twoEncodingsInOneFileAreToldWithTheLine() {
        assertRefused("20-utf8-cut-in-two-encodings/sager.csv", "line 4 holds the byte F8", "Deliver it anew");
    }

    @Test
    void anEncodingIsAdvisedOnlyWhereItWouldHelp() {
        assertRefused(
                TestFolder.write(folder.resolve("a.csv"), csvText("1;02-01-2023;;Søfart;\n")),
                "line 1 holds the byte E5",
                "Write encoding: windows-1252");
        Path dos = TestFolder.write(
                folder.resolve("dos.csv"), csvText("1;02-01-2023;;Sofart;\n").getBytes(Charset.forName("IBM850")));
        assertThatThrownBy(() -> institution.load(dos))
                .hasMessageContaining("line 1 holds the byte 86")
                .hasMessageContaining("DOS code page")
                .hasMessageNotContaining("Write encoding: windows-1252");
    }

    @Test
    void lettersOfDosReadAsWindowsAreTold() throws IOException {
        declare(CASES.resolve("95-dos-letters-read-as-windows"));
        assertRefused(
                "95-dos-letters-read-as-windows/sager.csv",
                "line 2: Omraade \"S›fart\" has letters that were written in a DOS code page (850 or 865)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SÃ¸fart",
                "Ã…rhus",
                "S›fart",
                "b†den",
                "K‘re",
                "S¿fart",
                "S\ufffdfart",
                "S\u009bfart",
                "a\u0001b",
                "a\ue000b",
                "a\uffffb",
                "a\ufdd0b",
                "SkibÂ\u00a0fart",
                "S¸fart"
            })
    void lettersThatWereReadWrongAreTold(String area) {
        assertRefused(csv("1;02-01-2023;;" + area + ";\n"), "line 2: Område ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pete’s",
                "‘citat’",
                "›citat‹",
                "50 ½ år",
                "PÂTÉ",
                "São Paulo",
                "Łódź",
                "§ 4 – 5 …",
                "Jensen †",
                "15 °C"
            })
    void honestLettersStay(String area) {
        assertThat(areas(csv("1;02-01-2023;;" + area + ";\n"))).containsExactly(area);
    }

    // Files of other kinds

    static Stream<Arguments> otherKinds() {
        return Stream.of(
                Arguments.of("27-other-file-types/html.xls", "web page (HTML)"),
                Arguments.of("27-other-file-types/html.xlsx", "web page (HTML)"),
                Arguments.of("27-other-file-types/renamed.xlsx", "text under the name .xlsx"),
                Arguments.of("27-other-file-types/sager.csv.gz", "it is compressed"),
                Arguments.of("27-other-file-types/sager.ods", "OpenDocument"),
                Arguments.of("27-other-file-types/sager.xls", "a workbook of an old Excel (.xls)"),
                Arguments.of("27-other-file-types/sager.xlsm", "workbook with macros (.xlsm)"),
                Arguments.of("89-xlsx-that-is-another-format/cut.xlsx", "not delivered whole"),
                Arguments.of("89-xlsx-that-is-another-format/empty.xlsx", "is empty: it has 0 bytes"),
                Arguments.of("89-xlsx-that-is-another-format/ods.xlsx", "OpenDocument"),
                Arguments.of("89-xlsx-that-is-another-format/password.xlsx", "protected by a password"),
                Arguments.of("89-xlsx-that-is-another-format/xls.xlsx", "a workbook of an old Excel (.xls)"),
                Arguments.of("89-xlsx-that-is-another-format/xlsb.xlsx", "a binary Excel workbook (.xlsb)"),
                Arguments.of("r2-bombs/laughs.xlsx", "no Excel workbook that can be read"));
    }

    @ParameterizedTest
    @MethodSource("otherKinds")
    void aFileOfAnotherKindIsToldForWhatItIs(String file, String what) {
        assertRefused(file, what);
    }

    static Stream<Arguments> otherBytes() {
        String table = "Sagsnr;Modtaget\n1;02-01-2023\n";
        return Stream.of(
                Arguments.of(table.getBytes(StandardCharsets.UTF_16LE), "UTF-16"),
                Arguments.of(table.getBytes(StandardCharsets.UTF_16), "UTF-16"),
                Arguments.of(table.getBytes(Charset.forName("UTF-32LE")), "UTF-32"),
                Arguments.of(table.getBytes(Charset.forName("UTF-32BE")), "UTF-32"),
                Arguments.of("[[\"Sagsnr\"],[1]]".getBytes(StandardCharsets.US_ASCII), "JSON"),
                Arguments.of("{}".getBytes(StandardCharsets.US_ASCII), "JSON"),
                Arguments.of("<div><table><tr><td>Sagsnr</table>".getBytes(StandardCharsets.US_ASCII), "HTML"),
                Arguments.of("<!-- x --><html></html>".getBytes(StandardCharsets.US_ASCII), "HTML"),
                Arguments.of("From: <Saved by Blink>\n".getBytes(StandardCharsets.US_ASCII), "HTML"),
                Arguments.of("<rss></rss>".getBytes(StandardCharsets.US_ASCII), "XML"),
                Arguments.of("\0\1\0\0Standard Jet DB\0\1\1\1".getBytes(StandardCharsets.US_ASCII), "no text"),
                Arguments.of(RawWorkbook.of().strict(), "Strict Open XML"),
                Arguments.of("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), "a PDF document"),
                Arguments.of(RawWorkbook.zip(Map.of("sager.csv", table)), "it is a zip file"),
                Arguments.of(new byte[5000], "zero bytes"),
                Arguments.of(
                        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"
                                .getBytes(StandardCharsets.US_ASCII),
                        "XML spreadsheet of 2003"),
                Arguments.of("[{\"Sagsnr\": 1}]".getBytes(StandardCharsets.US_ASCII), "JSON"),
                Arguments.of("{\\rtf1 x}".getBytes(StandardCharsets.US_ASCII), "RTF"));
    }

    @ParameterizedTest
    @MethodSource("otherBytes")
    void bytesOfAnotherKindAreToldUnderEitherName(byte[] bytes, String what) {
        assertRefused(TestFolder.write(folder.resolve("sager.csv"), bytes), what);
        assertRefused(TestFolder.write(folder.resolve("sager.xlsx"), bytes), what);
    }

    @Test
    void aFileThatEndsInZeroBytesIsNotWhole() {
        assertRefused(csv("1;02-01-2023;;x;\n" + "\0".repeat(100)), "from line 3 on it holds zero bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sager-[.csv", "sager-{.csv"})
    void aNameOfFilesThatIsNoPatternIsTold(String pattern) {
        TestFolder.change(folder.resolve("cases.yaml"), "files: sager-*.csv", "files: \"" + pattern + "\"");
        institution = Institution.of(folder);
        assertThatThrownBy(() -> institution.loader(folder.resolve("rejects")).load(Optional.empty(), Accepted.NOTHING))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("cannot be read as a pattern");
    }

    @Test
    void aFileIsFoundWhicheverWayItsNameIsWritten() throws IOException {
        TestFolder.change(folder.resolve("cases.yaml"), "files: sager-*.csv", "files: \"sager-på-ø-*.csv\"");
        institution = Institution.of(folder);
        String decomposed = "sager-pa\u030a-ø-2023.csv";
        TestFolder.write(
                folder.resolve(decomposed), csvText("1;02-01-2023;;x;\n").getBytes(StandardCharsets.UTF_8));
        assertThat(institution
                        .loader(folder.resolve("rejects"))
                        .load(Optional.empty(), Accepted.NOTHING)
                        .added())
                .isEqualTo(1);
        assertRefused(folder.resolve("sager-på-ø-2023.csv"), "whose name has other characters that look the same");
    }

    @Test
    void aBombOfZerosIsRefused() {
        String bomb = "<c r=\"A2\" t=\"inlineStr\"><is><t>" + " ".repeat(40_000_000) + "</t></is></c>";
        assertRefused(
                RawWorkbook.of().write(folder.resolve("sager.xlsx"), RawWorkbook.row(2, bomb)), "no Excel workbook");
    }

    private void declare(Path files) throws IOException {
        Files.copy(files.resolve("cases.yaml"), folder.resolve("cases.yaml"), StandardCopyOption.REPLACE_EXISTING);
        institution = Institution.of(folder);
    }

    /** A row of a workbook with a case of its number, and these cells after it. */
    private static String caseOf(int row, String cells) {
        return RawWorkbook.row(
                row,
                RawWorkbook.text("A" + row, Integer.toString(row)) + RawWorkbook.number("B" + row, 1, "44928") + cells);
    }

    private Path csv(String rows) {
        return csv(HEADING, rows);
    }

    private Path csv(String heading, String rows) {
        return TestFolder.write(folder.resolve("sager.csv"), (heading + rows).getBytes(StandardCharsets.UTF_8));
    }

    private static String csvText(String rows) {
        return HEADING + rows;
    }

    private List<String> areas(String file) {
        return areas(CASES.resolve(file));
    }

    private List<String> areas(Path file) {
        institution.load(file);
        return known(institution, "area");
    }

    private List<String> numbers(Path file) {
        institution.load(file);
        return known(institution, "case_number");
    }

    private static List<String> known(Institution institution, String column) {
        return TestDatabase.client()
                .sql("SELECT " + column + "::text FROM " + institution.schema() + ".cases ORDER BY case_number")
                .query(String.class)
                .list();
    }

    private void assertRefused(String file, String... sentences) {
        assertRefused(CASES.resolve(file), sentences);
    }

    private void assertRefused(Path file, String... sentences) {
        assertThatThrownBy(() -> institution.load(file))
                .isInstanceOf(DataRefused.class)
                .hasMessageContainingAll(sentences)
                .hasMessageContaining("Nothing was loaded");
    }
}
