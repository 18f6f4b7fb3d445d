package dk.maaltal.reported;

import dk.maaltal.Checksum;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.calendar.Term;
import dk.maaltal.plan.ByHand;
import dk.maaltal.plan.BySource;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.ReportedValue;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people must report for a plan at a reporting point, because no case system knows it. */
public final class Questions {

    /** As days are written in the workbook and of it. */
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ROOT);

    /** What the row of the institution's own view of the year asks about. */
    public static final String OVERALL_VIEW = "Samlet vurdering af året";

    /** What the row of the department's view asks about. */
    public static final String DISCRETIONARY_VIEW = "Departementschefens diskretionære vurdering";

    private static final String VALUE = "tal/";
    private static final String SOURCE = "kilde/";
    private static final String MILESTONE = "milepael";
    private static final String ASSESSMENT = "vurdering";
    private static final String DISCRETION = "skoen/";
    private static final String OVERALL = "samlet/";
    private static final List<String> TEXTS = Stream.concat(
                    Arrays.stream(GoalText.values()).map(GoalText::prefix), Stream.of(DISCRETION, OVERALL))
            .toList();
    /** What version 0.1 did not ask: unanswered it is no part of what a report was made from. */
    private static final List<String> ADDED = Stream.concat(
                    Arrays.stream(GoalText.values())
                            .filter(text -> !text.isAskedSinceTheFirst())
                            .map(GoalText::prefix),
                    Stream.of(OVERALL))
            .toList();

    private static final Pattern WORDS =
            Pattern.compile("/ordlyd (?:fra (\\d{4}-\\d\\d-\\d\\d) )?[0-9a-f]{12}/(?=[^/]*$)");
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

    /** The offices that are asked, in the order of their first questions; "" is the workbook of all others. */
    public static List<String> offices(Plan plan, ReportingPoint at) {
        return of(plan, at).stream().map(Question.Row::office).distinct().toList();
    }

    /**
     * The day an answer is about, inclusive: what is told at a reporting point is about that point, and a value of a term
     * that was over by then about the term's last day.
     *
     * @param key of the question
     * @param at the reporting point it is asked at
     */
    public static LocalDate about(String key, ReportingPoint at) {
        if (!key.startsWith(VALUE) && !key.startsWith(SOURCE)) {
            return at.day();
        }
        LocalDate end =
                Term.parse(key.substring(key.lastIndexOf('/') + 1)).period().to();
        return end.isBefore(at.day()) ? end : at.day();
    }

    static String value(String name, Term term) {
        return VALUE + name + "/" + term.name();
    }

    static String source(String name, Term term) {
        return SOURCE + name + "/" + term.name();
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

    /** The keys of the days that parts of milestones were done, by the keys of the parts' states. */
    static Map<String, String> doneOnByState(Plan plan, ReportingPoint at) {
        Map<String, String> keys = new HashMap<>();
        plan.inForce(at.day()).goals().forEach(goal -> goal.measures().forEach(measure -> measure.byHand().stream()
                .flatMap(byHand -> byHand.match(milestone -> milestone.parts().stream(), assessment -> Stream.empty()))
                .forEach(part -> keys.put(
                        state(goal.number(), measure.id(), part), doneOn(goal.number(), measure.id(), part)))));
        return keys;
    }

    /** Parts are known by their words: were they known by their place, an answer could end at another part. */
    private static String milestone(String goal, String measure, ByHand.Part part, String what) {
        return String.join("/", MILESTONE, goal, measure, part.text(), what);
    }

    static String assessment(Goal goal, Measure measure) {
        return assessment(goal, measure, STATE);
    }

    static String assessmentEvidence(Goal goal, Measure measure) {
        return assessment(goal, measure, EVIDENCE);
    }

    /** An assessment is of the words it was given to: where the plan says something else, it is asked for again. */
    private static String assessment(Goal goal, Measure measure, String what) {
        String words = String.join(
                "\n", goal.title(), String.join("\n", goal.text()), measure.title(), String.join("\n", measure.text()));
        return String.join(
                "/",
                ASSESSMENT,
                goal.number(),
                measure.id(),
                "ordlyd " + goal.from().map(day -> "fra " + day + " ").orElse("")
                        + Checksum.of(words.getBytes(StandardCharsets.UTF_8)).substring(0, 12),
                what);
    }

    /** Whether both keys are of how the same measure was assessed, whatever its words. */
    static boolean isOfSameAssessment(String key, String other) {
        return key.startsWith(ASSESSMENT + "/")
                && key.endsWith("/" + STATE)
                && former(key).equals(former(other));
    }

    /** The key that version 0.1 asked under, which knew no words. */
    static String former(String key) {
        return key.startsWith(ASSESSMENT + "/") ? WORDS.matcher(key).replaceFirst("/") : key;
    }

    /** Whether what was told under a former key about a day can be of the words of a key: they may be in force later only. */
    static boolean canBeOf(String key, String told, LocalDate about) {
        Matcher words = WORDS.matcher(key);
        return told.equals(key)
                || !words.find()
                || words.group(1) == null
                || about == null
                || !about.isBefore(LocalDate.parse(words.group(1)));
    }

    /**
     * Where the answer to a question is looked for: under its own key; an assessment's, as version 0.1 asked for it; and what
     * was written for a shorter time that ends on the same day, such as the 4th quarter, where it is asked for of the year.
     */
    static List<String> keys(String key) {
        List<String> keys = new ArrayList<>(List.of(key));
        String former = former(key);
        if (!former.equals(key)) {
            keys.add(former);
        }
        if (TEXTS.stream().anyMatch(key::startsWith)) {
            int point = key.lastIndexOf('/') + 1;
            ReportingPoint.parse(key.substring(point))
                    .shorterNames()
                    .forEach(name -> keys.add(key.substring(0, point) + name));
        }
        return keys;
    }

    static String discretion(ReportingPoint at) {
        return DISCRETION + at.name();
    }

    static String overall(ReportingPoint at) {
        return OVERALL + at.name();
    }

    /** Whether a question was asked from the first version on. */
    static boolean isAskedSinceTheFirst(String key) {
        return ADDED.stream().noneMatch(key::startsWith);
    }

    private void addValues() {
        Map<ReportedValue, Set<Term>> terms = new LinkedHashMap<>();
        Map<ReportedValue, Set<String>> goals = new LinkedHashMap<>();
        for (Goal goal : plan.goals()) {
            for (Measure measure : goal.measures()) {
                Collection<Indicator> rowsOfTable = measure.rows().values();
                measure.terms().stream()
                        .filter(term -> !term.period().from().isAfter(at.day()))
                        .flatMap(term -> rowsOfTable.stream().flatMap(row -> row.accept(new Needed(term))))
                        .forEach(needed -> terms.computeIfAbsent(needed.value, value -> new LinkedHashSet<>())
                                .add(needed.term));
                rowsOfTable.stream().flatMap(Indicator::reportedValues).forEach(used -> goals.computeIfAbsent(
                                used, value -> new LinkedHashSet<>())
                        .add(goal.number()));
            }
        }
        terms.forEach((value, of) -> of.stream()
                .sorted()
                .filter(term -> value.published(term).isEmpty())
                .forEach(term -> addValue(value, term, goals.get(value))));
    }

    /** A value that is to be reported of a term. */
    private record ValueOfTerm(ReportedValue value, Term term) {}

    /** Finds the values that a figure of a term is made from. */
    private record Needed(Term term) implements BySource<Stream<ValueOfTerm>> {
        @Override
        public Stream<ValueOfTerm> ofCases(Indicator.OfCases indicator) {
            return Stream.empty();
        }

        @Override
        public Stream<ValueOfTerm> reported(Indicator.Reported reported) {
            return Stream.of(new ValueOfTerm(reported.value(), term));
        }

        @Override
        public Stream<ValueOfTerm> constant(Indicator.Constant constant) {
            return Stream.empty();
        }

        @Override
        public Stream<ValueOfTerm> deviation(Indicator.Deviation deviation) {
            return Stream.concat(deviation.of().accept(this), deviation.from().accept(this));
        }

        @Override
        public Stream<ValueOfTerm> ratio(Indicator.Ratio ratio) {
            return Stream.concat(ratio.of().accept(this), ratio.per().accept(this));
        }

        @Override
        public Stream<ValueOfTerm> yearBefore(Indicator.YearBefore before) {
            return before.of().accept(new Needed(term.yearBefore()));
        }
    }

    private void addValue(ReportedValue value, Term term, Set<String> goals) {
        rows.add(new Question.Row(
                Question.Sheet.VALUES,
                String.join(", ", goals),
                value.name(),
                plan.financialYear().danish(term),
                value.unit().danish(),
                guidance(value),
                !term.period().to().isAfter(at.day()),
                value.askedOf().isEmpty() ? officeOf(goals) : value.askedOf(),
                List.of(
                        new Question(
                                value(value.name(), term),
                                "Værdi",
                                new Question.Number(value.unit(), value.from(), value.to())),
                        new Question(source(value.name(), term), "Kilde", new Question.Text(false)))));
    }

    /** What the plan says of a value, and what was published of it for earlier years. */
    private String guidance(ReportedValue value) {
        String earlier = value.published().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(known -> plan.financialYear().danish(known.getKey()) + ": "
                        + known.getValue().toPlainString().replace('.', ','))
                .collect(Collectors.joining("; "));
        return Stream.of(value.guidance(), earlier.isEmpty() ? "" : "Offentliggjort før: " + earlier + ".")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The office that all of some goals are asked of; empty where they are asked of several. */
    private String officeOf(Set<String> goals) {
        Set<String> offices =
                goals.stream().map(goal -> plan.goal(goal).askedOf()).collect(Collectors.toSet());
        return offices.size() == 1 ? offices.iterator().next() : "";
    }

    private void addByHand(Goal goal, Measure measure, ByHand byHand) {
        rows.addAll(byHand.match(
                milestone -> milestone.parts().stream()
                        .map(part -> part(goal, measure, part))
                        .toList(),
                assessment -> List.of(assessment(goal, measure, assessment))));
    }

    private Question.Row part(Goal goal, Measure measure, ByHand.Part part) {
        String name = goal.number();
        return new Question.Row(
                Question.Sheet.MILESTONES,
                name + " " + measure.id(),
                part.text(),
                DAY.format(part.due()),
                "",
                part.words().isEmpty() ? "" : "Planen: " + part.words() + ", senest " + DAY.format(part.due()) + ".",
                !part.due().isAfter(at.day()),
                goal.askedOf(),
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
                        new Question(evidence(name, measure.id(), part), "Dokumentation", new Question.Text(false))));
    }

    private Question.Row assessment(Goal goal, Measure measure, ByHand.Assessment assessment) {
        return new Question.Row(
                Question.Sheet.ASSESSMENTS,
                goal.number() + " " + measure.id(),
                measure.title(),
                "",
                "",
                "",
                !plan.term().period().to().isAfter(at.day()),
                goal.askedOf(),
                List.of(
                        new Question(
                                assessment(goal, measure),
                                "Vurdering",
                                new Question.OneOf(Answers.Assessment.words(assessment.partly()))),
                        new Question(assessmentEvidence(goal, measure), "Dokumentation", new Question.Text(false))));
    }

    private static String guidance(Goal goal) {
        String needed = "Forklaring skal udfyldes, når målet ikke er opfyldt.";
        return goal.analysed()
                ? needed + " Planen siger, at målet analyseres."
                : needed
                        + (goal.essential()
                                ? " Målet analyseres da i rapporten; vælg " + GoalText.YES
                                        + " under Analyseres, hvis det skal analyseres alligevel."
                                : "");
    }

    private void addTexts() {
        for (Goal goal : plan.goals()) {
            rows.add(new Question.Row(
                    Question.Sheet.TEXTS,
                    goal.number(),
                    goal.title(),
                    at.danish(),
                    "",
                    guidance(goal),
                    false,
                    goal.askedOf(),
                    Arrays.stream(GoalText.values())
                            .map(text -> text.question(goal.number(), at))
                            .toList()));
        }
        rows.add(new Question.Row(
                Question.Sheet.TEXTS,
                "",
                OVERALL_VIEW,
                at.danish(),
                "",
                "Står forrest i rapporten, efter hvor mange mål der er opfyldt.",
                false,
                "",
                List.of(new Question(overall(at), "Forklaring", new Question.Text(true)))));
        rows.add(new Question.Row(
                Question.Sheet.TEXTS,
                "",
                DISCRETIONARY_VIEW,
                at.danish(),
                "",
                "Står i rapporten ved siden af den beregnede opfyldelse; ændrer den ikke.",
                false,
                "",
                List.of(new Question(discretion(at), "Forklaring", new Question.Text(true)))));
    }
}
