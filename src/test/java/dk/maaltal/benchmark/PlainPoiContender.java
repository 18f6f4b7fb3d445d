package dk.maaltal.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The rows written by hand with POI's streaming workbook: no template, the table's size known beforehand. */
public final class PlainPoiContender implements Contender {

    @Override
    public void fill(Contest contest, Path template, Path filled) throws IOException {
        XSSFWorkbook book = new XSSFWorkbook();
        XSSFSheet sheet = book.createSheet("Sager");
        CellStyle[] styles = RowsTemplate.styles(book);
        RowsTemplate.heading(sheet);
        RowsTemplate.table(sheet, MadeUp.ROWS);
        try (SXSSFWorkbook streaming = new SXSSFWorkbook(book, 100);
                OutputStream out = Files.newOutputStream(filled)) {
            write(streaming.getSheet("Sager"), styles);
            streaming.write(out);
        }
    }

    private static void write(SXSSFSheet sheet, CellStyle[] styles) {
        int number = 1;
        double sum = 0;
        for (Map<String, Object> content : MadeUp.rows()) {
            Row row = sheet.createRow(number++);
            int column = 0;
            for (Object value : content.values()) {
                Cell cell = row.createCell(column);
                cell.setCellStyle(styles[column++]);
                if (value instanceof Number amount) {
                    cell.setCellValue(amount.doubleValue());
                } else {
                    cell.setCellValue((String) value);
                }
            }
            sum += ((Number) content.get(MadeUp.name(MadeUp.SUMMED))).doubleValue();
        }
        Row row = sheet.createRow(number);
        row.createCell(0).setCellValue("I alt");
        Cell total = row.createCell(MadeUp.SUMMED);
        total.setCellStyle(styles[MadeUp.SUMMED]);
        total.setCellFormula(RowsTemplate.SUM);
        total.setCellValue(sum);
    }
}
