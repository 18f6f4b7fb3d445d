package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openxmlformats.schemas.drawingml.x2006.wordprocessingDrawing.CTInline;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;

/**
 * What Danish law asks of documents that authorities publish (lov nr. 692 af 8. juni 2018, which points to EN 301 549
 * chapter 10), as far as it can be seen in the files: language, title, headings in order, header rows, alternative texts.
 */
class AccessibleDocumentsTest {

    @TempDir
    static Path out;

    private static final List<Path> WORD = new ArrayList<>();
    private static final List<Path> EXCEL = new ArrayList<>();

    @BeforeAll
    static void makeReports() throws IOException {
        String[][] reports = {
            {"ankestyrelsen", "aarsrapport", "2023"},
            {"ankestyrelsen", "afrapportering", "2022-Q3"},
            {"laegemiddelstyrelsen", "status", "2024-09"},
            {"nationalt-center-for-etik", "opgoerelse", "2024"}
        };
        for (String[] report : reports) {
            MadeReport.forgetSample(report[0]);
            MadeReport made =
                    MadeReport.run(out.resolve(report[1] + report[2]), report[0], report[1], report[2], "--demo");
            try (Stream<Path> documents = Files.list(made.folder())) {
                for (Path document : documents.toList()) {
                    if (document.toString().endsWith(".docx")) {
                        WORD.add(document);
                    } else if (document.toString().endsWith(".xlsx")) {
                        EXCEL.add(document);
                    }
                }
            }
        }
    }

    static List<Path> word() {
        return WORD;
    }

    static List<Path> excel() {
        return EXCEL;
    }

    @ParameterizedTest
    @MethodSource("word")
    void aDocumentSaysItsLanguageAndItsTitle(Path file) throws IOException {
        try (XWPFDocument document = open(file)) {
            assertThat(document.getStyles()
                            .getCtStyles()
                            .getDocDefaults()
                            .getRPrDefault()
                            .getRPr()
                            .getLangArray(0)
                            .getVal())
                    .isEqualTo("da-DK");
            assertThat(document.getProperties().getCoreProperties().getTitle()).contains("Målrapportering");
            assertThat(document.getProperties()
                            .getCoreProperties()
                            .getUnderlyingProperties()
                            .getLanguageProperty())
                    .hasValue("da-DK");
        }
    }

    @ParameterizedTest
    @MethodSource("word")
    void headingsBeginAtTheFirstLevelAndSkipNone(Path file) throws IOException {
        try (XWPFDocument document = open(file)) {
            List<Integer> levels = document.getParagraphs().stream()
                    .filter(paragraph -> style(paragraph).matches("Heading\\d"))
                    .map(paragraph -> style(paragraph).charAt(7) - '0')
                    .toList();
            assertThat(levels).isNotEmpty().startsWith(1);
            for (int i = 1; i < levels.size(); i++) {
                assertThat(levels.get(i)).as("heading " + i).isLessThanOrEqualTo(levels.get(i - 1) + 1);
            }
            assertThat(document.getParagraphs().stream()
                            .filter(paragraph -> style(paragraph).matches("Heading\\d")))
                    .allSatisfy(heading -> assertThat(heading.getText()).isNotBlank());
        }
    }

    @ParameterizedTest
    @MethodSource("word")
    void everyTableHasAHeaderRowAndNoRowIsSplitOverPages(Path file) throws IOException {
        try (XWPFDocument document = open(file)) {
            assertThat(document.getTables()).isNotEmpty();
            for (XWPFTable table : document.getTables()) {
                assertThat(table.getRow(0).isRepeatHeader())
                        .as(table.getRow(0).getCell(0).getText())
                        .isTrue();
                for (CTRow row : table.getCTTbl().getTrList()) {
                    assertThat(row.getTrPr().sizeOfCantSplitArray()).isEqualTo(1);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("word")
    void everyDrawingHasATextForThoseWhoDoNotSeeIt(Path file) throws IOException {
        try (XWPFDocument document = open(file)) {
            List<String> texts = document.getParagraphs().stream()
                    .flatMap(paragraph -> paragraph.getRuns().stream())
                    .flatMap(run -> run.getCTR().getDrawingList().stream())
                    .flatMap(drawing -> drawing.getInlineList().stream())
                    .map(CTInline::getDocPr)
                    .map(properties -> properties.getDescr())
                    .toList();
            assertThat(texts).hasSameSizeAs(document.getCharts()).doesNotHaveDuplicates();
            assertThat(texts).allMatch(text -> text.startsWith("Diagram: "));
            if (file.getFileName().toString().equals("maalrapportering.docx")) {
                assertThat(texts).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("excel")
    void everySheetWithDataIsATableWithHeadingsThatStandStillAndNothingMerged(Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(workbook.getProperties().getCoreProperties().getTitle()).contains("Målrapportering");
            assertThat(workbook.getActiveSheetIndex()).isZero();
            Set<String> names = new HashSet<>();
            for (int i = 1; i < workbook.getNumberOfSheets(); i++) {
                XSSFSheet sheet = workbook.getSheetAt(i);
                assertThat(sheet.getTables()).as(sheet.getSheetName()).hasSize(1);
                XSSFTable table = sheet.getTables().get(0);
                assertThat(names.add(table.getName())).isTrue();
                assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
                assertThat((int) sheet.getPaneInformation().getHorizontalSplitPosition())
                        .as(sheet.getSheetName())
                        .isEqualTo(table.getStartRowIndex() + 1);
                assertThat(sheet.getMergedRegions())
                        .noneMatch(region -> region.intersects(new CellRangeAddress(
                                table.getStartRowIndex(),
                                table.getEndRowIndex(),
                                table.getStartColIndex(),
                                table.getEndColIndex())));
                int heading = table.getStartRowIndex();
                assertThat(IntStream.rangeClosed(table.getStartColIndex(), table.getEndColIndex())
                                .mapToObj(column ->
                                        sheet.getRow(heading).getCell(column).getStringCellValue()))
                        .containsExactlyElementsOf(table.getColumns().stream()
                                .map(column -> column.getName())
                                .toList());
                if (sheet.getDrawingPatriarch() != null) {
                    assertThat(sheet.getDrawingPatriarch().getCTDrawing().getTwoCellAnchorList())
                            .allSatisfy(anchor -> assertThat(anchor.getGraphicFrame()
                                            .getNvGraphicFramePr()
                                            .getCNvPr()
                                            .getDescr())
                                    .startsWith("Diagram over tabellen"));
                }
            }
        }
    }

    private static String style(XWPFParagraph paragraph) {
        return paragraph.getStyle() == null ? "" : paragraph.getStyle();
    }

    private static XWPFDocument open(Path file) throws IOException {
        return new XWPFDocument(Files.newInputStream(file));
    }
}
