package dk.maaltal.report;

import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Layout;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.GoalText;
import dk.maaltal.verdicts.GoalVerdict;
import dk.maaltal.verdicts.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a template may name of one goal: its line in an overview, its tables, and its analysis. */
final class GoalFields {

    /** Whether the report analyses the goal. */
    static final String ANALYSED = "analyseres";

    /** Whether the day has not come on which the goal is judged. */
    static final String WAITING = "venter";

    /** The heading of a section in an overview of the goals that do not wait, at the first of them. */
    static final String SECTION_IN_OVERVIEW = "afsnitioversigt";

    /** Whether the goal is not met, or in part only. */
    static final String FAILED = "svigter";

    /** So many parts have a place in the line of their goal, or below it. */
    private static final int MOST_PARTS = 4;

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([-+0-9.,]+)( \\D+)");

    private final Report report;
    private final Goal goal;
    private final String newSection;
    private final GoalVerdict verdict;
    private final Map<String, MeasureFields> measures = new LinkedHashMap<>();

    /**
     * @param newSection the heading that begins with this goal; empty where none does
     */
    GoalFields(Report report, Goal goal, String newSection) {
        this.report = report;
        this.goal = goal;
        this.newSection = newSection;
        this.verdict = report.scorecard().goal(goal.number());
        goal.measures().forEach(measure -> measures.put(measure.id(), new MeasureFields(report, goal, measure)));
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("nummer", goal.number());
        fields.put("titel", goal.title());
        fields.put("afsnit", newSection);
        fields.put("tekst", goal.text());
        fields.put("tabeloverskrift", goal.tableHeading());
        fields.put("omfang", goal.scope());
        fields.put("bemaerkninger", goal.remarks());
        fields.put("vurdering", goal.promises() ? verdict.verdict().danish() : MeasureFields.NO_VERDICT);
        fields.put("tegn", goal.promises() ? verdict.verdict().mark() : "");
        fields.put("udfald", goal.promises() ? VerdictWords.of(verdict.verdict(), lacksAnswer()) : "");
        fields.put(WAITING, goal.promises() && verdict.verdict() == Verdict.NOT_DUE);
        fields.put("harstatus", hasStatus());
        fields.put(FAILED, isFailed());
        fields.put("oplysningmangler", verdict.verdict() == Verdict.MISSING);
        fields.put(
                "point",
                verdict.points()
                        .map(points -> Report.points(points) + " af " + Report.points(verdict.possible()))
                        .orElse(""));
        putAnalysis(fields);
        putTables(fields);
        return fields;
    }

    /** Whether there is something to tell of it by now: it is judged, or has parts that are done one by one. */
    private boolean hasStatus() {
        return verdict.verdict() != Verdict.NOT_DUE
                || measures.values().stream().anyMatch(measure -> measure.parts() > 0);
    }

    private boolean lacksAnswer() {
        return counting().stream().anyMatch(MeasureFields::lacksAnswer);
    }

    /** The measures that the goal is judged by; all of a goal that promises nothing. */
    private List<MeasureFields> counting() {
        return measures.values().stream()
                .filter(measure -> measure.counts() || !goal.promises())
                .toList();
    }

    private boolean isFailed() {
        return goal.promises() && (verdict.verdict() == Verdict.NOT_MET || verdict.verdict() == Verdict.PARTLY_MET);
    }

    /**
     * A goal is analysed where the plan or a person says so, also by writing something about it, and an essential one wherever
     * it is not met.
     */
    private void putAnalysis(Map<String, Object> fields) {
        Map<String, Optional<String>> texts = new LinkedHashMap<>();
        texts.put("forklaring", told(GoalText.EXPLANATION));
        texts.put("analyse", told(GoalText.ANALYSIS));
        texts.put("ydreforhold", told(GoalText.CAUSES_OUTSIDE));
        texts.put("opfoelgning", followUp());
        fields.put(
                ANALYSED,
                goal.analysed()
                        || told(GoalText.CHOSEN).isPresent()
                        || (goal.essential() && isFailed())
                        || texts.values().stream().anyMatch(Optional::isPresent));
        texts.forEach((name, text) -> fields.put(name, text.orElse("")));
        fields.put("forklaringmangler", report.isUnexplained(verdict));
        fields.put(
                "opfoelgningmangler",
                goal.essential() && isFailed() && told(GoalText.ACTION).isEmpty());
    }

    private Optional<String> told(GoalText text) {
        return report.answers().text(text, goal.number(), report.at());
    }

    /** What is done, who does it, and when: a sentence each. */
    private Optional<String> followUp() {
        String told = Stream.of(
                        told(GoalText.ACTION),
                        told(GoalText.RESPONSIBLE).map(who -> "Ansvarlig: " + who),
                        told(GoalText.DONE_BY).map(when -> "Tidspunkt: " + when))
                .flatMap(Optional::stream)
                .map(GoalFields::sentence)
                .collect(Collectors.joining(" "));
        return Optional.of(told).filter(text -> !text.isEmpty());
    }

    /** What people wrote, with the point that it may lack. */
    private static String sentence(String text) {
        return text.matches("(?s).*[.!?]\\s*") ? text.strip() : text.strip() + ".";
    }

    /** The goal's tables, one for each measure but where several are rows of one; and its measures one by one. */
    private void putTables(Map<String, Object> fields) {
        Set<Map<String, Object>> shared = new LinkedHashSet<>();
        List<Map<String, Object>> tables = new ArrayList<>();
        List<Map<String, Object>> points = new ArrayList<>();
        String last = goal.measures().get(goal.measures().size() - 1).id();
        measures.forEach((id, fieldsOf) -> {
            Optional<Layout> layout = goal.layout(id);
            Optional<LayoutFields> together = layout.map(of -> new LayoutFields(report, goal, of, measures));
            List<Map<String, Object>> notes = together.map(LayoutFields::notes).orElseGet(fieldsOf::notes);
            shared.addAll(notes);
            boolean endsTable = layout.map(of -> of.endsWith(id)).orElse(true);
            List<Map<String, Object>> printed =
                    !goal.sharedNotes() ? notes : id.equals(last) ? List.copyOf(shared) : List.of();
            Map<String, Object> own = fieldsOf.fields(printed);
            points.add(own);
            if (endsTable) {
                tables.add(together.map(of -> of.fields(printed)).orElse(own));
            }
        });
        fields.put("tabeller", tables);
        fields.put("punkter", points);
        putLine(fields);
    }

    /**
     * The goal in one line: what its parts have in common is said once. Where they came out differently, the line says how many
     * are met, and the parts stand below; of many only those that are not.
     */
    private void putLine(Map<String, Object> fields) {
        List<MeasureFields> counting = counting();
        boolean differ =
                counting.stream().map(MeasureFields::verdict).distinct().count() > 1;
        if (differ) {
            boolean areMany = counting.size() > MOST_PARTS;
            fields.put("maaltal", "");
            fields.put("resultat", met(counting));
            fields.put("sidsteresultat", "");
            fields.put(
                    "linjer",
                    counting.stream()
                            .filter(measure -> !areMany || measure.verdict() != Verdict.MET)
                            .map(MeasureFields::line)
                            .toList());
        } else {
            fields.put(
                    "maaltal",
                    inOne(counting.stream().map(MeasureFields::promisedInLine).distinct()));
            fields.put("resultat", result(counting));
            fields.put("sidsteresultat", inOne(counting.stream().map(MeasureFields::lastYear)));
            fields.put("linjer", List.of());
        }
    }

    /** "3 af 4 delmål opfyldt" */
    private static String met(List<MeasureFields> measures) {
        long met = measures.stream()
                .filter(measure -> measure.verdict() == Verdict.MET)
                .count();
        return met + " af " + measures.size() + " delmål opfyldt";
    }

    private static String result(List<MeasureFields> measures) {
        if (measures.size() > MOST_PARTS) {
            return measures.get(0).verdict().isDecided() ? met(measures) : "";
        }
        return measures.stream().allMatch(measure -> measure.parts() > 0)
                ? MeasureFields.done(
                        measures.stream().mapToLong(MeasureFields::partsMet).sum(),
                        measures.stream().mapToLong(MeasureFields::parts).sum())
                : inOne(measures.stream().map(MeasureFields::outcomeInLine));
    }

    /** "98,1; 98,9; 99,2 pct.": a unit that several have is said once, and what is not known is left out. */
    private static String inOne(Stream<String> texts) {
        List<String> all = texts.filter(text -> !text.isEmpty() && !text.equals(Danish.NONE))
                .toList();
        if (all.isEmpty()) {
            return "";
        }
        String last = all.get(all.size() - 1);
        Matcher ofLast = NUMBER_AND_UNIT.matcher(last);
        String unit = ofLast.matches() ? ofLast.group(2) : "";
        boolean same = all.stream().allMatch(text -> {
            Matcher own = NUMBER_AND_UNIT.matcher(text);
            return own.matches() && own.group(2).equals(unit);
        });
        return all.stream()
                        .limit(all.size() - 1L)
                        .map(text -> (same ? text.substring(0, text.length() - unit.length()) : text) + "; ")
                        .collect(Collectors.joining())
                + last;
    }

    /** The goals that were worded otherwise, came or went within the plan's year, a sentence each. */
    static List<String> changesOf(Plan plan) {
        Set<String> now = plan.goals().stream().map(Goal::number).collect(Collectors.toSet());
        Set<String> before = plan.ended().stream().map(Goal::number).collect(Collectors.toSet());
        Stream<String> sinceADay = plan.goals().stream()
                .filter(goal -> goal.from()
                        .filter(day -> day.isAfter(plan.term().period().from()))
                        .isPresent())
                .map(goal -> change(
                        goal,
                        (before.contains(goal.number())
                                        ? "er ændret i årets løb og gælder som her fra den "
                                        : "er kommet til i årets løb og gælder fra den ")
                                + Danish.date(goal.from().orElseThrow())));
        Stream<String> dropped = plan.ended().stream()
                .filter(goal -> !now.contains(goal.number()))
                .map(goal -> change(
                        goal,
                        "gjaldt til og med den " + Danish.date(goal.until().orElseThrow())
                                + " og indgår ikke længere i planen"));
        return Stream.concat(sinceADay, dropped).toList();
    }

    private static String change(Goal goal, String what) {
        return "Mål " + goal.number() + " (" + goal.title() + ") " + what + "."
                + (goal.remarks().isEmpty() ? "" : " " + sentence(goal.remarks()));
    }
}
