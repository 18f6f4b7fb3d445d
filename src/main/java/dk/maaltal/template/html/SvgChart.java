package dk.maaltal.template.html;

import dk.maaltal.template.Chart;
import dk.maaltal.template.Xml;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A chart drawn as inline SVG: for each series a panel of lying bars, all on one scale from zero, each with its number after
 * it; what was promised is an upright stroke across the bar, with its number in a column of its own. Nothing is told
 * by colour alone. Lengths are pixels at the width of a telephone.
 */
final class SvgChart {

    /** The series that is drawn as strokes across the bars of the others. */
    private static final String PROMISED = "Mål";

    private static final int WIDTH = 340;
    private static final int TEXT = 12;
    /** Of a letter, on the average and generously. */
    private static final double LETTER = 6.7;

    private static final int GAP = 8;
    private static final int BAR = 10;
    private static final String INK = "#1F3A4D";
    private static final String FILL = "#7D93A2";

    private final Chart chart;
    private final Optional<Chart.Series> promised;
    private final List<Chart.Series> shown;
    private final int row;
    private final double left;
    private final double right;
    private final double promisedColumn;
    private final StringBuilder svg = new StringBuilder();
    private int y;

    private SvgChart(Chart chart) {
        this.chart = chart;
        this.promised =
                chart.series().stream().filter(SvgChart::isPromised).findFirst().filter(SvgChart::hasValue);
        this.shown = chart.series().stream()
                .filter(series -> !isPromised(series) && (hasValue(series) || promised.isPresent()))
                .toList();
        this.row = chart.categories().size() > 6 ? 15 : 18;
        this.left = GAP + width(chart.categories().stream());
        this.promisedColumn = promised.map(series -> GAP + width(Stream.concat(Stream.of(PROMISED), numbers(series))))
                .orElse(0.0);
        this.right = WIDTH
                - promisedColumn
                - GAP
                - width(
                        shown.size() == 1 && promised.isPresent()
                                ? Stream.concat(Stream.of(shown.get(0).name()), numbers(shown.get(0)))
                                : shown.stream().flatMap(this::numbers));
    }

    /** The drawing; nothing where there are not two values to compare, or no length to draw. */
    static String of(Chart chart) {
        List<BigDecimal> values = chart.series().stream()
                .flatMap(series -> series.values().stream())
                .flatMap(Optional::stream)
                .toList();
        boolean toSee = values.size() > 1 && values.stream().anyMatch(value -> value.signum() != 0);
        return toSee ? new SvgChart(chart).draw() : "";
    }

    private static boolean isPromised(Chart.Series series) {
        return series.name().equals(PROMISED);
    }

    private static boolean hasValue(Chart.Series series) {
        return series.values().stream().anyMatch(Optional::isPresent);
    }

    private static double width(Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(0) * LETTER;
    }

    private Stream<String> numbers(Chart.Series series) {
        return series.values().stream().map(value -> value.map(this::number).orElse(""));
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

    /** With a column of promises, each column's name stands over it; or else the name of the panel, where there are more. */
    private void heading(Chart.Series series) {
        if (promised.isPresent()) {
            y += row;
            text(WIDTH - promisedColumn, y - 5, "end", series.name(), "");
            text(WIDTH, y - 5, "end", PROMISED, "");
            line(WIDTH - width(Stream.of(PROMISED)) - 3, y - 15, y - 3, 2);
        } else if (shown.size() > 1) {
            y += row;
            text(0, y - 5, "start", series.name(), " font-weight=\"bold\"");
        }
    }

    private void row(int category, Chart.Series series, Scale scale) {
        int middle = y + row / 2;
        text(0, middle + 4, "start", chart.categories().get(category), "");
        series.values().get(category).ifPresent(value -> {
            double from = Math.min(scale.at(BigDecimal.ZERO), scale.at(value));
            double to = Math.max(scale.at(BigDecimal.ZERO), scale.at(value));
            svg.append("<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"%s\"/>"
                    .formatted(length(from), middle - BAR / 2, length(to - from), BAR, FILL));
            text(WIDTH - promisedColumn, middle + 4, "end", number(value), "");
        });
        promised.flatMap(each -> each.values().get(category)).ifPresent(value -> {
            line(scale.at(value), middle - row / 2 + 1, middle + row / 2 - 1, 2);
            text(WIDTH, middle + 4, "end", number(value), "");
        });
        y += row;
    }

    /** Where on the line values lie; zero is always on it. */
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
        List<BigDecimal> values = Stream.concat(shown.stream(), promised.stream())
                .flatMap(each -> each.values().stream())
                .flatMap(Optional::stream)
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
        return Xml.legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** "1.234,5" */
    private String number(BigDecimal value) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setDecimalSeparator(',');
        symbols.setGroupingSeparator('.');
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(chart.decimals());
        format.setMaximumFractionDigits(chart.decimals());
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }
}
