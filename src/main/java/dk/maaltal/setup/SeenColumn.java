package dk.maaltal.setup;

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

    SeenColumn(String header) {
        this.header = header;
    }

    void see(String value) {
        rows++;
        if (value.isBlank()) {
            return;
        }
        String text = value.strip();
        filled++;
        longest = Math.max(longest, text.length());
        dates.removeIf(
                shape -> shape.read(text).filter(day -> !day.isBefore(FIRST)).isEmpty());
        points &= POINT.matcher(text).matches();
        commas &= COMMA.matcher(text).matches();
        fractions |= text.indexOf('.') >= 0 || text.indexOf(',') >= 0;
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
        return isAlwaysFilled() && !twice && longest <= 200;
    }

    /** The ways in which all its values are dates, likeliest first; none where it holds none. */
    List<DateShape> dates() {
        return filled == 0 ? List.of() : List.copyOf(dates);
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
