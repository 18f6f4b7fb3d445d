package dk.maaltal.plan;

import dk.maaltal.calendar.FinancialYear;
import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.Reach;
import dk.maaltal.calendar.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One measured part of a goal, printed as one table (målepunkt, delmål).
 *
 * @param id the table's letter within its goal, such as "a"
 * @param title the table's heading
 * @param indicator how its results are made; empty for a promise kept by hand, or a table that promises nothing
 * @param byHand what people tell of instead
 * @param text the plan's words about it, paragraph by paragraph
 * @param beside further rows of the table by their names, in the plan's order
 * @param said what some of those say of themselves, by their names
 * @param heldAgainst figures that a target refers to and the table does not print, by their names
 * @param words what is called otherwise of its cases than of others, by the keys of a {@link Vocabulary}
 * @param financialYear how the plan's years begin and are named
 * @param terms the table's columns; empty for a promise kept by hand
 * @param reach how far back each column's figures reach
 * @param periods the part of a year whose cases count, for years where it is not all
 * @param targets what was promised; columns without a target are not judged
 * @param published results as they were published: they stand, and a computed one that differs is told
 * @param points what it gives when it is kept
 * @param samePromiseAs the measure that this is another reading of: computed and judged, and not counted a second time
 * @param printed how its table is printed
 */
public record Measure(
        String id,
        String title,
        Optional<Indicator> indicator,
        Optional<ByHand> byHand,
        List<String> text,
        Map<String, Indicator> beside,
        Map<String, Said> said,
        Map<String, Indicator> heldAgainst,
        Map<String, String> words,
        FinancialYear financialYear,
        List<Term> terms,
        Reach reach,
        Map<Term, Period> periods,
        ByTerm<Target> targets,
        Map<Term, BigDecimal> published,
        Optional<Points> points,
        Optional<String> samePromiseAs,
        Printed printed) {

    /**
     * What a figure beside the results says of itself.
     *
     * @param reach how far back it reaches, where that is not as far as the results
     * @param periods the part of a year whose cases count in it, where that is not the part that the results are about
     * @param decimals as printed, where they are not its unit's
     */
    public record Said(Optional<Reach> reach, Map<Term, Period> periods, Optional<Integer> decimals) {}

    /** Whether it tells what is left of a closed stock, whose target is for the year's end. */
    public boolean isOfStock() {
        return indicator
                .flatMap(Indicator::ofCases)
                .filter(Indicator.OfCases::isOfStock)
                .isPresent();
    }

    /** The row of the results themselves, beside which the others stand. */
    public static final String RESULT = "";

    /** What was promised for a column, or for the year or other longer time it lies in. */
    public Optional<Target> target(Term term) {
        return targets.get(term);
    }

    /** The result of a term as it was published. */
    public Optional<BigDecimal> published(Term term) {
        return Optional.ofNullable(published.get(term));
    }

    /** What sentences call a column: "3. kvt. 2023", or "2019/20" where the plan names its years so. */
    public String danish(Term term) {
        return financialYear.danish(term);
    }

    /** What the plan calls a column: by its own words over it, or else as sentences do. */
    public String name(Term term) {
        return printed.headings().getOrDefault(term, danish(term));
    }

    /** What the table prints over a column. */
    public String heading(Term term) {
        return name(term) + printed.yearMarks().get(term).orElse("");
    }

    /** What stands at the head of a term's row, with its words in full: "3. kvartal 2023". */
    public String rowHeading(Term term) {
        String own = printed.headings().get(term);
        String mark = printed.yearMarks().get(term).orElse("");
        return (own == null ? financialYear.inFull(term) : own) + mark;
    }

    /** The same under another heading. */
    Measure titled(String heading) {
        return new Measure(
                id,
                heading,
                indicator,
                byHand,
                text,
                beside,
                said,
                heldAgainst,
                words,
                financialYear,
                terms,
                reach,
                periods,
                targets,
                published,
                points,
                samePromiseAs,
                printed);
    }

    /** Whether the goal depends on it: something was promised, and not elsewhere already. */
    public boolean counts() {
        return samePromiseAs.isEmpty() && (byHand.isPresent() || !targets.isEmpty());
    }

    /** How far back a figure reaches, by its row's name. */
    public Reach reach(String row) {
        return ownReach(row).orElse(reach);
    }

    private Optional<Reach> ownReach(String row) {
        return Optional.ofNullable(said.get(row)).flatMap(Said::reach);
    }

    /** The days whose cases make a figure, by its row's name. */
    public Period period(String row, Term term) {
        Period whole = reach(row).of(term, financialYear);
        return ownReach(row).isPresent() ? whole : part(parts(row), term).orElse(whole);
    }

    private Map<Term, Period> parts(String row) {
        return Optional.ofNullable(said.get(row))
                .map(Said::periods)
                .filter(own -> !own.isEmpty())
                .orElse(periods);
    }

    /** The part of a year that counts; of a year before those of the table, the same part as of the year after it. */
    private Optional<Period> part(Map<Term, Period> parts, Term term) {
        Term after = term.plusYears(1);
        return terms.contains(term) || !terms.contains(after)
                ? Optional.ofNullable(parts.get(term))
                : Optional.ofNullable(parts.get(after)).map(Period::yearBefore);
    }

    /** The last day that can count in a figure, and on which what is pending is counted. */
    public LocalDate lastDay(String row, Term term) {
        return period(row, term).to();
    }

    /** The day on which a row's figure is final: before its period where it tells what that begins with. */
    public LocalDate finalDay(String row, Term term) {
        boolean atStart = Optional.ofNullable(rows().get(row))
                .flatMap(Indicator::ofCases)
                .filter(ofCases -> ofCases.cases().asOf() == Cases.AsOf.START)
                .isPresent();
        return atStart ? period(row, term).from().minusDays(1) : lastDay(row, term);
    }

    /** Every figure of its table by the row's name: those beside the results, those only held against, the results. */
    public Map<String, Indicator> rows() {
        Map<String, Indicator> rows = new LinkedHashMap<>(beside);
        rows.putAll(heldAgainst);
        indicator.ifPresent(result -> rows.put(RESULT, result));
        return rows;
    }

    /** The rows that a promise holds the results against, those of the table first: the yardsticks of a chart. */
    public List<String> yardsticks() {
        Set<String> referredTo = targets.values().stream()
                .flatMap(target -> target.anyOf().stream())
                .flatMap(requirement ->
                        requirement.reference() instanceof Target.Row row ? Stream.of(row.name()) : Stream.empty())
                .collect(Collectors.toSet());
        return Stream.concat(beside.keySet().stream().filter(referredTo::contains), heldAgainst.keySet().stream())
                .toList();
    }

    /** A row of its table by its name; {@link #RESULT} for the results. */
    public Optional<Indicator> row(String name) {
        return Optional.ofNullable(rows().get(name));
    }

    /** How long a case may take: of the results, or else of the first further row that says. */
    public Optional<Limit> limit() {
        return Stream.concat(indicator.stream(), beside.values().stream())
                .flatMap(each -> each.ofCases().stream())
                .flatMap(ofCases -> ofCases.test().limit().stream())
                .findFirst();
    }

    /** The unit of the results; of a table without results, that of its first row. */
    public Unit unit() {
        return indicator
                .or(() -> beside.values().stream().findFirst())
                .map(Indicator::unit)
                .orElse(Unit.named("", 0));
    }

    /** The unit of what was promised, in as many decimals as the results, where those are the same in all columns. */
    public Unit unitOfTargets() {
        return printed.targetDecimals().map(unit()::withDecimals).orElse(unit());
    }

    /** Decimals of a figure as printed, by its row's name. */
    public int decimals(String row, Unit unit, Term term, boolean preliminary) {
        Optional<Integer> asked = said.containsKey(row)
                ? said.get(row).decimals()
                : printed.decimals().get(term);
        return asked.orElse(preliminary ? unit.preliminaryDecimals() : unit.decimals());
    }
}
