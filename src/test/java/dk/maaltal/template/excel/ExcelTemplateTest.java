package dk.maaltal.template.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.CaseFiles;
import dk.maaltal.template.PrintedNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a directive is typed in Excel says what it repeats or drops; numbers come out as numbers. */
class ExcelTemplateTest {

    private static final PrintedNumber PRELIMINARY =
            new PrintedNumber("97*", new BigDecimal("97.4522"), 0, "*", false, Optional.empty());

    private static final Map<String, Object> MODEL = Map.of(
            "navn",
            "=HYPERLINK(\"x\")",
            "tal",
            new BigDecimal("1234.5"),
            "nul",
            new PrintedNumber("0,0", new BigDecimal("-0.04"), 1, "", false, Optional.empty()),
            "mindre",
            new PrintedNumber("-0,1", new BigDecimal("-0.05"), 1, "", false, Optional.empty()),
            "aar",
            List.of("2021", "2022", "2023"),
            "tom",
            List.of(),
            "raekker",
            List.of(
                    Map.of("navn", "Mål", "celler", List.of("97,0", "97,0", "97,0")),
                    Map.of("navn", "Resultat", "celler", List.of("-", PRELIMINARY, "-"))),
            "tabeller",
            List.of(Map.of("ark", "1.1a"), Map.of("ark", "1.1b")));

    @TempDir
    Path folder;

    @Test
    void aCellThatIsOneFieldTakesTheNumberAndATextThatLooksLikeAFormulaStaysText() throws IOException {
        XSSFSheet sheet = fill(book -> row(book.createSheet("A"), 0, "${tal}", "${navn}", "Tal: ${tal}"))
                .getSheetAt(0);
        assertThat(sheet.getRow(0).getCell(0).getNumericCellValue()).isEqualTo(1234.5);
        assertThat(sheet.getRow(0).getCell(1).getCellType()).isEqualTo(CellType.STRING);
        assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("=HYPERLINK(\"x\")");
        assertThat(sheet.getRow(0).getCell(2).getStringCellValue()).isEqualTo("Tal: 1.234,5");
    }

    @Test
    void aNumberThatRoundsToNothingIsShownWithoutASign() throws IOException {
        XSSFSheet sheet = fill(book -> row(book.createSheet("A"), 0, "${nul}", "${mindre}"))
                .getSheetAt(0);
        assertThat(sheet.getRow(0).getCell(0).getNumericCellValue()).isEqualTo(-0.04);
        assertThat(sheet.getRow(0).getCell(0).getCellStyle().getDataFormatString())
                .isEqualTo("#,##0.0;#,##0.0");
        assertThat(sheet.getRow(0).getCell(1).getCellStyle().getDataFormatString())
                .isEqualTo("#,##0.0");
    }

    @Test
    void rowsAndColumnsFollowTheirListsAndTheTableFollowsThem() throws IOException {
        XSSFSheet sheet = fill(book -> {
                    XSSFSheet made = book.createSheet("A");
                    row(made, 1, "Procent", "[#list aar as a]${a}[/#list]");
                    row(made, 2, "[#list raekker as r]${r.navn}", "[#list r.celler as c]${c}[/#list][/#list]");
                    made.createTable(new AreaReference(
                                    new CellReference(1, 0), new CellReference(2, 1), SpreadsheetVersion.EXCEL2007))
                            .setName("Tabel");
                    row(made, 4, "efter");
                })
                .getSheetAt(0);
        assertThat(texts(sheet))
                .containsExactly("Procent|2021|2022|2023", "Mål|97,0|97,0|97,0", "Resultat|-|97*|-", "", "efter");
        assertThat(sheet.getTables()).singleElement().satisfies(table -> {
            assertThat(table.getArea().formatAsString()).isEqualTo("A1:D3");
            assertThat(table.getColumns())
                    .extracting(column -> column.getName())
                    .containsExactly("Procent", "2021", "2022", "2023");
        });
        assertThat(sheet.getRow(2).getCell(2).getNumericCellValue()).isEqualTo(97.4522);
    }

    @Test
    void rowsOfDirectivesVanishAndDropOrRepeatTheRowsBetween() throws IOException {
        XSSFSheet sheet = fill(book -> {
                    XSSFSheet made = book.createSheet("A");
                    row(made, 0, "[#if tom?has_content]");
                    row(made, 1, "væk");
                    row(made, 2, "[/#if]");
                    row(made, 3, "[#list aar as a]");
                    row(made, 4, "År", "${a}");
                    row(made, 5, "[/#list]");
                    row(made, 6, "slut");
                })
                .getSheetAt(0);
        assertThat(texts(sheet)).containsExactly("År|2021", "År|2022", "År|2023", "slut");
    }

    @Test
    void aListAroundTheWholeSheetRepeatsTheSheet() throws IOException {
        XSSFWorkbook filled = fill(book -> {
            row(book.createSheet("Først"), 0, "x");
            XSSFSheet made = book.createSheet("${t.ark}");
            row(made, 0, "[#list tabeller as t]");
            row(made, 1, "Tabel ${t.ark}");
            row(made, 2, "[/#list]");
            row(book.createSheet("Sidst"), 0, "y");
        });
        assertThat(IntStream.range(0, filled.getNumberOfSheets()).mapToObj(filled::getSheetName))
                .containsExactly("Først", "1.1a", "1.1b", "Sidst");
        assertThat(texts(filled.getSheet("1.1b"))).containsExactly("Tabel 1.1b");
    }

    @Test
    void theSameFiguresGiveTheSameBytes() throws Exception {
        Path template = template(book -> row(book.createSheet("A"), 0, "${tal}"));
        byte[] first = CaseFiles.template(template).fill(MODEL, "Titel");
        Thread.sleep(2_100);
        assertThat(CaseFiles.template(template).fill(MODEL, "Titel")).isEqualTo(first);
    }

    @Test
    void whatCannotBeReadIsToldInDanishWithItsSheetAndCell() {
        assertBad(
                "arket \"A\", celle B1",
                "[#list aar as a] mangler sin afslutning [/#list]",
                "x",
                "[#list aar as a]${a}");
        assertBad("arket \"A\", celle A1", "[/#if] lukker ikke noget", "[/#if]");
        assertBad("arket \"A\", celle A1", "er begyndt, men ikke afsluttet", "${tal");
        assertBad("arket \"A\", celle A1", "feltet \"findes\" findes ikke", "${findes}");
        assertBad("arket \"A\", celle A1", "feltet \"findes\" findes ikke", "Tal: ${findes}");
    }

    private void assertBad(String where, String what, String... cells) {
        assertThatThrownBy(() -> fill(book -> row(book.createSheet("A"), 0, cells)))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining(where)
                .hasMessageContaining(what);
    }

    private static void row(XSSFSheet sheet, int number, String... cells) {
        var row = sheet.createRow(number);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    private static List<String> texts(XSSFSheet sheet) {
        DataFormatter formatter = new DataFormatter(Locale.forLanguageTag("da-DK"));
        formatter.setUseCachedValuesForFormulaCells(true);
        return IntStream.rangeClosed(0, sheet.getLastRowNum())
                .mapToObj(n -> sheet.getRow(n) == null || sheet.getRow(n).getLastCellNum() < 0
                        ? ""
                        : IntStream.range(0, sheet.getRow(n).getLastCellNum())
                                .mapToObj(c -> formatter.formatCellValue(
                                        sheet.getRow(n).getCell(c)))
                                .collect(Collectors.joining("|")))
                .toList();
    }

    private XSSFWorkbook fill(Consumer<XSSFWorkbook> content) throws IOException {
        byte[] filled = CaseFiles.template(template(content)).fill(MODEL, "Titel");
        Path left = Files.createDirectories(Path.of("target", "documents"));
        Files.write(left.resolve("excel-" + Integer.toHexString(Arrays.hashCode(filled)) + ".xlsx"), filled);
        return new XSSFWorkbook(new ByteArrayInputStream(filled));
    }

    private Path template(Consumer<XSSFWorkbook> content) throws IOException {
        Path file = folder.resolve("skabelon.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            content.accept(workbook);
            workbook.write(out);
        }
        return file;
    }
}
