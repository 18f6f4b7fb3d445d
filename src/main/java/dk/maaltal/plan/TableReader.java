package dk.maaltal.plan;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.declaration.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tables of several rows, each row a figure: bands of age, what came and went, the oldest cases. */
final class TableReader {

    /** What makes such a table. */
    static final List<String> TABLES = List.of("ages", "flow", "oldest");

    private final Entry entry;
    private final CaseKeys keys;

    private TableReader(Entry entry, PlanContext context) {
        this.entry = entry;
        this.keys = new CaseKeys(entry, context);
    }

    /** The rows by their names, in order; what is wrong is reported by the entry. */
    static Map<String, Indicator> read(String kind, Entry entry, PlanContext context) {
        TableReader reader = new TableReader(entry, context);
        return switch (kind) {
            case "ages" -> reader.ages();
            case "flow" -> reader.flow();
            default -> reader.oldest();
        };
    }

    private Map<String, Indicator> ages() {
        entry.onlyKeys("of", "which", "cases", "limits", "in", "from", "until", "clock");
        Cases cases = keys.cases(keys.choice(
                "cases", Map.of("pending", Cases.Cohort.PENDING, "decided", Cases.Cohort.ENDED), "pending"));
        boolean inPercent = keys.choice("in", Map.of("sager", false, Unit.PERCENT.danish(), true), "sager");
        List<Deadline> limits = entry.need("limits", "lengths of time, like [3 months, 6 months, 12 months]").stream()
                .flatMap(value -> value.elements().stream())
                .flatMap(value -> value.parse(Deadline::parse, Deadline.EXPECTED).stream())
                .toList();
        if (limits.isEmpty()) {
            entry.get("limits").ifPresent(value -> value.wrong("no limits", "at least one length of time"));
        }
        Map<String, Indicator> rows = new LinkedHashMap<>();
        for (int i = 0; i <= limits.size() && !limits.isEmpty(); i++) {
            Optional<Deadline> over = i == 0 ? Optional.empty() : Optional.of(limits.get(i - 1));
            Optional<Deadline> upTo = i == limits.size() ? Optional.empty() : Optional.of(limits.get(i));
            if (over.isPresent()
                    && upTo.isPresent()
                    && (over.get().unit() != upTo.get().unit()
                            || over.get().count() >= upTo.get().count())) {
                entry.wrong("limits that do not rise", "rising limits of one unit, like [3 months, 6 months]");
                return Map.of();
            }
            CaseTest aged = CaseTest.aged(new CaseTest.Ages(over, upTo));
            rows.put(
                    band(over, upTo),
                    inPercent ? new Indicator.Share(cases, aged, Optional.empty()) : new Indicator.Count(cases, aged));
        }
        return rows;
    }

    private static String band(Optional<Deadline> over, Optional<Deadline> upTo) {
        return upTo.isEmpty()
                ? "Over " + over.orElseThrow().danish()
                : over.map(Deadline::count).orElse(0) + "-" + upTo.get().danish();
    }

    private Map<String, Indicator> flow() {
        entry.onlyKeys("of");
        List<Entry> populations = entry.need("of", "a population, or a list of them").stream()
                .flatMap(value -> value.elements().stream())
                .toList();
        if (populations.isEmpty() && entry.get("of").isPresent()) {
            entry.get("of").get().wrong("an empty list", "at least one population");
        }
        Map<String, Indicator> rows = new LinkedHashMap<>();
        populations.forEach(population -> {
            String name = keys.population(population);
            if (populations.stream().filter(other -> other.text().equals(name)).count() > 1) {
                population.wrong("\"" + name + "\" more than once", "each population once");
            }
            String before = populations.size() == 1 ? "" : (name.equals(CaseWords.ALL) ? "Alle sager" : name) + ": ";
            rows.put(before + Unit.capitalized(keys.vocabulary(name).received()), all(name, Cases.Cohort.RECEIVED));
            rows.put(before + Unit.capitalized(keys.vocabulary(name).decided()), all(name, Cases.Cohort.ENDED));
            rows.put(before + Unit.capitalized(keys.vocabulary(name).pending()), all(name, Cases.Cohort.PENDING));
        });
        return rows;
    }

    private static Indicator all(String population, Cases.Cohort cohort) {
        return new Indicator.Count(
                Cases.of(new Population(population, Optional.empty()), cohort, Clock.USUAL), CaseTest.NONE);
    }

    private Map<String, Indicator> oldest() {
        entry.onlyKeys("of", "which", "count", "from", "clock");
        Cases cases = keys.cases(Cases.Cohort.PENDING);
        int count = entry.need("count", "how many, such as 10")
                .flatMap(value -> value.parse(TableReader::rank, "1 to " + Aggregate.MOST))
                .orElse(1);
        Map<String, Indicator> rows = new LinkedHashMap<>();
        for (int rank = 1; rank <= count; rank++) {
            rows.put(
                    rank + ". ældste",
                    new Indicator.Statistic(
                            cases, Optional.empty(), Aggregate.ranked(rank), Unit.DAYS.withDecimals(0)));
        }
        return rows;
    }

    private static int rank(String text) {
        int rank = Integer.parseInt(text);
        if (rank < 1 || rank > Aggregate.MOST) {
            throw new IllegalArgumentException(text);
        }
        return rank;
    }
}
