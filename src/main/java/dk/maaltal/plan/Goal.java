package dk.maaltal.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A goal of the plan (mål).
 *
 * @param number as the plan numbers it, such as "1.1"; where numbers restart in each section, with the section's letter
 * @param section the heading it stands under; may be empty
 * @param title the goal's heading
 * @param text the plan's words about the goal, paragraph by paragraph
 * @param tableHeading the heading over its tables; the title where the plan has no other
 * @param scope words between that heading and the tables; may be empty
 * @param remarks the plan's remarks; may be empty
 * @param askedOf the office whose workbook holds what people report for it; empty for the workbook of all others
 * @param sharedNotes whether notes are printed once, after the goal's last table
 * @param essential whether it is analysed in the report when it is not met
 * @param analysed whether it is analysed in the report however it comes out
 * @param metWhen how many of its measures must be met
 * @param partlyWhen how many are enough for the goal to be partly met
 * @param points what it gives when it is met, where its measures have no points of their own
 * @param from the first day this wording of the goal is in force; empty for the plan's whole year
 * @param until the last
 * @param measures its measured parts, in the plan's order
 * @param layouts of the tables that several measures share, or whose rows are terms
 */
public record Goal(
        String number,
        String section,
        String title,
        List<String> text,
        String tableHeading,
        String scope,
        String remarks,
        String askedOf,
        boolean sharedNotes,
        boolean essential,
        boolean analysed,
        MetWhen metWhen,
        Optional<MetWhen> partlyWhen,
        Optional<BigDecimal> points,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        List<Measure> measures,
        List<Layout> layouts) {

    /** Whether this wording is in force on a day. */
    public boolean inForce(LocalDate day) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && until.map(last -> !day.isAfter(last)).orElse(true);
    }

    /** Whether some day has both wordings in force. */
    boolean overlaps(Goal other) {
        return from.orElse(LocalDate.MIN).compareTo(other.until.orElse(LocalDate.MAX)) <= 0
                && other.from.orElse(LocalDate.MIN).compareTo(until.orElse(LocalDate.MAX)) <= 0;
    }

    /** Whether this wording was in force before a day, and is no longer. */
    public boolean hasEnded(LocalDate day) {
        return until.filter(last -> last.isBefore(day)).isPresent();
    }

    /** Whether any of its measures promises something, so that it can be met and weighs in a total. */
    public boolean promises() {
        return measures.stream().anyMatch(Measure::counts);
    }

    /** The points it gives at best. */
    public BigDecimal allPoints() {
        return points.orElseGet(() -> measures.stream()
                .flatMap(measure -> measure.points().stream())
                .map(Points::all)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** How the table is laid out that a measure stands in; empty where it has one of its own, with terms as columns. */
    public Optional<Layout> layout(String measure) {
        return layouts.stream().filter(layout -> layout.holds(measure)).findFirst();
    }

    /** Its measure of a letter. */
    public Measure measure(String id) {
        return measures.stream()
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("goal " + number + " has no measure " + id));
    }
}
