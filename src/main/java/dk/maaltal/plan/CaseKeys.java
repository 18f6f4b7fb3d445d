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

/** The keys that several indicators of cases have in common. */
record CaseKeys(Entry entry, PlanContext context) {

    /** What the figure says of a key, or else the row of the table that it stands in. */
    private Optional<Entry> said(String key) {
        return entry.get(key).or(() -> context.row().flatMap(row -> row.get(key)));
    }

    /** What is {@link #said} of a key that must be there; its absence is reported. */
    Optional<Entry> need(String key, String expected) {
        return said(key).or(() -> entry.need(key, expected));
    }

    String population() {
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

    String until() {
        String date = said("until").map(Entry::comparedText).orElse(CaseWords.DECIDED);
        if (!endDates().contains(date)) {
            said("until").orElse(entry).wrong("the unknown date \"" + date + '"', Nearest.hint(date, endDates()));
        }
        return date;
    }

    private Set<String> endDates() {
        Set<String> known = new TreeSet<>(context.words().dates());
        known.remove(CaseWords.RECEIVED);
        known.add(CaseWords.DECIDED);
        return known;
    }

    /** One deadline, or one for each date the case must pass, each counted from the date before it. */
    Limit limit() {
        Entry within = need("within", Deadline.EXPECTED).orElse(null);
        if (within == null) {
            return Limit.of(new Deadline(1, Deadline.Unit.DAYS), until());
        }
        if (!within.isMapping()) {
            return Limit.of(deadline(within), until());
        }
        said("until")
                .ifPresent(until -> until.wrong(
                        "\"until\" beside limits that name their dates", "the last date last under \"within\""));
        List<Limit.Stretch> stretches = new ArrayList<>();
        within.entries().forEach((date, length) -> {
            if (!endDates().contains(date)) {
                length.wrong("the unknown date \"" + date + '"', Nearest.hint(date, endDates()));
            }
            Deadline deadline = deadline(length);
            if (deadline.unit() == Deadline.Unit.WORKING_DAYS) {
                length.wrong("working days in one of several limits", "days, weeks or months");
            }
            stretches.add(new Limit.Stretch(date, deadline));
        });
        if (stretches.isEmpty()) {
            within.wrong("no limits", "a length of time for each date, like { validated: 15 days, decided: 45 days }");
            return Limit.of(new Deadline(1, Deadline.Unit.DAYS), CaseWords.DECIDED);
        }
        return new Limit(List.copyOf(stretches));
    }

    private static Deadline deadline(Entry value) {
        return value.parse(Deadline::parse, Deadline.EXPECTED).orElse(new Deadline(1, Deadline.Unit.DAYS));
    }

    <T> T choice(String key, Map<String, T> choices, String otherwise) {
        String choice = said(key).map(Entry::plainText).orElse(otherwise);
        if (!choices.containsKey(choice)) {
            said(key).orElseThrow().wrong(Nearest.hint(choice, choices.keySet()));
            return choices.get(otherwise);
        }
        return choices.get(choice);
    }
}
