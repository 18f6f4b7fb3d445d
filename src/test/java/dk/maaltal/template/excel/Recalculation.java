package dk.maaltal.template.excel;

import dk.maaltal.SavedByLibreOffice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks whose remembered results are taken away, so that LibreOffice must compute them, and are then compared. */
final class Recalculation {

    private final Path folder;
    private final Map<String, Map<String, String>> remembered = new TreeMap<>();
    private int compared;

    Recalculation(Path folder) {
        this.folder = folder;
    }

    void add(String name, byte[] workbook) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                OutputStream out = Files.newOutputStream(folder.resolve(name + ".xlsx"))) {
            remembered.put(name, results(book));
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        XSSFCell xssf = (XSSFCell) cell;
                        if (cell.getCellType() == CellType.FORMULA
                                && xssf.getCTCell().isSetV()) {
                            xssf.getCTCell().unsetV();
                        }
                    }
                }
            }
            book.write(out);
        }
    }

    /** Each cell that remembers another result than LibreOffice computes. */
    List<String> differences() throws IOException, InterruptedException {
        Path computed = SavedByLibreOffice.xlsx(
                folder,
                remembered.keySet().stream()
                        .map(name -> folder.resolve(name + ".xlsx"))
                        .toList());
        List<String> differences = new ArrayList<>();
        for (String name : remembered.keySet()) {
            try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(computed.resolve(name + ".xlsx")))) {
                Map<String, String> now = results(book);
                remembered.get(name).forEach((cell, result) -> {
                    compared++;
                    if (!result.equals(now.get(cell))) {
                        differences.add(name + " " + cell + ": " + result + ", computed: " + now.get(cell));
                    }
                });
            }
        }
        return differences;
    }

    int compared() {
        return compared;
    }

    private static Map<String, String> results(XSSFWorkbook book) {
        Map<String, String> results = new TreeMap<>();
        for (Sheet sheet : book) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    XSSFCell xssf = (XSSFCell) cell;
                    if (cell.getCellType() == CellType.FORMULA
                            && xssf.getCTCell().isSetV()) {
                        results.put(
                                sheet.getSheetName() + "!" + cell.getAddress(),
                                ExcelAsText.value(xssf, cell.getCachedFormulaResultType()));
                    }
                }
            }
        }
        return results;
    }
}
