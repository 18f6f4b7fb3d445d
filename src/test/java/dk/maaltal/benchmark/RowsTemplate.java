package dk.maaltal.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A styled Excel Table of a heading, a row that is repeated and a total. */
final class RowsTemplate {

    static final String SUM = "SUM(Sager[" + MadeUp.COLUMNS.get(MadeUp.SUMMED) + "])";

    private static final Map<Integer, String> FORMATS =
            Map.of(3, "dd-mm-yyyy", 4, "dd-mm-yyyy", 5, "0", 6, "#,##0.00", 7, "0 %", 8, "0.00", 10, "0");

    private RowsTemplate() {}

    /** The template in Måltal's language. */
    static void write(Path file) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = sample(book, "s", "[#list sager as s]", "[/#list]");
            table(sheet, 1);
            sheet.getRow(2).getCell(MadeUp.SUMMED).setCellFormula(SUM);
            save(book, file);
        }
    }

    /** The template in JXLS' language, which knows no Excel Tables: their size stays, so the rows are plain ones. */
    static void writeJxls(Path file) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = sample(book, "s", "", "");
            String column = CellReference.convertNumToColString(MadeUp.SUMMED);
            sheet.getRow(2).getCell(MadeUp.SUMMED).setCellFormula("SUM(" + column + "2)");
            String last = CellReference.convertNumToColString(MadeUp.COLUMNS.size() - 1);
            comment(sheet, 0, "jx:area(lastCell=\"" + last + "3\")");
            comment(sheet, 1, "jx:each(items=\"sager\" var=\"s\" lastCell=\"" + last + "2\")");
            save(book, file);
        }
    }

    private static XSSFSheet sample(XSSFWorkbook book, String variable, String before, String after) {
        XSSFSheet sheet = book.createSheet("Sager");
        CellStyle[] styles = styles(book);
        heading(sheet);
        Row row = sheet.createRow(1);
        for (int column = 0; column < styles.length; column++) {
            Cell cell = row.createCell(column);
            cell.setCellStyle(styles[column]);
            cell.setCellValue((column == 0 ? before : "") + "${" + variable + "." + MadeUp.name(column) + "}"
                    + (column == styles.length - 1 ? after : ""));
        }
        Row total = sheet.createRow(2);
        total.createCell(0).setCellValue("I alt");
        total.createCell(MadeUp.SUMMED).setCellStyle(styles[MadeUp.SUMMED]);
        return sheet;
    }

    static CellStyle[] styles(XSSFWorkbook book) {
        CellStyle[] styles = new CellStyle[MadeUp.COLUMNS.size()];
        for (int column = 0; column < styles.length; column++) {
            styles[column] = book.createCellStyle();
            if (FORMATS.containsKey(column)) {
                styles[column].setDataFormat(book.createDataFormat().getFormat(FORMATS.get(column)));
            }
        }
        return styles;
    }

    static void heading(XSSFSheet sheet) {
        Row row = sheet.createRow(0);
        for (int column = 0; column < MadeUp.COLUMNS.size(); column++) {
            row.createCell(column).setCellValue(MadeUp.COLUMNS.get(column));
        }
    }

    /** The Excel Table around a heading, rows and a total. */
    static void table(XSSFSheet sheet, int rows) {
        XSSFTable table = sheet.createTable(new AreaReference(
                new CellReference(0, 0),
                new CellReference(rows + 1, MadeUp.COLUMNS.size() - 1),
                SpreadsheetVersion.EXCEL2007));
        table.setName("Sager");
        table.setDisplayName("Sager");
        table.getCTTable().setTotalsRowCount(1);
        table.getCTTable().addNewTableStyleInfo().setName("TableStyleMedium2");
    }

    private static void comment(XSSFSheet sheet, int row, String text) {
        ClientAnchor anchor = sheet.getWorkbook().getCreationHelper().createClientAnchor();
        anchor.setRow1(row);
        anchor.setRow2(row + 2);
        anchor.setCol2(3);
        Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(sheet.getWorkbook().getCreationHelper().createRichTextString(text));
        sheet.getRow(row).getCell(0).setCellComment(comment);
    }

    private static void save(XSSFWorkbook book, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
    }
}
