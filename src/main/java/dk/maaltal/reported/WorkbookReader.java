package dk.maaltal.reported;

import dk.maaltal.Checksum;
import dk.maaltal.SystemUser;
import dk.maaltal.Texts;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.WorkbookRefused.Problem;
import dk.maaltal.reported.WorkbookRefused.Remedy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.EmptyFileException;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.OLE2NotOfficeXmlFileException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads a workbook that came back, and finds what in it cannot be right. */
public final class WorkbookReader {

    private static final int LARGEST_FILE = 20_000_000;

    /** The advice where a new workbook helps. */
    private static final String ANEW = "dan en ny projektmappe";

    /** So many problems are listed at once; the rest follow when these are mended. */
    private static final int MOST_PROBLEMS = 10;

    /** The column of the unit. */
    private static final int UNIT = 3;

    private final Path file;
    private final Plan plan;
    private final LocalDate today;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    /** The words of the rows as they were handed out, by the keys: goal, subject, term and unit. */
    private final Map<String, List<String>> handedOut = new HashMap<>();

    private final List<Submission.Cell> cells = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private WorkbookReader(Path file, Plan plan, LocalDate today) {
        this.file = file;
        this.plan = plan;
        this.today = today;
    }

    /**
     * Reads a workbook.
     *
     * @param institution as printed, to know another institution's workbook by
     * @param today the day it is, Danish time: nothing has been done after it
     * @throws WorkbookRefused naming every cell that cannot be read, and why
     */
    public static Submission read(Path file, String institution, Plan plan, LocalDate today) {
        return new WorkbookReader(file, plan, today).read(institution);
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
            for (int n = Workbook.ABOUT_KEYS; n <= about.getLastRowNum(); n++) {
                Row row = about.getRow(n);
                handedOut.put(
                        key(cell(row, 0)),
                        IntStream.of(3, 2, 4, 5)
                                .mapToObj(column -> text(cell(row, column)))
                                .toList());
            }
            handedOut.remove("");
            for (Sheet sheet : workbook) {
                if (!sheet.getSheetName().equals(Workbook.ABOUT)) {
                    readSheet(sheet, rows);
                }
            }
            if (problems.isEmpty()) {
                checkComplete(workbook, about);
            }
            checkMilestones(Questions.doneOnByState(plan, at), at);
            Submission submission = new Submission(
                    number(about(about, Workbook.ABOUT_NUMBER)),
                    at,
                    file,
                    Checksum.of(content),
                    savedBy(workbook),
                    List.copyOf(cells),
                    List.copyOf(notes));
            if (!problems.isEmpty()) {
                throw new WorkbookRefused(submission, problems);
            }
            return submission;
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

    /** Whoever the file says saved it; programs that say nothing leave that open. */
    private static String savedBy(XSSFWorkbook workbook) {
        POIXMLProperties.CoreProperties properties = workbook.getProperties().getCoreProperties();
        return Stream.of(properties.getLastModifiedByUser(), properties.getCreator())
                .filter(name -> name != null && !name.isBlank() && !name.equals(WorkbookWriter.CREATOR))
                .findFirst()
                .orElse("ukendt; indlæst af " + SystemUser.NAME);
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
        List<Cell> keys = keys(sheet, rows.keySet());
        if (keys.isEmpty()) {
            if (Arrays.stream(Question.Sheet.values())
                            .noneMatch(of -> of.danish().equals(sheet.getSheetName()))
                    && !sheet.getSheetName().equals(WorkbookWriter.GUIDE_SHEET)
                    && sheet.getPhysicalNumberOfRows() > 0) {
                notes.add("arket \"" + sheet.getSheetName() + "\" er ikke et af projektmappens egne og læses ikke.");
            }
            return;
        }
        Optional<Question.Row> like = keys.stream()
                .flatMap(key -> Optional.ofNullable(rows.get(key(key))).stream())
                .findFirst();
        if (like.isPresent() && !hasColumns(sheet, keys, like.get())) {
            return;
        }
        for (Row row : sheet) {
            if (row.getRowNum() > Workbook.HEADINGS && problems.size() < MOST_PROBLEMS) {
                readRow(row, rows);
            }
        }
    }

    /** The cells of a sheet that hold keys, wherever columns have been moved to. */
    private List<Cell> keys(Sheet sheet, Set<String> asked) {
        List<Cell> keys = new ArrayList<>();
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING
                        && (asked.contains(key(cell)) || handedOut.containsKey(key(cell)))) {
                    keys.add(cell);
                }
            }
        }
        return keys;
    }

    /** Whether the columns of a sheet stand where they were handed out: an answer in a moved one would be another's. */
    private boolean hasColumns(Sheet sheet, List<Cell> keys, Question.Row like) {
        String name = "ark \"" + sheet.getSheetName() + "\"";
        List<String> expected = new ArrayList<>(Workbook.headings(like.sheet()));
        like.questions().forEach(question -> expected.add(question.heading()));
        Row headings = sheet.getRow(Workbook.HEADINGS);
        List<String> found = new ArrayList<>();
        for (int column = 0; headings != null && column < headings.getLastCellNum(); column++) {
            found.add(text(cell(headings, column)));
        }
        List<Integer> changed = IntStream.range(0, expected.size())
                .filter(column -> column >= found.size() || !found.get(column).equals(expected.get(column)))
                .boxed()
                .toList();
        boolean keysMoved = keys.stream()
                .anyMatch(key -> key.getColumnIndex() < Workbook.FIRST_HIDDEN
                        || (key.getColumnIndex() - Workbook.FIRST_HIDDEN) % 2 != 0);
        if (keysMoved || changed.stream().anyMatch(column -> found.contains(expected.get(column)))) {
            add(name + ": kolonnerne er flyttet; fortryd det, og gem projektmappen igen.");
            return false;
        }
        changed.forEach(column -> add(name + ", celle "
                + new CellReference(Workbook.HEADINGS, column).formatAsString()
                + ": kolonnens overskrift er ændret fra \""
                + expected.get(column) + "\" til \"" + (column < found.size() ? found.get(column) : "")
                + "\"; skriv \"" + expected.get(column) + "\" igen."));
        return changed.isEmpty();
    }

    private void readRow(Row row, Map<String, Question.Row> rows) {
        List<Integer> columns = Workbook.keyColumns(row)
                .filter(column -> !key(cell(row, column)).isEmpty())
                .boxed()
                .toList();
        for (int column : columns) {
            String key = key(cell(row, column));
            Question.Row expected = rows.get(key);
            boolean isAsHandedOut = isAsHandedOut(row, key);
            if (expected != null && !isAsHandedOut && !fits(row, expected, rows.values())) {
                return;
            }
            readAnswer(
                    row,
                    Workbook.FIRST_ANSWER + (column - Workbook.FIRST_HIDDEN) / 2,
                    key,
                    held(cell(row, column + 1)),
                    Optional.ofNullable(expected).filter(asked -> words(asked).equals(shown(row))));
        }
        if (columns.isEmpty()) {
            addStray(row);
        }
    }

    /** A row that asks nothing: a remark is no answer, but something beside the questions' answers may be meant as one. */
    private void addStray(Row row) {
        String place = "ark \"" + row.getSheet().getSheetName() + "\", række " + (row.getRowNum() + 1) + ": ";
        boolean hasWords = false;
        for (Cell cell : row) {
            boolean hasText = !text(cell).isEmpty();
            hasWords |= hasText;
            if (hasText && cell.getColumnIndex() >= Workbook.FIRST_ANSWER) {
                add(place
                        + "rækken er ikke et af spørgsmålene, og det, der står i den, kan ikke læses; skriv svaret i en"
                        + " af de udleverede rækker, og flyt bemærkninger til første kolonne.");
                return;
            }
        }
        if (hasWords) {
            notes.add(place + "bemærkningen læses ikke.");
        }
    }

    /** Whether the plan's words are others than those a row was handed out with, and still has. */
    private boolean isAsHandedOut(Row row, String key) {
        List<String> words = handedOut.getOrDefault(key, List.of());
        List<String> shown = shown(row);
        // Workbooks of version 0.1 say nothing but the subject.
        boolean knowsAll = words.stream().filter(String::isEmpty).count() < 3;
        return !words.isEmpty()
                && (knowsAll ? words.equals(shown) : words.get(1).equals(shown.get(1)));
    }

    private static List<String> words(Question.Row row) {
        return Stream.of(row.goal(), row.about(), row.when(), row.unit())
                .map(Texts::heading)
                .toList();
    }

    private static List<String> shown(Row row) {
        return IntStream.rangeClosed(0, UNIT)
                .mapToObj(column -> text(cell(row, column)))
                .toList();
    }

    /** Whether the words of a row are those of its questions: cells sorted without it would be answers to other ones. */
    private boolean fits(Row row, Question.Row expected, Collection<Question.Row> all) {
        String sheet = "ark \"" + row.getSheet().getSheetName() + "\"";
        List<String> found = shown(row);
        List<String> own = words(expected);
        if (found.equals(own)) {
            return true;
        }
        if (all.stream().anyMatch(other -> found.equals(words(other)))) {
            addOnce(sheet + ", celle "
                    + new CellReference(row.getRowNum(), Workbook.FIRST_ANSWER).formatAsString() + " (" + found.get(1)
                    + "): rækken hører til \"" + expected.about()
                    + "\"; er der sorteret uden de skjulte kolonner, så fortryd det.");
            return false;
        }
        for (int column = 0; column < own.size(); column++) {
            if (!found.get(column).equals(own.get(column))) {
                addOnce(sheet + ", celle " + new CellReference(row.getRowNum(), column).formatAsString() + ": "
                        + (column == UNIT ? "enheden" : "teksten") + " er ændret fra \"" + own.get(column)
                        + "\" til \""
                        + found.get(column) + "\"; skriv \"" + own.get(column) + "\" igen"
                        + (column == UNIT ? ", og svaret i den enhed." : "."));
            }
        }
        return false;
    }

    private void add(String problem) {
        problems.add(new Problem(problem, Remedy.MEND));
    }

    /** Adds a problem once, for it may concern several cells of a row. */
    private void addOnce(String text) {
        Problem problem = new Problem(text, Remedy.MEND);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
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
            if (row != null && !seen.contains(key(cell(row, 0)))) {
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
        return cell == null ? "" : Texts.heading(cell.toString());
    }

    private static String key(Cell cell) {
        return cell == null ? "" : cell.toString();
    }

    /** What a cell held, exactly: the breaks of its lines count. */
    private static String held(Cell cell) {
        return cell == null ? "" : Texts.compared(cell.toString());
    }

    private void readAnswer(Row row, int column, String key, String handedOut, Optional<Question.Row> expectedRow) {
        Cell cell = cell(row, column);
        String address = new CellReference(row.getRowNum(), column).formatAsString();
        String sheet = row.getSheet().getSheetName();
        String words = words(row);
        String about = "ark \"" + sheet + "\", celle " + address + " (" + words + "): ";
        if (!seen.add(key)) {
            add(about + "rækken står to gange; slet den ene.");
        } else if (expectedRow.isEmpty()) {
            if (!held(cell).equals(handedOut)) {
                addSpent(about + "rækken findes ikke længere i planen, eller lyder anderledes; " + ANEW + ".");
            }
        } else {
            Question question = expectedRow.get().questions().stream()
                    .filter(each -> each.key().equals(key))
                    .findFirst()
                    .orElseThrow();
            try {
                String answer = cell == null ? "" : AnswerCell.read(cell, question);
                if (explains(question) && !answer.isEmpty() && AnswerCell.explainsNothing(answer)) {
                    notes.add(about + '"' + answer + "\" forklarer ingenting og regnes for tomt.");
                    answer = "";
                }
                cells.add(new Submission.Cell(key, handedOut, answer, sheet, address, words));
                noteMarks(cell, about, answer);
            } catch (IllegalArgumentException e) {
                add(about + e.getMessage());
            }
        }
    }

    private static boolean explains(Question question) {
        return question.kind() instanceof Question.Text text && text.explains();
    }

    /** What a row asks, and of which period or by which day. */
    private static String words(Row row) {
        String when = text(cell(row, 2));
        boolean isDay = when.matches("\\d\\d-\\d\\d-\\d{4}");
        return text(cell(row, 1)) + (when.isEmpty() ? "" : (isDay ? ", frist " : ", ") + when);
    }

    private void noteMarks(Cell cell, String about, String answer) {
        if (cell != null && cell.getCellComment() != null) {
            notes.add(about + "der er en bemærkning til cellen; den læses ikke.");
        }
        if (!answer.isEmpty() && isStruck((XSSFCell) cell)) {
            notes.add(about + "svaret er streget over, men gælder; tøm cellen, hvis det skal trækkes tilbage.");
        }
    }

    private static boolean isStruck(XSSFCell cell) {
        if (cell.getCellStyle().getFont().getStrikeout()) {
            return true;
        }
        if (cell.getCellType() != CellType.STRING) {
            return false;
        }
        XSSFRichTextString text = cell.getRichStringCellValue();
        return IntStream.range(0, text.numFormattingRuns())
                .mapToObj(text::getFontOfFormattingRun)
                .anyMatch(font -> font != null && font.getStrikeout());
    }

    /**
     * A part that is done has a day, and one with a day is done; what comes after the reporting point, or is still to come,
     * has not been done.
     *
     * @param doneOnByState the keys of the days by the keys of the states
     */
    private void checkMilestones(Map<String, String> doneOnByState, ReportingPoint at) {
        Map<String, Submission.Cell> byKey = new HashMap<>();
        cells.forEach(cell -> byKey.put(cell.key(), cell));
        LocalDate told = plan.toldUntil(at.day());
        LocalDate last = told.isBefore(today) ? told : today;
        cells.stream().filter(cell -> doneOnByState.containsKey(cell.key())).forEach(state -> {
            Submission.Cell day = byKey.get(doneOnByState.get(state.key()));
            if (day == null) {
                return;
            }
            boolean done = Answers.PartState.of(state.now())
                    .filter(Answers.PartState.DONE::equals)
                    .isPresent();
            String about = day.place() + " (" + day.words() + "): ";
            if (done && day.now().isEmpty()) {
                add(about + "delen er udført, men dagen mangler; skriv hvornår.");
            } else if (!done && !day.now().isEmpty()) {
                add(state.place() + " (" + state.words() + "): der står en dag for udførelsen, men status er "
                        + (state.now().isEmpty() ? "ikke valgt" : "\"" + state.now() + '"')
                        + "; vælg \"Udført\", eller slet dagen.");
            } else if (done && !day.now().equals(day.handedOut())) {
                checkDay(about, LocalDate.parse(day.now()), last);
            }
        });
    }

    private void checkDay(String about, LocalDate day, LocalDate last) {
        if (day.isAfter(last)) {
            add(about + Questions.DAY.format(day) + " er efter " + Questions.DAY.format(last)
                    + ", som er den sidste dag, der kan indberettes om her; ret dagen, eller vælg \"I gang\".");
        } else if (day.getYear() < plan.year()) {
            notes.add(about + Questions.DAY.format(day) + " er før planens år, " + plan.year() + "; er det rigtigt?");
        }
    }
}
