package dk.maaltal.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dk.maaltal.CsvText;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.PrintedFigure;
import dk.maaltal.report.Summary;
import dk.maaltal.report.Warning;
import dk.maaltal.verdicts.Scorecard;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of a plan, the verdict on each goal, what they sum up to and what to look at, for a spreadsheet or another
 * program. The fields are explained in {@code src/site/markdown/commands.md}.
 *
 * @param plan of the figures, as it is in force at their reporting point
 * @param summary of the same report
 */
record FigureExport(List<PrintedFigure> figures, Plan plan, Summary summary) {

    /** One object. */
    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("year", summary.year());
        all.put("figures", figures.stream().map(this::row).toList());
        all.put("goals", summary.goals().stream().map(FigureExport::goal).toList());
        all.put("points", summary.points().map(FigureExport::points).orElse(null));
        all.put("total", number(summary.total()));
        all.put("warnings", summary.open().stream().map(Warning::english).toList());
        all.put("acknowledged", acknowledged().map(FigureExport::acknowledged).toList());
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .build()
                        .writeValueAsString(all)
                + "\n";
    }

    private static Map<String, Object> goal(Summary.GoalLine goal) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("goal", goal.number());
        fields.put("title", goal.title());
        fields.put("verdict", goal.verdict().english());
        fields.put("points", number(goal.points()));
        return fields;
    }

    private static Map<String, Object> points(Scorecard.PointsOf points) {
        return Map.of(
                "earned", FigureList.shortest(points.earned()),
                "possible", FigureList.shortest(points.possible()));
    }

    private static BigDecimal number(Optional<BigDecimal> number) {
        return number.map(FigureList::shortest).orElse(null);
    }

    /**
     * One table: a row for each figure, then one for each goal, which has no measure, then what they sum up to and what to
     * look at, which have no goal either.
     */
    String csv() {
        StringWriter text = new StringWriter();
        List<Map<String, Object>> rows =
                new ArrayList<>(figures.stream().map(this::row).toList());
        rows.addAll(ofSummary());
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(text)) {
            csv.writeRecord(empty().keySet());
            rows.forEach(row -> csv.writeRecord(row.values().stream()
                    .map(value -> value == null ? "" : CsvText.of(value.toString()))
                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private List<Map<String, Object>> ofSummary() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Summary.GoalLine goal : summary.goals()) {
            Map<String, Object> row = ofYear("goal");
            row.put("goal", goal.number());
            row.put("value", number(goal.points()));
            row.put("unit", goal.points().map(points -> "point").orElse(null));
            row.put("promise", goal.title());
            row.put("verdict", goal.verdict().english());
            rows.add(row);
        }
        summary.points().ifPresent(points -> {
            Map<String, Object> row = ofYear("points");
            row.put("value", FigureList.shortest(points.earned()));
            row.put("denominator", FigureList.shortest(points.possible()));
            row.put("unit", "point");
            rows.add(row);
        });
        summary.total().ifPresent(total -> {
            Map<String, Object> row = ofYear("total");
            row.put("value", FigureList.shortest(total));
            row.put("unit", "pct.");
            rows.add(row);
        });
        summary.open().forEach(warning -> {
            Map<String, Object> row = ofYear("warning");
            row.put("missing", warning.english());
            rows.add(row);
        });
        acknowledged().forEach(warning -> {
            Map<String, Object> row = ofYear("acknowledged");
            row.put("missing", warning.english() + ": " + warning.acknowledged().orElseThrow());
            rows.add(row);
        });
        return rows;
    }

    private Stream<Warning> acknowledged() {
        return summary.warnings().stream().filter(warning -> !warning.isOpen());
    }

    private static Map<String, Object> acknowledged(Warning warning) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("warning", warning.english());
        fields.put("reason", warning.acknowledged().orElseThrow());
        return fields;
    }

    private Map<String, Object> ofYear(String what) {
        Map<String, Object> row = empty();
        row.put("row", what);
        row.put("term", Integer.toString(summary.year()));
        return row;
    }

    private Map<String, Object> row(PrintedFigure figure) {
        boolean hasValue = figure.hasValue();
        Map<String, Object> row = empty();
        row.put("goal", figure.cell().goal());
        row.put("measure", figure.cell().measure());
        row.put("row", figure.cell().row());
        row.put("term", figure.cell().term().name());
        row.put(
                "column",
                plan.name(
                        figure.cell().goal(),
                        figure.cell().measure(),
                        figure.cell().term()));
        row.put("at", hasValue ? figure.at().toString() : null);
        row.put("value", number(figure.result()));
        row.put("numerator", figure.counted() ? figure.numerator() : null);
        row.put(
                "denominator",
                figure.counted() && FigureList.isQuotient(plan, figure.cell()) ? figure.denominator() : null);
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

    private static Map<String, Object> empty() {
        Map<String, Object> row = new LinkedHashMap<>();
        for (String key : List.of(
                "goal",
                "measure",
                "row",
                "term",
                "at",
                "value",
                "numerator",
                "denominator",
                "excluded",
                "overdue",
                "unit",
                "printed",
                "target",
                "promise",
                "verdict",
                "preliminary",
                "published",
                "missing",
                "column")) {
            row.put(key, null);
        }
        return row;
    }
}
