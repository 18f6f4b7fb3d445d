package dk.maaltal.template;

import freemarker.template.TemplateScalarModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a chart shows. A chart drawn in Word shows it where its alt text names the field; as a text it is the description
 * for those who do not see the chart, and empty when there is nothing to show.
 *
 * @param description of what is shown, numbers and all, in Danish
 * @param categories along the axis, such as years
 * @param series one value for each category, or none where there is no value
 * @param decimals that values are shown with
 */
public record Chart(String description, List<String> categories, List<Series> series, int decimals)
        implements TemplateScalarModel {

    /** A row of bars, or a line. */
    public record Series(String name, List<Optional<BigDecimal>> values) {}

    /** Nothing to show. */
    public static final Chart NONE = new Chart("", List.of(), List.of(), 0);

    public boolean isEmpty() {
        return series.stream().allMatch(each -> each.values().stream().allMatch(Optional::isEmpty));
    }

    @Override
    public String getAsString() {
        return isEmpty() ? "" : description;
    }

    /** The number format of its values, as Office writes it. */
    String format() {
        return "#,##0" + (decimals > 0 ? "." + "0".repeat(decimals) : "");
    }
}
