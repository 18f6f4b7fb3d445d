package dk.maaltal.figures;

import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.cases.SqlName;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Clock;
import dk.maaltal.plan.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the list of a figure's cases as one SELECT that a person can read and run. It is another way to the figure than
 * {@link FigureQuery}, which counts all figures of a plan at once: here each case stands by itself.
 *
 * <p>Its columns, in order: {@code case_number}, {@code received}, {@code ended}, {@code clock_start}, {@code due} (one for
 * each stretch), {@code days}, {@code numerator}, {@code denominator}, {@code left_out}, {@code too_young}, {@code lacking},
 * {@code overdue}, {@code why}, and the case's other dates. The sums of {@code numerator} and {@code denominator} make the figure. A date that
 * is declared under one of these names has an underscore before it, so that others can reckon with the list.
 */
final class CaseListSql {

    /** The names of its columns, but for the dates. */
    private static final Pattern OWN = Pattern.compile(
            "case_number|received|ended|clock_start|due(_\\d+)?|days|numerator|denominator|left_out|too_young|lacking|overdue|why");

    private final CaseDeclaration declaration;
    private final FigureRequest request;
    private final Indicator.OfCases indicator;
    private final CaseRule rule;
    private final ClockSql clock;
    private final Clock measured;
    private final DueDates dueDates;
    private final String cases;
    private final int asOfLoad;
    private final Period starts;

    /**
     * @param request a figure of cases that has begun
     * @param cases the table of cases, as whoever runs the statement must name it
     * @param asOfLoad the load up to which the cases are as they were known
     * @param starts from the first start of a clock to the last; looked at where working days are counted
     */
    CaseListSql(
            CaseDeclaration declaration,
            WorkingDays workingDays,
            FigureRequest request,
            String cases,
            int asOfLoad,
            Period starts) {
        this.declaration = declaration;
        this.request = request;
        this.indicator = request.indicatorOfCases();
        this.clock = ClockSql.of(declaration);
        this.rule = CaseRule.of(request, clock);
        this.measured = indicator.cases().clock();
        this.dueDates = new DueDates("", workingDays);
        this.cases = cases;
        this.asOfLoad = asOfLoad;
        this.starts = starts;
    }

    /** The list with every declared date. */
    String sql() {
        return list(otherDates().stream()
                .map(Column::sqlName)
                .map(date -> "c." + date + (OWN.matcher(date).matches() ? " AS _" + date : ""))
                .toList());
    }

    /** The list without the case's other dates. */
    String plain() {
        return list(List.of());
    }

    /** The declared dates that the list does not show under a name of its own. */
    List<Column> otherDates() {
        return declaration.columns().stream()
                .filter(column -> column.type().kind() == CaseWords.Kind.DATE)
                .filter(column ->
                        !column.name().equals(Column.RECEIVED) && !column.name().equals(measured.by()))
                .toList();
    }

    /** How many of the columns {@code due} there are. */
    int dues() {
        return rule.stretches().size();
    }

    private String list(List<String> dates) {
        List<String> columns = new ArrayList<>(List.of("c.case_number", "c.received", "k.ended", "k.clock_start"));
        for (int i = 0; i < dues(); i++) {
            columns.add("k." + rule.due(i));
        }
        columns.add("k.days");
        columns.add(numerator());
        columns.add((rule.denominator().isEmpty() ? "NULL::integer" : one(rule.denominator())) + " AS denominator");
        columns.add(one(Disposition.RULED_OUT) + " AS left_out");
        columns.add(one(Disposition.YOUNG) + " AS too_young");
        columns.add(one(List.of(Disposition.LACKING)) + " AS lacking");
        columns.add(one(Disposition.OVER_THE_LIMIT) + " AS overdue");
        columns.add("w.why");
        columns.addAll(dates);
        String clockColumns = clockColumns();
        return with() + "SELECT " + String.join(",\n       ", columns) + "\nFROM (" + population() + ") AS c"
                + joins()
                + "\nCROSS JOIN LATERAL (\n    SELECT " + clockColumns + ") AS k\nCROSS JOIN LATERAL (\n    SELECT "
                + disposition() + " AS why) AS w\nORDER BY c.case_number";
    }

    private String with() {
        String tables = dueDates.tables(starts.from(), starts.to())
                + rule.queue().map(this::queue).orElse("");
        return tables.isEmpty() ? "" : "WITH " + tables.replaceAll(",\n$", "") + "\n";
    }

    private String queue(CaseRule.Queue queue) {
        return """
                queue AS (
                    SELECT c.case_number, row_number() OVER (ORDER BY %s, c.case_number) AS place,
                           count(*) OVER () AS places
                    FROM (%s) AS c
                    WHERE %s
                )""".formatted(queue.order(), population(), queue.which());
    }

    private String population() {
        return "\n    SELECT *\n    FROM " + cases + " c\n    WHERE " + CaseScan.known(asOfLoad) + "\n      AND "
                + ConditionSql.overCases(declaration.cases(indicator.of()));
    }

    private String joins() {
        return dueDates.joins()
                + (rule.queue().isPresent() ? "\n    LEFT JOIN queue ON queue.case_number = c.case_number" : "");
    }

    private String clockColumns() {
        List<String> columns = new ArrayList<>();
        String until = "c." + SqlName.of(measured.until());
        columns.add("c." + SqlName.of(measured.by()) + " AS ended");
        columns.add(clock.start(measured) + " AS clock_start");
        for (int i = 0; i < dues(); i++) {
            CaseRule.Stretch stretch = rule.stretches().get(i);
            Optional<String> step = stretch.from().map(date -> "c." + SqlName.of(date));
            columns.add(dueDates.of(
                            stretch.within(),
                            step.orElseGet(() -> clock.start(measured)),
                            step.orElseGet(() -> ClockSql.date(measured)))
                    + " AS " + rule.due(i));
        }
        String stop = measured.stopsInItsPeriod() ? "least(" + until + ", DATE '" + request.at() + "')" : until;
        columns.add("CASE WHEN c.received <= DATE '" + request.at() + "' THEN " + stop + " - " + clock.start(measured)
                + " END AS days");
        rule.ofKind().ifPresent(kind -> columns.add(ConditionSql.overCases(kind) + " AS of_kind"));
        return String.join(",\n           ", columns);
    }

    private String disposition() {
        return "CASE\n"
                + rule.conditions().entrySet().stream()
                        .map(disposition -> "        WHEN " + disposition.getValue() + " THEN '"
                                + disposition.getKey().code() + "'\n")
                        .collect(Collectors.joining())
                + "        ELSE '" + rule.otherwise().code() + "' END";
    }

    private String numerator() {
        if (rule.added() == CaseRule.Added.ONE) {
            return one(rule.numerator()) + " AS numerator";
        }
        String number = rule.added() == CaseRule.Added.DAYS
                ? "k.days"
                : "c." + SqlName.of(((Indicator.Statistic) indicator).number().orElseThrow());
        return "CASE WHEN " + among(rule.numerator()) + " THEN " + number + (rule.isSum() ? " ELSE 0" : "")
                + " END AS numerator";
    }

    private static String one(List<Disposition> dispositions) {
        return "(" + among(dispositions) + ")::integer";
    }

    private static String among(List<Disposition> dispositions) {
        return dispositions.stream()
                .map(disposition -> SqlName.literal(disposition.code()))
                .collect(Collectors.joining(", ", "w.why IN (", ")"));
    }
}
