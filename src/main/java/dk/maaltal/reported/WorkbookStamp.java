package dk.maaltal.reported;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
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
     * @return empty where it bears the mark already
     * @throws IOException when it cannot be read or written
     */
    public static Optional<byte[]> of(byte[] content, Submission submission) throws IOException {
        Map<String, String> held = new HashMap<>();
        submission.cells().stream()
                .filter(cell -> !cell.now().equals(cell.handedOut()))
                .forEach(cell -> held.put(cell.key(), cell.now()));
        if (held.isEmpty()) {
            return Optional.empty();
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    mark(row, held);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return Optional.of(bytes.toByteArray());
        }
    }

    private static void mark(Row row, Map<String, String> held) {
        Workbook.keyColumns(row).forEach(column -> {
            Cell key = row.getCell(column, Row.MissingCellPolicy.RETURN_BLANK_AS_NULL);
            if (key != null && held.containsKey(key.toString())) {
                row.getCell(column + 1, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
                        .setCellValue(held.get(key.toString()));
            }
        });
    }
}
