package dk.maaltal.disclosure;

import dk.maaltal.verdicts.Shown;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/** Shows less and less of figures until no secret can be computed from what is left, and no less than that takes. */
final class Hiding {

    /** First what a reader misses least. */
    private static final Comparator<Statement> LEAST_MISSED = Comparator.<Statement, Boolean>comparing(
                    told -> told.less().orElseThrow() == Shown.NOTHING)
            .thenComparing(told -> told.judgement().isOfPromise())
            .thenComparing(told -> told.size().signum() == 0)
            .thenComparing(Statement::size);

    /** What was shown of a figure before less was. */
    private record Step(Statement told, Shown before) {}

    private final List<Statement> told;
    private final List<Combination<String>> secrets;
    private final Sums sums;
    private final Deque<Step> steps = new ArrayDeque<>();

    Hiding(List<Statement> told, List<Combination<String>> secrets, Quantities quantities) {
        this.told = told;
        this.sums = new Sums(told, secrets, quantities);
        this.secrets = sums.secrets();
    }

    void hide() {
        secrets.forEach(this::keep);
        giveBack();
    }

    /**
     * Hides one figure that a secret follows from after another: best one without which it does not follow any more, unless
     * that is a promise's result.
     */
    private void keep(Combination<String> secret) {
        List<Integer> tellers = tellers(secret);
        while (!tellers.isEmpty()) {
            Statement next = told.get(best(secret, tellers));
            steps.push(new Step(next, next.shown()));
            next.show(next.less().orElseThrow());
            tellers = tellers(secret);
        }
    }

    /** The one to hide next. */
    private int best(Combination<String> secret, List<Integer> tellers) {
        Known others = known(figure -> !tellers.contains(figure));
        return tellers.stream()
                .filter(each -> !isPromiseLost(told.get(each)) && isKept(secret, each, tellers, others))
                .findFirst()
                .orElse(tellers.get(0));
    }

    /** Figures that a secret can be computed from, of which less can be shown, first what is missed least. */
    private List<Integer> tellers(Combination<String> secret) {
        return known(figure -> true).tellers(secret).stream()
                .flatMap(List::stream)
                .filter(each -> told.get(each).less().isPresent())
                .sorted(Comparator.comparing(told::get, LEAST_MISSED))
                .toList();
    }

    private static boolean isPromiseLost(Statement without) {
        return without.judgement().isOfPromise() && without.less().orElseThrow() == Shown.NOTHING;
    }

    private boolean isKept(Combination<String> secret, int without, List<Integer> tellers, Known others) {
        Known known = new Known(others);
        for (int each : tellers) {
            Statement figure = told.get(each);
            add(known, each, each == without ? figure.less().orElseThrow() : figure.shown());
        }
        return known.tellers(secret).isEmpty();
    }

    /** Shows again what later steps made harmless. */
    private void giveBack() {
        for (Step step : steps) {
            Shown less = step.told().shown();
            step.told().show(step.before());
            Known known = known(figure -> true);
            if (secrets.stream().anyMatch(secret -> known.tellers(secret).isPresent())) {
                step.told().show(less);
            }
        }
    }

    private Known known(IntPredicate ofFigures) {
        Known known = new Known();
        for (int i = 0; i < told.size(); i++) {
            if (ofFigures.test(i)) {
                add(known, i, told.get(i).shown());
            }
        }
        return known;
    }

    private void add(Known known, int figure, Shown shown) {
        sums.told(figure, shown).forEach(sum -> known.add(sum, figure));
    }
}
