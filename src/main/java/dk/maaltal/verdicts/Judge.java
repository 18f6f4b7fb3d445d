package dk.maaltal.verdicts;

import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Plan;
import java.util.List;

/** Holds the figures of a plan against its targets. */
public final class Judge {

    private Judge() {}

    /** A judgement of every figure, in the same order. */
    public static List<Judgement> judge(Plan plan, List<Figure> figures) {
        return figures.stream()
                .map(figure -> Judgement.of(plan.measure(figure.goal(), figure.measure()), figure))
                .toList();
    }
}
