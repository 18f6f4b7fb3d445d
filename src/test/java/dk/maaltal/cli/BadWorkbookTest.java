package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a workbook is told in Danish, with sheet and cell; nothing of it is taken in, nothing published. */
class BadWorkbookTest {

    private static final int LAST_COLUMN = 40;
    private static final String NOT_EXCEL = " er ikke indlæst: er ikke en Excel-projektmappe (.xlsx).";

    @TempDir
    Path folder;

    private FinanceOfficer officer;

    @BeforeEach
    void fillInOneCellRightly() {
        officer = new FinanceOfficer(folder).isHandedOut("2023").tells("Tal", "budget", "Værdi", 200);
    }

    @AfterEach
    void dropTheInstitution() {
        officer.close();
    }

    private static Arguments cells(String what, Consumer<XSSFWorkbook> damage, String... sentences) {
        return Arguments.of(what, (Consumer<FinanceOfficer>) officer -> officer.changes(damage), sentences);
    }

    private static Arguments file(String what, Consumer<FinanceOfficer> damage, String... sentences) {
        return Arguments.of(what, damage, sentences);
    }

    private static Arguments number(String what, Consumer<XSSFCell> damage, String sentence) {
        return cells(
                what,
                workbook -> damage.accept(FinanceOfficer.cell(workbook, "Tal", "sygedage pr. ansat", "Værdi")),
                "ark \"Tal\", celle E4 (sygedage pr. ansat, 2023): " + sentence);
    }

    private static Arguments day(String what, Consumer<XSSFCell> damage, String sentence) {
        return cells(
                what,
                workbook -> {
                    FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Status")
                            .setCellValue("Udført");
                    damage.accept(FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Udført den"));
                },
                "ark \"Milepæle\", celle F4 (Planen er vedtaget, frist 30-06-2023): " + sentence);
    }

    static Stream<Arguments> badCells() {
        String number = " er ikke et tal; skriv et tal som 9,8.";
        String date = " er ikke en dato; skriv en dato som 31-12-2023.";
        String time = " ligger uden for planens tid (1-1-2022 til 31-12-2025).";
        return Stream.of(
                number("words for a number", cell -> cell.setCellValue("ni komma otte"), "\"ni komma otte\"" + number),
                number("a decimal point as text", cell -> cell.setCellValue("9.8"), "\"9.8\"" + number),
                number(
                        "another unit behind the number",
                        cell -> cell.setCellValue("9,8 uger"),
                        "\"9,8 uger\"" + number),
                number("yes for a number", cell -> cell.setCellValue(true), "\"SAND\"" + number),
                number(
                        "a number too large",
                        cell -> cell.setCellValue(98.5),
                        "98,5 ligger uden for det mulige (mindst 0, højst 60)."),
                number(
                        "a number too small",
                        cell -> cell.setCellValue(-0.5),
                        "-0,5 ligger uden for det mulige (mindst 0, højst 60)."),
                number("a formula that fails", BadWorkbookTest::divideByZero, "formlen giver en fejl; skriv svaret."),
                number(
                        "an error left by pasting",
                        cell -> cell.setCellErrorValue(FormulaError.REF),
                        "cellen viser fejlen #REF!; skriv svaret."),
                cells(
                        "a number beyond all reason",
                        workbook -> FinanceOfficer.cell(workbook, "Tal", "budget", "Værdi")
                                .setCellValue(1e300),
                        "ark \"Tal\", celle E6 (budget, 2023): "),
                day("a day that is not", cell -> cell.setCellValue("30-02-2023"), "\"30-02-2023\"" + date),
                day("a month in words", cell -> cell.setCellValue("midt i juni"), "\"midt i juni\"" + date),
                day("a day as in America", cell -> cell.setCellValue("06/30/2023"), "\"06/30/2023\"" + date),
                day("a day long ago", cell -> cell.setCellValue(LocalDate.of(1923, 6, 30)), "30-6-1923" + time),
                day("a day far ahead", cell -> cell.setCellValue("30-06-2032"), "30-6-2032" + time),
                day("a year alone", cell -> cell.setCellValue(2023), "15-7-1905" + time),
                cells(
                        "a word that is not on the list",
                        workbook -> FinanceOfficer.cell(
                                        workbook, "Vurderinger", "Initiativerne er gennemført", "Vurdering")
                                .setCellValue("Næsten opfyldt"),
                        "ark \"Vurderinger\", celle E4 (Initiativerne er gennemført): \"Næsten opfyldt\" er ikke en mulighed;"
                                + " vælg Opfyldt, Delvist opfyldt, Ikke opfyldt, I gang."),
                cells(
                        "done without a day",
                        workbook -> FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Status")
                                .setCellValue("Udført"),
                        "ark \"Milepæle\", celle F4 (Planen er vedtaget, frist 30-06-2023): delen er udført, men dagen mangler; skriv hvornår."),
                cells(
                        "a day without done",
                        workbook -> FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Udført den")
                                .setCellValue("30-06-2023"),
                        "ark \"Milepæle\", celle E4 (Planen er vedtaget, frist 30-06-2023): der står en dag for udførelsen, men status er ikke valgt;"
                                + " vælg \"Udført\", eller slet dagen."),
                cells(
                        "a day of what is under way",
                        workbook -> {
                            FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Status")
                                    .setCellValue("I gang");
                            FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Udført den")
                                    .setCellValue("30-06-2023");
                        },
                        "men status er \"I gang\"; vælg \"Udført\", eller slet dagen."),
                cells(
                        "a row twice",
                        workbook -> FinanceOfficer.copy(
                                FinanceOfficer.row(workbook, "Tal", "budget"),
                                workbook.getSheet("Tal").createRow(9),
                                0,
                                LAST_COLUMN),
                        "ark \"Tal\", celle E10 (budget, 2023): rækken står to gange; slet den ene."),
                cells(
                        "a text without end",
                        workbook -> FinanceOfficer.cell(workbook, "Tekster", "Initiativer", "Analyse")
                                .setCellValue("x".repeat(30_000)),
                        "ark \"Tekster\", celle F7 (Initiativer, 2023): teksten er på 30000 tegn; højst 20000."));
    }

    static Stream<Arguments> badWorkbooks() {
        return Stream.of(
                cells(
                        "a part that is no longer in the plan",
                        workbook -> FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Status")
                                .setCellValue("I gang"),
                        "ark \"Milepæle\", celle E4 (Planen er vedtaget, frist 30-06-2023): rækken findes ikke længere i planen,"
                                + " eller lyder anderledes; dan en ny projektmappe."),
                cells(
                        "the hidden sheet deleted",
                        workbook -> workbook.removeSheetAt(workbook.getSheetIndex("maaltal")),
                        " er ikke indlæst: er ikke dannet af \"maaltal workbook\" (det skjulte ark \"maaltal\" mangler)."),
                cells(
                        "the hidden sheet written in",
                        workbook -> workbook.getSheet("maaltal")
                                .getRow(3)
                                .getCell(0)
                                .setCellValue("nummer"),
                        "det skjulte ark \"maaltal\" er ændret; dan en ny projektmappe."),
                cells(
                        "another institution's",
                        workbook -> workbook.getSheet("maaltal")
                                .getRow(0)
                                .getCell(0)
                                .setCellValue("Storstyrelsen"),
                        "er dannet til Storstyrelsen, plan 2023; her hører en til Småstyrelsen, plan 2023."),
                cells(
                        "another year's",
                        workbook -> workbook.getSheet("maaltal")
                                .getRow(1)
                                .getCell(0)
                                .setCellValue("2022"),
                        "er dannet til Småstyrelsen, plan 2022; her hører en til Småstyrelsen, plan 2023."),
                cells(
                        "never handed out by this database",
                        workbook -> workbook.getSheet("maaltal")
                                .getRow(3)
                                .getCell(0)
                                .setCellValue("77"),
                        "projektmappen er ikke dannet til denne plan i denne database"),
                cells(
                        "a sheet deleted",
                        workbook -> workbook.removeSheetAt(workbook.getSheetIndex("Milepæle")),
                        "arket \"Milepæle\" mangler"),
                cells(
                        "a row deleted",
                        workbook -> workbook.getSheet("Tal")
                                .removeRow(workbook.getSheet("Tal").getRow(3)),
                        "sygedage pr. ansat"),
                cells(
                        "a column inserted before the answers",
                        workbook -> workbook.getSheet("Tal").shiftColumns(2, LAST_COLUMN, 1),
                        "ark \"Tal\"",
                        "kolonnerne er flyttet; fortryd det"),
                cells(
                        "two columns inserted before the answers",
                        workbook -> workbook.getSheet("Tal").shiftColumns(2, LAST_COLUMN, 2),
                        "ark \"Tal\"",
                        "kolonnerne er flyttet; fortryd det"),
                cells(
                        "two columns inserted before the texts",
                        workbook -> {
                            FinanceOfficer.cell(workbook, "Tekster", "Initiativer", "Forklaring")
                                    .setCellValue("Hører ikke til i analysen");
                            workbook.getSheet("Tekster").shiftColumns(2, LAST_COLUMN, 2);
                        },
                        "ark \"Tekster\"",
                        "kolonnerne er flyttet; fortryd det"),
                cells(
                        "a column inserted among the answers",
                        workbook -> workbook.getSheet("Milepæle").shiftColumns(5, LAST_COLUMN, 1),
                        "ark \"Milepæle\"",
                        "kolonnerne er flyttet; fortryd det"),
                cells(
                        "a column deleted before the answers",
                        workbook -> workbook.getSheet("Tal").shiftColumns(2, LAST_COLUMN, -1),
                        "ark \"Tal\"",
                        "kolonnerne er flyttet; fortryd det"),
                cells(
                        "the hidden columns deleted",
                        workbook -> workbook.getSheet("Tal").forEach(row -> clear(row, 20)),
                        "ark \"Tal\"",
                        "kolonne"),
                cells(
                        "only the columns that can be seen sorted",
                        workbook -> FinanceOfficer.swap(workbook.getSheet("Tal"), 4, 5, 0, 6),
                        "ark \"Tal\", celle E5"),
                cells("a row of the officer's own", BadWorkbookTest::addRow, "ark \"Tal\"", "række 7"),
                file("no workbook but a text", officer -> TestFolder.write(officer.workbook(), "a;b\n"), NOT_EXCEL),
                file("an empty file", officer -> TestFolder.write(officer.workbook(), ""), " er ikke indlæst: ", "tom"),
                file("cut off in the middle", officer -> cut(officer, 0.5), " er ikke indlæst: ", "beskadiget"),
                file("cut off near the end", officer -> cut(officer, 0.98), " er ikke indlæst: ", "beskadiget"),
                file("cut off after the first bytes", officer -> cut(officer, 0.001), NOT_EXCEL),
                file(
                        "a Word document renamed",
                        officer -> copy(Path.of("templates", "status.docx"), officer.workbook()),
                        NOT_EXCEL),
                file(
                        "any workbook renamed",
                        officer -> copy(Path.of("templates", "bilag.xlsx"), officer.workbook()),
                        "er ikke dannet af \"maaltal workbook\""),
                file("with a password", BadWorkbookTest::encrypt, " er ikke indlæst: ", "adgangskode"),
                file("a folder", BadWorkbookTest::becomeFolder, " er ikke indlæst: ", "mappe"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badCells")
    void aCellThatCannotBeRightIsToldWithSheetCellFindingAndExpectation(
            String what, Consumer<FinanceOfficer> damage, String[] sentences) {
        damage.accept(officer);

        assertRefused(officer.run("2023"), sentences);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badWorkbooks")
    void aWorkbookThatCannotBeTakenInIsToldWhy(String what, Consumer<FinanceOfficer> damage, String[] sentences) {
        damage.accept(officer);
        if (what.equals("a part that is no longer in the plan")) {
            TestFolder.change(officer.plan(), "Planen er vedtaget", "Planen er endelig vedtaget");
        }

        assertRefused(officer.run("2023"), sentences);
    }

    @Test
    void allThatIsWrongIsToldAtOnceACellALine() {
        officer.tells("Tal", "sygedage pr. ansat", "Værdi", "mange")
                .tells("Tal", "regnskab", "Værdi", -1)
                .tells("Milepæle", "Planen er vedtaget", "Status", "Måske");

        Terminal.Ended ended = officer.run("2023");

        assertThat(ended.err().lines())
                .hasSize(4)
                .first()
                .isEqualTo(officer.workbook() + " er ikke indlæst; ret dette og kør igen:");
    }

    @Test
    void aNewWorkbookDoesNotReplaceOneThatCannotBeRead() throws IOException {
        officer.tells("Tal", "sygedage pr. ansat", "Værdi", "mange");
        byte[] before = Files.readAllBytes(officer.workbook());

        assertRefused(officer.command("workbook", "2023"), "\"mange\" er ikke et tal");

        assertThat(Files.readAllBytes(officer.workbook())).isEqualTo(before);
    }

    @Test
    void whatSomebodyWritesInACellDoesNotLayTheWorkbookAside() throws IOException {
        officer.tells("Tal", "sygedage pr. ansat", "Værdi", "dan en ny projektmappe");
        byte[] before = Files.readAllBytes(officer.workbook());

        assertRefused(officer.command("workbook", "2023"), "\"dan en ny projektmappe\" er ikke et tal");

        assertThat(Files.readAllBytes(officer.workbook())).isEqualTo(before);
    }

    @Test
    void aNewWorkbookIsMadeWhereThatIsTheAdvice() throws IOException {
        officer.changes(
                workbook -> workbook.getSheet("maaltal").getRow(3).getCell(0).setCellValue("nummer"));
        byte[] before = Files.readAllBytes(officer.workbook());
        assertRefused(officer.run("2023"), "dan en ny projektmappe");

        FinanceOfficer.succeeds(officer.command("workbook", "2023"));

        assertThat(officer.workbook().resolveSibling("indberetning-2023-lagt-til-side-1.xlsx"))
                .hasBinaryContent(before);
        assertThat(officer.workbook()).exists();
    }

    @Test
    void whatIsPutRightIsTakenIn() {
        officer.tells("Tal", "sygedage pr. ansat", "Værdi", "mange");
        officer.run("2023");

        officer.tells("Tal", "sygedage pr. ansat", "Værdi", "8,8").runs();

        assertThat(officer.answers()).contains("tal/budget/2023 = 200", "tal/sygedage pr. ansat/2023 = 8.8");
    }

    private void assertRefused(Terminal.Ended ended, String... sentences) {
        assertThat(officer.answers()).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(ended.exit()).as(ended.err() + ended.out()).isEqualTo(Maaltal.REFUSED);
        assertThat(ended.err())
                .startsWith(officer.workbook() + " er ikke indlæst")
                .contains(sentences);
        assertThat(ended.err()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(ended.err().length()).isLessThan(2_000);
    }

    private static void divideByZero(XSSFCell cell) {
        cell.setCellFormula("1/0");
        cell.getSheet()
                .getWorkbook()
                .getCreationHelper()
                .createFormulaEvaluator()
                .evaluateFormulaCell(cell);
    }

    private static void clear(Row row, int from) {
        for (int column = from; column <= LAST_COLUMN; column++) {
            if (row.getCell(column) != null) {
                row.removeCell(row.getCell(column));
            }
        }
    }

    private static void addRow(XSSFWorkbook workbook) {
        Sheet sheet = workbook.getSheet("Tal");
        Row row = sheet.createRow(6);
        row.createCell(0).setCellValue("2");
        row.createCell(1).setCellValue("tillægsbevilling");
        row.createCell(4).setCellValue(12);
    }

    private static void cut(FinanceOfficer officer, double part) {
        try {
            byte[] whole = Files.readAllBytes(officer.workbook());
            Files.write(officer.workbook(), Arrays.copyOf(whole, (int) (whole.length * part)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.write(to, Files.readAllBytes(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void becomeFolder(FinanceOfficer officer) {
        try {
            Files.delete(officer.workbook());
            Files.createDirectory(officer.workbook());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void encrypt(FinanceOfficer officer) {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("hemmelig");
            byte[] plain = Files.readAllBytes(officer.workbook());
            try (OPCPackage whole = OPCPackage.open(new ByteArrayInputStream(plain));
                    OutputStream encrypted = encryptor.getDataStream(files)) {
                whole.save(encrypted);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            files.writeFilesystem(bytes);
            Files.write(officer.workbook(), bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidFormatException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
