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
        text.append(headline(
                        differences.stream().map(EditionDiff.Difference::change).toList()))
                .append(".\n");
        between.second()
                .reason()
                .ifPresent(reason -> text.append("Why: ").append(reason).append('\n'));
        text.append('\n');
        TextTable figures = new TextTable(Set.of(1, 2), "figure", "before", "now", "verdict");
        differences.forEach(each -> figures.add(
                name(each.change()),
                printed(each.change().before(), each.change().now()),
                printed(each.change().now(), each.change().before()),
                each.change().isTurned() ? turned(each.change()) : ""));
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

    /** How many figures differ, and how many verdicts turned. */
    static String headline(List<Changes.Change> changes) {
        long turned = changes.stream().filter(Changes.Change::isTurned).count();
        return changes.size()
                + (changes.size() == 1 ? " figure differs" : " figures differ")
                + (turned == 0 ? "" : ", " + turned + (turned == 1 ? " verdict turned" : " verdicts turned"));
    }

    /** The verdict before and now. */
    static String turned(Changes.Change change) {
        return verdict(change.before()) + " -> " + verdict(change.now());
    }

    /** "97.4 -> 97.6". */
    static String values(Changes.Change change) {
        return printed(change.before(), change.now()) + " -> " + printed(change.now(), change.before());
    }

    static String name(Changes.Change change) {
        Figure.At cell = change.cell();
        return cell.goal() + cell.measure() + (cell.isResult() ? "" : " " + cell.row()) + " "
                + cell.term().name();
    }

    /** The result; where the other has the same, with the counts that differ. */
    private static String printed(Optional<PrintedFigure> figure, Optional<PrintedFigure> other) {
        String result = printed(figure);
        return result.equals(printed(other)) && figure.isPresent() && other.isPresent()
                ? result + counts(figure.get(), other.get())
                : result;
    }

    private static String printed(Optional<PrintedFigure> figure) {
        return figure.flatMap(PrintedFigure::result)
                .map(value -> FigureList.shortest(value).toPlainString())
                .map(value -> value.length() > 12 ? value.substring(0, 12) : value)
                .orElse("-");
    }

    /** " (2 of 3, left out 1, too young 2, overdue 4)": those of a figure that are not as another's. */
    private static String counts(PrintedFigure figure, PrintedFigure other) {
        List<String> words = new ArrayList<>();
        if (figure.numerator().compareTo(other.numerator()) != 0
                || figure.denominator().compareTo(other.denominator()) != 0) {
            words.add(FigureList.shortest(figure.numerator()).toPlainString() + " of "
                    + FigureList.shortest(figure.denominator()).toPlainString());
        }
        if (figure.leftOut() != other.leftOut()) {
            words.add("left out " + figure.leftOut());
        }
        if (figure.tooYoung() != other.tooYoung()) {
            words.add("too young " + figure.tooYoung());
        }
        if (figure.lacking() != other.lacking()) {
            words.add("lacking " + figure.lacking());
        }
        if (figure.overdue() != other.overdue()) {
            words.add("overdue " + figure.overdue());
        }
        return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
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
                List<String> figure = texts(figure(each.change()));
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
                List<List<String>> counts = changedCounts(each.change());
                for (List<String> count : counts) {
                    List<String> row = new ArrayList<>(figure);
                    row.addAll(count);
                    csv.writeRecord(row);
                }
                if (each.cases().isEmpty() && counts.isEmpty()) {
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

    private static List<String> texts(Map<String, Object> fields) {
        return fields.values().stream()
                .map(value -> value == null ? "" : CsvText.of(value.toString()))
                .toList();
    }

    private static String text(Optional<BigDecimal> number) {
        return number.map(value -> FigureList.shortest(value).toPlainString()).orElse("");
    }

    private String json() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (EditionDiff.Difference each : between.differences()) {
            Map<String, Object> row = figure(each.change());
            row.putAll(counts(each.change()));
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

    /** The counts behind the figure and beside it, in either edition. */
    private static Map<String, Object> counts(Changes.Change change) {
        Map<String, Object> row = new LinkedHashMap<>();
        putCounts(row, "_before", change.before().filter(PrintedFigure::hasValue));
        putCounts(row, "_now", change.now().filter(PrintedFigure::hasValue));
        return row;
    }

    /**
     * Where the result is the same, the counts that are not: without a case, what they count, and how many before and now.
     */
    private static List<List<String>> changedCounts(Changes.Change change) {
        if (change.before().isEmpty()
                || change.now().isEmpty()
                || change.difference().filter(by -> by.signum() == 0).isEmpty()) {
            return List.of();
        }
        PrintedFigure before = change.before().get();
        PrintedFigure now = change.now().get();
        List<List<String>> rows = new ArrayList<>();
        if (before.numerator().compareTo(now.numerator()) != 0
                || before.denominator().compareTo(now.denominator()) != 0) {
            rows.add(List.of(
                    "",
                    "counted",
                    text(Optional.of(before.numerator())),
                    text(Optional.of(before.denominator())),
                    text(Optional.of(now.numerator())),
                    text(Optional.of(now.denominator()))));
        }
        addIfChanged(rows, "left out", before.leftOut(), now.leftOut());
        addIfChanged(rows, "too young", before.tooYoung(), now.tooYoung());
        addIfChanged(rows, "lacking", before.lacking(), now.lacking());
        addIfChanged(rows, "overdue", before.overdue(), now.overdue());
        return rows;
    }

    private static void addIfChanged(List<List<String>> rows, String what, long before, long now) {
        if (before != now) {
            rows.add(List.of("", what, Long.toString(before), "", Long.toString(now), ""));
        }
    }

    private static void putCounts(Map<String, Object> row, String when, Optional<PrintedFigure> figure) {
        Optional<PrintedFigure> counted = figure.filter(PrintedFigure::counted);
        row.put(
                "figure_numerator" + when,
                counted.map(PrintedFigure::numerator).map(FigureList::shortest).orElse(null));
        row.put(
                "figure_denominator" + when,
                counted.map(PrintedFigure::denominator)
                        .map(FigureList::shortest)
                        .orElse(null));
        row.put("left_out" + when, figure.map(PrintedFigure::leftOut).orElse(null));
        row.put("too_young" + when, figure.map(PrintedFigure::tooYoung).orElse(null));
        row.put("lacking" + when, figure.map(PrintedFigure::lacking).orElse(null));
        row.put("overdue" + when, figure.map(PrintedFigure::overdue).orElse(null));
    }

    private static Object value(Optional<PrintedFigure> figure) {
        return figure.flatMap(PrintedFigure::result).map(FigureList::shortest).orElse(null);
    }
}
