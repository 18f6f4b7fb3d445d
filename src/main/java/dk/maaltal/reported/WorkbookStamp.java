package dk.maaltal.reported;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Marks a workbook as read: beside each key stands from then on what its cell held. What is changed in it later is so known
 * to be a change, whoever else has a copy of it, and a cell that is emptied is known to have been filled in.
 */
public final class WorkbookStamp {

    private WorkbookStamp() {}

    /**
     * The workbook with the mark.
     *
     * @param content as it was read
     * @param submission that was read from it
     * @throws IOException when it cannot be read or written
     */
    public static byte[] of(byte[] content, Submission submission) throws IOException {
        Map<String, String> held = new HashMap<>();
        submission.cells().stream()
                .filter(cell -> !cell.isUntouched())
                .forEach(cell -> held.put(cell.key(), cell.now()));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    mark(row, held);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void mark(Row row, Map<String, String> held) {
        Workbook.keyColumns(row).forEach(column -> {
            String key = Workbook.key(Workbook.cell(row, column));
            if (held.containsKey(key)) {
                row.getCell(column + 1, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
                        .setCellValue(held.get(key));
            }
        });
    }
}
