package dk.maaltal.sample;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.calendar.Term;
import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Problems;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.GoalText;
import dk.maaltal.reported.Question;
import dk.maaltal.reported.Questions;
import dk.maaltal.sources.Source;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What the people of a sample institution report: the {@code answers} of its {@code sample.yaml}, as far as a reporting point
 * asks for them.
 *
 * @param byKey answers by the keys of the questions
 * @param sha256 of the file they were read from
 */
public record SampleAnswers(Map<String, String> byKey, String sha256) {

    /** What happened more days than this after the reporting point is not reported. */
    private static final int DAYS_TO_TELL = 45;

    /** The answers of a {@code sample.yaml}; empty where there is none. */
    public static Optional<SampleAnswers> read(Source file, Plan plan, ReportingPoint at) {
        if (!file.exists()) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        Optional<Entry> answers = Entry.read(file, problems).get("answers");
        Map<String, String> byKey = new LinkedHashMap<>();
        answers.ifPresent(entry -> new Reader(entry, plan, Questions.of(plan, at), at, byKey).read());
        problems.refuseIfAny();
        return Optional.of(new SampleAnswers(byKey, file.sha256()));
    }

    private record Reader(
            Entry answers, Plan plan, List<Question.Row> rows, ReportingPoint at, Map<String, String> byKey) {

        void read() {
            answers.onlyKeys(
                    "values",
                    "milestones",
                    "assessments",
                    "explanations",
                    "analyses",
                    "outside",
                    "actions",
                    "overall",
                    "discretion");
            each("values", (name, entry) -> entry.entries().forEach((term, value) -> value(name, term, value)));
            each("milestones", this::milestone);
            each("assessments", this::assessment);
            each("explanations", (goal, text) -> text(goal, GoalText.EXPLANATION, text));
            each("analyses", (goal, text) -> text(goal, GoalText.ANALYSIS, text));
            each("outside", (goal, text) -> text(goal, GoalText.CAUSES_OUTSIDE, text));
            each("actions", this::action);
            answers.get("overall").ifPresent(text -> ofPlan(Questions.OVERALL_VIEW, text));
            answers.get("discretion").ifPresent(text -> ofPlan(Questions.DISCRETIONARY_VIEW, text));
        }

        private void each(String key, BiConsumer<String, Entry> reader) {
            answers.get(key).ifPresent(group -> group.entries().forEach(reader));
        }

        private void value(String name, String term, Entry value) {
            String when = plan.financialYear().danish(Term.parse(term));
            if (Term.parse(term).period().to().isAfter(at.day())) {
                return;
            }
            rows(Question.Sheet.VALUES).stream()
                    .filter(row -> row.about().equals(name) && row.when().equals(when))
                    .forEach(row -> {
                        put(row, 0, value.text());
                        put(row, 1, "Eksempeldata");
                    });
        }

        private void milestone(String measure, Entry parts) {
            List<Question.Row> rows = rows(Question.Sheet.MILESTONES, measure);
            List<Entry> given = parts.elements();
            for (int i = 0; i < Math.min(rows.size(), given.size()); i++) {
                LocalDate done = LocalDate.parse(given.get(i).textOr("done", "9999-12-31"));
                if (!done.isAfter(at.day().plusDays(DAYS_TO_TELL))) {
                    put(rows.get(i), 0, "Udført");
                    put(rows.get(i), 1, done.toString());
                    put(rows.get(i), 2, given.get(i).textOr("evidence", ""));
                }
            }
        }

        private void assessment(String measure, Entry given) {
            rows(Question.Sheet.ASSESSMENTS, measure).forEach(row -> {
                if (at.day().getMonthValue() == 12) {
                    put(row, 0, given.textOr("is", ""));
                    put(row, 1, given.textOr("evidence", ""));
                }
            });
        }

        private void text(String goal, GoalText asked, Entry text) {
            rows(Question.Sheet.TEXTS, goal).forEach(row -> put(row, asked.ordinal(), given(text)));
        }

        /** A text about the plan as a whole. */
        private void ofPlan(String about, Entry text) {
            rows(Question.Sheet.TEXTS).stream()
                    .filter(row -> row.about().equals(about))
                    .forEach(row -> put(row, 0, given(text)));
        }

        /** A text is given at the year's end, or, where there is one for each reporting point, at that point. */
        private String given(Entry text) {
            return text.isMapping() ? text.textOr(at.name(), "") : at.day().getMonthValue() == 12 ? text.text() : "";
        }

        /** What is done about a goal that was not met, by whom, and by when: told at the year's end. */
        private void action(String goal, Entry action) {
            if (at.day().getMonthValue() == 12) {
                rows(Question.Sheet.TEXTS, goal).forEach(row -> {
                    put(row, GoalText.ACTION.ordinal(), action.textOr("what", ""));
                    put(row, GoalText.RESPONSIBLE.ordinal(), action.textOr("who", ""));
                    put(row, GoalText.DONE_BY.ordinal(), action.textOr("by", ""));
                });
            }
        }

        private List<Question.Row> rows(Question.Sheet sheet) {
            return rows.stream().filter(row -> row.sheet() == sheet).toList();
        }

        private List<Question.Row> rows(Question.Sheet sheet, String goal) {
            return rows(sheet).stream().filter(row -> row.goal().equals(goal)).toList();
        }

        private void put(Question.Row row, int question, String answer) {
            if (!answer.isEmpty()) {
                byKey.put(row.questions().get(question).key(), answer);
            }
        }
    }
}
