package dk.maaltal.report;

import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Layout;
import dk.maaltal.plan.Plan;
import dk.maaltal.verdicts.GoalVerdict;
import dk.maaltal.verdicts.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a template may name of one goal: its line in an overview, its tables, and its analysis. */
final class GoalFields {

    /** Whether the report analyses the goal. */
    static final String ANALYSED = "analyseres";

    /** Whether the day has not come on which the goal is judged. */
    static final String WAITING = "venter";

    /** Whether the goal is not met, or in part only. */
    static final String FAILED = "svigter";

    private final Report report;
    private final Goal goal;
    private final String newSection;
    private final GoalVerdict verdict;

    /** @param newSection the heading that begins with this goal; empty where none does */
    GoalFields(Report report, Goal goal, String newSection) {
        this.report = report;
        this.goal = goal;
        this.newSection = newSection;
        this.verdict = report.scorecard().goal(goal.number());
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
        fields.put("tegn", goal.promises() ? VerdictWords.mark(verdict.verdict()) : "");
        fields.put("udfald", goal.promises() ? VerdictWords.of(verdict.verdict()) : "");
        fields.put(WAITING, goal.promises() && verdict.verdict() == Verdict.NOT_DUE);
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

    private boolean isFailed() {
        return goal.promises() && (verdict.verdict() == Verdict.NOT_MET || verdict.verdict() == Verdict.PARTLY_MET);
    }

    /** A goal is analysed where the plan or a person says so, and an essential one wherever it is not met. */
    private void putAnalysis(Map<String, Object> fields) {
        String number = goal.number();
        Optional<String> action = report.answers().action(number, report.at());
        fields.put(
                ANALYSED,
                goal.analysed() || report.answers().isChosen(number, report.at()) || (goal.essential() && isFailed()));
        fields.put(
                "forklaring", report.answers().explanation(number, report.at()).orElse(""));
        fields.put("forklaringmangler", report.isUnexplained(verdict));
        fields.put("analyse", report.answers().analysis(number, report.at()).orElse(""));
        fields.put(
                "ydreforhold",
                report.answers().causesOutside(number, report.at()).orElse(""));
        fields.put(
                "opfoelgning",
                Stream.of(
                                action.map(GoalFields::sentence),
                                report.answers()
                                        .responsible(number, report.at())
                                        .map(who -> sentence("Ansvarlig: " + who)),
                                report.answers()
                                        .doneBy(number, report.at())
                                        .map(when -> sentence("Tidspunkt: " + when)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" ")));
        fields.put("opfoelgningmangler", goal.essential() && isFailed() && action.isEmpty());
    }

    /** What people wrote, with the point that it may lack. */
    private static String sentence(String text) {
        return text.matches("(?s).*[.!?]\\s*") ? text.strip() : text.strip() + ".";
    }

    /** The goal's tables, one for each measure but where several are rows of one; and its measures one by one. */
    private void putTables(Map<String, Object> fields) {
        Map<String, MeasureFields> measures = new LinkedHashMap<>();
        goal.measures().forEach(measure -> measures.put(measure.id(), new MeasureFields(report, goal, measure)));
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
        putLine(fields, new ArrayList<>(measures.values()));
    }

    /** The goal in one line: what its parts have in common is said once, and parts that came out otherwise stand below. */
    private void putLine(Map<String, Object> fields, List<MeasureFields> measures) {
        List<MeasureFields> counting = goal.promises()
                ? measures.stream().filter(MeasureFields::counts).toList()
                : measures;
        boolean differ =
                counting.stream().map(MeasureFields::verdict).distinct().count() > 1;
        fields.put(
                "maaltal",
                differ
                        ? ""
                        : inOne(counting.stream()
                                .map(MeasureFields::promisedInLine)
                                .distinct()));
        fields.put("resultat", differ ? "" : inOne(counting.stream().map(MeasureFields::outcomeInLine)));
        fields.put("sidsteresultat", differ ? "" : inOne(counting.stream().map(MeasureFields::lastYear)));
        fields.put("linjer", differ ? counting.stream().map(MeasureFields::line).toList() : List.of());
    }

    /** "98,1; 98,9; 99,2 pct.": a unit that several have is said once. */
    private static String inOne(Stream<String> texts) {
        List<String> all = texts.filter(text -> !text.isEmpty()).toList();
        if (all.isEmpty()) {
            return "";
        }
        String last = all.get(all.size() - 1);
        int blank = last.indexOf(' ');
        String unit = blank < 0 ? "" : last.substring(blank);
        boolean same = all.stream()
                .allMatch(text -> text.matches("[-+0-9.,]+") || unit.isEmpty()
                        ? unit.isEmpty()
                        : text.endsWith(unit)
                                && text.substring(0, text.length() - unit.length())
                                        .matches("[-+0-9.,]+"));
        return all.stream()
                        .limit(all.size() - 1L)
                        .map(text -> (same ? text.substring(0, text.length() - unit.length()) : text) + "; ")
                        .collect(Collectors.joining())
                + last;
    }

    /** The goals that are worded otherwise since a day within the plan's year, a sentence each. */
    static List<String> changesOf(Plan plan) {
        return plan.goals().stream()
                .filter(goal -> goal.from()
                        .filter(day -> day.isAfter(plan.term().period().from()))
                        .isPresent())
                .map(goal -> "Mål " + goal.number() + " (" + goal.title()
                        + ") er ændret i årets løb og gælder som her fra den "
                        + Danish.date(goal.from().orElseThrow()) + "."
                        + (goal.remarks().isEmpty() ? "" : " " + sentence(goal.remarks())))
                .toList();
    }
}
