package dk.maaltal.plan;

import dk.maaltal.calendar.DueRule;
import dk.maaltal.calendar.FinancialYear;
import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Problems;
import dk.maaltal.sources.Source;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code plan-<year>.yaml}; {@code jobs/README.md} teaches the language. */
public final class PlanFile {

    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final Pattern DAYS = Pattern.compile("(\\d{1,3}) days?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,4})?) pct\\.");

    private final Problems problems;
    private final List<Source> files = new ArrayList<>();
    private final Map<String, ReportedValue> reported = new LinkedHashMap<>();
    private Terms terms = new Terms(FinancialYear.CALENDAR);

    private PlanFile(Problems problems) {
        this.problems = problems;
    }

    /** Reads a plan; whatever is wrong in it is added to the problems, and the plan is then of no use. */
    public static Plan read(Source source, CaseWords words, Problems problems) {
        return new PlanFile(problems).read(source, words);
    }

    private Plan read(Source source, CaseWords words) {
        Entry root = Entry.read(source, problems)
                .onlyKeys(
                        "plan",
                        "between",
                        "contact",
                        "signed by",
                        "last year",
                        "year",
                        "financial year",
                        "days off",
                        "reporting",
                        "scoring",
                        "partly counts",
                        "reported",
                        "goals");
        files.add(source);
        String title = root.needText("plan", "the plan's title");
        FinancialYear financialYear =
                root.get("financial year").flatMap(PlanFile::financialYear).orElse(FinancialYear.CALENDAR);
        int year = root.need("year", "the year of the plan, such as 2023")
                .flatMap(entry -> entry.parse(
                        Terms::year,
                        "a year such as 2023"
                                + (financialYear.equals(FinancialYear.CALENDAR)
                                        ? ""
                                        : "; of a financial year, the one that it ends in: 2023 is "
                                                + financialYear.name(2023))))
                .orElse(0);
        terms = new Terms(financialYear);
        WorkingDays workingDays = new WorkingDays(daysOff(root));
        Optional<DueRule> reporting = root.get("reporting").flatMap(PlanFile::dueRule);
        Scoring scoring = scoring(root);
        readReported(root);
        List<Entry> goals = root.need("goals", "a list of goals").stream()
                .flatMap(list -> list.elements().stream())
                .flatMap(goal ->
                        goal.get("goals from").isPresent() ? sharedGoals(goal).stream() : List.of(goal).stream())
                .toList();
        PlanContext context = new PlanContext(
                year, financialYear, workingDays, reporting, scoring, words, reported, Optional.empty());
        return new Plan(
                title,
                root.get("between").map(PlanFile::texts).orElse(List.of()),
                root.textOr("contact", ""),
                root.get("signed by").map(PlanFile::texts).orElse(List.of()),
                root.get("last year").flatMap(PlanFile::lastYear),
                year,
                financialYear,
                workingDays,
                reporting,
                scoring,
                reported,
                goals(goals, context),
                List.of(),
                List.copyOf(files));
    }

    private static Optional<LastYear> lastYear(Entry entry) {
        entry.onlyKeys("met", "of", "fulfilment");
        Optional<Integer> met = entry.need("met", "how many goals were met").flatMap(PlanFile::goalCount);
        Optional<Integer> of = entry.need("of", "how many goals there were").flatMap(PlanFile::goalCount);
        Optional<BigDecimal> fulfilment = entry.get("fulfilment").flatMap(value -> value.number("pct. from 0 to 100"));
        fulfilment
                .filter(percent -> percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0)
                .ifPresent(percent -> entry.get("fulfilment").orElseThrow().wrong("pct. from 0 to 100"));
        if (met.isEmpty() || of.isEmpty()) {
            return Optional.empty();
        }
        if (met.get() > of.get()) {
            entry.wrong(met.get() + " goals met of " + of.get(), "no more goals met than there were");
        }
        return Optional.of(new LastYear(met.get(), of.get(), fulfilment));
    }

    private static Optional<Integer> goalCount(Entry entry) {
        return entry.parse(PlanFile::goalCount, "a number of goals, such as 14");
    }

    private static int goalCount(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(text);
    }

    private static List<Goal> goals(List<Entry> entries, PlanContext context) {
        List<Goal> goals = new ArrayList<>();
        for (Entry entry : entries) {
            Goal goal = GoalReader.read(entry, context);
            boolean twice = goals.stream()
                    .anyMatch(other ->
                            !goal.number().isEmpty() && other.number().equals(goal.number()) && other.overlaps(goal));
            if (twice) {
                entry.called("goal " + goal.number())
                        .wrong(
                                "the goal \"" + goal.number() + "\" a second time",
                                "each number once, or wordings that are in force at different times");
            }
            if (partlyPossible(goal)
                    && context.scoring().kind() != Scoring.Kind.NONE
                    && context.scoring().partlyCounts().isEmpty()) {
                entry.called("goal " + goal.number())
                        .wrong(
                                "a goal that may be partly met, in a plan that sums up",
                                "\"partly counts: 50 pct.\" at the top of the plan");
            }
            goals.add(goal);
        }
        return List.copyOf(goals);
    }

    private static boolean partlyPossible(Goal goal) {
        return goal.partlyWhen().isPresent()
                || goal.measures().stream()
                        .anyMatch(measure ->
                                measure.byHand().filter(ByHand::mayBePartly).isPresent()
                                        || measure.targets().values().stream().anyMatch(target -> target.partly()
                                                .isPresent()));
    }

    /** The goals of a file that several plans share; its reported values come along. */
    private List<Entry> sharedGoals(Entry entry) {
        entry.onlyKeys("goals from");
        Entry named = entry.get("goals from").orElseThrow();
        if (!named.text().matches("(\\.\\./|[A-Za-z0-9æøåÆØÅ_-]+/)*[A-Za-z0-9æøåÆØÅ_.-]+\\.yaml")) {
            named.wrong("the path of a .yaml file from this one, such as ../koncern/koncernmaal-2024.yaml");
            return List.of();
        }
        if (!entry.source().mayHaveSibling(named.text())) {
            named.wrong("a file below jobs, such as ../koncern/koncernmaal-2024.yaml");
            return List.of();
        }
        Source file = entry.source().sibling(named.text());
        if (files.contains(file)) {
            named.wrong("the file " + file.path() + " a second time", "each file once");
            return List.of();
        }
        files.add(file);
        Entry root = Entry.read(file, problems).onlyKeys("reported", "goals");
        readReported(root);
        return root.need("goals", "a list of goals").stream()
                .flatMap(list -> list.elements().stream())
                .toList();
    }

    private void readReported(Entry root) {
        root.get("reported").ifPresent(values -> values.entries().forEach((name, value) -> {
            if (reported.put(name, reportedValue(name, value)) != null) {
                value.wrong("the reported value \"" + name + "\" a second time", "each name once");
            }
        }));
    }

    private ReportedValue reportedValue(String name, Entry entry) {
        entry.onlyKeys("unit", "decimals", "valid", "guidance", GoalReader.ASKED_OF, "published");
        Optional<Entry> valid = entry.get("valid").map(value -> value.onlyKeys("from", "to"));
        if (name.isEmpty()) {
            entry.wrong("a reported value without a name", "a name");
        }
        Optional<BigDecimal> from = number(valid, "from");
        Optional<BigDecimal> to = number(valid, "to");
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0) {
            valid.orElseThrow().wrong("from " + from.get() + " to " + to.get(), "the smallest first");
        }
        return new ReportedValue(
                name,
                IndicatorReader.unit(entry),
                from,
                to,
                entry.textOr("guidance", "").replaceAll("\\s+", " "),
                GoalReader.askedOf(entry),
                entry.get("published")
                        .map(value -> terms.byTerm(value, number -> number.number("a number with a decimal point")))
                        .orElse(Map.of()));
    }

    private static Optional<BigDecimal> number(Optional<Entry> holder, String key) {
        return holder.flatMap(value -> value.get(key)).flatMap(value -> value.number("a number"));
    }

    private static Scoring scoring(Entry root) {
        return new Scoring(
                root.get("scoring")
                        .flatMap(value -> value.parse(Scoring.Kind::parse, "\"equal weights\", \"points\" or \"none\""))
                        .orElse(Scoring.Kind.NONE),
                root.get("partly counts")
                        .flatMap(
                                value -> value.parse(PlanFile::percent, "a percentage below 100 such as \"50 pct.\"")));
    }

    private static Optional<FinancialYear> financialYear(Entry entry) {
        entry.onlyKeys("from", "named");
        Optional<Month> from = entry.need("from", "the month it begins in, such as April")
                .flatMap(value -> value.parse(PlanFile::month, "a month such as April"));
        return from.flatMap(month -> entry.need("named", FinancialYear.EXPECTED)
                .flatMap(value -> value.parse(name -> new FinancialYear(month, name), FinancialYear.EXPECTED)));
    }

    private static Month month(String text) {
        return Arrays.stream(Month.values())
                .filter(month ->
                        month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static BigDecimal percent(String text) {
        Matcher matcher = PERCENT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new BigDecimal(matcher.group(1)).movePointLeft(2);
    }

    private static Optional<DueRule> dueRule(Entry entry) {
        entry.onlyKeys("within", "year within", "on a day off");
        Optional<Integer> days = entry.need("within", "days after each quarter, such as \"21 days\"")
                .flatMap(value -> value.parse(PlanFile::days, "days after each quarter, such as \"21 days\""));
        Optional<Integer> afterYear = entry.get("year within")
                .flatMap(value -> value.parse(PlanFile::days, "days after the year, such as \"75 days\""));
        Optional<DueRule.DayOff> dayOff = entry.need("on a day off", "what happens then, such as next working day")
                .flatMap(value -> value.parse(
                        DueRule.DayOff::parse, "\"next working day\", \"previous working day\" or \"stays\""));
        return days.flatMap(count -> dayOff.map(
                rule -> new DueRule(count, afterYear.map(OptionalInt::of).orElse(OptionalInt.empty()), rule)));
    }

    private static int days(String text) {
        Matcher matcher = DAYS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static Set<MonthDay> daysOff(Entry root) {
        return root.get("days off").stream()
                .flatMap(days -> days.elements().stream())
                .flatMap(day -> day.parse(PlanFile::dayOfYear, "a day of the year such as \"24 December\"").stream())
                .collect(Collectors.toSet());
    }

    private static MonthDay dayOfYear(String text) {
        try {
            return MonthDay.parse(text, DAY_OF_YEAR);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> texts(Entry list) {
        return list.elements().stream().map(Entry::plainText).toList();
    }
}
