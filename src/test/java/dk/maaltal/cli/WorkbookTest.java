package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a finance officer sees who opens the workbook: what is asked, what may be written where, and what is known. */
class WorkbookTest {

    private static final int FIRST_HIDDEN = 20;

    @TempDir
    static Path folder;

    private static FinanceOfficer officer;
    private static Terminal.Ended handedOut;
    private static XSSFWorkbook workbook;

    @BeforeAll
    static void writeTheWorkbook() throws Exception {
        officer = new FinanceOfficer(folder);
        handedOut = FinanceOfficer.succeeds(officer.command("workbook", "2023"));
        workbook = officer.opens();
        // Left for the validator, which is no Java program.
        Path left = Files.createDirectories(Path.of("target", "documents"));
        Files.copy(officer.workbook(), left.resolve("indberetning.xlsx"), StandardCopyOption.REPLACE_EXISTING);
    }

    @AfterAll
    static void closeTheWorkbook() throws Exception {
        workbook.close();
        officer.close();
    }

    @Test
    void theCommandSaysWhereTheWorkbookIsAndWhatToDo() {
        assertThat(handedOut.out().lines())
                .containsExactly(
                        "The workbook is " + officer.workbook(),
                        "Fill in its yellow cells and leave it there; the next run reads it.");
    }

    @Test
    void thereIsASheetForEachKindOfAnswerAndAGuideBeforeThem() {
        List<String> visible = new ArrayList<>();
        workbook.forEach(sheet -> {
            if (!workbook.isSheetHidden(workbook.getSheetIndex(sheet))) {
                visible.add(sheet.getSheetName());
            }
        });
        assertThat(visible).containsExactly("Vejledning", "Tal", "Milepæle", "Vurderinger", "Tekster");
        assertThat(workbook.getActiveSheetIndex()).isZero();
        assertThat(workbook.getSheet("Vejledning").getRow(1).getCell(0).getStringCellValue())
                .isEqualTo("Småstyrelsen – Resultatplan 2023 – ved udgangen af 2023");
    }

    @Test
    void theCoverSaysHowFarTheWorkbookIs() {
        List<String> lines = new ArrayList<>();
        workbook.getSheet("Vejledning").forEach(row -> lines.add(FinanceOfficer.text(row, 0)));

        assertThat(lines)
                .containsSequence(
                        "Så langt er den",
                        "Tal: 0 af 3 rækker er udfyldt; 3 mangler.",
                        "Milepæle: 0 af 2 rækker er udfyldt; 2 mangler.",
                        "Vurderinger: 0 af 1 række er udfyldt; 1 mangler.",
                        "Tekster: 0 af 6 rækker er udfyldt.")
                .containsSequence(
                        "Sådan udfyldes den", "Udfyld de gule felter på de følgende ark. Alle andre felter er låst.");
    }

    @Test
    void theCoverFollowsWhatIsFilledIn() {
        XSSFSheet values = workbook.getSheet("Tal");
        Cell cell = values.getRow(FinanceOfficer.HEADINGS + 1).getCell(4);
        cell.setCellValue(9.6);
        try {
            FormulaEvaluator excel = workbook.getCreationHelper().createFormulaEvaluator();
            excel.clearAllCachedResultValues();
            assertThat(excel.evaluate(values.getRow(FinanceOfficer.HEADINGS + 1).getCell(7))
                            .getStringValue())
                    .isEqualTo("udfyldt");
            assertThat(excel.evaluate(workbook.getSheet("Vejledning").getRow(4).getCell(0))
                            .getStringValue())
                    .isEqualTo("Tal: 1 af 3 rækker er udfyldt; 2 mangler.");
        } finally {
            cell.setBlank();
        }
    }

    @Test
    void theHiddenSheetSaysWhatTheWorkbookIs() {
        XSSFSheet about = workbook.getSheet("maaltal");
        assertThat(workbook.isSheetHidden(workbook.getSheetIndex(about))).isTrue();
        assertThat(List.of(0, 1, 2, 3))
                .extracting(row -> FinanceOfficer.text(about.getRow(row), 0))
                .containsExactly(
                        "Småstyrelsen",
                        "2023",
                        "2023",
                        officer.query("SELECT max(number)::text FROM " + officer.schema() + ".workbook")
                                .get(0));
    }

    @Test
    void everyRowSaysForWhichGoalWhatAndWhenItIsAsked() {
        assertThat(rows("Tal"))
                .containsExactly(
                        "Mål|Hvad|Periode|Enhed|Værdi|Kilde|Vejledning|Udfyldt",
                        "1|sygedage pr. ansat|2023|dage|||Gennemsnit af de fire kvartaler til og med 3. kvartal."
                                + " Offentliggjort før: 2022: 9,8.|mangler",
                        "2|regnskab|2023|mio. kr.||||mangler",
                        "2|budget|2023|mio. kr.||||mangler");
        assertThat(rows("Milepæle"))
                .containsExactly(
                        "Mål|Hvad|Frist|Enhed|Status|Udført den|Dokumentation|Vejledning|Udfyldt",
                        "3 a|Planen er vedtaget|30-06-2023|||||Planen: inden udgangen af 2. kvartal, senest 30-06-2023.|mangler",
                        "3 a|Planen er sendt, og drøftet|15-11-2023||||||mangler");
        assertThat(rows("Vurderinger"))
                .containsExactly(
                        "Mål|Hvad|Periode|Enhed|Vurdering|Dokumentation|Vejledning|Udfyldt",
                        "4 a|Initiativerne er gennemført||||||mangler");
        String explain =
                "|||||Forklaring skal udfyldes, når målet ikke er opfyldt. Målet analyseres da i rapporten; vælg Ja under"
                        + " Analyseres, hvis det skal analyseres alligevel.|";
        assertThat(rows("Tekster"))
                .containsExactly(
                        "Mål|Hvad|Periode|Enhed|Forklaring|Analyse|Ydre forhold|Hvad gøres|Hvem|Hvornår|Analyseres|Vejledning|Udfyldt",
                        "1|Lavt sygefravær|2023||||" + explain,
                        "2|God økonomi|2023||||" + explain,
                        "3|Handlingsplan|2023||||" + explain,
                        "4|Initiativer|2023||||" + explain,
                        "|Samlet vurdering af året|2023|||||||||Står forrest i rapporten, efter hvor mange mål der er opfyldt.|",
                        "|Departementschefens diskretionære vurdering|2023|||||||||Står i rapporten ved siden af den beregnede"
                                + " opfyldelse; ændrer den ikke.|");
    }

    @Test
    void onlyTheYellowCellsCanBeWrittenIn() {
        workbook.forEach(
                sheet -> assertThat(sheet.getProtect()).as(sheet.getSheetName()).isTrue());
        assertThat(unlocked())
                .filteredOn(cell -> !cell.startsWith("Tekster"))
                .containsExactly(
                        "Tal!E4",
                        "Tal!F4",
                        "Tal!E5",
                        "Tal!F5",
                        "Tal!E6",
                        "Tal!F6",
                        "Milepæle!E4",
                        "Milepæle!F4",
                        "Milepæle!G4",
                        "Milepæle!E5",
                        "Milepæle!F5",
                        "Milepæle!G5",
                        "Vurderinger!E4",
                        "Vurderinger!F4");
        assertThat(unlocked())
                .filteredOn(cell -> cell.startsWith("Tekster"))
                .containsExactlyElementsOf(Stream.concat(
                                IntStream.rangeClosed(4, 7)
                                        .boxed()
                                        .flatMap(row -> "EFGHIJK".chars().mapToObj(c -> "Tekster!" + (char) c + row)),
                                Stream.of("Tekster!E8", "Tekster!E9"))
                        .toList());
        assertThat(FinanceOfficer.cell(workbook, "Tal", "budget", "Værdi")
                        .getCellStyle()
                        .getFillForegroundColorColor()
                        .getARGBHex())
                .isEqualTo("FFFFF9E5");
    }

    @Test
    void whatTheReaderNeedsStandsInHiddenColumns() {
        for (String name : List.of("Tal", "Milepæle", "Vurderinger", "Tekster")) {
            XSSFSheet sheet = workbook.getSheet(name);
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getColumnIndex() >= FIRST_HIDDEN) {
                        assertThat(sheet.isColumnHidden(cell.getColumnIndex())).isTrue();
                    }
                }
            }
        }
        assertThat(workbook.getSheet("Tal").isColumnHidden(3)).isFalse();
        assertThat(workbook.getSheet("Milepæle").isColumnHidden(3)).isTrue();
    }

    @Test
    void excelTakesOnlyNumbersWithinWhatIsValid() {
        DataValidation valid = validation("Tal", "sygedage pr. ansat", "Værdi");
        assertThat(valid.getValidationConstraint().getValidationType()).isEqualTo(ValidationType.DECIMAL);
        assertThat(valid.getValidationConstraint().getOperator()).isEqualTo(OperatorType.BETWEEN);
        assertThat(valid.getValidationConstraint().getFormula1()).isEqualTo("0");
        assertThat(valid.getValidationConstraint().getFormula2()).isEqualTo("60");
        assertThat(valid.getErrorBoxText()).isEqualTo("Skriv et tal, mindst 0 og højst 60.");
        assertThat(validation("Tal", "regnskab", "Værdi").getErrorBoxText()).isEqualTo("Skriv et tal, mindst 0.");
        assertThat(validation("Tal", "budget", "Værdi").getErrorBoxText()).isEqualTo("Skriv et tal.");
        assertThat(FinanceOfficer.cell(workbook, "Tal", "budget", "Værdi")
                        .getCellStyle()
                        .getDataFormatString())
                .isEqualTo("#,##0.0");
    }

    @Test
    void excelTakesOnlyDaysAroundThePlansYear() {
        DataValidation day = validation("Milepæle", "Planen er vedtaget", "Udført den");
        assertThat(day.getValidationConstraint().getValidationType()).isEqualTo(ValidationType.DATE);
        assertThat(day.getValidationConstraint().getFormula1()).isEqualTo("DATE(2022,1,1)");
        assertThat(day.getValidationConstraint().getFormula2()).isEqualTo("DATE(2025,12,31)");
        assertThat(day.getErrorBoxText()).isEqualTo("Skriv en dato som 31-12-2023.");
    }

    @Test
    void excelOffersTheChoicesInAList() {
        DataValidation status = validation("Milepæle", "Planen er vedtaget", "Status");
        assertThat(status.getValidationConstraint().getExplicitListValues())
                .containsExactly("Udført", "I gang", "Ikke udført");
        assertThat(status.getSuppressDropDownArrow()).isTrue();
        assertThat(validation("Vurderinger", "Initiativerne er gennemført", "Vurdering")
                        .getValidationConstraint()
                        .getExplicitListValues())
                .containsExactly("Opfyldt", "Delvist opfyldt", "Ikke opfyldt", "I gang");
    }

    @Test
    void everyRestrictionRefusesAndExplainsWithinWhatExcelCanShow() {
        for (XSSFDataValidation validation : validations().values()) {
            assertThat(validation.getErrorStyle()).isEqualTo(DataValidation.ErrorStyle.STOP);
            assertThat(validation.getShowErrorBox()).isTrue();
            assertThat(validation.getShowPromptBox()).isTrue();
            assertThat(validation.getErrorBoxTitle()).isEqualTo("Kan ikke bruges");
            assertThat(validation.getErrorBoxText()).hasSizeBetween(1, 225);
            assertThat(validation.getPromptBoxTitle()).hasSizeBetween(1, 32);
            assertThat(validation.getPromptBoxText()).hasSizeBetween(1, 255);
        }
        assertThat(validations()).hasSize(3 + 2 * 2 + 1 + 4);
    }

    @Test
    void everySheetIsPrintedAcrossALandscapePageWithItsHeadings() {
        for (String name : List.of("Tal", "Milepæle", "Vurderinger", "Tekster")) {
            XSSFSheet sheet = workbook.getSheet(name);
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getPrintSetup().getPaperSizeEnum()).isEqualTo(PaperSize.A4_PAPER);
            assertThat(sheet.getFitToPage()).isTrue();
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
            assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(FinanceOfficer.HEADINGS);
            assertThat(sheet.getFooter().getRight()).isEqualTo("Side &P af &N");
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 3);
        }
        assertThat(workbook.getPrintArea(workbook.getSheetIndex("Tal"))).isEqualTo("Tal!$A$1:$H$6");
    }

    private static List<String> rows(String name) {
        List<String> rows = new ArrayList<>();
        Row headings = workbook.getSheet(name).getRow(FinanceOfficer.HEADINGS);
        for (Row row : workbook.getSheet(name)) {
            if (row.getRowNum() >= FinanceOfficer.HEADINGS) {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < headings.getLastCellNum(); column++) {
                    cells.add(FinanceOfficer.text(row, column));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }

    private static List<String> unlocked() {
        List<String> unlocked = new ArrayList<>();
        workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
            if (!cell.getCellStyle().getLocked()) {
                unlocked.add(sheet.getSheetName() + "!" + cell.getAddress());
            }
        })));
        return unlocked;
    }

    private static Map<String, XSSFDataValidation> validations() {
        Map<String, XSSFDataValidation> validations = new LinkedHashMap<>();
        workbook.forEach(sheet -> ((XSSFSheet) sheet)
                .getDataValidations()
                .forEach(validation -> validations.put(
                        sheet.getSheetName() + "!"
                                + validation
                                        .getRegions()
                                        .getCellRangeAddresses()[0]
                                        .formatAsString(),
                        validation)));
        return validations;
    }

    private static XSSFDataValidation validation(String sheet, String about, String heading) {
        XSSFCell cell = FinanceOfficer.cell(workbook, sheet, about, heading);
        return validations().entrySet().stream()
                .filter(entry -> entry.getKey().equals(sheet + "!" + cell.getAddress()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toList())
                .get(0);
    }
}
