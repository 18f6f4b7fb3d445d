package dk.maaltal.reported;

import dk.maaltal.Checksum;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.WorkbookRefused.Problem;
import dk.maaltal.reported.WorkbookRefused.Remedy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.EmptyFileException;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OLE2NotOfficeXmlFileException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads a workbook that came back, and finds what in it cannot be right. */
public final class WorkbookReader {

    private static final int LARGEST_FILE = 20_000_000;

    /** The advice where a new workbook helps. */
    private static final String ANEW = "dan en ny projektmappe";

    /** So many problems are listed at once; the rest follow when these are mended. */
    private static final int MOST_PROBLEMS = 10;

    private final Path file;
    private final Plan plan;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Submission.Cell> cells = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private WorkbookReader(Path file, Plan plan) {
        this.file = file;
        this.plan = plan;
    }

    /**
     * Reads a workbook.
     *
     * @param institution as printed, to know another institution's workbook by
     * @throws WorkbookRefused naming every cell that cannot be read, and why
     */
    public static Submission read(Path file, String institution, Plan plan) {
        return new WorkbookReader(file, plan).read(institution);
    }

    private Submission read(String institution) {
        byte[] content = content();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            Sheet about = workbook.getSheet(Workbook.ABOUT);
            if (about == null) {
                throw refuse("er ikke dannet af \"maaltal workbook\" (det skjulte ark \"maaltal\" mangler).");
            }
            if (!about(about, Workbook.ABOUT_INSTITUTION).equals(institution)
                    || !about(about, Workbook.ABOUT_PLAN).equals(Integer.toString(plan.year()))) {
                throw refuse("er dannet til " + about(about, Workbook.ABOUT_INSTITUTION) + ", plan "
                        + about(about, Workbook.ABOUT_PLAN) + "; her hører en til " + institution + ", plan "
                        + plan.year() + ".");
            }
            ReportingPoint at = point(about(about, Workbook.ABOUT_AT));
            Map<String, Question.Row> rows = new HashMap<>();
            Questions.of(plan, at).forEach(row -> row.questions().forEach(question -> rows.put(question.key(), row)));
            for (Sheet sheet : workbook) {
                if (!sheet.getSheetName().equals(Workbook.ABOUT)) {
                    readSheet(sheet, rows);
                }
            }
            if (problems.isEmpty()) {
                checkComplete(workbook, about);
            }
            checkMilestones(Questions.doneOnByState(plan, at));
            if (!problems.isEmpty()) {
                throw new WorkbookRefused(file, problems);
            }
            return new Submission(
                    number(about(about, Workbook.ABOUT_NUMBER)),
                    file,
                    Checksum.of(content),
                    Optional.ofNullable(
                                    workbook.getProperties().getCoreProperties().getLastModifiedByUser())
                            .filter(name -> !name.isBlank())
                            .orElse(System.getProperty("user.name")),
                    List.copyOf(cells));
        } catch (OLE2NotOfficeXmlFileException e) {
            throw refuse(
                    "er beskyttet med en adgangskode eller gemt i et ældre format; gem den som .xlsx uden adgangskode.",
                    e);
        } catch (EmptyFileException e) {
            throw refuse("er tom.", e);
        } catch (UnsupportedFileFormatException | OpenXML4JRuntimeException | POIXMLException e) {
            throw refuse("er ikke en Excel-projektmappe (.xlsx).", e);
        } catch (IOException e) {
            throw refuse("er beskadiget; hent den igen, eller dan en ny.", e);
        }
    }

    private byte[] content() {
        if (Files.isDirectory(file)) {
            throw refuse("er en mappe og ikke en projektmappe (.xlsx).");
        }
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw refuse("fylder " + Files.size(file) + " bytes; højst " + LARGEST_FILE + " kan læses.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw refuse("kan ikke læses (" + e.getMessage() + ").", e);
        }
    }

    private WorkbookRefused refuse(String reason) {
        return refuse(reason, null);
    }

    private WorkbookRefused refuse(String reason, Exception cause) {
        return new WorkbookRefused(file, new Problem(reason, Remedy.MEND), cause);
    }

    private WorkbookRefused hiddenSheetChanged(Exception cause) {
        return new WorkbookRefused(
                file, new Problem("det skjulte ark \"maaltal\" er ændret; " + ANEW + ".", Remedy.NEW_WORKBOOK), cause);
    }

    private static String about(Sheet sheet, int row) {
        return sheet.getRow(row) == null || sheet.getRow(row).getCell(0) == null
                ? ""
                : sheet.getRow(row).getCell(0).toString();
    }

    private ReportingPoint point(String text) {
        try {
            return ReportingPoint.parse(text);
        } catch (IllegalArgumentException e) {
            throw hiddenSheetChanged(e);
        }
    }

    private int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw hiddenSheetChanged(e);
        }
    }

    private void readSheet(Sheet sheet, Map<String, Question.Row> rows) {
        Row headings = sheet.getRow(Workbook.HEADINGS);
        boolean ofAnswers = text(cell(sheet.getRow(0), 0)).isEmpty()
                || Arrays.stream(Question.Sheet.values())
                        .anyMatch(name -> name.danish().equals(text(cell(sheet.getRow(0), 0))));
        if (!ofAnswers) {
            return;
        }
        for (Row row : sheet) {
            if (row.getRowNum() > Workbook.HEADINGS && problems.size() < MOST_PROBLEMS) {
                readRow(row, headings, rows);
            }
        }
    }

    private void readRow(Row row, Row headings, Map<String, Question.Row> rows) {
        int answers = 0;
        for (int i = 0; Workbook.FIRST_HIDDEN + 2 * i < row.getLastCellNum(); i++) {
            String key = text(cell(row, Workbook.FIRST_HIDDEN + 2 * i));
            if (key.isEmpty()) {
                continue;
            }
            answers++;
            Question.Row expectedRow = rows.get(key);
            if (expectedRow != null && !fits(row, headings, expectedRow)) {
                return;
            }
            readAnswer(
                    row,
                    Workbook.FIRST_ANSWER + i,
                    key,
                    text(cell(row, Workbook.FIRST_HIDDEN + 2 * i + 1)),
                    expectedRow);
        }
        if (answers == 0 && holdsAnything(row)) {
            addSpent("ark \"" + row.getSheet().getSheetName() + "\", række " + (row.getRowNum() + 1)
                    + ": rækken hører ikke til her, eller dens skjulte kolonner mangler; slet den, eller " + ANEW
                    + ".");
        }
    }

    private static boolean holdsAnything(Row row) {
        for (Cell cell : row) {
            if (!text(cell).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a row stands as it was handed out: answers in a moved column, or in cells sorted without their row, would be read as answers to other questions. */
    private boolean fits(Row row, Row headings, Question.Row expectedRow) {
        String sheet = "ark \"" + row.getSheet().getSheetName() + "\"";
        List<String> expected = new ArrayList<>(Workbook.headings(expectedRow.sheet()));
        expectedRow.questions().forEach(question -> expected.add(question.heading()));
        for (int column = 0; column < expected.size(); column++) {
            if (!text(cell(headings, column)).equals(expected.get(column))) {
                addSpent(sheet + ": kolonnerne er flyttet (kolonne " + CellReference.convertNumToColString(column)
                        + " skal være \"" + expected.get(column)
                        + "\"); fortryd det, eller " + ANEW + " og flyt svarene over.");
                return false;
            }
        }
        if (!text(cell(row, 0)).equals(expectedRow.goal())
                || !text(cell(row, 1)).equals(expectedRow.about())
                || !text(cell(row, 2)).equals(expectedRow.when())) {
            addSpent(sheet + ", celle "
                    + new CellReference(row.getRowNum(), Workbook.FIRST_ANSWER).formatAsString() + " ("
                    + text(cell(row, 1)) + "): rækken hører til \"" + expectedRow.about()
                    + "\"; er den sorteret uden sine skjulte kolonner, så fortryd det, eller " + ANEW + ".");
            return false;
        }
        return true;
    }

    private void add(String problem) {
        problems.add(new Problem(problem, Remedy.MEND));
    }

    /** Adds a problem that a new workbook helps; once, for it may concern many rows. */
    private void addSpent(String text) {
        Problem problem = new Problem(text, Remedy.NEW_WORKBOOK);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** Every row that was handed out must come back: an answer that is gone would be missed by nobody. */
    private void checkComplete(XSSFWorkbook workbook, Sheet about) {
        for (int n = Workbook.ABOUT_KEYS; n <= about.getLastRowNum(); n++) {
            Row row = about.getRow(n);
            if (row != null && !seen.contains(text(cell(row, 0)))) {
                String name = text(cell(row, 1));
                addSpent(
                        workbook.getSheet(name) == null
                                ? "arket \"" + name + "\" mangler; fortryd det, eller " + ANEW + "."
                                : "ark \"" + name + "\": rækken \"" + text(cell(row, 2))
                                        + "\" eller dens skjulte kolonner mangler; fortryd det, eller " + ANEW + ".");
            }
        }
    }

    private static Cell cell(Row row, int column) {
        return row == null ? null : row.getCell(column, Row.MissingCellPolicy.RETURN_BLANK_AS_NULL);
    }

    private static String text(Cell cell) {
        return cell == null ? "" : cell.toString().strip();
    }

    private void readAnswer(Row row, int column, String key, String handedOut, Question.Row expectedRow) {
        Cell cell = cell(row, column);
        String place = "ark \"" + row.getSheet().getSheetName() + "\", celle "
                + new CellReference(row.getRowNum(), column).formatAsString();
        String about = place + " (" + text(cell(row, 1)) + "): ";
        if (!seen.add(key)) {
            add(about + "rækken står to gange; slet den ene.");
        } else if (expectedRow == null) {
            if (!text(cell).equals(handedOut)) {
                addSpent(about + "rækken findes ikke længere i planen; " + ANEW + ".");
            }
        } else {
            Question question = expectedRow.questions().stream()
                    .filter(each -> each.key().equals(key))
                    .findFirst()
                    .orElseThrow();
            try {
                cells.add(new Submission.Cell(
                        key, handedOut, cell == null ? "" : AnswerCell.read(cell, question), place));
            } catch (IllegalArgumentException e) {
                add(about + e.getMessage());
            }
        }
    }

    /**
     * A part that is done has a day, and one with a day is done.
     *
     * @param doneOnByState the keys of the days by the keys of the states
     */
    private void checkMilestones(Map<String, String> doneOnByState) {
        Map<String, Submission.Cell> byKey = new HashMap<>();
        cells.forEach(cell -> byKey.put(cell.key(), cell));
        cells.stream().filter(cell -> doneOnByState.containsKey(cell.key())).forEach(state -> {
            Submission.Cell day = byKey.get(doneOnByState.get(state.key()));
            boolean done = Answers.PartState.of(state.now())
                    .filter(Answers.PartState.DONE::equals)
                    .isPresent();
            if (done && day != null && day.now().isEmpty()) {
                add(day.place() + ": delen er udført, men dagen mangler; skriv hvornår.");
            } else if (!done && day != null && !day.now().isEmpty()) {
                add(state.place() + ": der står en dag for udførelsen, men status er "
                        + (state.now().isEmpty() ? "ikke valgt" : "\"" + state.now() + '"')
                        + "; vælg \"Udført\", eller slet dagen.");
            }
        });
    }
}
