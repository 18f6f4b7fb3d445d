package dk.maaltal.reported;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.calendar.Term;
import dk.maaltal.plan.ByHand;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.ReportedValue;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people must tell of a plan at a reporting point, because no case system knows it. */
public final class Questions {

    /** As days are written in the workbook and of it. */
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    private static final String MILESTONE = "milepael";
    private static final String ASSESSMENT = "vurdering";
    private static final String STATE = "status";
    private static final String DONE_ON = "dato";
    private static final String EVIDENCE = "dokumentation";

    private final Plan plan;
    private final ReportingPoint at;
    private final List<Question.Row> rows = new ArrayList<>();

    private Questions(Plan plan, ReportingPoint at) {
        this.plan = plan.inForce(at.day());
        this.at = at;
    }

    /** The questions, sheet by sheet and in the plan's order. */
    public static List<Question.Row> of(Plan plan, ReportingPoint at) {
        Questions questions = new Questions(plan, at);
        questions.addValues();
        questions.plan.goals().forEach(goal -> goal.measures()
                .forEach(measure -> measure.byHand().ifPresent(byHand -> questions.addByHand(goal, measure, byHand))));
        questions.addTexts();
        return List.copyOf(questions.rows);
    }

    static String value(String name, Term term) {
        return "tal/" + name + "/" + term.name();
    }

    static String source(String name, Term term) {
        return "kilde/" + name + "/" + term.name();
    }

    static String state(String goal, String measure, ByHand.Part part) {
        return milestone(goal, measure, part, STATE);
    }

    static String doneOn(String goal, String measure, ByHand.Part part) {
        return milestone(goal, measure, part, DONE_ON);
    }

    static String evidence(String goal, String measure, ByHand.Part part) {
        return milestone(goal, measure, part, EVIDENCE);
    }

    /** Whether a key is that of a milestone's state. */
    static boolean isState(String key) {
        return key.startsWith(MILESTONE + "/") && key.endsWith("/" + STATE);
    }

    /** The key of the day a part was done, from that of its state. */
    static String doneOnOf(String state) {
        return state.substring(0, state.length() - STATE.length()) + DONE_ON;
    }

    /** Parts are known by their words: were they known by their place, an answer could end at another part. */
    private static String milestone(String goal, String measure, ByHand.Part part, String what) {
        return String.join("/", MILESTONE, goal, measure, part.text(), what);
    }

    static String assessment(String goal, String measure) {
        return String.join("/", ASSESSMENT, goal, measure, STATE);
    }

    static String assessmentEvidence(String goal, String measure) {
        return String.join("/", ASSESSMENT, goal, measure, EVIDENCE);
    }

    static String explanation(String goal, ReportingPoint at) {
        return "forklaring/" + goal + "/" + at.name();
    }

    static String analysis(String goal, ReportingPoint at) {
        return "analyse/" + goal + "/" + at.name();
    }

    static String discretion(ReportingPoint at) {
        return "skoen/" + at.name();
    }

    private void addValues() {
        Map<ReportedValue, Set<Term>> terms = new LinkedHashMap<>();
        Map<ReportedValue, Set<String>> goals = new LinkedHashMap<>();
        for (Goal goal : plan.goals()) {
            for (Measure measure : goal.measures()) {
                Collection<Indicator> rowsOfTable = measure.rows().values();
                measure.terms().stream()
                        .filter(term -> !term.period().from().isAfter(at.day()))
                        .forEach(term -> rowsOfTable.forEach(row -> collect(row, term, terms)));
                rowsOfTable.forEach(row -> usedBy(row, goal, goals));
            }
        }
        terms.forEach((value, of) -> of.stream()
                .sorted()
                .filter(term -> value.published(term).isEmpty())
                .forEach(term -> addValue(value, term, String.join(", ", goals.get(value)))));
    }

    private static void collect(Indicator indicator, Term term, Map<ReportedValue, Set<Term>> terms) {
        if (indicator instanceof Indicator.Reported reported) {
            terms.computeIfAbsent(reported.value(), value -> new LinkedHashSet<>())
                    .add(term);
        }
        Term of = indicator instanceof Indicator.YearBefore ? term.yearBefore() : term;
        indicator.parts().forEach(part -> collect(part, of, terms));
    }

    private static void usedBy(Indicator indicator, Goal goal, Map<ReportedValue, Set<String>> goals) {
        if (indicator instanceof Indicator.Reported reported) {
            goals.computeIfAbsent(reported.value(), value -> new LinkedHashSet<>())
                    .add(goal.number());
        }
        indicator.parts().forEach(part -> usedBy(part, goal, goals));
    }

    private void addValue(ReportedValue value, Term term, String goals) {
        rows.add(new Question.Row(
                Question.Sheet.VALUES,
                goals,
                value.name(),
                term.danish(),
                value.unit().danish(),
                value.guidance(),
                List.of(
                        new Question(
                                value(value.name(), term),
                                "Værdi",
                                new Question.Number(
                                        value.from(), value.to(), value.unit().decimals())),
                        new Question(source(value.name(), term), "Kilde", new Question.Text()))));
    }

    private void addByHand(Goal goal, Measure measure, ByHand byHand) {
        if (byHand instanceof ByHand.Milestone milestone) {
            milestone.parts().forEach(part -> addPart(goal, measure, part));
        } else {
            addAssessment(goal, measure, (ByHand.Assessment) byHand);
        }
    }

    private void addPart(Goal goal, Measure measure, ByHand.Part part) {
        String name = goal.number();
        rows.add(new Question.Row(
                Question.Sheet.MILESTONES,
                name + " " + measure.id(),
                part.text(),
                DAY.format(part.due()),
                "",
                part.words().isEmpty() ? "" : "Planen: " + part.words() + ", senest " + DAY.format(part.due()) + ".",
                List.of(
                        new Question(
                                state(name, measure.id(), part),
                                "Status",
                                new Question.OneOf(Answers.PartState.words())),
                        new Question(
                                doneOn(name, measure.id(), part),
                                "Udført den",
                                new Question.Day(
                                        LocalDate.of(plan.year() - 1, 1, 1), LocalDate.of(plan.year() + 2, 12, 31))),
                        new Question(evidence(name, measure.id(), part), "Dokumentation", new Question.Text()))));
    }

    private void addAssessment(Goal goal, Measure measure, ByHand.Assessment assessment) {
        rows.add(new Question.Row(
                Question.Sheet.ASSESSMENTS,
                goal.number() + " " + measure.id(),
                measure.title(),
                "",
                "",
                "",
                List.of(
                        new Question(
                                assessment(goal.number(), measure.id()),
                                "Vurdering",
                                new Question.OneOf(Answers.Assessment.words(assessment.partly()))),
                        new Question(
                                assessmentEvidence(goal.number(), measure.id()),
                                "Dokumentation",
                                new Question.Text()))));
    }

    private void addTexts() {
        for (Goal goal : plan.goals()) {
            rows.add(new Question.Row(
                    Question.Sheet.TEXTS,
                    goal.number(),
                    goal.title(),
                    at.danish(),
                    "",
                    "Forklaring skal udfyldes, når målet ikke er opfyldt.",
                    List.of(
                            new Question(explanation(goal.number(), at), "Forklaring", new Question.Text()),
                            new Question(analysis(goal.number(), at), "Analyse", new Question.Text()))));
        }
        rows.add(new Question.Row(
                Question.Sheet.TEXTS,
                "",
                "Departementschefens diskretionære vurdering",
                at.danish(),
                "",
                "Står i rapporten ved siden af den beregnede opfyldelse; ændrer den ikke.",
                List.of(new Question(discretion(at), "Forklaring", new Question.Text()))));
    }
}
