package dk.maaltal.plan;

import dk.maaltal.calendar.Period;
import dk.maaltal.declaration.Entry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one goal of a plan. */
final class GoalReader {

    /** The office that is asked; it becomes part of the name of a file. */
    static final String ASKED_OF = "asked of";

    private static final String LETTER = "[A-Za-zÆØÅæøåÄÖäöÉé0-9]";
    private static final String OFFICE =
            "the name of an office in letters, digits, spaces and hyphens, such as økonomi";
    private static final String DATE = "a date like 2024-06-30";

    private GoalReader() {}

    /** Reads a goal; what is wrong in it is reported by its entry. */
    static Goal read(Entry unnamed, PlanContext context) {
        String number = unnamed.textOr("goal", "");
        Entry entry = unnamed.called("goal " + (number.isEmpty() ? "?" : number));
        entry.onlyKeys(
                "goal",
                "section",
                "title",
                "text",
                "table heading",
                "scope",
                "remarks",
                ASKED_OF,
                "shared notes",
                "essential",
                "analyse",
                "met when",
                "partly when",
                "points",
                "in force",
                "measures");
        entry.needText("goal", "the goal's number in quotes, such as \"1.1\"");
        String title = entry.needText("title", "the goal's title");
        Set<String> ids = new LinkedHashSet<>();
        List<Layout> layouts = new ArrayList<>();
        List<Measure> measures = entry.need("measures", "a list of measures").stream()
                .flatMap(list -> list.elements().stream())
                .flatMap(measure -> LayoutReader.hasRows(measure)
                        ? LayoutReader.read(measure, number, ids, layouts, context).stream()
                        : Stream.of(MeasureReader.read(measure, number, ids, context)))
                .toList();
        if (measures.isEmpty() && entry.get("measures").isPresent()) {
            entry.get("measures").get().wrong("an empty list", "at least one measure");
        }
        Optional<Entry> inForce = entry.get("in force").map(value -> value.onlyKeys("from", "until"));
        Goal goal = new Goal(
                number,
                entry.textOr("section", ""),
                title,
                entry.get("text").map(GoalReader::paragraphs).orElse(List.of()),
                entry.textOr("table heading", title),
                entry.textOr("scope", ""),
                entry.textOr("remarks", ""),
                askedOf(entry),
                entry.yes("shared notes"),
                entry.get("essential").isEmpty() || entry.yes("essential"),
                entry.yes("analyse"),
                entry.get("met when").flatMap(value -> metWhen(value, measures)).orElse(MetWhen.ALL),
                entry.get("partly when").flatMap(value -> metWhen(value, measures)),
                entry.get("points").flatMap(GoalReader::points),
                inForce.flatMap(value -> day(value, "from")),
                inForce.flatMap(value -> day(value, "until")),
                measures,
                layouts);
        checkPoints(entry, goal, context);
        inForce.ifPresent(value -> checkInForce(value, goal, context));
        return goal;
    }

    private static Optional<MetWhen> metWhen(Entry value, List<Measure> measures) {
        Optional<MetWhen> rule = value.parse(MetWhen::parse, MetWhen.EXPECTED);
        long counting = measures.stream().filter(Measure::counts).count();
        rule.filter(r -> r.atLeast() > counting)
                .ifPresent(r -> value.wrong(
                        "\"" + value.text() + '"',
                        "no more than the " + counting + " measures that promise something"));
        return rule;
    }

    private static void checkPoints(Entry entry, Goal goal, PlanContext context) {
        boolean scored = context.scoring().kind() == Scoring.Kind.POINTS;
        boolean onMeasures =
                goal.measures().stream().anyMatch(measure -> measure.points().isPresent());
        if (!scored && goal.points().isPresent()) {
            entry.get("points")
                    .orElseThrow()
                    .wrong("points", "\"scoring: points\" at the top of the plan, or no points");
        }
        if (goal.points().isPresent() && onMeasures) {
            entry.get("points").orElseThrow().wrong("points on the goal and on its measures", "one or the other");
        }
        boolean onAll = goal.measures().stream().filter(Measure::counts).allMatch(measure -> measure.points()
                .isPresent());
        if (scored && goal.promises() && goal.points().isEmpty() && !(onMeasures && onAll)) {
            entry.wrong("no points", "points on the goal, or on each of its measures that promises something");
        }
    }

    private static void checkInForce(Entry entry, Goal goal, PlanContext context) {
        Period year = context.term().period();
        LocalDate from = goal.from().orElse(year.from());
        LocalDate until = goal.until().orElse(year.to());
        if (context.year() != 0 && (until.isBefore(from) || until.isBefore(year.from()) || from.isAfter(year.to()))) {
            entry.wrong(
                    "a wording that is never in force",
                    "days within " + context.year() + ", the first before the last");
        }
    }

    /** A number of points above 0. */
    static Optional<BigDecimal> points(Entry entry) {
        Optional<BigDecimal> points = entry.number("a number of points");
        points.filter(number -> number.signum() <= 0).ifPresent(number -> entry.wrong("points above 0"));
        return points;
    }

    /** The office that is asked; empty where the entry names none. */
    static String askedOf(Entry entry) {
        return entry.get(ASKED_OF)
                .flatMap(office -> office.parse(GoalReader::office, OFFICE))
                .orElse("");
    }

    private static String office(String text) {
        if (!text.matches(LETTER + "(" + LETTER.replace("]", " -]{0,38}") + LETTER + ")?")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Optional<LocalDate> day(Entry entry, String key) {
        return entry.get(key).flatMap(value -> value.day(DATE));
    }

    /** A text's paragraphs; a blank line parts them, and lines within one are joined. */
    static List<String> paragraphs(Entry text) {
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
