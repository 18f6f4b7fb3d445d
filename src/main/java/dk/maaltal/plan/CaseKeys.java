package dk.maaltal.plan;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The keys that several indicators of cases have in common. */
record CaseKeys(Entry entry, PlanContext context) {

    private static final Limit ANY_LIMIT =
            Limit.of(new LastDay.After(new Deadline(1, Deadline.Unit.DAYS)), CaseWords.DECIDED);

    /** What the figure says under a key, or else the table's row it stands in. */
    Optional<Entry> said(String key) {
        return entry.get(key).or(() -> ofRow(key));
    }

    /** What the row says; of which of its cases, only where the figure is about the row's cases at all. */
    private Optional<Entry> ofRow(String key) {
        return context.row()
                .filter(row -> !key.equals("which") || entry.get("of").isEmpty())
                .flatMap(row -> row.get(key));
    }

    /** What is said under a key; that nothing is, is wrong. */
    Optional<Entry> need(String key, String expected) {
        return said(key).or(() -> entry.need(key, expected));
    }

    Vocabulary vocabulary(String population) {
        return context.words().vocabulary(population);
    }

    Cases cases(Cases.Cohort cohort) {
        return Cases.of(population(), cohort, clock(cohort));
    }

    /** Of whose cases those of a kind are counted: the figure's own {@code which} tells them. */
    Cases casesOfAllKinds(Cases.Cohort cohort) {
        return Cases.of(whole(), cohort, clock(cohort));
    }

    /** The population, or those of its cases that {@code which} says. */
    Population population() {
        List<Condition> which = Stream.of(ofRow("which"), entry.get("which"))
                .flatMap(Optional::stream)
                .flatMap(said -> Population.parts(Condition.read(said, context.words())))
                .toList();
        return new Population(
                name(),
                which.size() > 1
                        ? Optional.of(new Condition.AllOf(which))
                        : which.stream().findFirst());
    }

    private Population whole() {
        return new Population(
                name(),
                entry.get("which").isPresent()
                        ? ofRow("which").map(said -> Condition.read(said, context.words()))
                        : Optional.empty());
    }

    private String name() {
        return need("of", "the name of a population in cases.yaml, or \"all\"")
                .map(this::population)
                .orElse(CaseWords.ALL);
    }

    String population(Entry said) {
        String name = said.comparedText();
        Set<String> known = new TreeSet<>(context.words().populations());
        known.add(CaseWords.ALL);
        if (!known.contains(name)) {
            said.wrong(
                    name.isEmpty() ? "nothing" : "the unknown population \"" + name + '"', Nearest.hint(name, known));
        } else if (context.words().columns().isEmpty()) {
            said.wrong("a figure of cases", "columns and an extract in cases.yaml to count them from");
        }
        return name;
    }

    /** The clock of a cohort: only of cases ended it may be said by which date they count in a period. */
    Clock clock(Cases.Cohort cohort) {
        Clock clock = clock();
        Optional<Entry> by = cohort == Cases.Cohort.ENDED ? said("by") : Optional.empty();
        if (cohort != Cases.Cohort.ENDED) {
            entry.get("by")
                    .ifPresent(value -> value.wrong("\"by\" of cases received or pending", "it only of decided ones"));
        }
        return by.isEmpty() ? clock : clock.by(date("by", clock.until()));
    }

    /**
     * From which date to which time is measured, and whether stopped days are subtracted: from receipt they are unless
     * {@code clock: gross} is said; from a later date only where {@code clock: net} says that they lie after it.
     */
    Clock clock() {
        String from = date("from", CaseWords.RECEIVED);
        String until = date("until", CaseWords.DECIDED);
        if (from.equals(until)) {
            said("from").or(() -> said("until")).orElse(entry).wrong("a time from a date to itself", "two dates");
        }
        boolean hasStops = context.words().columns().containsKey(CaseWords.STOPPED_DAYS);
        boolean isNet = choice(
                "clock",
                Map.of("net", true, "gross", false),
                from.equals(CaseWords.RECEIVED) || !hasStops ? "net" : "gross");
        said("clock")
                .filter(value -> !hasStops)
                .ifPresent(value -> value.wrong(
                        "a clock that was never stopped",
                        "a column of clock-stop days in cases.yaml, or no \"clock\""));
        return new Clock(from, until, isNet);
    }

    private String date(String key, String otherwise) {
        String date = said(key).map(Entry::comparedText).orElse(otherwise);
        Set<String> known = new TreeSet<>(context.words().dates());
        known.add(otherwise);
        known.add(CaseWords.DECIDED);
        if (!key.equals("from")) {
            known.remove(CaseWords.RECEIVED);
        } else {
            known.add(CaseWords.RECEIVED);
        }
        if (!known.contains(date)) {
            said(key).orElse(entry).wrong("the unknown date \"" + date + '"', Nearest.hint(date, known));
        }
        return date;
    }

    /** A number of some unit of time, where it is said. */
    Optional<Deadline> length(String key) {
        return said(key).flatMap(value -> value.parse(Deadline::parse, Deadline.EXPECTED));
    }

    /** The ages between two lengths of time of one unit. */
    CaseTest.Ages ages(String over, String upTo) {
        Optional<Deadline> above = length(over);
        Optional<Deadline> most = length(upTo);
        if (above.isPresent()
                && most.isPresent()
                && (above.get().unit() != most.get().unit()
                        || above.get().count() >= most.get().count())) {
            said(upTo)
                    .orElseThrow()
                    .wrong("an age that is not above \"" + above.get() + '"', "a longer one, of its unit");
        }
        return new CaseTest.Ages(above, most);
    }

    /** The date that stops the clock for good: that of the limit's last stretch where it has several. */
    Clock clock(Limit limit, Cases.Cohort cohort) {
        if (limit.isPlain()) {
            return clock(cohort);
        }
        said("by").ifPresent(by -> by.wrong("\"by\" beside limits that name their dates", "the last date last"));
        Clock clock = clock();
        return new Clock(clock.from(), limit.until(), clock.isNet());
    }

    /** One last day, or one for each date the case must pass, each counted from the date before it. */
    Limit limit() {
        Entry within = need("within", LastDayReader.EXPECTED).orElse(null);
        if (within == null) {
            return ANY_LIMIT;
        }
        Set<String> dates = context.words().dates();
        if (!within.isMapping()) {
            return LastDayReader.read(within, dates)
                    .map(last -> Limit.of(last, date("until", CaseWords.DECIDED)))
                    .orElse(ANY_LIMIT);
        }
        said("until")
                .ifPresent(until -> until.wrong(
                        "\"until\" beside limits that name their dates", "the last date last under \"within\""));
        List<Limit.Stretch> stretches = new ArrayList<>();
        Set<String> ends = new TreeSet<>(dates);
        ends.remove(CaseWords.RECEIVED);
        ends.add(CaseWords.DECIDED);
        within.entries().forEach((date, length) -> {
            if (!ends.contains(date)) {
                length.wrong("the unknown date \"" + date + '"', Nearest.hint(date, ends));
            }
            Deadline deadline =
                    length.parse(Deadline::parse, Deadline.EXPECTED).orElse(new Deadline(1, Deadline.Unit.DAYS));
            if (deadline.unit() == Deadline.Unit.WORKING_DAYS) {
                length.wrong("working days in one of several limits", "days, weeks or months");
            }
            stretches.add(new Limit.Stretch(date, new LastDay.After(deadline)));
        });
        if (stretches.isEmpty()) {
            within.wrong("no limits", "a length of time for each date, like { validated: 15 days, decided: 45 days }");
            return ANY_LIMIT;
        }
        return new Limit(List.copyOf(stretches));
    }

    Optional<Condition> condition(String key) {
        return said(key).map(value -> Condition.read(value, context.words()));
    }

    <T> T choice(String key, Map<String, T> choices, String otherwise) {
        String said = said(key).map(Entry::plainText).orElse(otherwise);
        if (!choices.containsKey(said)) {
            said(key).orElseThrow().wrong(Nearest.hint(said, choices.keySet()));
            return choices.get(otherwise);
        }
        return choices.get(said);
    }
}
