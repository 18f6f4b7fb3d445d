package dk.maaltal.report;

import dk.maaltal.calendar.FinancialYear;
import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.Reach;
import dk.maaltal.calendar.Term;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.plan.ByHand;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in Danish how a measure's figures are made, so that a controller can proof-read the rules without reading YAML. */
public final class Method {

    private Method() {}

    /**
     * How a measure's results are made, and each further row of its table: the cases, the period, the deadline, and what
     * is left out; or who reports what, when it is no figure.
     *
     * @param declaration of the cases, whose columns are named as the extract names them
     */
    public static String of(Measure measure, CaseDeclaration declaration) {
        return of(measure, declaration, OfRow.NOTHING);
    }

    /** The same of a row of a table, but for what is told of the row. */
    static String of(Measure measure, CaseDeclaration declaration, OfRow row) {
        ColumnWords columns = new ColumnWords(declaration, measure.words());
        List<String> sentences = new ArrayList<>();
        measure.indicator().ifPresent(indicator -> sentences.add(sentence(indicator, columns, row)));
        measure.byHand().ifPresent(byHand -> sentences.add(byHand(byHand)));
        sentences.addAll(rows(measure, columns, row));
        exceptions(measure).ifPresent(sentences::add);
        ofOwnReach(measure)
                .forEach((reach, names) ->
                        sentences.add(String.join(", ", names) + " gælder " + words(reach, measure) + "."));
        measure.said().forEach((name, said) -> {
            if (!said.periods().isEmpty()) {
                sentences.add(name + " gælder " + periods(said.periods(), measure) + ".");
            }
        });
        return withOnePoint(String.join(" ", sentences));
    }

    /** How a single figure of a measure's table is made, without the period. */
    public static String of(Indicator indicator, Measure measure, CaseDeclaration declaration) {
        return withOnePoint(sentence(indicator, new ColumnWords(declaration, measure.words()), OfRow.NOTHING));
    }

    private static String sentence(Indicator indicator, ColumnWords columns, OfRow row) {
        List<String> sentences = new ArrayList<>();
        sentences.add(capitalized(indicator.accept(new IndicatorWords(columns, true, row))) + ".");
        sentences.addAll(clocks(indicator, columns).toList());
        return String.join(" ", sentences);
    }

    /** The indicators of cases that an indicator comes down to. */
    private static Stream<Indicator.OfCases> ofCases(Indicator indicator) {
        return Stream.concat(
                indicator.ofCases().stream(), indicator.parts().stream().flatMap(Method::ofCases));
    }

    /** Which cases are meant, to go on a sentence: "Område" er Klager. */
    public static String of(Condition condition, CaseDeclaration declaration) {
        return condition.accept(new ConditionWords(new ColumnWords(declaration, Map.of())));
    }

    private static String byHand(ByHand byHand) {
        return byHand.match(
                milestone -> "Milepæl, der er opfyldt, når alle dele er udført senest på deres frist"
                        + (milestone.partly().isPresent()
                                ? ", og delvist opfyldt, når mindst "
                                        + milestone.partly().getAsInt() + " af "
                                        + milestone.parts().size() + " er det."
                                : "."),
                assessment -> "Vurderes manuelt på grundlag af dokumentation.");
    }

    /** The rows beside the results; alike ones, such as bands of age, are told together. */
    private static List<String> rows(Measure measure, ColumnWords columns, OfRow row) {
        IndicatorWords words = new IndicatorWords(columns, false, row);
        IndicatorWords withAges = new IndicatorWords(columns, true, row);
        Map<String, Indicator> rows = new LinkedHashMap<>(measure.rows());
        rows.remove(Measure.RESULT);
        // An age that is not one of several bands is told: its column may be called anything.
        Map<String, Long> ofAge = rows.values().stream()
                .filter(indicator -> !indicator.accept(withAges).equals(indicator.accept(words)))
                .collect(Collectors.groupingBy(indicator -> indicator.accept(words), Collectors.counting()));
        Map<String, List<String>> byMethod = new LinkedHashMap<>();
        rows.forEach((name, indicator) -> {
            String method = indicator.accept(words);
            boolean isColumn = measure.said().containsKey(name);
            String told = isColumn && ofAge.getOrDefault(method, 0L) == 1 ? indicator.accept(withAges) : method;
            byMethod.computeIfAbsent(
                            told + "." + (isColumn ? ownClock(indicator, measure, columns) : ""),
                            each -> new ArrayList<>())
                    .add(name);
        });
        return byMethod.entrySet().stream()
                .map(entry -> capitalized(String.join(", ", entry.getValue())) + ": " + entry.getKey())
                .toList();
    }

    /** What is to be said of a figure's clock and is not said of the result's. */
    private static String ownClock(Indicator indicator, Measure measure, ColumnWords columns) {
        List<String> ofResult = measure.indicator().stream()
                .flatMap(result -> clocks(result, columns))
                .toList();
        return clocks(indicator, columns)
                .filter(sentence -> !ofResult.contains(sentence))
                .map(sentence -> " " + sentence)
                .collect(Collectors.joining());
    }

    private static Stream<String> clocks(Indicator indicator, ColumnWords columns) {
        return ofCases(indicator)
                .flatMap(ofCases -> ClockWords.of(ofCases, columns.of(ofCases)).stream())
                .distinct();
    }

    /** Which part of the time counts, where it is not each column's own. */
    private static Optional<String> exceptions(Measure measure) {
        if (measure.reach().kind() == Reach.Kind.TERM) {
            return measure.periods().isEmpty()
                    ? Optional.empty()
                    : Optional.of("Perioden er " + periods(measure.periods(), measure) + ".");
        }
        return Optional.of("Hver kolonne gælder " + words(measure.reach(), measure) + ".");
    }

    private static String words(Reach reach, Measure measure) {
        return switch (reach.kind()) {
            case TERM -> "sin egen tid";
            case YEAR_TO_DATE ->
                (measure.financialYear().equals(FinancialYear.CALENDAR) ? "året" : "regnskabsåret")
                        + " til og med dens udgang";
            case LAST_MONTHS ->
                (reach.months() == 1 ? "den seneste måned" : "de seneste " + reach.months() + " måneder")
                        + " til og med dens udgang";
            case ROLLING_YEAR ->
                "de seneste "
                        + (measure.terms().stream().anyMatch(Term::isMonth) ? "tolv måneder" : "fire kvartaler")
                        + (reach.lastQuarter().isPresent()
                                ? " til og med " + reach.lastQuarter().getAsInt() + ". kvartal"
                                : "");
        };
    }

    /** The names of the figures that reach as far back as they say themselves. */
    private static Map<Reach, List<String>> ofOwnReach(Measure measure) {
        Map<Reach, List<String>> names = new LinkedHashMap<>();
        measure.said().forEach((name, said) -> said.reach()
                .ifPresent(reach ->
                        names.computeIfAbsent(reach, each -> new ArrayList<>()).add(name)));
        return names;
    }

    private static String periods(Map<Term, Period> periods, Measure measure) {
        return new TreeMap<>(periods)
                .entrySet().stream()
                        .map(entry -> "i " + measure.danish(entry.getKey()) + " fra den "
                                + Danish.date(entry.getValue().from()) + " til den "
                                + Danish.date(entry.getValue().to()))
                        .collect(Collectors.joining("; "));
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Danish.LOCALE) + text.substring(1);
    }

    /** A sentence that ends with an abbreviation has its full stop already. */
    private static String withOnePoint(String text) {
        return text.replace("..", ".");
    }
}
