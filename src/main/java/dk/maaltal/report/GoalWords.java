package dk.maaltal.report;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.plan.ByHand;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.MetWhen;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.Points;
import dk.maaltal.plan.Scoring;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in Danish what a goal takes to be met, for a controller to proof-read against the signed plan. */
public final class GoalWords {

    private GoalWords() {}

    /** "Opfyldt, når alle målepunkter er opfyldt; vægter 100/14." */
    public static String of(Goal goal, Plan plan) {
        long counting = goal.measures().stream().filter(Measure::counts).count();
        List<String> words = new ArrayList<>();
        words.add(
                goal.promises()
                        ? "Opfyldt, når " + when(goal.metWhen(), counting) + " er opfyldt"
                        : "Lover ikke noget og tæller ikke med");
        goal.partlyWhen().ifPresent(rule -> words.add("delvist opfyldt, når " + when(rule, counting) + " er det"));
        if (plan.scoring().kind() == Scoring.Kind.EQUAL_WEIGHTS && goal.promises()) {
            words.add(
                    "vægter 100/" + plan.goals().stream().filter(Goal::promises).count());
        }
        goal.points().ifPresent(points -> words.add("giver " + number(points) + " point"));
        goal.from().ifPresent(day -> words.add("gælder fra den " + Danish.date(day)));
        goal.until().ifPresent(day -> words.add("gælder til og med den " + Danish.date(day)));
        return String.join("; ", words) + ".";
    }

    private static String when(MetWhen rule, long counting) {
        if (counting == 1) {
            return "målepunktet";
        }
        return rule.atLeast() == 0
                ? "alle målepunkter"
                : "mindst " + rule.atLeast() + " af " + counting + " målepunkter";
    }

    private static String number(BigDecimal number) {
        return Danish.number(number, Math.max(0, number.stripTrailingZeros().scale()));
    }

    /** " (2021-2026)"; nothing for a promise kept by hand. */
    public static String terms(Measure measure) {
        if (measure.terms().isEmpty()) {
            return "";
        }
        String first = measure.danish(measure.terms().get(0));
        String last = measure.danish(measure.terms().get(measure.terms().size() - 1));
        return first.equals(last) ? " (" + first + ")" : " (" + first + "-" + last + ")";
    }

    /** How a measure is made, and what was promised. */
    public static List<String> lines(Measure measure, CaseDeclaration declaration) {
        List<String> lines = new ArrayList<>();
        lines.add(Method.of(measure, declaration));
        measure.byHand().ifPresent(byHand -> lines.addAll(byHand.match(GoalWords::parts, GoalWords::outcomes)));
        if (measure.indicator().isPresent()) {
            lines.add("Mål: " + TargetWords.ofAllYears(measure));
        }
        measure.points()
                .ifPresent(points -> lines.add("Giver " + number(points.all()) + " point"
                        + points.scale()
                                .map(scale -> ", jævnt stigende fra 0 ved " + number(scale.none()) + " til alle ved "
                                        + number(scale.full()))
                                .orElse("")
                        + levels(points, measure)
                        + "."));
        measure.samePromiseAs()
                .ifPresent(other -> lines.add(
                        "Er en anden læsning af " + other + "; tæller ikke med, men uenighed mellem dem meldes."));
        return lines;
    }

    /** Each step below the whole: "; 2 ved mindst 90,0 pct.". */
    private static String levels(Points points, Measure measure) {
        return points.levels().stream()
                .skip(1)
                .map(level -> "; " + number(level.points()) + " ved "
                        + TargetWords.of(level.reached(), measure.unitOfTargets()))
                .collect(Collectors.joining());
    }

    private static List<String> parts(ByHand.Milestone milestone) {
        return milestone.parts().stream()
                .map(part -> "Senest " + Danish.date(part.due())
                        + (part.words().isEmpty() ? "" : " (" + part.words() + ")") + ": " + part.text())
                .toList();
    }

    private static List<String> outcomes(ByHand.Assessment assessment) {
        return List.of(
                assessment.partly()
                        ? "Vurderes som opfyldt, delvist opfyldt eller ikke opfyldt."
                        : "Vurderes som opfyldt eller ikke opfyldt.");
    }
}
