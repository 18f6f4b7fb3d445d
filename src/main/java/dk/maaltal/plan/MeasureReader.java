package dk.maaltal.plan;

import dk.maaltal.declaration.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one measure of a plan. */
final class MeasureReader {

    private static final List<String> KEYS = List.of(
            "measure",
            "title",
            "share",
            "average",
            "rate",
            "pending",
            "years",
            "target",
            "unit heading",
            "decimals",
            "no result",
            "marks",
            "notes");

    private MeasureReader() {}

    static Measure read(Entry unnamed, String goal, Set<String> ids, CaseWords words) {
        String id = unnamed.textOr("measure", "");
        Entry entry = unnamed.called("goal " + goal + " > measure " + (id.isEmpty() ? "?" : id))
                .onlyKeys(KEYS);
        String needed = entry.needText("measure", "the letter of the table, such as a");
        if (!needed.isEmpty() && !ids.add(needed)) {
            entry.wrong("the measure \"" + id + "\" a second time", "each letter once within a goal");
        }
        String title = entry.needText("title", "the words over the table");
        Years years = entry.need("years", Years.EXPECTED)
                .flatMap(value -> value.parse(Years::parse, Years.EXPECTED))
                .orElse(Years.ANY);
        Indicator indicator = IndicatorReader.read(entry, years, words);
        Map<Integer, Target> targets =
                entry.get("target").map(target -> targets(target, years)).orElse(Map.of());
        return new Measure(
                id, title, indicator, years.first(), years.last(), targets, printed(entry, years, indicator));
    }

    private static Map<Integer, Target> targets(Entry entry, Years years) {
        if (entry.isMapping()) {
            return years.byYear(entry, target -> target.parse(Target::parse, Target.EXPECTED));
        }
        return entry.parse(Target::parse, Target.EXPECTED).map(years::all).orElse(Map.of());
    }

    private static Printed printed(Entry entry, Years years, Indicator indicator) {
        Optional<Entry> marks = entry.get("marks").map(value -> value.onlyKeys("year", "target"));
        return new Printed(
                entry.textOr("unit heading", indicator.unit().heading()),
                entry.get("decimals")
                        .map(value -> years.byYear(value, d -> d.parse(MeasureReader::decimals, "0 to 6")))
                        .orElse(Map.of()),
                texts(entry.get("no result"), years),
                texts(marks.flatMap(value -> value.get("year")), years),
                texts(marks.flatMap(value -> value.get("target")), years),
                entry.get("notes").map(MeasureReader::notes).orElse(Map.of()));
    }

    private static Map<Integer, String> texts(Optional<Entry> entry, Years years) {
        return entry.map(value -> years.byYear(value, text -> Optional.of(text.plainText())))
                .orElse(Map.of());
    }

    private static Map<String, String> notes(Entry entry) {
        Map<String, String> notes = new LinkedHashMap<>();
        entry.entries().forEach((mark, text) -> notes.put(mark, text.plainText().replaceAll("\\s+", " ")));
        return notes;
    }

    private static int decimals(String text) {
        int decimals = Integer.parseInt(text);
        if (decimals < 0 || decimals > 6) {
            throw new IllegalArgumentException(text);
        }
        return decimals;
    }
}
