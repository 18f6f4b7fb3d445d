package dk.maaltal.reported;

import dk.maaltal.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;

/**
 * Whether the columns and rows of a workbook that came back stand as they were handed out: an answer in a moved one would be
 * read as the answer to another question.
 */
final class WorkbookLayout {

    /** The column of the unit. */
    private static final int UNIT = 3;

    /** What the plan asks, by the keys. */
    private final Map<String, Question.Row> rows = new HashMap<>();
    /** The words of the rows as they were handed out, by the keys: goal, subject, term and unit. */
    private final Map<String, List<String>> handedOut = new HashMap<>();

    private final Consumer<String> wrong;

    /**
     * @param about the sheet that says what was handed out
     * @param asked what the plan asks by now
     * @param wrong given what stands otherwise, where, and what to do, in Danish
     */
    WorkbookLayout(Sheet about, List<Question.Row> asked, Consumer<String> wrong) {
        this.wrong = wrong;
        asked.forEach(row -> row.questions().forEach(question -> {
            rows.put(question.key(), row);
            rows.put(Questions.former(question.key()), row);
        }));
        for (int n = Workbook.ABOUT_KEYS; n <= about.getLastRowNum(); n++) {
            Row row = about.getRow(n);
            handedOut.put(
                    Workbook.key(Workbook.cell(row, 0)),
                    IntStream.of(3, 2, 4, 5)
                            .mapToObj(column -> Workbook.text(Workbook.cell(row, column)))
                            .toList());
        }
        handedOut.remove("");
    }

    /** The cells of a sheet that hold keys, wherever columns have been moved to. */
    List<Cell> keys(Sheet sheet) {
        List<Cell> keys = new ArrayList<>();
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING
                        && (rows.containsKey(Workbook.key(cell)) || handedOut.containsKey(Workbook.key(cell)))) {
                    keys.add(cell);
                }
            }
        }
        return keys;
    }

    /** Whether the columns of a sheet stand where they were handed out: an answer in a moved one would be another's. */
    boolean hasColumns(Sheet sheet, List<Cell> keys) {
        return keys.stream()
                .flatMap(key -> Optional.ofNullable(rows.get(Workbook.key(key))).stream())
                .findFirst()
                .map(like -> hasColumns(sheet, keys, like))
                .orElse(true);
    }

    private boolean hasColumns(Sheet sheet, List<Cell> keys, Question.Row like) {
        String name = "ark \"" + sheet.getSheetName() + "\"";
        List<String> expected = new ArrayList<>(Workbook.headings(like.sheet()));
        // A workbook may be older than the last of the questions: those were not in it.
        Set<String> inSheet = keys.stream().map(Workbook::key).collect(Collectors.toSet());
        like.questions().stream()
                .filter(question ->
                        inSheet.contains(question.key()) || inSheet.contains(Questions.former(question.key())))
                .forEach(question -> expected.add(question.heading()));
        Row headings = sheet.getRow(Workbook.HEADINGS);
        List<String> found = new ArrayList<>();
        for (int column = 0; headings != null && column < headings.getLastCellNum(); column++) {
            found.add(Workbook.text(Workbook.cell(headings, column)));
        }
        List<Integer> changed = IntStream.range(0, expected.size())
                .filter(column -> column >= found.size() || !found.get(column).equals(expected.get(column)))
                .boxed()
                .toList();
        boolean keysMoved = keys.stream()
                .anyMatch(key -> key.getColumnIndex() < Workbook.FIRST_HIDDEN
                        || (key.getColumnIndex() - Workbook.FIRST_HIDDEN) % 2 != 0);
        if (keysMoved || changed.stream().anyMatch(column -> found.contains(expected.get(column)))) {
            wrong.accept(name + ": kolonnerne er flyttet; fortryd det, og gem projektmappen igen.");
            return false;
        }
        changed.forEach(column -> wrong.accept(name + ", celle "
                + new CellReference(Workbook.HEADINGS, column).formatAsString()
                + ": kolonnens overskrift er ændret fra \""
                + expected.get(column) + "\" til \"" + (column < found.size() ? found.get(column) : "")
                + "\"; skriv \"" + expected.get(column) + "\" igen."));
        return changed.isEmpty();
    }

    /** Whether a row has the words that it was handed out with, whatever the plan says by now. */
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
                .mapToObj(column -> Workbook.text(Workbook.cell(row, column)))
                .toList();
    }

    /**
     * Whether a row is the one that a key of it was handed out with. One whose words the plan has changed since is: it is
     * then {@linkplain #asked asked} no more.
     */
    boolean isWhole(Row row, String key) {
        return !rows.containsKey(key) || isAsHandedOut(row, key) || fits(row, rows.get(key));
    }

    /** What a row asks by a key of it, as long as the plan asks it in the same words. */
    Optional<Question.Row> asked(Row row, String key) {
        return Optional.ofNullable(rows.get(key)).filter(asked -> words(asked).equals(shown(row)));
    }

    /** Whether the words of a row are those of its questions: cells sorted without it would be answers to other ones. */
    private boolean fits(Row row, Question.Row expected) {
        String sheet = "ark \"" + row.getSheet().getSheetName() + "\"";
        List<String> found = shown(row);
        List<String> own = words(expected);
        if (found.equals(own)) {
            return true;
        }
        if (rows.values().stream().anyMatch(other -> found.equals(words(other)))) {
            wrong.accept(sheet + ", celle "
                    + new CellReference(row.getRowNum(), Workbook.FIRST_ANSWER).formatAsString() + " (" + found.get(1)
                    + "): rækken hører til \"" + expected.about()
                    + "\"; er der sorteret uden de skjulte kolonner, så fortryd det.");
            return false;
        }
        for (int column = 0; column < own.size(); column++) {
            if (!found.get(column).equals(own.get(column))) {
                wrong.accept(sheet + ", celle " + new CellReference(row.getRowNum(), column).formatAsString() + ": "
                        + (column == UNIT ? "enheden" : "teksten") + " er ændret fra \"" + own.get(column)
                        + "\" til \""
                        + found.get(column) + "\"; skriv \"" + own.get(column) + "\" igen"
                        + (column == UNIT ? ", og svaret i den enhed." : "."));
            }
        }
        return false;
    }
}
