package dk.maaltal.plan;

import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Nearest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads how figures are made: a single one, or the rows of a table of several. */
final class IndicatorReader {

    private static final List<String> CASES = List.of("of", "which", "from", "until", "clock");

    /** What makes a single figure of cases, and the keys that each knows besides those of all cases. */
    private static final Map<String, List<String>> OF_CASES = new LinkedHashMap<>();

    static {
        OF_CASES.put("share", List.of("by", "within", "over", "up to", "cohort", "counted", "leave out late", "as of"));
        OF_CASES.put("late", List.of("by", "within", "cohort", "counted", "as of"));
        OF_CASES.put("in time", List.of("by", "within", "cohort", "counted", "as of"));
        OF_CASES.put("average", List.of("by", "in", "cases", "fastest", "number", "unit", "decimals"));
        OF_CASES.put("median", List.of("by", "in", "cases", "number", "unit", "decimals"));
        OF_CASES.put("percentile", List.of("by", "percent", "in", "cases", "number", "unit", "decimals"));
        OF_CASES.put("smallest", List.of("by", "in", "cases", "number", "unit", "decimals"));
        OF_CASES.put("largest", List.of("by", "in", "cases", "number", "unit", "decimals"));
        OF_CASES.put("sum", List.of("cases", "number", "unit", "decimals"));
        OF_CASES.put("rate", List.of("cases"));
        OF_CASES.put("received", List.of());
        OF_CASES.put("decided", List.of("by", "over", "up to"));
        OF_CASES.put("pending", List.of("older than", "up to", "as of"));
        OF_CASES.put("overdue", List.of("within", "as of"));
        OF_CASES.put("pending age", List.of("in", "as of"));
        OF_CASES.put("stock", List.of("pending on"));
    }

    /** What makes a single figure. */
    static final List<String> FIGURES = Stream.concat(
                    OF_CASES.keySet().stream(),
                    Stream.of("reported", "constant", "deviation", "ratio", "the year before"))
            .toList();

    private static final Map<String, Cases.Cohort> COHORTS =
            Map.of("decided", Cases.Cohort.ENDED, "received", Cases.Cohort.RECEIVED, "pending", Cases.Cohort.PENDING);
    private static final Aggregate MEAN = Aggregate.of(Aggregate.Kind.MEAN);
    private static final Map<String, Unit> TIMES =
            Map.of("weeks", Unit.WEEKS, "days", Unit.DAYS, "working days", Unit.WORKING_DAYS, "months", Unit.MONTHS);
    private static final String COLUMNS_START = "the column's start";
    private static final String COLUMNS_END = "the column's end";
    private static final String DATE_EXPECTED = "a date like 2023-12-31";
    private static final String ABOVE_0_BELOW_100 = "a number above 0 and below 100, such as 90";
    private static final int MOST_DECIMALS = 6;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");

    /** Other names for a hundredth or a thousandth: it would not be plain whether the quotient is multiplied. */
    private static final Pattern PARTS = Pattern.compile(
            "%|‰|pct|procent|procentpoint|percent|per cent|promille|prom\\.|pct\\.-?point", Pattern.CASE_INSENSITIVE);

    private final String kind;
    private final Entry entry;
    private final PlanContext context;
    private final CaseKeys keys;

    private IndicatorReader(String kind, Entry entry, PlanContext context) {
        this.kind = kind;
        this.entry = entry;
        this.context = context;
        this.keys = new CaseKeys(entry, context);
    }

    /** The figure under the one key of {@link #FIGURES} that is there; what is wrong is reported by the entry. */
    static Optional<Indicator> read(Entry holder, PlanContext context) {
        List<String> said =
                FIGURES.stream().filter(kind -> holder.get(kind).isPresent()).toList();
        if (said.size() != 1) {
            holder.wrong(
                    said.isEmpty() ? "nothing to measure" : String.join(" and ", said),
                    "exactly one of " + String.join(", ", FIGURES));
            return Optional.empty();
        }
        return new IndicatorReader(said.get(0), holder.get(said.get(0)).orElseThrow(), context).figure();
    }

    /** Whether a way of measuring cases has a key besides those of the clock. */
    static boolean knows(String kind, String key) {
        return OF_CASES.getOrDefault(kind, List.of()).contains(key);
    }

    /** A figure that stands by itself in the plan, with no other keys beside it. */
    static Optional<Indicator> readAlone(Entry holder, PlanContext context) {
        return read(holder.onlyKeys(FIGURES), context);
    }

    private Optional<Indicator> figure() {
        if (OF_CASES.containsKey(kind)) {
            return Optional.of(ofCases());
        }
        return switch (kind) {
            case "reported" -> reported();
            case "constant" -> Optional.of(constant());
            case "deviation" -> deviation();
            case "the year before" -> readAlone(entry, context).map(Indicator.YearBefore::new);
            default -> ratio();
        };
    }

    private Indicator ofCases() {
        entry.onlyKeys(
                Stream.concat(CASES.stream(), OF_CASES.get(kind).stream()).toList());
        return switch (kind) {
            case "share" -> share();
            case "late" -> held(CaseTest.Kind.OVER);
            case "in time" -> held(CaseTest.Kind.WITHIN);
            case "overdue" -> overdue();
            case "average" -> statistic(entry.get("fastest").isPresent() ? fastest() : MEAN);
            case "median" -> statistic(Aggregate.percentile(Aggregate.HALF));
            case "percentile" -> statistic(Aggregate.percentile(percent("percent", ABOVE_0_BELOW_100)));
            case "smallest" -> statistic(Aggregate.of(Aggregate.Kind.SMALLEST));
            case "largest" -> statistic(Aggregate.of(Aggregate.Kind.LARGEST));
            case "sum" -> statistic(Aggregate.of(Aggregate.Kind.SUM));
            case "rate" -> rate();
            case "received" -> counted(Cases.Cohort.RECEIVED, CaseTest.Ages.ANY);
            case "decided" -> counted(Cases.Cohort.ENDED, keys.ages("over", "up to"));
            case "pending" -> counted(Cases.Cohort.PENDING, keys.ages("older than", "up to"));
            case "pending age" -> ofTime(pending(keys.cases(Cases.Cohort.PENDING)), MEAN, "months");
            default -> stock();
        };
    }

    /** Cases held against a limit, and counted by how they stand to it. */
    private Indicator held(CaseTest.Kind kind) {
        Limit within = keys.limit();
        return new Indicator.Count(
                held(cohortOfHeld(), within),
                kind == CaseTest.Kind.OVER ? CaseTest.over(within) : CaseTest.within(within));
    }

    private Indicator overdue() {
        Limit within = keys.limit();
        return new Indicator.Count(
                pending(Cases.of(keys.population(), Cases.Cohort.PENDING, keys.clock(within, Cases.Cohort.PENDING))),
                CaseTest.over(within));
    }

    private Cases.Cohort cohortOfHeld() {
        Cases.Cohort cohort = keys.choice(
                "cohort", Map.of("decided", Cases.Cohort.ENDED, "received", Cases.Cohort.RECEIVED), "decided");
        Stream.of("counted", "as of")
                .flatMap(key -> entry.get(key).stream())
                .filter(value -> cohort == Cases.Cohort.ENDED)
                .forEach(value -> value.wrong(
                        "\"" + value.key() + "\" with the cohort decided", "it only with \"cohort: received\""));
        return cohort;
    }

    /** The cases that are held against a limit; those received are followed on, unless the plan says otherwise. */
    private Cases held(Cases.Cohort cohort, Limit within) {
        Cases cases = Cases.of(keys.population(), cohort, keys.clock(within, cohort));
        if (cohort == Cases.Cohort.ENDED) {
            return cases;
        }
        if (!within.isPlain()) {
            keys.said("within").orElse(entry).wrong("several limits with the cohort received", "\"cohort: decided\"");
        }
        return cases.asOf(isAsOf(COLUMNS_END, keys.said("as of")) ? Cases.AsOf.END : Cases.AsOf.REPORTING_POINT)
                .counting(keys.choice(
                        "counted",
                        Map.of(
                                "decided or overdue", Cases.Counted.DECIDED_OR_OVERDUE,
                                "deadline passed", Cases.Counted.DEADLINE_PASSED),
                        "decided or overdue"));
    }

    /** Pending cases, on the day before the period where the plan says so. */
    private Cases pending(Cases cases) {
        // A row may say the column's end of its received cohort: pending cases are counted on that day anyway.
        Optional<Entry> said = keys.said("as of")
                .filter(day ->
                        entry.get("as of").isPresent() || !day.plainText().equals(COLUMNS_END));
        return isAsOf(COLUMNS_START, said) ? cases.asOf(Cases.AsOf.START) : cases;
    }

    private static boolean isAsOf(String day, Optional<Entry> said) {
        said.filter(value -> !value.plainText().equals(day)).ifPresent(value -> value.wrong('"' + day + '"'));
        return said.isPresent();
    }

    private Indicator share() {
        Cases.Cohort cohort = cohortOfHeld();
        CaseTest.Ages ages = keys.ages("over", "up to");
        if (!ages.equals(CaseTest.Ages.ANY)) {
            return shareOfAge(cohort, ages);
        }
        Limit within = keys.limit();
        return new Indicator.Share(held(cohort, within), CaseTest.within(within), keys.condition("leave out late"));
    }

    private Indicator shareOfAge(Cases.Cohort cohort, CaseTest.Ages ages) {
        entry.get("within").ifPresent(value -> value.wrong("a limit beside an age", "one or the other"));
        entry.get("leave out late")
                .ifPresent(value -> value.wrong("late cases without a limit", "it only with \"within\""));
        if (cohort == Cases.Cohort.RECEIVED) {
            keys.said("cohort").orElseThrow().wrong("ages of the cohort received", "\"cohort: decided\"");
        }
        return new Indicator.Share(keys.cases(cohort), CaseTest.aged(ages), Optional.empty());
    }

    private Indicator rate() {
        Condition which = keys.need("which", "a condition such as { outcome: approved }")
                .map(value -> Condition.read(value, context.words()))
                .orElse(Condition.EVERY_CASE);
        return new Indicator.Share(keys.casesOfAllKinds(cohort()), CaseTest.ofKind(which), Optional.empty());
    }

    private Cases.Cohort cohort() {
        return keys.choice("cases", COHORTS, "decided");
    }

    /** A number of cases: all of the cohort, those of a kind, or those of an age. */
    private Indicator counted(Cases.Cohort cohort, CaseTest.Ages ages) {
        Optional<Condition> which = keys.condition("which");
        boolean isOfKind = which.isPresent() && ages.equals(CaseTest.Ages.ANY);
        Cases cases = isOfKind ? keys.casesOfAllKinds(cohort) : keys.cases(cohort);
        return new Indicator.Count(
                cohort == Cases.Cohort.PENDING ? pending(cases) : cases,
                isOfKind ? CaseTest.ofKind(which.get()) : CaseTest.aged(ages));
    }

    /** A number made from the times of cases, or from what a column of numbers holds. */
    private Indicator statistic(Aggregate aggregate) {
        Optional<Entry> number = keys.said("number");
        Cases.Cohort cohort = cohort();
        if (number.isEmpty()) {
            Stream.of("unit", "decimals")
                    .flatMap(key -> entry.get(key).stream())
                    .forEach(value -> value.wrong(
                            "\"" + value.key() + "\" of a time",
                            "\"in: weeks\", days, working days or months, or the \"number\" it is of"));
            if (aggregate.kind() == Aggregate.Kind.SUM) {
                entry.wrong("a sum of nothing", "the column of numbers under \"number\"");
            } else if (cohort == Cases.Cohort.RECEIVED) {
                keys.said("cases").orElseThrow().wrong("the time of cases received", "decided or pending");
            }
            return ofTime(keys.cases(cohort), aggregate, "weeks");
        }
        String name = number.get().comparedText();
        Set<String> numbers = new TreeSet<>(context.words().numbers());
        if (!numbers.contains(name)) {
            number.get().wrong("the unknown number \"" + name + '"', Nearest.hint(name, numbers));
        }
        Stream.of("in", "from", "clock", "by")
                .flatMap(key -> entry.get(key).stream())
                .forEach(value -> value.wrong("\"" + value.key() + "\" of a number", "it only of a time"));
        return new Indicator.Statistic(
                Cases.of(
                        keys.population(),
                        cohort,
                        new Clock(CaseWords.RECEIVED, keys.clock().until(), true)),
                Optional.of(name),
                aggregate,
                unit(entry));
    }

    private Indicator ofTime(Cases cases, Aggregate aggregate, String otherwise) {
        Unit unit = keys.choice("in", TIMES, otherwise);
        return new Indicator.Statistic(
                unit.equals(Unit.WORKING_DAYS) ? cases.inWorkingDays() : cases, Optional.empty(), aggregate, unit);
    }

    private Aggregate fastest() {
        String expected = "a percentage above 0 and below 100, such as 90 pct.";
        return Aggregate.meanOfFastest(entry.get("fastest")
                .flatMap(value -> value.parse(text -> percent(text.replaceFirst(" pct\\.$", "")), expected))
                .orElse(Aggregate.HALF));
    }

    private BigDecimal percent(String key, String expected) {
        return entry.need(key, expected)
                .flatMap(value -> value.parse(IndicatorReader::percent, expected))
                .orElse(Aggregate.HALF);
    }

    private static BigDecimal percent(String text) {
        BigDecimal percent = new BigDecimal(text);
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) >= 0 || percent.scale() > 4) {
            throw new IllegalArgumentException(text);
        }
        return percent;
    }

    private Indicator stock() {
        LocalDate day = entry.need("pending on", DATE_EXPECTED)
                .flatMap(value -> value.day(DATE_EXPECTED))
                .orElse(LocalDate.EPOCH);
        return new Indicator.Count(
                new Cases(
                        keys.population(),
                        Cases.Cohort.PENDING,
                        keys.clock(),
                        Optional.of(day),
                        Cases.AsOf.END,
                        Cases.Counted.DECIDED_OR_OVERDUE),
                CaseTest.NONE);
    }

    private Indicator constant() {
        entry.onlyKeys("value", "unit", "decimals");
        return new Indicator.Constant(
                entry.need("value", "a number with a decimal point")
                        .flatMap(value -> value.number("a number with a decimal point"))
                        .orElse(BigDecimal.ZERO),
                unit(entry));
    }

    private Optional<Indicator> reported() {
        String name = entry.comparedText();
        ReportedValue value = context.reported().get(name);
        if (value == null) {
            entry.wrong(
                    "\"" + name + "\", which is not under \"reported\" at the top of the plan",
                    Nearest.hint(name, context.reported().keySet()));
        }
        return Optional.ofNullable(value).map(Indicator.Reported::new);
    }

    private Optional<Indicator> deviation() {
        entry.onlyKeys("of", "from", "in");
        Optional<Indicator> of = operand("of");
        boolean yearBefore = entry.get("from").filter(Entry::isText).isPresent()
                && entry.textOr("from", "").equals("the year before");
        Optional<BigDecimal> norm = entry.get("from").filter(Entry::isText).flatMap(IndicatorReader::plainNumber);
        Optional<Indicator> from = yearBefore
                ? of.map(Indicator.YearBefore::new)
                : norm.isPresent()
                        ? of.map(figure ->
                                new Indicator.Constant(norm.get(), figure.unit().ofValues()))
                        : operand("from");
        boolean index = entry.textOr("in", "").equals("index");
        boolean percent = !index && entry.get("in").isPresent();
        if (percent && !entry.textOr("in", "").equals(Unit.PERCENT.danish())) {
            entry.get("in")
                    .orElseThrow()
                    .wrong("\"pct.\", \"index\", or the key left out for a difference in the unit itself");
        }
        if (of.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        if (!of.get().unit().isComparableTo(from.get().unit())) {
            entry.wrong(
                    of.get().unit().danish() + " and " + from.get().unit().danish(), "two figures in the same unit");
        }
        if (index) {
            return Optional.of(new Indicator.Ratio(of.get(), from.get(), Unit.INDEX));
        }
        return Optional.of(new Indicator.Deviation(
                of.get(),
                from.get(),
                percent
                        ? Unit.PERCENT.withDecimals(Unit.PERCENT.decimals())
                        : of.get().unit().ofValues()));
    }

    private static Optional<BigDecimal> plainNumber(Entry entry) {
        return NUMBER.matcher(entry.text()).matches() ? Optional.of(new BigDecimal(entry.text())) : Optional.empty();
    }

    private Optional<Indicator> ratio() {
        entry.onlyKeys("of", "per", "unit", "decimals");
        Optional<Indicator> of = operand("of");
        Optional<Indicator> per = operand("per");
        Unit unit = unit(entry);
        if (of.isEmpty() || per.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Indicator.Ratio(of.get(), per.get(), quotient(unit, of.get(), per.get())));
    }

    /** A percentage is a hundred times the quotient, which must then be of like and like. */
    private Unit quotient(Unit unit, Indicator of, Indicator per) {
        if (PARTS.matcher(unit.danish()).matches()) {
            entry.get("unit")
                    .orElseThrow()
                    .wrong("\"pct.\" for a hundred times the quotient, or the unit of the quotient itself, such as kr."
                            + " pr. sag");
        }
        if (!unit.isPercent()) {
            return unit;
        }
        if (!of.unit().isComparableTo(per.unit())) {
            entry.wrong(
                    of.unit().danish() + " divided by " + per.unit().danish() + " as a percentage",
                    "two figures in the same unit, or the unit of the quotient, such as kr. pr. sag");
        }
        return Unit.PERCENT.withDecimals(unit.decimals());
    }

    /** The unit and decimals that a plan names. */
    static Unit unit(Entry entry) {
        int decimals = entry.get("decimals")
                .flatMap(value -> value.parse(IndicatorReader::decimals, "0 to " + MOST_DECIMALS))
                .orElse(1);
        Optional<Entry> forms = entry.get("unit").filter(Entry::isMapping);
        if (forms.isEmpty()) {
            return Unit.named(entry.needText("unit", "the unit, such as mio. kr."), decimals);
        }
        Entry said = forms.get().onlyKeys("one", "many", "before");
        if (said.get("before").isPresent()) {
            Stream.of("one", "many")
                    .flatMap(key -> said.get(key).stream())
                    .forEach(value -> value.wrong("a word after the number beside one before it", "one or the other"));
            return Unit.named(said.needText("before", "the word before the number, such as niveau"), decimals)
                    .before();
        }
        return Unit.named(said.needText("many", "the unit of any number but 1, such as møder"), decimals)
                .withOne(said.needText("one", "the unit of the number 1, such as møde"));
    }

    static int decimals(String text) {
        int decimals = Integer.parseInt(text);
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException(text);
        }
        return decimals;
    }

    private Optional<Indicator> operand(String key) {
        String expected = "a figure, like { reported: budget } or { decided: { of: all } }"
                + (key.equals("from") ? ", a number, or \"the year before\"" : "");
        Optional<Entry> value = entry.need(key, expected);
        if (value.isPresent() && !value.get().isMapping()) {
            value.get().wrong(expected);
            return Optional.empty();
        }
        return value.flatMap(figure -> readAlone(figure, context));
    }
}
