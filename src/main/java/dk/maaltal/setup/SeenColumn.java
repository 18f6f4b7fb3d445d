package dk.maaltal.setup;

import dk.maaltal.cases.UndeclaredSheet.Cell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a column of an extract holds, as far as every row of it shows. */
final class SeenColumn {

    /** More different texts than these are no kinds of cases. */
    static final int MOST_KINDS = 40;

    /** Beyond these rows it is not looked whether a value stands twice. */
    private static final int LOOKED_FOR_TWICE = 2_000_000;

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final Pattern POINT = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern COMMA = Pattern.compile("-?(\\d+|[1-9]\\d{0,2}(\\.\\d{3})+)(,\\d+)?");
    private static final Pattern PERSON = Pattern.compile("\\d{6}-?\\d{4}");

    /** Words for yes and no, in small letters. */
    private static final Map<String, String> YES_NO =
            Map.of("ja", "nej", "j", "n", "yes", "no", "y", "n", "true", "false", "sand", "falsk", "1", "0");

    private final String header;
    private final Set<DateShape> dates = new java.util.LinkedHashSet<>(DateShape.ALL);
    private final Map<String, Long> kinds = new TreeMap<>();
    private final Set<Long> hashes = new HashSet<>();
    private long rows;
    private long filled;
    private long persons;
    private boolean tooMany;
    private boolean twice;
    private boolean points = true;
    private boolean commas = true;
    private boolean fractions;
    private int longest;
    private Optional<String> wrong = Optional.empty();
    private long keptDays;
    private int lastKeptDay;
    private int firstWrittenDay = 32;
    private long noDayIn;

    SeenColumn(String header) {
        this.header = header;
    }

    /** @param row its number, as an editor shows it */
    void see(Cell cell, long row) {
        rows++;
        if (cell.isBlank()) {
            return;
        }
        filled++;
        if (cell.kind() == Cell.Kind.WRONG) {
            spoil(cell.text());
            return;
        }
        String text = cell.text().strip();
        longest = Math.max(longest, text.length());
        if (cell.kind() == Cell.Kind.DAY) {
            seeDay(text, row);
        } else {
            seeText(cell.kind() == Cell.Kind.NUMBER, text, row);
        }
        if (PERSON.matcher(text).matches()) {
            persons++;
        }
        if (rows <= LOOKED_FOR_TWICE) {
            twice |= !hashes.add(hash(text));
        }
        if (!tooMany) {
            kinds.merge(text, 1L, Long::sum);
            if (kinds.size() > MOST_KINDS) {
                tooMany = true;
                kinds.clear();
            }
        }
    }

    private void seeDay(String text, long row) {
        LocalDate day = LocalDate.parse(text);
        if (day.isBefore(FIRST)) {
            spoil("in row " + row + " holds a time of the clock, or a day long ago");
            return;
        }
        keptDays++;
        lastKeptDay = Math.max(lastKeptDay, day.getDayOfMonth());
        points = false;
        commas = false;
    }

    private void seeText(boolean isNumber, String text, long row) {
        boolean isPoint = POINT.matcher(text).matches();
        boolean isComma = COMMA.matcher(text).matches();
        // What is kept as a number is one whichever way the others are written.
        points &= isPoint || isNumber && isComma;
        commas &= isComma || isNumber && isPoint;
        fractions |= !isNumber && (text.indexOf('.') >= 0 || text.indexOf(',') >= 0);
        boolean hadShape = !dates.isEmpty();
        dates.removeIf(
                shape -> shape.read(text).filter(day -> !day.isBefore(FIRST)).isEmpty());
        if (!dates.isEmpty()) {
            firstWrittenDay = Math.min(
                    firstWrittenDay,
                    dates.iterator().next().read(text).orElseThrow().getDayOfMonth());
        } else if (hadShape && filled > 1) {
            noDayIn = row;
        }
    }

    private void spoil(String why) {
        if (wrong.isEmpty()) {
            wrong = Optional.of(why);
        }
    }

    /** Two texts with the same are as unlikely as need be. */
    private static long hash(String text) {
        long hash = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    String header() {
        return header;
    }

    /** The heading in small letters. */
    String word() {
        return header.toLowerCase(Locale.ROOT);
    }

    long filled() {
        return filled;
    }

    long rows() {
        return rows;
    }

    boolean isAlwaysFilled() {
        return rows > 0 && filled == rows;
    }

    /** Whether every row has a value of its own. */
    boolean isDistinct() {
        return isAlwaysFilled() && wrong.isEmpty() && !twice && longest <= 200;
    }

    /** The ways in which all its values are dates, likeliest first; none where it holds none. */
    List<DateShape> dates() {
        if (filled == 0 || wrong.isPresent()) {
            return List.of();
        }
        return keptDays == filled ? List.of(DateShape.KEPT) : List.copyOf(dates);
    }

    /** The day that a cell of it says. */
    Optional<LocalDate> day(Cell cell) {
        return cell.kind() == Cell.Kind.DAY
                ? Optional.of(LocalDate.parse(cell.text()))
                : dates().get(0).read(cell.text().strip());
    }

    /** How its days are written, for whoever checks. */
    String written() {
        return keptDays == filled
                ? "kept as a day"
                : "written " + dates().get(0).declared();
    }

    /** Whether some of its days are kept as such, and others as texts: a spreadsheet made days of what it could read. */
    boolean isMixed() {
        return keptDays > 0 && keptDays < filled && !dates().isEmpty();
    }

    /**
     * Whether a spreadsheet of another country has made days of it: those it could read month first are days, of the 1st to the
     * 12th, with day and month exchanged; the others are texts.
     */
    boolean isExchanged() {
        return isMixed() && lastKeptDay <= 12 && firstWrittenDay > 12;
    }

    /** Why it is no column of one kind, as the rest of a sentence that begins with its heading; empty where it may be one. */
    Optional<String> oddity() {
        if (wrong.isPresent()) {
            return wrong;
        }
        if (noDayIn > 0) {
            return Optional.of("holds days down to row " + noDayIn + ", where something else stands");
        }
        return keptDays > 0 && dates().isEmpty() ? Optional.of("holds days and other values") : Optional.empty();
    }

    /** Whether the loader would reject rows for it, whatever it is declared as. */
    boolean isUnusable() {
        return wrong.isPresent() || keptDays > 0 && dates().isEmpty();
    }

    /** The words for yes and no, where it holds no others. */
    Optional<List<String>> yesNo() {
        if (tooMany || kinds.isEmpty() || kinds.size() > 2) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>(kinds.keySet());
        for (Map.Entry<String, String> pair : YES_NO.entrySet()) {
            List<String> known = List.of(pair.getKey(), pair.getValue());
            if (words.stream().allMatch(word -> known.contains(word.toLowerCase(Locale.ROOT))) && words.size() == 2) {
                words.sort((a, b) -> Integer.compare(
                        known.indexOf(a.toLowerCase(Locale.ROOT)), known.indexOf(b.toLowerCase(Locale.ROOT))));
                return Optional.of(words);
            }
        }
        return Optional.empty();
    }

    /** "decimal point" or "decimal comma", where every value is a number. */
    Optional<String> number() {
        if (filled == 0 || !points && !commas) {
            return Optional.empty();
        }
        // Without a fraction both are the same, and nothing has to be known.
        return Optional.of(points ? "decimal point" : "decimal comma");
    }

    /** Whether its numbers can be read in two ways: 1.234 is one and a bit, or a thousand and more. */
    boolean isNumberUnsure() {
        return points && commas && fractions;
    }

    /** The different texts and how often each stands; empty where there are too many to be kinds. */
    Map<String, Long> kinds() {
        return Map.copyOf(kinds);
    }

    /** Whether it looks like the numbers that persons have. */
    boolean isOfPersons() {
        return filled > 0 && persons == filled;
    }
}
