package dk.maaltal.plan;

import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Problems;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code plan-<year>.yaml}; {@code jobs/README.md} teaches the language. */
public final class PlanFile {

    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private PlanFile() {}

    /** Reads a plan; whatever is wrong in it is added to the problems, and the plan is then of no use. */
    public static Plan read(Path file, CaseWords words, Problems problems) {
        Entry root = Entry.read(file, problems).onlyKeys("plan", "between", "year", "days off", "goals");
        Set<String> numbers = new HashSet<>();
        return new Plan(
                root.needText("plan", "the plan's title"),
                root.get("between").map(PlanFile::texts).orElse(List.of()),
                root.need("year", "the year of the plan, such as 2023")
                        .flatMap(entry -> entry.parse(Years::year, "a year such as 2023"))
                        .orElse(0),
                new WorkingDays(daysOff(root)),
                root.need("goals", "a list of goals").stream()
                        .flatMap(goals -> goals.elements().stream())
                        .map(goal -> readGoal(goal, numbers, words))
                        .toList(),
                file);
    }

    private static Goal readGoal(Entry unnamed, Set<String> numbers, CaseWords words) {
        String number = unnamed.textOr("goal", "");
        Entry entry = unnamed.called("goal " + (number.isEmpty() ? "?" : number));
        entry.onlyKeys("goal", "title", "text", "table heading", "scope", "shared notes", "measures");
        String needed = entry.needText("goal", "the goal's number in quotes, such as \"1.1\"");
        if (!needed.isEmpty() && !numbers.add(needed)) {
            entry.wrong("the goal \"" + number + "\" a second time", "each number once");
        }
        String title = entry.needText("title", "the goal's title");
        Set<String> ids = new HashSet<>();
        return new Goal(
                number,
                title,
                entry.get("text").map(PlanFile::paragraphs).orElse(List.of()),
                entry.textOr("table heading", title),
                entry.textOr("scope", ""),
                entry.yes("shared notes"),
                entry.need("measures", "a list of measures").stream()
                        .flatMap(measures -> measures.elements().stream())
                        .map(measure -> MeasureReader.read(measure, number, ids, words))
                        .toList());
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

    /** A text's paragraphs; a blank line parts them, and lines within one are joined. */
    private static List<String> paragraphs(Entry text) {
        return text
                .plainText()
                .lines()
                .collect(Collectors.joining("\n"))
                .transform(all -> List.of(all.split("\n\\s*\n")))
                .stream()
                .map(paragraph -> paragraph.replaceAll("\\s*\n\\s*", " ").strip())
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }
}
