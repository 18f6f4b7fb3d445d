package dk.maaltal.report;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import dk.maaltal.plan.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                .anyMatch(row -> !cases(row.measure(), declaration).isEmpty());
        Map<String, List<String>> methods = byMethod(rows, row -> ofItsCases(row, casesDiffer, declaration));
        Map<String, List<String>> withoutLimits =
                byMethod(rows, row -> ofItsLimit(ofItsCases(row, casesDiffer, declaration), row.measure()));
        boolean limitsDiffer = withoutLimits.size() < methods.size();
        List<String> sentences = new ArrayList<>();
        (limitsDiffer ? withoutLimits : methods)
                .forEach((method, names) ->
                        sentences.add(names.size() == rows.size() ? method : String.join(", ", names) + ": " + method));
        String own = rows.stream()
                .filter(row -> !own(row.measure(), casesDiffer, limitsDiffer, declaration)
                        .isEmpty())
                .map(row -> row.name() + ": " + own(row.measure(), casesDiffer, limitsDiffer, declaration))
                .collect(Collectors.joining("; "));
        if (!own.isEmpty()) {
            sentences.add("Rækkens sager" + (limitsDiffer ? " og frist" : "") + " er: " + own + ".");
        }
        return String.join(" ", sentences);
    }

    private static Map<String, List<String>> byMethod(List<Row> rows, Function<Row, String> method) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        rows.forEach(row -> names.computeIfAbsent(method.apply(row), text -> new ArrayList<>())
                .add(row.name()));
        return names;
    }

    private static String ofItsCases(Row row, boolean casesDiffer, CaseDeclaration declaration) {
        String cases = casesDiffer ? casesOrAll(row.measure(), declaration) : "";
        String method = Method.of(row.measure(), declaration);
        return cases.isEmpty() ? method : method.replace(cases, "rækkens sager");
    }

    private static String ofItsLimit(String method, Measure measure) {
        return measure.limit()
                .filter(Limit::isPlain)
                .flatMap(Limit::deadline)
                .map(Deadline::danish)
                .map(words -> method.replaceAll(
                                "senest " + words + "( \\(\\d+ dage\\))? efter", "inden for rækkens frist efter")
                        .replaceAll("fristen på " + words + "( \\(\\d+ dage\\))?", "rækkens frist"))
                .orElse(method);
    }

    private static String own(
            Measure measure, boolean casesDiffer, boolean limitsDiffer, CaseDeclaration declaration) {
        List<String> own = new ArrayList<>();
        String cases = casesDiffer ? casesOrAll(measure, declaration) : "";
        if (!cases.isEmpty()) {
            own.add(cases.replaceFirst("^sagerne ", ""));
        }
        if (limitsDiffer) {
            measure.limit().map(limit -> words(limit, declaration)).ifPresent(own::add);
        }
        return String.join(", ", own);
    }

    /** Which cases the row is about, all of them too; empty where it is about none. */
    private static String casesOrAll(Measure measure, CaseDeclaration declaration) {
        String cases = cases(measure, declaration);
        return cases.isEmpty() && isOfCases(measure) ? new ColumnWords(declaration).cases(CaseWords.ALL) : cases;
    }

    private static boolean isOfCases(Measure measure) {
        return measure.indicator()
                .or(() -> measure.beside().values().stream().findFirst())
                .flatMap(Indicator::ofCases)
                .isPresent();
    }

    /** Which cases the row is about; empty where it is about all, or about none. */
    private static String cases(Measure measure, CaseDeclaration declaration) {
        return measure.indicator()
                .or(() -> measure.beside().values().stream().findFirst())
                .flatMap(Indicator::ofCases)
                .map(Indicator.OfCases::of)
                .filter(of -> !of.equals(CaseWords.ALL))
                .map(new ColumnWords(declaration)::cases)
                .orElse("");
    }

    /** "5 måneder", or "15 dage + 45 dage" of a limit in steps. */
    static String words(Limit limit, CaseDeclaration declaration) {
        LastDayWords words = new LastDayWords(new ColumnWords(declaration));
        return limit.stretches().stream()
                .map(Limit.Stretch::within)
                .map(last -> last.deadline().map(Deadline::danish).orElseGet(() -> last.accept(words)))
                .collect(Collectors.joining(" + "));
    }
}
