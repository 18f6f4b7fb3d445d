package dk.maaltal.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of a chart. In Word they are shown by the chart whose title or alt text has a field with this value; in a
 * web page the field becomes a drawing. Anywhere else the field is the text {@link #text()}.
 *
 * @param description of what is shown, with all its numbers, in Danish: for those who do not see the chart
 * @param categories along the axis, such as years
 * @param series each with a point for every category, in the same order
 */
public record Chart(String description, List<String> categories, List<Series> series) {

    /**
     * A row of bars, or a line.
     *
     * @param name by which a chart drawn in Word knows which of its series shows this one
     * @param points one for each category; empty where there is none
     */
    public record Series(String name, List<Optional<Point>> points) {}

    /**
     * One number, with the label it has: as the table prints it.
     *
     * @param text as printed, with its mark
     * @param value unrounded
     * @param decimals as printed, 0 or more
     * @param mark after the number, such as "*"; empty for none
     * @param preliminary whether it may still change, and is drawn so
     */
    public record Point(String text, BigDecimal value, int decimals, String mark, boolean preliminary) {}

    /** Nothing to show. */
    public static final Chart NONE = new Chart("", List.of(), List.of());

    /** Whether no series has a value. Such a chart is left out of the document. */
    public boolean isEmpty() {
        return series.stream().allMatch(each -> each.points().stream().allMatch(Optional::isEmpty));
    }

    /** The chart where only text can stand: its description, or the empty text where there is nothing to show. */
    public String text() {
        return isEmpty() ? "" : description;
    }
}
