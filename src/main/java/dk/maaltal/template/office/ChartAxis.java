package dk.maaltal.template.office;

import static dk.maaltal.template.office.ChartXml.NAMESPACE;
import static dk.maaltal.template.office.ChartXml.child;
import static dk.maaltal.template.office.ChartXml.children;
import static dk.maaltal.template.office.ChartXml.create;

import dk.maaltal.template.Chart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The range of a chart's axis of values, where the chart has lines and points only and none of its ends was fixed when it was
 * drawn: from the whole step below the least value to the whole step above the most, in two to five steps of 1, 2 or 5 times a
 * power of ten. It begins at 0 where the least value is less
 * than half the most.
 */
final class ChartAxis {

    /** The height of a label as a part of the range of values. */
    private static final BigDecimal LABEL = new BigDecimal("0.15");

    private static final int MOST_STEPS = 5;

    private ChartAxis() {}

    static void fit(Element chart, List<Chart.Series> series) {
        List<BigDecimal> values = values(series);
        boolean isOfLines = Xml.elements(chart, NAMESPACE, "barChart").isEmpty()
                && Xml.elements(chart, NAMESPACE, "areaChart").isEmpty();
        List<Element> axes = Xml.elements(chart, NAMESPACE, "valAx");
        if (!isOfLines || axes.size() != 1 || values.isEmpty()) {
            return;
        }
        Element scaling = child(axes.get(0), "scaling").orElseThrow();
        if (child(scaling, "min").isEmpty() && child(scaling, "max").isEmpty()) {
            fit(axes.get(0), scaling, values);
        }
    }

    private static List<BigDecimal> values(List<Chart.Series> series) {
        return series.stream()
                .flatMap(each -> each.points().stream())
                .flatMap(Optional::stream)
                .map(Chart.Point::value)
                .toList();
    }

    /** About how much of the values' range the height of a label is. */
    static BigDecimal labelHeight(List<Chart.Series> series) {
        List<BigDecimal> values = values(series);
        BigDecimal least = values.stream().reduce(BigDecimal::min).orElseThrow();
        return values.stream()
                .reduce(BigDecimal::max)
                .orElseThrow()
                .subtract(least)
                .multiply(LABEL);
    }

    private static void fit(Element axis, Element scaling, List<BigDecimal> values) {
        BigDecimal least = values.stream().reduce(BigDecimal::min).orElseThrow();
        BigDecimal most = values.stream().reduce(BigDecimal::max).orElseThrow();
        boolean fromZero = least.signum() >= 0 && least.add(least).compareTo(most) < 0;
        BigDecimal from = fromZero ? BigDecimal.ZERO : least.subtract(room(least, most));
        BigDecimal step = step(from, most);
        BigDecimal min = from.divide(step, 0, RoundingMode.FLOOR).multiply(step);
        BigDecimal max = most.divide(step, 0, RoundingMode.CEILING).multiply(step);
        if (max.compareTo(min) == 0) {
            max = min.add(step);
        }
        Node orientation = child(scaling, "orientation").orElse(null);
        Node after = orientation == null ? null : orientation.getNextSibling();
        scaling.insertBefore(valued(scaling, "max", max), after);
        scaling.insertBefore(valued(scaling, "min", min), after);
        children(axis, "majorUnit").forEach(axis::removeChild);
        Node before = child(axis, "crossBetween").map(Node::getNextSibling).orElse(null);
        axis.insertBefore(valued(axis, "majorUnit", step), before);
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        child(axis, "numFmt")
                .ifPresent(format -> format.setAttribute(
                        "formatCode", ChartLabels.DANISH + "#,##0" + (decimals > 0 ? "." + "0".repeat(decimals) : "")));
    }

    /** What a label below the least value takes; no axis of values that are 0 and more goes below 0. */
    private static BigDecimal room(BigDecimal least, BigDecimal most) {
        BigDecimal room = most.subtract(least).multiply(LABEL);
        return least.signum() < 0 ? room : room.min(least);
    }

    /** The smallest of 1, 2 and 5 times a power of ten that takes at most five steps over the range. */
    private static BigDecimal step(BigDecimal least, BigDecimal most) {
        BigDecimal range = most.subtract(least);
        if (range.signum() == 0) {
            return BigDecimal.ONE;
        }
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(range.precision() - range.scale() - 2);
        while (true) {
            for (int times : List.of(1, 2, 5)) {
                BigDecimal step = power.multiply(BigDecimal.valueOf(times));
                BigDecimal steps =
                        most.divide(step, 0, RoundingMode.CEILING).subtract(least.divide(step, 0, RoundingMode.FLOOR));
                if (steps.compareTo(BigDecimal.valueOf(MOST_STEPS)) <= 0) {
                    return step;
                }
            }
            power = power.scaleByPowerOfTen(1);
        }
    }

    private static Element valued(Element like, String name, BigDecimal value) {
        Element made = create(like, name);
        made.setAttribute("val", value.stripTrailingZeros().toPlainString());
        return made;
    }
}
