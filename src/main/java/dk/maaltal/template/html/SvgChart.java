package dk.maaltal.template.html;

import dk.maaltal.template.Chart;
import dk.maaltal.template.language.Characters;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A chart drawn as inline SVG: a panel of horizontal bars for each series, all on one scale from zero, each bar with its
 * number after it. The series of targets has no panel: each target is a vertical line across the bar, with its number
 * in a column of its own. Names too long to stand before their bars stand above them. The bar of a preliminary number is hollow. Nothing is shown by colour alone. Lengths are pixels at the width of a telephone.
 */
final class SvgChart {

    /** The name of the series of targets, drawn as lines across the bars of the others. */
    private static final String TARGET = "Mål";

    private static final int WIDTH = 340;
    private static final int TEXT = 12;
    /** The width of a letter, on average, rounded up. */
    private static final double LETTER = 6.7;

    /** As many letters of a name leave room for its bar. */
    private static final int LONGEST = 20;

    private static final int GAP = 8;
    private static final int BAR = 10;
    private static final String INK = "#1F3A4D";
    private static final String FILL = "#7D93A2";

    private final Chart chart;
    private final Optional<Chart.Series> targets;
    private final List<Chart.Series> shown;
    private final boolean namesAbove;
    private final int row;
    private final double left;
    private final double right;
    private final double targetColumn;
    private final StringBuilder svg = new StringBuilder();
    private int y;

    private SvgChart(Chart chart) {
        this.chart = chart;
        this.targets =
                chart.series().stream().filter(SvgChart::isTarget).findFirst().filter(SvgChart::hasValue);
        this.shown = chart.series().stream()
                .filter(series -> !isTarget(series) && (hasValue(series) || targets.isPresent()))
                .toList();
        this.row = chart.categories().size() > 6 ? 15 : 18;
        this.namesAbove = chart.categories().stream().anyMatch(name -> name.length() > LONGEST);
        this.left = GAP + (namesAbove ? 0 : width(chart.categories().stream()));
        this.targetColumn = targets.map(series -> GAP + width(Stream.concat(Stream.of(TARGET), numbers(series))))
                .orElse(0.0);
        this.right = WIDTH
                - targetColumn
                - GAP
                - width(
                        shown.size() == 1 && targets.isPresent()
                                ? Stream.concat(Stream.of(shown.get(0).name()), numbers(shown.get(0)))
                                : shown.stream().flatMap(SvgChart::numbers));
    }

    /** The drawing; the empty text where there are fewer than two values, or all are zero. */
    static String of(Chart chart) {
        List<BigDecimal> values = chart.series().stream()
                .flatMap(series -> series.points().stream())
                .flatMap(Optional::stream)
                .map(Chart.Point::value)
                .toList();
        boolean isDrawn = values.size() > 1 && values.stream().anyMatch(value -> value.signum() != 0);
        return isDrawn ? new SvgChart(chart).draw() : "";
    }

    private static boolean isTarget(Chart.Series series) {
        return series.name().equals(TARGET);
    }

    private static boolean hasValue(Chart.Series series) {
        return series.points().stream().anyMatch(Optional::isPresent);
    }

    private static double width(Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(0) * LETTER;
    }

    private static Stream<String> numbers(Chart.Series series) {
        return series.points().stream()
                .map(point -> point.map(Chart.Point::text).orElse(""));
    }

    private String draw() {
        shown.forEach(this::panel);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + WIDTH + " " + y
                + "\" width=\"" + WIDTH + "\" height=\"" + y + "\" font-size=\"" + TEXT + "\" fill=\"" + INK
                + "\"><title>" + escaped(chart.description()) + "</title>" + svg + "</svg>";
    }

    private void panel(Chart.Series series) {
        heading(series);
        Scale scale = scale();
        int top = y;
        for (int i = 0; i < chart.categories().size(); i++) {
            row(i, series, scale);
        }
        line(scale.at(BigDecimal.ZERO), top, y, 1);
        y += GAP;
    }

    /**
     * The names of the columns, where there is one of targets; or else the name of the series, where there are several.
     */
    private void heading(Chart.Series series) {
        if (targets.isPresent()) {
            y += row;
            text(WIDTH - targetColumn, y - 5, "end", series.name(), "");
            text(WIDTH, y - 5, "end", TARGET, "");
            line(WIDTH - width(Stream.of(TARGET)) - 3, y - 15, y - 3, 2);
        } else if (shown.size() > 1) {
            y += row;
            text(0, y - 5, "start", series.name(), " font-weight=\"bold\"");
        }
    }

    private void row(int category, Chart.Series series, Scale scale) {
        if (namesAbove) {
            y += row;
            text(0, y - 4, "start", shortened(chart.categories().get(category)), "");
        }
        int middle = y + row / 2;
        if (!namesAbove) {
            text(0, middle + 4, "start", chart.categories().get(category), "");
        }
        series.points().get(category).ifPresent(point -> {
            BigDecimal value = point.value();
            double from = Math.min(scale.at(BigDecimal.ZERO), scale.at(value));
            double to = Math.max(scale.at(BigDecimal.ZERO), scale.at(value));
            svg.append("<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" %s/>"
                    .formatted(
                            length(from),
                            middle - BAR / 2,
                            length(to - from),
                            BAR,
                            point.preliminary()
                                    ? "fill=\"none\" stroke=\"" + FILL + "\" stroke-dasharray=\"2\""
                                    : "fill=\"" + FILL + "\""));
            text(WIDTH - targetColumn, middle + 4, "end", point.text(), "");
        });
        targets.flatMap(each -> each.points().get(category)).ifPresent(point -> {
            line(scale.at(point.value()), middle - row / 2 + 1, middle + row / 2 - 1, 2);
            text(WIDTH, middle + 4, "end", point.text(), "");
        });
        y += row;
    }

    /** As much of a name as there is room for; the title has it in full. */
    private static String shortened(String name) {
        int most = (int) (WIDTH / LETTER);
        return name.length() <= most ? name : name.substring(0, most - 1).stripTrailing() + "…";
    }

    /** The scale of values, from left to right in pixels; zero is always on it. */
    private record Scale(BigDecimal least, BigDecimal most, double left, double right) {
        double at(BigDecimal value) {
            return left
                    + (right - left)
                            * value.subtract(least)
                                    .divide(most.subtract(least), MathContext.DECIMAL64)
                                    .doubleValue();
        }
    }

    private Scale scale() {
        List<BigDecimal> values = Stream.concat(shown.stream(), targets.stream())
                .flatMap(each -> each.points().stream())
                .flatMap(Optional::stream)
                .map(Chart.Point::value)
                .toList();
        BigDecimal least = values.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
        BigDecimal most = values.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        return new Scale(least, least.compareTo(most) == 0 ? BigDecimal.ONE : most, left, right);
    }

    private void line(double x, int from, int to, int thick) {
        svg.append("<line x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"%4$s\" stroke-width=\"%5$d\"/>"
                .formatted(length(x), from, to, INK, thick));
    }

    private void text(double x, int y, String anchor, String text, String more) {
        svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"%s\"%s>%s</text>"
                .formatted(length(x), y, anchor, more, escaped(text)));
    }

    private static String length(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }

    private static String escaped(String text) {
        return Characters.allowed(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
