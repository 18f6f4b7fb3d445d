package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Whoever fills in the workbook of "smaa", each time as an institution of its own: runs commands, and writes in cells. */
final class FinanceOfficer implements AutoCloseable {

    static final String NAME = "Åse Østergård";
    static final int HEADINGS = 2;

    /** The database remembers its jobs from one run of the tests to the next: no name is used again. */
    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

    private static final AtomicInteger INSTITUTIONS = new AtomicInteger();

    private final String institution = "smaa-" + RUN + "-" + INSTITUTIONS.incrementAndGet();
    private final Path folder;

    FinanceOfficer(Path folder) {
        this.folder = folder;
        TestFolder.copy("smaa", folder.resolve("jobs"), institution);
        close();
    }

    /** Leaves nothing of the institution in the database. */
    @Override
    public void close() {
        TestDatabase.client()
                .sql("DROP SCHEMA IF EXISTS " + schema() + " CASCADE")
                .update();
    }

    String schema() {
        return institution.replace('-', '_');
    }

    Path plan() {
        return file("plan-2023.yaml");
    }

    Path workbook() {
        return file("indberetning-2023.xlsx");
    }

    Path file(String name) {
        return folder.resolve("jobs").resolve(institution).resolve(name);
    }

    /** Asks for a workbook, which must be written. */
    FinanceOfficer isHandedOut(String at) {
        succeeds(command("workbook", at));
        return this;
    }

    Terminal.Ended run(String at) {
        return command("run", at, "aarsrapport");
    }

    /** Runs the report of the year, which must succeed. */
    Terminal.Ended runs() {
        return succeeds(run("2023"));
    }

    Terminal.Ended corrects(String reason) {
        return succeeds(command("correct", "2023", "aarsrapport", "--reason", reason));
    }

    static Terminal.Ended succeeds(Terminal.Ended ended) {
        assertThat(ended.exit()).as(ended.err() + ended.out()).isZero();
        return ended;
    }

    Terminal.Ended command(String command, String at, String... more) {
        return Terminal.run(Stream.of(
                        Stream.of(command, institution),
                        Stream.of(more),
                        Stream.of(
                                "--at",
                                at,
                                "--jobs",
                                folder.resolve("jobs").toString(),
                                "--out",
                                folder.resolve("out").toString()))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    /** The text of the Word document of an edition, cells and paragraphs. */
    String document(int edition) {
        try (InputStream in = Files.newInputStream(folder.resolve("out")
                        .resolve(institution)
                        .resolve("aarsrapport")
                        .resolve("2023")
                        .resolve("edition-" + edition)
                        .resolve("afrapportering.docx"));
                XWPFDocument document = new XWPFDocument(in);
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            return text.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    XSSFWorkbook opens() {
        try (InputStream in = Files.newInputStream(workbook())) {
            return new XSSFWorkbook(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the workbook, changes something, and saves it where it lay. */
    FinanceOfficer changes(Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook workbook = opens()) {
            change.accept(workbook);
            workbook.getProperties().getCoreProperties().setLastModifiedByUser(NAME);
            try (OutputStream out = Files.newOutputStream(workbook())) {
                workbook.write(out);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FinanceOfficer tells(String sheet, String about, String heading, double number) {
        return changes(workbook -> cell(workbook, sheet, about, heading).setCellValue(number));
    }

    FinanceOfficer tells(String sheet, String about, String heading, String text) {
        return changes(workbook -> cell(workbook, sheet, about, heading).setCellValue(text));
    }

    FinanceOfficer empties(String sheet, String about, String heading) {
        return changes(workbook -> cell(workbook, sheet, about, heading).setBlank());
    }

    /** The yellow cell in the row about something, under a heading. */
    static XSSFCell cell(XSSFWorkbook workbook, String sheet, String about, String heading) {
        Row row = row(workbook, sheet, about);
        Row headings = row.getSheet().getRow(HEADINGS);
        for (int column = 0; column < headings.getLastCellNum(); column++) {
            if (headings.getCell(column).getStringCellValue().equals(heading)) {
                return (XSSFCell) row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            }
        }
        throw new IllegalArgumentException("no column " + heading);
    }

    static Row row(XSSFWorkbook workbook, String name, String about) {
        XSSFSheet sheet = workbook.getSheet(name);
        for (Row row : sheet) {
            if (row.getRowNum() > HEADINGS && text(row, 1).equals(about)) {
                return row;
            }
        }
        throw new IllegalArgumentException("no row " + about);
    }

    static String text(Row row, int column) {
        Cell cell = row.getCell(column);
        return cell == null ? "" : cell.getCellType() == CellType.FORMULA ? cell.getStringCellValue() : cell.toString();
    }

    /** Copies what stands in some columns of a row to another row of the sheet. */
    static void copy(Row from, Row to, int first, int last) {
        for (int column = first; column <= last; column++) {
            if (from.getCell(column) != null) {
                ((XSSFCell) to.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK))
                        .copyCellFrom(from.getCell(column), new CellCopyPolicy());
            } else if (to.getCell(column) != null) {
                to.removeCell(to.getCell(column));
            }
        }
    }

    /** Lets two rows change places, as sorting by hand does. */
    static void swap(Sheet sheet, int one, int other, int first, int last) {
        Row spare = sheet.createRow(sheet.getLastRowNum() + 5);
        copy(sheet.getRow(one), spare, first, last);
        copy(sheet.getRow(other), sheet.getRow(one), first, last);
        copy(spare, sheet.getRow(other), first, last);
        sheet.removeRow(spare);
    }

    /** Whether a program is on the path. */
    static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Every answer that was ever taken in, oldest first: "tal/budget/2023 = 200". */
    List<String> answers() {
        return query("SELECT key || ' = ' || coalesce(value, '(withdrawn)') FROM " + schema() + ".answer ORDER BY id");
    }

    List<String> query(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).list();
    }
}
