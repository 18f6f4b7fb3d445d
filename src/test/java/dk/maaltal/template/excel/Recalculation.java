package dk.maaltal.template.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
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
        Path computed = Files.createDirectories(folder.resolve("computed"));
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx",
                "--outdir",
                computed.toString()));
        remembered
                .keySet()
                .forEach(name -> command.add(folder.resolve(name + ".xlsx").toString()));
        run(command);
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

    private void run(List<String> command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("soffice.txt").toFile())
                    .start();
        } catch (IOException e) {
            assertThat(System.getenv("CI_DOCUMENTS"))
                    .as("LibreOffice is not installed")
                    .isNull();
            assumeTrue(false, "LibreOffice is not installed");
            throw e;
        }
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
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
