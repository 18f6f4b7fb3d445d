package dk.maaltal.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dk.maaltal.CsvText;
import dk.maaltal.diff.EditionDiff;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.Figure;
import dk.maaltal.report.Changes;
import dk.maaltal.report.PrintedFigure;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells what differs between two editions, for a terminal or for another program. */
final class DifferenceList {

    /** Case numbers that a terminal shows of each kind; the other formats hold all. */
    private static final int SHOWN = 10;

    private final String report;
    private final EditionDiff.Between between;

    DifferenceList(String report, EditionDiff.Between between) {
        this.report = report;
        this.between = between;
    }

    String as(FigureList.Format format) {
        return switch (format) {
            case table -> table();
            case csv -> csv();
            case json -> json();
        };
    }

    private String table() {
        List<EditionDiff.Difference> differences = between.differences();
        StringBuilder text = new StringBuilder(report + ", edition "
                + between.first().number() + " and " + between.second().number() + ": ");
        if (differences.isEmpty()) {
            return text.append("every figure and every verdict is the same.\n").toString();
        }
        long turned =
                differences.stream().filter(each -> each.change().isTurned()).count();
        text.append(differences.size())
                .append(differences.size() == 1 ? " figure differs" : " figures differ")
                .append(turned == 0 ? "" : ", " + turned + (turned == 1 ? " verdict turned" : " verdicts turned"))
                .append(".\n");
        between.second()
                .reason()
                .ifPresent(reason -> text.append("Why: ").append(reason).append('\n'));
        text.append('\n');
        TextTable figures = new TextTable(Set.of(1, 2), "figure", "before", "now", "verdict");
        differences.forEach(each -> figures.add(
                name(each.change()),
                printed(each.change().before()),
                printed(each.change().now()),
                each.change().isTurned()
                        ? verdict(each.change().before()) + " -> "
                                + verdict(each.change().now())
                        : ""));
        text.append(figures);
        for (EditionDiff.Difference each : differences) {
            if (!each.cases().isEmpty()) {
                text.append('\n').append(name(each.change())).append('\n');
                for (CaseList.Change.Kind kind : CaseList.Change.Kind.values()) {
                    cases(each.cases(), kind)
                            .ifPresent(line -> text.append(line).append('\n'));
                }
            }
        }
        between.withoutCases().ifPresent(why -> text.append('\n').append(why).append('\n'));
        return text.toString();
    }

    private static Optional<String> cases(List<CaseList.Change> all, CaseList.Change.Kind kind) {
        List<String> numbers = all.stream()
                .filter(each -> each.kind() == kind)
                .map(CaseList.Change::number)
                .toList();
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of("  " + kind.name().toLowerCase(Locale.ROOT) + " (" + numbers.size() + "): "
                        + numbers.stream().limit(SHOWN).collect(Collectors.joining(", "))
                        + (numbers.size() > SHOWN
                                ? " and " + (numbers.size() - SHOWN) + " more (--format csv has all)"
                                : ""));
    }

    private static String name(Changes.Change change) {
        Figure.At cell = change.cell();
        return cell.goal() + cell.measure() + (cell.isResult() ? "" : " " + cell.row()) + " "
                + cell.term().name();
    }

    private static String printed(Optional<PrintedFigure> figure) {
        return figure.flatMap(PrintedFigure::result)
                .map(value -> FigureList.shortest(value).toPlainString())
                .map(value -> value.length() > 12 ? value.substring(0, 12) : value)
                .orElse("-");
    }

    private static String verdict(Optional<PrintedFigure> figure) {
        return figure.map(each -> each.verdict().english()).orElse("-");
    }

    private String csv() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(text)) {
            csv.writeRecord(
                    "goal",
                    "measure",
                    "row",
                    "term",
                    "before",
                    "now",
                    "difference",
                    "verdict_before",
                    "verdict_now",
                    "case",
                    "how",
                    "numerator_before",
                    "denominator_before",
                    "numerator_now",
                    "denominator_now");
            for (EditionDiff.Difference each : between.differences()) {
                List<String> figure = figure(each.change()).values().stream()
                        .map(value -> value == null ? "" : CsvText.of(value.toString()))
                        .toList();
                for (CaseList.Change one : each.cases()) {
                    List<String> row = new ArrayList<>(figure);
                    row.add(CsvText.of(one.number()));
                    row.add(one.kind().name().toLowerCase(Locale.ROOT));
                    row.add(text(one.before().flatMap(CaseList.Part::numerator)));
                    row.add(text(one.before().flatMap(CaseList.Part::denominator)));
                    row.add(text(one.after().flatMap(CaseList.Part::numerator)));
                    row.add(text(one.after().flatMap(CaseList.Part::denominator)));
                    csv.writeRecord(row);
                }
                if (each.cases().isEmpty()) {
                    List<String> row = new ArrayList<>(figure);
                    row.addAll(List.of("", "", "", "", "", ""));
                    csv.writeRecord(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String text(Optional<BigDecimal> number) {
        return number.map(value -> FigureList.shortest(value).toPlainString()).orElse("");
    }

    private String json() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (EditionDiff.Difference each : between.differences()) {
            Map<String, Object> row = figure(each.change());
            row.put(
                    "cases",
                    each.cases().stream()
                            .map(one -> Map.of(
                                    "case", one.number(),
                                    "how", one.kind().name().toLowerCase(Locale.ROOT)))
                            .toList());
            rows.add(row);
        }
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .build()
                        .writeValueAsString(rows)
                + "\n";
    }

    private static Map<String, Object> figure(Changes.Change change) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("goal", change.cell().goal());
        row.put("measure", change.cell().measure());
        row.put("row", change.cell().row());
        row.put("term", change.cell().term().name());
        row.put("before", value(change.before()));
        row.put("now", value(change.now()));
        row.put("difference", change.difference().map(FigureList::shortest).orElse(null));
        row.put("verdict_before", verdict(change.before()));
        row.put("verdict_now", verdict(change.now()));
        return row;
    }

    private static Object value(Optional<PrintedFigure> figure) {
        return figure.flatMap(PrintedFigure::result).map(FigureList::shortest).orElse(null);
    }
}
