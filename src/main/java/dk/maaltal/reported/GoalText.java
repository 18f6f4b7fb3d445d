package dk.maaltal.reported;

import dk.maaltal.calendar.ReportingPoint;
import java.util.List;

/** What people may say of a goal at a reporting point, in the order of the workbook's columns. */
public enum GoalText {
    /** Why it was not met. */
    EXPLANATION("forklaring", "Forklaring", new Question.Text(true)),
    /** What else is to be said of it. */
    ANALYSIS("analyse", "Analyse", new Question.Text(true)),
    /** Events and circumstances outside the institution that its result is due to. */
    CAUSES_OUTSIDE("ydre forhold", "Ydre forhold", new Question.Text(true)),
    /** What is done about its result. */
    ACTION("tiltag", "Hvad gøres", new Question.Text(true)),
    /** Who does that. */
    RESPONSIBLE("ansvarlig", "Hvem", new Question.Text(false)),
    /** By when, as written. */
    DONE_BY("senest", "Hvornår", new Question.Text(false)),
    /** Whether the report is to analyse it, though neither the plan nor its result asks for it. */
    CHOSEN("analyseres", "Analyseres", new Question.OneOf(List.of(GoalText.YES)));

    /** The one choice of a question that asks whether. */
    static final String YES = "Ja";

    private final String name;
    private final String heading;
    private final Question.Kind kind;

    GoalText(String name, String heading, Question.Kind kind) {
        this.name = name;
        this.heading = heading;
        this.kind = kind;
    }

    /** What the keys of its questions begin with. */
    String prefix() {
        return name + "/";
    }

    String key(String goal, ReportingPoint at) {
        return prefix() + goal + "/" + at.name();
    }

    Question question(String goal, ReportingPoint at) {
        return new Question(key(goal, at), heading, kind);
    }

    /** Whether version 0.1 asked for it too. */
    boolean isAskedSinceTheFirst() {
        return this == EXPLANATION || this == ANALYSIS;
    }
}
