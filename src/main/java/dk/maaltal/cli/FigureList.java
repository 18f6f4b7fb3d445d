package dk.maaltal.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Target;
import dk.maaltal.plan.Unit;
import dk.maaltal.report.Cell;
import dk.maaltal.verdicts.Judgement;
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

    private final List<Judgement> judgements;

    FigureList(List<Judgement> judgements) {
        this.judgements = judgements;
    }

    String as(Format format) {
        return switch (format) {
            case table -> table(judgements);
            case csv -> csv();
            case json -> json();
        };
    }

    /** The table of the figures there are, leaving out years to come. */
    String summary() {
        return table(judgements.stream()
                .filter(j -> j.figure()
                        .missing()
                        .filter(Figure.Missing.NOT_BEGUN::equals)
                        .isEmpty())
                .toList());
    }

    private static String table(List<Judgement> judgements) {
        TextTable table = new TextTable(
                Set.of(2, 3, 4, 6, 7, 8, 9),
                "goal",
                "",
                "year",
                "result",
                "target",
                "unit",
                "numerator",
                "denominator",
                "left out",
                "overdue",
                "verdict");
        for (Judgement judgement : judgements) {
            Figure figure = judgement.figure();
            boolean told = figure.value().isPresent();
            table.add(
                    figure.goal(),
                    figure.measure(),
                    Integer.toString(figure.year()),
                    Cell.result(judgement).text(),
                    judgement.target().map(FigureList::target).orElse("-"),
                    figure.unit().danish(),
                    told ? figure.numerator().toPlainString() : "",
                    told && figure.unit() != Unit.CASES ? figure.denominator().toPlainString() : "",
                    told ? Long.toString(figure.excluded()) : "",
                    told ? Long.toString(figure.overdue()) : "",
                    verdict(judgement));
        }
        return table.toString();
    }

    private static String verdict(Judgement judgement) {
        String verdict = judgement.verdict().english();
        if (judgement.verdict() == Verdict.MISSING) {
            return verdict + ": " + judgement.figure().missing().orElseThrow().english();
        }
        return judgement.turnedByRounding() ? verdict + " (the rounded figure would say otherwise)" : verdict;
    }

    private static String target(Target target) {
        return switch (target.comparator()) {
                    case AT_LEAST -> ">= ";
                    case AT_MOST -> "<= ";
                    case ABOVE -> "> ";
                    case BELOW -> "< ";
                }
                + target.number().toPlainString();
    }

    private String csv() {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(text);
        List<Map<String, Object>> rows = rows();
        if (!rows.isEmpty()) {
            csv.writeRecord(rows.get(0).keySet());
        }
        rows.forEach(row -> csv.writeRecord(row.values().stream()
                .map(value -> value == null ? "" : value.toString())
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
        return judgements.stream().map(FigureList::row).toList();
    }

    /** Without zeros at the end of its decimals, and never as a power of ten: 100, not 1E+2. */
    private static BigDecimal shortest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Map<String, Object> row(Judgement judgement) {
        Figure figure = judgement.figure();
        boolean told = figure.value().isPresent();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("goal", figure.goal());
        row.put("measure", figure.measure());
        row.put("year", figure.year());
        row.put("at", told ? figure.at().toString() : null);
        row.put("value", figure.value().map(FigureList::shortest).orElse(null));
        row.put("numerator", told ? figure.numerator() : null);
        row.put("denominator", told && figure.unit() != Unit.CASES ? figure.denominator() : null);
        row.put("excluded", told ? figure.excluded() : null);
        row.put("overdue", told ? figure.overdue() : null);
        row.put("unit", figure.unit().danish());
        row.put("printed", Cell.result(judgement).text());
        row.put("target", judgement.target().map(Target::number).orElse(null));
        row.put("verdict", judgement.verdict().english());
        row.put("preliminary", told && figure.preliminary());
        row.put("missing", figure.missing().map(Figure.Missing::english).orElse(null));
        return row;
    }
}
