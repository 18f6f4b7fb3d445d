package dk.maaltal.benchmark;

import com.github.pjfanning.xlsx.StreamingReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** What is in a filled-in file, in a line that is the same for the same content. */
final class Opened {

    private static final Pattern CHART = Pattern.compile("<\\w+:chart\\b[^>]*:id=\"(\\w+)\"");

    private Opened() {}

    static String sections(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                XWPFDocument word = new XWPFDocument(in)) {
            long headings = word.getParagraphs().stream()
                    .filter(paragraph -> "Overskrift1".equals(paragraph.getStyle()))
                    .count();
            long warnings = word.getParagraphs().stream()
                    .filter(paragraph -> paragraph.getText().endsWith("er ikke opfyldt."))
                    .count();
            String cells = word.getTables().stream()
                    .flatMap(table -> table.getRows().stream())
                    .flatMap(row -> row.getTableCells().stream())
                    .map(cell -> cell.getText())
                    .collect(Collectors.joining("|"));
            return headings + " headings, " + warnings + " warnings, "
                    + word.getTables().stream()
                            .mapToInt(XWPFTable::getNumberOfRows)
                            .sum() + " rows with the cells " + Integer.toHexString(cells.hashCode());
        }
    }

    static long notes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                XWPFDocument word = new XWPFDocument(in)) {
            return word.getFootnotes().stream()
                    .filter(note -> note.getParagraphs().stream()
                            .anyMatch(paragraph -> paragraph.getText().contains("Opgjort for mål ")))
                    .count();
        }
    }

    static String rows(Path file) throws IOException {
        int rows = 0;
        double sum = 0;
        String total = "";
        try (InputStream in = Files.newInputStream(file);
                Workbook book = StreamingReader.builder().open(in)) {
            for (Row row : book.getSheetAt(0)) {
                Cell cell = row.getCell(MadeUp.SUMMED);
                if (row.getRowNum() == 0) {
                    continue;
                }
                if (cell.getCellType() == CellType.NUMERIC) {
                    rows++;
                    sum += cell.getNumericCellValue();
                } else {
                    total = ", the total a formula";
                }
            }
        }
        return String.format(Locale.ROOT, "%d rows, sum %.2f%s", rows, sum, total);
    }

    static String charts(Path file) throws IOException, InvalidFormatException {
        try (InputStream in = Files.newInputStream(file);
                XWPFDocument word = new XWPFDocument(in)) {
            BigDecimal shown = BigDecimal.ZERO;
            BigDecimal edited = BigDecimal.ZERO;
            List<XWPFChart> charts = drawn(word);
            for (XWPFChart chart : charts) {
                for (var series :
                        chart.getCTChart().getPlotArea().getBarChartArray(0).getSerList()) {
                    for (var point : series.getVal().getNumRef().getNumCache().getPtList()) {
                        shown = shown.add(new BigDecimal(point.getV()));
                    }
                }
                edited = edited.add(BigDecimal.valueOf(sum(chart.getWorkbook())));
            }
            return charts.size() + " charts, sum shown "
                    + shown.stripTrailingZeros().toPlainString() + ", in their workbooks "
                    + edited.stripTrailingZeros().toPlainString();
        }
    }

    /** The charts that the text refers to. */
    private static List<XWPFChart> drawn(XWPFDocument word) {
        return CHART.matcher(word.getDocument().xmlText())
                .results()
                .map(found -> (XWPFChart) word.getRelationById(found.group(1)))
                .toList();
    }

    private static double sum(XSSFWorkbook book) {
        double sum = 0;
        for (Row row : book.getSheetAt(0)) {
            for (Cell cell : row) {
                if (((XSSFCell) cell).getCellType() == CellType.NUMERIC && cell.getColumnIndex() > 0) {
                    sum += cell.getNumericCellValue();
                }
            }
        }
        return sum;
    }
}
