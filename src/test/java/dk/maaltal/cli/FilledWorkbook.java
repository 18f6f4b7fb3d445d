package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The workbook of an institution, handed out by {@code maaltal workbook} and filled in as a finance officer would. */
final class FilledWorkbook {

    private static final int HEADINGS = 2;
    private static final int GOAL = 0;
    private static final int ABOUT = 1;

    private final Path file;
    private final XSSFWorkbook workbook;

    private FilledWorkbook(Path file, XSSFWorkbook workbook) {
        this.file = file;
        this.workbook = workbook;
    }

    /** Hands out the workbook of an institution and opens it. */
    static FilledWorkbook handedOut(Path jobs, String institution, String at) {
        Terminal.Ended ended = Terminal.run("workbook", institution, "--at", at, "--jobs", jobs.toString());
        assertThat(ended.exit()).as(ended.err()).isZero();
        Path file = jobs.resolve(Path.of(institution, "indberetning-" + at.substring(0, 4) + ".xlsx"));
        try (InputStream in = Files.newInputStream(file)) {
            return new FilledWorkbook(file, new XSSFWorkbook(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FilledWorkbook value(String name, double number) {
        return fill("Tal", ABOUT, name, "Værdi", cell -> cell.setCellValue(number));
    }

    /** A part of a milestone that was done on a day, like "2023-06-30". */
    FilledWorkbook done(String part, String day) {
        fill("Milepæle", ABOUT, part, "Status", cell -> cell.setCellValue("Udført"));
        return fill("Milepæle", ABOUT, part, "Udført den", cell -> cell.setCellValue(LocalDate.parse(day)));
    }

    /** The assessment of a measure, "1 a". */
    FilledWorkbook assessed(String measure, String word) {
        return fill("Vurderinger", GOAL, measure, "Vurdering", cell -> cell.setCellValue(word));
    }

    FilledWorkbook explained(String goal, String text) {
        return fill("Tekster", GOAL, goal, "Forklaring", cell -> cell.setCellValue(text));
    }

    /** Puts the workbook back where it was handed out. */
    void putBack() {
        try (OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FilledWorkbook fill(String name, int column, String said, String heading, Consumer<Cell> answer) {
        Sheet sheet = workbook.getSheet(name);
        assertThat(sheet).as("sheet " + name).isNotNull();
        for (Row row : sheet) {
            if (row.getRowNum() > HEADINGS
                    && row.getCell(column).getStringCellValue().equals(said)) {
                answer.accept(row.getCell(columnOf(sheet, heading)));
                return this;
            }
        }
        throw new IllegalArgumentException("not asked on the sheet " + name + ": " + said);
    }

    private static int columnOf(Sheet sheet, String heading) {
        for (Cell cell : sheet.getRow(HEADINGS)) {
            if (cell.getStringCellValue().equals(heading)) {
                return cell.getColumnIndex();
            }
        }
        throw new IllegalArgumentException("no column " + heading + " on the sheet " + sheet.getSheetName());
    }
}
