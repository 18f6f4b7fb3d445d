package dk.maaltal.template.office;

import static dk.maaltal.template.office.ChartXml.append;
import static dk.maaltal.template.office.ChartXml.child;
import static dk.maaltal.template.office.ChartXml.children;
import static dk.maaltal.template.office.ChartXml.create;

import dk.maaltal.template.Chart;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The labels of a drawn series. Each shows its number as it is printed: one with other decimals than the rest, or with a
 * mark, gets a number format of its own, so that the label still follows the number when someone edits the data. Labels of a
 * line for which no place was drawn stand above or below their points, on the side away from the other lines. A label
 * drawn at one point only, in a template, is moved to the last.
 */
final class ChartLabels {

    /** What a label takes over from those of its series, in the order of the schema; places and formats come before. */
    private static final List<String> SHOWN = List.of(
            "spPr",
            "txPr",
            "dLblPos",
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
            "showBubbleSize",
            "separator");

    /** Before a number format: a decimal comma, whatever the language of the program that shows it. */
    static final String DANISH = "[$-406]";

    private final List<Chart.Series> all;
    private final boolean isOfCells;
    private final List<Chart.Series> endLabelled;

    /**
     * @param drawn the series as they were drawn
     * @param all what each of them shows
     * @param isOfCells whether the points are cells that say themselves how they are printed
     */
    ChartLabels(List<Element> drawn, List<Chart.Series> all, boolean isOfCells) {
        this.all = all;
        this.isOfCells = isOfCells;
        this.endLabelled = IntStream.range(0, all.size())
                .filter(i -> child(drawn.get(i), "dLbls")
                        .filter(labels -> !children(labels, "dLbl").isEmpty())
                        .isPresent())
                .mapToObj(all::get)
                .toList();
    }

    /** The number format of most points: "#,##0.0" of one decimal. */
    static String format(Chart.Series series) {
        Map<String, Long> formats = series.points().stream()
                .flatMap(Optional::stream)
                .map(ChartLabels::format)
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        String most = "General";
        long times = 0;
        for (Map.Entry<String, Long> each : formats.entrySet()) {
            if (each.getValue() > times) {
                most = each.getKey();
                times = each.getValue();
            }
        }
        return most;
    }

    private static String format(Chart.Point point) {
        return "#,##0" + (point.decimals() > 0 ? "." + "0".repeat(point.decimals()) : "")
                // Each character by itself: a quoted * is read as "fill the cell" by some programs.
                + point.mark().replaceAll(".", "\\\\$0");
    }

    /** Labels a drawn series as its points are printed. */
    void write(Element drawn, Chart.Series series) {
        child(drawn, "dLbls").ifPresent(labels -> {
            List<Element> single = children(labels, "dLbl");
            if (single.isEmpty()) {
                each(labels, series);
            } else {
                last(labels, single, series);
            }
        });
    }

    private void each(Element labels, Chart.Series series) {
        boolean shown = child(labels, "showVal")
                .filter(value -> !value.getAttribute("val").equals("0"))
                .isPresent();
        String usual = format(series);
        boolean isPlaced = child(labels, "dLblPos").isPresent()
                || !labels.getParentNode().getParentNode().getLocalName().equals("lineChart");
        Node before = labels.getFirstChild();
        for (int i = 0; shown && i < series.points().size(); i++) {
            Optional<String> format = series.points().get(i).map(ChartLabels::format);
            if (isOfCells && format.isEmpty()) {
                Element none = create(labels, "dLbl");
                labels.insertBefore(none, before);
                append(none, "idx").setAttribute("val", Integer.toString(i));
                append(none, "delete").setAttribute("val", "1");
            }
            if (format.filter(each -> !isPlaced || !each.equals(usual)).isPresent()) {
                Element label = create(labels, "dLbl");
                labels.insertBefore(label, before);
                append(label, "idx").setAttribute("val", Integer.toString(i));
                numberFormat(label, format.get());
                for (String name : SHOWN) {
                    child(labels, name).ifPresent(like -> label.appendChild(like.cloneNode(true)));
                    if (name.equals("dLblPos") && !isPlaced) {
                        append(label, name).setAttribute("val", isFreeAbove(series, i) ? "t" : "b");
                    }
                }
            }
        }
    }

    /** Whether the nearest other line is farther from a point above it than below it, so that a label does not meet it. */
    private boolean isFreeAbove(Chart.Series series, int at) {
        BigDecimal value = series.points().get(at).orElseThrow().value();
        List<BigDecimal> distances = all.stream()
                .filter(other -> other != series)
                .flatMap(other -> other.points().get(at).stream())
                .map(other -> other.value().subtract(value))
                .toList();
        Optional<BigDecimal> above =
                distances.stream().filter(distance -> distance.signum() > 0).min(BigDecimal::compareTo);
        Optional<BigDecimal> below = distances.stream()
                .filter(distance -> distance.signum() < 0)
                .map(BigDecimal::negate)
                .min(BigDecimal::compareTo);
        return above.isEmpty()
                || value.signum() == 0
                || below.filter(nearest -> nearest.compareTo(above.get()) < 0).isPresent();
    }

    private void last(Element labels, List<Element> single, Chart.Series series) {
        single.stream().skip(1).forEach(labels::removeChild);
        Element label = single.get(0);
        int last = series.points().size() - 1;
        while (last >= 0 && series.points().get(last).isEmpty()) {
            last--;
        }
        if (last < 0) {
            labels.removeChild(label);
            return;
        }
        String format = format(series.points().get(last).orElseThrow());
        child(label, "idx").orElseThrow().setAttribute("val", Integer.toString(last));
        children(label, "numFmt").forEach(label::removeChild);
        Element made = numberFormat(label, format);
        Node before = SHOWN.stream()
                .flatMap(name -> child(label, name).stream())
                .findFirst()
                .orElse(null);
        label.insertBefore(made, before);
        moveApart(label, series, last);
    }

    /** Moves a label at the end of a line away from that of another line so close that they would meet. */
    private void moveApart(Element label, Chart.Series series, int at) {
        children(label, "layout").forEach(label::removeChild);
        BigDecimal value = series.points().get(at).orElseThrow().value();
        BigDecimal close = ChartAxis.labelHeight(all);
        endLabelled.stream()
                .filter(other -> other != series)
                .flatMap(other -> other.points().get(at).stream())
                .map(other -> value.subtract(other.value()))
                .filter(distance -> distance.abs().compareTo(close) < 0)
                .findFirst()
                .ifPresent(distance -> {
                    boolean up = distance.signum() == 0 ? series == endLabelled.get(0) : distance.signum() > 0;
                    Element layout = create(label, "layout");
                    label.insertBefore(layout, child(label, "idx").orElseThrow().getNextSibling());
                    Element place = append(layout, "manualLayout");
                    append(place, "x").setAttribute("val", "0");
                    append(place, "y").setAttribute("val", up ? "-0.05" : "0.05");
                });
    }

    private Element numberFormat(Element label, String format) {
        Element made = append(label, "numFmt");
        made.setAttribute("formatCode", isOfCells ? "General" : DANISH + format);
        made.setAttribute("sourceLinked", isOfCells ? "1" : "0");
        return made;
    }
}
