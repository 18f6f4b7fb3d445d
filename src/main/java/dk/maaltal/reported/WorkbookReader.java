package dk.maaltal.reported;

import dk.maaltal.Checksum;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.plan.Plan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads a workbook that came back, and finds what in it cannot be right. */
public final class WorkbookReader {

    private static final int LARGEST_FILE = 20_000_000;
    private static final int LONGEST_TEXT = 20_000;
    private static final DateTimeFormatter WRITTEN_DAY =
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final Path file;
    private final Plan plan;
    private final List<String> problems = new ArrayList<>();
    private final List<Told.Cell> cells = new ArrayList<>();
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
    public static Told read(Path file, String institution, Plan plan) {
        return new WorkbookReader(file, plan).read(institution);
    }

    private Told read(String institution) {
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
            Map<String, Question> questions = new HashMap<>();
            Questions.of(plan, at)
                    .forEach(row -> row.questions().forEach(question -> questions.put(question.key(), question)));
            for (Sheet sheet : workbook) {
                if (!sheet.getSheetName().equals(Workbook.ABOUT)) {
                    readSheet(sheet, questions);
                }
            }
            checkMilestones();
            if (!problems.isEmpty()) {
                throw new WorkbookRefused(file, problems);
            }
            return new Told(
                    number(about(about, Workbook.ABOUT_NUMBER)),
                    file,
                    Checksum.of(content),
                    Optional.ofNullable(
                                    workbook.getProperties().getCoreProperties().getLastModifiedByUser())
                            .filter(name -> !name.isBlank())
                            .orElse(System.getProperty("user.name")),
                    List.copyOf(cells));
        } catch (UnsupportedFileFormatException | OpenXML4JRuntimeException | POIXMLException e) {
            throw new WorkbookRefused(file, "er ikke en Excel-projektmappe (.xlsx).", e);
        } catch (IOException e) {
            throw new WorkbookRefused(file, "kan ikke læses (" + e.getMessage() + ").", e);
        }
    }

    private byte[] content() {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw refuse("fylder " + Files.size(file) + " bytes; højst " + LARGEST_FILE + " kan læses.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new WorkbookRefused(file, "kan ikke læses (" + e.getMessage() + ").", e);
        }
    }

    private WorkbookRefused refuse(String reason) {
        return new WorkbookRefused(file, reason, null);
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
            throw new WorkbookRefused(file, "det skjulte ark \"maaltal\" er ændret; dan en ny projektmappe.", e);
        }
    }

    private int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new WorkbookRefused(file, "det skjulte ark \"maaltal\" er ændret; dan en ny projektmappe.", e);
        }
    }

    private void readSheet(Sheet sheet, Map<String, Question> questions) {
        for (Row row : sheet) {
            for (int i = 0; Workbook.FIRST_HIDDEN + 2 * i < row.getLastCellNum(); i++) {
                String key = text(row.getCell(Workbook.FIRST_HIDDEN + 2 * i));
                if (!key.isEmpty()) {
                    readAnswer(
                            row,
                            Workbook.FIRST_ANSWER + i,
                            key,
                            text(row.getCell(Workbook.FIRST_HIDDEN + 2 * i + 1)),
                            questions.get(key));
                }
            }
        }
    }

    private static String text(Cell cell) {
        return cell == null ? "" : cell.toString().strip();
    }

    private void readAnswer(Row row, int column, String key, String handedOut, Question question) {
        Cell cell = row.getCell(column, Row.MissingCellPolicy.RETURN_BLANK_AS_NULL);
        String place = "ark \"" + row.getSheet().getSheetName() + "\", celle "
                + new CellReference(row.getRowNum(), column).formatAsString();
        if (question == null) {
            if (!text(cell).equals(handedOut)) {
                problems.add(place + " (" + text(row.getCell(1))
                        + "): rækken findes ikke længere i planen; dan en ny projektmappe.");
            }
            return;
        }
        if (!seen.add(key)) {
            problems.add(place + " (" + text(row.getCell(1)) + "): rækken står to gange; slet den ene.");
            return;
        }
        try {
            cells.add(new Told.Cell(key, handedOut, cell == null ? "" : answer(cell, question), place));
        } catch (IllegalArgumentException e) {
            problems.add(place + " (" + text(row.getCell(1)) + "): " + e.getMessage());
        }
    }

    /** The cell's answer as it is kept; what cannot be one is told in the exception. */
    private static String answer(Cell cell, Question question) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (type == CellType.ERROR) {
            throw new IllegalArgumentException("formlen giver en fejl; skriv svaret.");
        }
        if (question.kind() instanceof Question.Number number) {
            return number(cell, type, number);
        }
        if (question.kind() instanceof Question.Day between) {
            return day(cell, type, between);
        }
        String text = type == CellType.STRING ? cell.getStringCellValue().strip() : text(cell);
        if (question.kind() instanceof Question.OneOf oneOf
                && !text.isEmpty()
                && !oneOf.choices().contains(text)) {
            throw new IllegalArgumentException(
                    '"' + text + "\" er ikke en mulighed; vælg " + String.join(", ", oneOf.choices()) + ".");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("teksten er på " + text.length() + " tegn; højst " + LONGEST_TEXT + ".");
        }
        return text;
    }

    private static String number(Cell cell, CellType type, Question.Number question) {
        BigDecimal number;
        if (type == CellType.NUMERIC) {
            number = BigDecimal.valueOf(cell.getNumericCellValue());
        } else {
            String text = cell.toString().strip();
            if (text.isEmpty()) {
                return "";
            }
            if (type != CellType.STRING || !text.matches("-?(\\d{1,3}(\\.\\d{3})+|\\d{1,15})(,\\d{1,10})?")) {
                throw new IllegalArgumentException('"' + text + "\" er ikke et tal; skriv et tal som 9,8.");
            }
            number = new BigDecimal(text.replace(".", "").replace(',', '.'));
        }
        boolean tooSmall =
                question.from().filter(from -> number.compareTo(from) < 0).isPresent();
        boolean tooLarge = question.to().filter(to -> number.compareTo(to) > 0).isPresent();
        if (tooSmall || tooLarge) {
            throw new IllegalArgumentException(danish(number) + " ligger uden for det mulige ("
                    + question.from().map(from -> "mindst " + danish(from)).orElse("")
                    + (question.from().isPresent() && question.to().isPresent() ? ", " : "")
                    + question.to().map(to -> "højst " + danish(to)).orElse("") + ").");
        }
        BigDecimal shortest = number.stripTrailingZeros();
        return (shortest.scale() < 0 ? shortest.setScale(0) : shortest).toPlainString();
    }

    private static String danish(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }

    private static String day(Cell cell, CellType type, Question.Day question) {
        LocalDate day;
        if (type == CellType.NUMERIC && DateUtil.isValidExcelDate(cell.getNumericCellValue())) {
            day = DateUtil.getLocalDateTime(cell.getNumericCellValue()).toLocalDate();
        } else {
            String text = cell.toString().strip();
            if (text.isEmpty()) {
                return "";
            }
            try {
                day = LocalDate.parse(text, WRITTEN_DAY);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException('"' + text + "\" er ikke en dato; skriv en dato som 31-12-2023.", e);
            }
        }
        if (day.isBefore(question.from()) || day.isAfter(question.to())) {
            throw new IllegalArgumentException(day.format(WRITTEN_DAY) + " ligger uden for planens tid ("
                    + question.from().format(WRITTEN_DAY) + " til "
                    + question.to().format(WRITTEN_DAY) + ").");
        }
        return day.toString();
    }

    /** A part that is done has a day, and one with a day is done. */
    private void checkMilestones() {
        Map<String, Told.Cell> byKey = new HashMap<>();
        cells.forEach(cell -> byKey.put(cell.key(), cell));
        cells.stream().filter(cell -> Questions.isState(cell.key())).forEach(state -> {
            Told.Cell day = byKey.get(Questions.doneOnOf(state.key()));
            boolean done = state.now().equals(Answers.PartState.words().get(0));
            if (done && day != null && day.now().isEmpty()) {
                problems.add(day.place() + ": delen er udført, men dagen mangler; skriv hvornår.");
            } else if (!done && day != null && !day.now().isEmpty()) {
                problems.add(state.place() + ": der står en dag for udførelsen, men status er "
                        + (state.now().isEmpty() ? "ikke valgt" : "\"" + state.now() + '"')
                        + "; vælg \"Udført\", eller slet dagen.");
            }
        });
    }
}
