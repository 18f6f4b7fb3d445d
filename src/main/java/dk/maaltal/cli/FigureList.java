package dk.maaltal.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dk.maaltal.CsvText;
import dk.maaltal.figures.Figure;
import dk.maaltal.report.PrintedFigure;
import dk.maaltal.verdicts.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Figures for a terminal, a spreadsheet or another program. */
final class FigureList {

    enum Format {
        table,
        csv,
        json
    }

    private static final int WIDEST_TARGET = 24;

    private final List<PrintedFigure> figures;

    FigureList(List<PrintedFigure> figures) {
        this.figures = figures;
    }

    String as(Format format) {
        return switch (format) {
            case table -> table(figures);
            case csv -> csv();
            case json -> json();
        };
    }

    /** The table of the figures there are, leaving out terms to come. */
    String summary() {
        return table(figures.stream().filter(PrintedFigure::hasBegun).toList());
    }

    private static String table(List<PrintedFigure> figures) {
        TextTable table = new TextTable(
                Set.of(2, 4, 5, 7, 8, 9, 10),
                "goal",
                "",
                "term",
                "row",
                "result",
                "target",
                "unit",
                "numerator",
                "denominator",
                "left out",
                "overdue",
                "verdict");
        for (PrintedFigure figure : figures) {
            boolean isQuotient = figure.denominator().compareTo(BigDecimal.ONE) != 0;
            table.add(
                    figure.cell().goal(),
                    figure.cell().measure(),
                    figure.cell().term().name(),
                    figure.cell().row(),
                    figure.text(),
                    figure.promise().map(FigureList::shortened).orElse("-"),
                    figure.unit(),
                    figure.counted() ? figure.numerator().toPlainString() : "",
                    figure.counted() && isQuotient ? figure.denominator().toPlainString() : "",
                    figure.hasValue() ? Long.toString(figure.excluded()) : "",
                    figure.hasValue() ? Long.toString(figure.overdue()) : "",
                    figure.promised() ? verdict(figure) : "");
        }
        return table.toString();
    }

    private static String verdict(PrintedFigure figure) {
        String verdict = figure.verdict().english();
        if (figure.verdict() == Verdict.MISSING) {
            return verdict + ": " + figure.missing().orElseThrow().english();
        }
        return verdict
                + (figure.published() ? " (as published)" : "")
                + (figure.turnedByRounding() ? " (the rounded figure would say otherwise)" : "");
    }

    /** A rule in words would make the table too wide for a terminal. */
    private static String shortened(String target) {
        return target.length() <= WIDEST_TARGET ? target : target.substring(0, WIDEST_TARGET - 1) + "…";
    }

    private String csv() {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(text);
        List<Map<String, Object>> rows = rows();
        if (!rows.isEmpty()) {
            csv.writeRecord(rows.get(0).keySet());
        }
        rows.forEach(row -> csv.writeRecord(row.values().stream()
                .map(value -> value == null ? "" : CsvText.of(value.toString()))
                .toList()));
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private String json() {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .build()
                        .writeValueAsString(rows())
                + "\n";
    }

    private List<Map<String, Object>> rows() {
        return figures.stream().map(FigureList::row).toList();
    }

    /** Without zeros at the end of its decimals, and never as a power of ten: 100, not 1E+2. */
    static BigDecimal shortest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Map<String, Object> row(PrintedFigure figure) {
        boolean hasValue = figure.hasValue();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("goal", figure.cell().goal());
        row.put("measure", figure.cell().measure());
        row.put("row", figure.cell().row());
        row.put("term", figure.cell().term().name());
        row.put("at", hasValue ? figure.at().toString() : null);
        row.put("value", figure.result().map(FigureList::shortest).orElse(null));
        row.put("numerator", figure.counted() ? figure.numerator() : null);
        row.put("denominator", figure.counted() ? figure.denominator() : null);
        row.put("excluded", hasValue ? figure.excluded() : null);
        row.put("overdue", hasValue ? figure.overdue() : null);
        row.put("unit", figure.unit());
        row.put("printed", figure.text());
        row.put("target", figure.target().orElse(null));
        row.put("promise", figure.promise().orElse(null));
        row.put("verdict", figure.promised() ? figure.verdict().english() : null);
        row.put("preliminary", hasValue && figure.preliminary());
        row.put("published", figure.published());
        row.put("missing", figure.missing().map(Figure.Missing::english).orElse(null));
        return row;
    }
}
