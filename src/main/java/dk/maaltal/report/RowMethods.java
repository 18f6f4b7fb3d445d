package dk.maaltal.report;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Population;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in Danish how the rows of one table are made: what they have in common once, and then what is each row's own. */
final class RowMethods {

    /**
     * A row.
     *
     * @param name as it is printed
     * @param measure that it is
     */
    record Row(String name, Measure measure) {}

    private RowMethods() {}

    static String of(List<Row> rows, CaseDeclaration declaration) {
        boolean casesDiffer = rows.stream()
                .flatMap(row -> population(row.measure()).stream())
                .anyMatch(of -> of.which().isPresent() || !of.name().equals(CaseWords.ALL));
        Function<Measure, Optional<Population>> cases = measure -> casesDiffer ? population(measure) : Optional.empty();
        Map<String, List<Row>> methods =
                byMethod(rows, measure -> new OfRow(cases.apply(measure), Optional.empty()), declaration);
        Map<String, List<Row>> withoutLimits =
                byMethod(rows, measure -> new OfRow(cases.apply(measure), limit(measure)), declaration);
        boolean limitsDiffer = withoutLimits.size() < methods.size();
        List<String> sentences = new ArrayList<>();
        (limitsDiffer ? withoutLimits : methods)
                .forEach((method, these) -> sentences.add(
                        these.size() == rows.size()
                                ? method
                                : these.stream().map(Row::name).distinct().collect(Collectors.joining(", ")) + ": "
                                        + method));
        String own = rows.stream()
                .map(row -> new String[] {
                    row.name(), own(row.measure(), cases.apply(row.measure()), limitsDiffer, declaration)
                })
                .filter(row -> !row[1].isEmpty())
                .map(row -> String.join(": ", row))
                .collect(Collectors.joining("; "));
        if (!own.isEmpty()) {
            sentences.add("Rækkens sager" + (limitsDiffer ? " og frist" : "") + " er: " + own + ".");
        }
        return String.join(" ", sentences);
    }

    private static Map<String, List<Row>> byMethod(
            List<Row> rows, Function<Measure, OfRow> ofRow, CaseDeclaration declaration) {
        Map<String, List<Row>> alike = new LinkedHashMap<>();
        rows.forEach(row -> alike.computeIfAbsent(
                        Method.of(row.measure(), declaration, ofRow.apply(row.measure())), text -> new ArrayList<>())
                .add(row));
        return alike;
    }

    private static Optional<Deadline> limit(Measure measure) {
        return measure.limit().filter(Limit::isPlain).flatMap(Limit::deadline);
    }

    private static String own(
            Measure measure, Optional<Population> cases, boolean limitsDiffer, CaseDeclaration declaration) {
        List<String> own = new ArrayList<>();
        cases.map(new ColumnWords(declaration, measure.words())::name).ifPresent(own::add);
        if (limitsDiffer) {
            measure.limit().map(limit -> words(limit, declaration)).ifPresent(own::add);
        }
        return String.join(", ", own);
    }

    /** Which cases the row is about; empty where it is about none. */
    private static Optional<Population> population(Measure measure) {
        return measure.indicator()
                .or(() -> measure.beside().values().stream().findFirst())
                .flatMap(Indicator::ofCases)
                .map(Indicator.OfCases::of);
    }

    /** "5 måneder", or "15 dage + 45 dage" of a limit in steps. */
    static String words(Limit limit, CaseDeclaration declaration) {
        LastDayWords words = new LastDayWords(new ColumnWords(declaration, Map.of()));
        return limit.stretches().stream()
                .map(Limit.Stretch::within)
                .map(last -> last.deadline().map(Deadline::danish).orElseGet(() -> last.accept(words)))
                .collect(Collectors.joining(" + "));
    }
}
