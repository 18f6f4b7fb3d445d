package dk.maaltal.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a plan may well say and hardly means, for a controller to look at: sentences in English. */
public final class Oddities {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Map<String, Pattern> KINDS_OF_UNIT = Map.of(
            "per cent", Pattern.compile("\\b(pct|procent)\\b|%"),
            "weeks", Pattern.compile("\\buger?\\b"),
            "days", Pattern.compile("\\b\\w*dage?\\b"),
            "months", Pattern.compile("\\bmåned(er)?\\b"),
            "money", Pattern.compile("\\bkr\\b|\\bkroner\\b"),
            "cases", Pattern.compile("\\bsag(er)?\\b"));

    private final Plan plan;
    private final List<String> found = new ArrayList<>();

    private Oddities(Plan plan) {
        this.plan = plan;
    }

    /** The oddities of a plan, in its order; none is good. */
    public static List<String> of(Plan plan) {
        Oddities oddities = new Oddities(plan);
        plan.goals().forEach(goal -> goal.measures().forEach(measure -> oddities.add(goal, measure)));
        oddities.addPoints();
        return oddities.found.stream().distinct().toList();
    }

    private void add(Goal goal, Measure measure) {
        String name = "goal " + goal.number() + ", measure " + measure.id() + ": ";
        measure.indicator().ifPresent(indicator -> measure.targets().values().stream()
                .distinct()
                .forEach(target -> addTarget(name, target, indicator)));
        addHeading(name, measure);
        boolean hasResultsOfYear = measure.terms().stream().anyMatch(plan::isOfYear);
        if (!measure.targets().isEmpty()
                && hasResultsOfYear
                && measure.terms().stream().filter(plan::isOfYear).allMatch(term -> measure.target(term)
                        .isEmpty())) {
            found.add(name + "there are targets and none for " + plan.year()
                    + ", the plan's year: its result will not be judged");
        }
        measure.byHand()
                .ifPresent(byHand -> byHand.match(
                        milestone -> milestone.parts().stream()
                                .map(part -> addDue(name, part))
                                .toList(),
                        assessment -> List.of()));
    }

    /** A heading that names another kind of unit than the results have is printed as the plan has it, and told. */
    private void addHeading(String name, Measure measure) {
        String heading = measure.printed().unitHeading();
        String unit = measure.unitOfTargets().danish();
        Optional<String> ofHeading = kind(heading);
        Optional<String> ofUnit = kind(unit);
        if (ofHeading.isPresent() && ofUnit.isPresent() && !ofHeading.equals(ofUnit)) {
            found.add(name + "the heading \"" + heading + "\" stands over results in " + unit);
        }
    }

    /** Of the words that name one kind of unit, the one that a text holds; empty where it holds none, or several. */
    private static Optional<String> kind(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        List<String> kinds = KINDS_OF_UNIT.entrySet().stream()
                .filter(kind -> kind.getValue().matcher(words).find())
                .map(Map.Entry::getKey)
                .toList();
        return kinds.size() == 1 ? Optional.of(kinds.get(0)) : Optional.empty();
    }

    private void addTarget(String name, Target target, Indicator indicator) {
        if (new Promise(target, Promise.Range.of(indicator)).isAlwaysKept()) {
            found.add(name + "every result keeps the promise, so it promises nothing (" + plain(target) + ")");
        }
        target.plain()
                .filter(plain -> Promise.Range.of(indicator).equals(Promise.Range.PER_CENT)
                        && (plain.getKey() == Target.Comparator.AT_LEAST || plain.getKey() == Target.Comparator.ABOVE)
                        && plain.getValue().signum() > 0
                        && plain.getValue().compareTo(BigDecimal.ONE) <= 0)
                .ifPresent(plain -> found.add(name + "a share is in per cent, and "
                        + plain.getValue().toPlainString() + " is at most one of them: is "
                        + plain.getValue()
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString() + " meant?"));
    }

    private static String plain(Target target) {
        return target.plain()
                .map(plain -> plain.getKey().written() + " " + plain.getValue().toPlainString())
                .orElse("together its comparisons leave no result out");
    }

    private boolean addDue(String name, ByHand.Part part) {
        LocalDate last = plan.toldUntil(plan.term().period().to());
        return part.due().isAfter(last)
                && found.add(name + "\"" + part.text() + "\" is due on " + part.due()
                        + ", after the last report of the plan's year (" + last + "): there it will not be judged");
    }

    private void addPoints() {
        if (plan.scoring().kind() != Scoring.Kind.POINTS) {
            return;
        }
        plan.wordings().forEach(wording -> {
            BigDecimal all = wording.goals().stream().map(Goal::allPoints).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (all.compareTo(HUNDRED) != 0) {
                found.add("the points of all goals add up to "
                        + all.stripTrailingZeros().toPlainString() + ", not to 100");
            }
        });
    }
}
