package dk.maaltal.reported;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which side stands where a cell of a workbook says one thing and others have answered another since.
 *
 * @param ofFile the cells whose workbook is right, such as {@code Tal!E6}; {@link #ALL} for every one
 * @param known the cells where what is known is right
 */
public record Sides(Set<String> ofFile, Set<String> known) {

    /** Every cell of which nothing else is said. */
    public static final String ALL = "all";

    /** Nothing is said of any cell. */
    public static final Sides NONE = new Sides(Set.of(), Set.of());

    public Sides {
        ofFile = Set.copyOf(ofFile);
        known = Set.copyOf(known);
        Set<String> both = new HashSet<>(ofFile);
        both.retainAll(known);
        if (!both.isEmpty()) {
            throw new IllegalArgumentException(
                    both.stream().sorted().collect(Collectors.joining(", ")) + " is both taken and kept");
        }
    }

    /** Whether the workbook is right about a cell; empty where nothing is said of it. */
    Optional<Boolean> ofFile(Submission.Cell cell) {
        if (names(ofFile, cell.reference())) {
            return Optional.of(true);
        }
        if (names(known, cell.reference())) {
            return Optional.of(false);
        }
        return ofFile.contains(ALL) ? Optional.of(true) : known.contains(ALL) ? Optional.of(false) : Optional.empty();
    }

    private static boolean names(Set<String> cells, String reference) {
        return cells.stream().anyMatch(cell -> cell.replace("'", "").equalsIgnoreCase(reference));
    }
}
