package dk.maaltal;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Answers;
import dk.maaltal.reported.Question;
import dk.maaltal.reported.Questions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people tell in a test, as answers to the questions of a plan. */
public final class TestAnswers {

    private final List<Question.Row> rows;
    private final Map<String, String> byKey = new HashMap<>();

    public TestAnswers(Plan plan, String at) {
        rows = Questions.of(plan, ReportingPoint.parse(at));
    }

    /** A value of a term as its heading prints it: "2023", "3. kvt. 2023". */
    public TestAnswers value(String name, String term, String number) {
        return answer(Question.Sheet.VALUES, "", name, term, "Værdi", number);
    }

    /** A part of a milestone that was done on a day. */
    public TestAnswers done(String part, String day) {
        return state(part, "Udført").answer(Question.Sheet.MILESTONES, "", part, "", "Udført den", day);
    }

    /** How far a part of a milestone is: "Udført", "I gang", "Ikke udført". */
    public TestAnswers state(String part, String word) {
        return answer(Question.Sheet.MILESTONES, "", part, "", "Status", word);
    }

    /** The assessment of a goal's measure ("1 a"): "Opfyldt", "Delvist opfyldt", "Ikke opfyldt", "I gang". */
    public TestAnswers assessed(String measure, String word) {
        return answer(Question.Sheet.ASSESSMENTS, measure, "", "", "Vurdering", word);
    }

    private TestAnswers answer(
            Question.Sheet sheet, String goal, String about, String when, String heading, String answer) {
        String key = rows.stream()
                .filter(row -> row.sheet() == sheet)
                .filter(row -> goal.isEmpty() || row.goal().equals(goal))
                .filter(row -> about.isEmpty() || row.about().equals(about))
                .filter(row -> when.isEmpty() || row.when().equals(when))
                .flatMap(row -> row.questions().stream())
                .filter(question -> question.heading().equals(heading))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not asked: " + goal + about + " " + when))
                .key();
        byKey.put(key, answer);
        return this;
    }

    public Answers answers() {
        return new Answers(byKey, Map.of(), Map.of());
    }
}
