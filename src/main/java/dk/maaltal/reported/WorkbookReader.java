package dk.maaltal.reported;

import dk.maaltal.Checksum;
import dk.maaltal.SystemUser;
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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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

    private final Path file;
    private final Plan plan;
    private final LocalDate today;
    /** Each once, though it may concern several cells of a row, or many rows. */
    private final Set<Problem> problems = new LinkedHashSet<>();

    private final List<String> notes = new ArrayList<>();
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
            WorkbookLayout layout = new WorkbookLayout(about, Questions.of(plan, at), this::add);
            for (Sheet sheet : workbook) {
                if (!sheet.getSheetName().equals(Workbook.ABOUT)) {
                    readSheet(sheet, layout);
                }
            }
            if (problems.isEmpty()) {
                checkComplete(workbook, about);
            }
            new MilestoneCheck(plan, at, today, this::add, notes::add).check(cells);
            Submission submission = new Submission(
                    number(about(about, Workbook.ABOUT_NUMBER)),
                    at,
                    file,
                    Checksum.of(content),
                    savedBy(workbook),
                    List.copyOf(cells),
                    List.copyOf(notes));
            if (!problems.isEmpty()) {
                throw new WorkbookRefused(submission, List.copyOf(problems));
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

    private void readSheet(Sheet sheet, WorkbookLayout layout) {
        List<Cell> keys = layout.keys(sheet);
        if (keys.isEmpty()) {
            noteOwnSheet(sheet);
        } else if (layout.hasColumns(sheet, keys)) {
            for (Row row : sheet) {
                if (row.getRowNum() > Workbook.HEADINGS && problems.size() < MOST_PROBLEMS) {
                    readRow(row, layout);
                }
            }
        }
    }

    private void noteOwnSheet(Sheet sheet) {
        String name = sheet.getSheetName();
        boolean isOurs = name.equals(WorkbookWriter.GUIDE_SHEET)
                || Arrays.stream(Question.Sheet.values())
                        .anyMatch(of -> of.danish().equals(name));
        if (!isOurs && sheet.getPhysicalNumberOfRows() > 0) {
            notes.add("arket \"" + name + "\" er ikke et af projektmappens egne og læses ikke.");
        }
    }

    private void readRow(Row row, WorkbookLayout layout) {
        List<Integer> columns = Workbook.keyColumns(row)
                .filter(column -> !Workbook.key(Workbook.cell(row, column)).isEmpty())
                .boxed()
                .toList();
        for (int column : columns) {
            String key = Workbook.key(Workbook.cell(row, column));
            if (!layout.isWhole(row, key)) {
                return;
            }
            readAnswer(
                    row,
                    Workbook.FIRST_ANSWER + (column - Workbook.FIRST_HIDDEN) / 2,
                    key,
                    Workbook.held(Workbook.cell(row, column + 1)),
                    layout.asked(row, key));
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
            boolean hasText = !Workbook.text(cell).isEmpty();
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

    private void add(String problem) {
        problems.add(new Problem(problem, Remedy.MEND));
    }

    /** Adds a problem that a new workbook helps. */
    private void addSpent(String problem) {
        problems.add(new Problem(problem, Remedy.NEW_WORKBOOK));
    }

    /** Every row that was handed out must come back: an answer that is gone would be missed by nobody. */
    private void checkComplete(XSSFWorkbook workbook, Sheet about) {
        for (int n = Workbook.ABOUT_KEYS; n <= about.getLastRowNum(); n++) {
            Row row = about.getRow(n);
            if (row != null && !seen.contains(Workbook.key(Workbook.cell(row, 0)))) {
                String name = Workbook.text(Workbook.cell(row, 1));
                addSpent(
                        workbook.getSheet(name) == null
                                ? "arket \"" + name + "\" mangler; fortryd det, eller " + ANEW + "."
                                : "ark \"" + name + "\": rækken \"" + Workbook.text(Workbook.cell(row, 2))
                                        + "\" eller dens skjulte kolonner mangler; fortryd det, eller " + ANEW + ".");
            }
        }
    }

    private void readAnswer(Row row, int column, String key, String handedOut, Optional<Question.Row> asked) {
        Cell cell = Workbook.cell(row, column);
        String address = new CellReference(row.getRowNum(), column).formatAsString();
        String sheet = row.getSheet().getSheetName();
        String words = words(row);
        String about = "ark \"" + sheet + "\", celle " + address + " (" + words + "): ";
        if (!seen.add(key)) {
            add(about + "rækken står to gange; slet den ene.");
        } else if (asked.isEmpty()) {
            if (!Workbook.held(cell).equals(handedOut)) {
                addSpent(about + "rækken findes ikke længere i planen, eller lyder anderledes; " + ANEW + ".");
            }
        } else {
            Question question = asked.get().questions().stream()
                    .filter(each -> each.key().equals(key)
                            || Questions.former(each.key()).equals(key))
                    .findFirst()
                    .orElseThrow();
            try {
                String answer = cell == null ? "" : AnswerCell.read(cell, question);
                if (explains(question) && !answer.isEmpty() && AnswerCell.explainsNothing(answer)) {
                    notes.add(about + '"' + answer + "\" forklarer ingenting og regnes for tomt.");
                    answer = "";
                }
                cells.add(new Submission.Cell(question.key(), handedOut, answer, sheet, address, words));
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
        String when = Workbook.text(Workbook.cell(row, 2));
        boolean isDay = when.matches("\\d\\d-\\d\\d-\\d{4}");
        return Workbook.text(Workbook.cell(row, 1)) + (when.isEmpty() ? "" : (isDay ? ", frist " : ", ") + when);
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
}
