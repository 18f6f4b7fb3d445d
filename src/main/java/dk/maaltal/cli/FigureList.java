package dk.maaltal.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Target;
import dk.maaltal.report.Cell;
import dk.maaltal.report.TargetWords;
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

    private static final int WIDEST_TARGET = 24;

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

    /** The table of the figures there are, leaving out terms to come. */
    String summary() {
        return table(judgements.stream()
                .filter(j -> j.figure().hasBegun() || j.published().isPresent())
                .toList());
    }

    private static String table(List<Judgement> judgements) {
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
        for (Judgement judgement : judgements) {
            Figure figure = judgement.figure();
            boolean told = figure.value().isPresent();
            boolean counts = figure.denominator().compareTo(BigDecimal.ONE) == 0;
            table.add(
                    figure.cell().goal(),
                    figure.cell().measure(),
                    figure.cell().term().name(),
                    figure.cell().row(),
                    Cell.result(judgement).text(),
                    judgement
                            .target()
                            .map(target -> shortened(target(judgement, target)))
                            .orElse("-"),
                    figure.unit().danish(),
                    judgement.isReckoned() ? figure.numerator().toPlainString() : "",
                    judgement.isReckoned() && !counts ? figure.denominator().toPlainString() : "",
                    told ? Long.toString(figure.excluded()) : "",
                    told ? Long.toString(figure.overdue()) : "",
                    judgement.isOfPromise() ? verdict(judgement) : "");
        }
        return table.toString();
    }

    private static String verdict(Judgement judgement) {
        String verdict = judgement.verdict().english();
        if (judgement.verdict() == Verdict.MISSING) {
            return verdict + ": " + judgement.figure().missing().orElseThrow().english();
        }
        return verdict
                + (judgement.published().isPresent() ? " (as published)" : "")
                + (judgement.turnedByRounding() ? " (the rounded figure would say otherwise)" : "");
    }

    private static String target(Judgement judgement, Target target) {
        return target.plain()
                .map(plain -> switch (plain.getKey()) {
                            case AT_LEAST -> ">= ";
                            case AT_MOST -> "<= ";
                            case ABOVE -> "> ";
                            case BELOW -> "< ";
                            case WITHIN -> "+/- ";
                        }
                        + plain.getValue().toPlainString())
                .orElseGet(() -> TargetWords.of(target, judgement.figure().unit()));
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
    static BigDecimal shortest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Map<String, Object> row(Judgement judgement) {
        Figure figure = judgement.figure();
        boolean told = figure.value().isPresent();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("goal", figure.cell().goal());
        row.put("measure", figure.cell().measure());
        row.put("row", figure.cell().row());
        row.put("term", figure.cell().term().name());
        row.put("at", told ? figure.at().toString() : null);
        row.put("value", judgement.result().map(FigureList::shortest).orElse(null));
        row.put("numerator", judgement.isReckoned() ? figure.numerator() : null);
        row.put("denominator", judgement.isReckoned() ? figure.denominator() : null);
        row.put("excluded", told ? figure.excluded() : null);
        row.put("overdue", told ? figure.overdue() : null);
        row.put("unit", figure.unit().danish());
        row.put("printed", Cell.result(judgement).text());
        row.put(
                "target",
                judgement
                        .target()
                        .flatMap(Target::plain)
                        .map(Map.Entry::getValue)
                        .orElse(null));
        row.put(
                "promise",
                judgement.target().map(target -> target(judgement, target)).orElse(null));
        row.put("verdict", judgement.isOfPromise() ? judgement.verdict().english() : null);
        row.put("preliminary", told && judgement.preliminary());
        row.put("published", judgement.published().isPresent());
        row.put("missing", figure.missing().map(Figure.Missing::english).orElse(null));
        return row;
    }
}
