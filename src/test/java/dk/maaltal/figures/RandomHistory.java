package dk.maaltal.figures;

import dk.maaltal.figures.ExtractRow.Fault;
import dk.maaltal.figures.PlainHistory.Handed;
import dk.maaltal.figures.PlainHistory.Outcome;
import dk.maaltal.figures.PlainHistory.Taken;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An institution made up from a seed, and the extracts it hands in one after the other: cases are added, corrected,
 * corrected back, withdrawn and brought back; rows cannot be read; files come again.
 */
final class RandomHistory {

    private static final int TABLES = 6;

    /** An extract, and what is to become of it. */
    record Step(Handed extract, Taken expected) {}

    private final Dice dice;
    private final RandomExtract extract;
    private final RandomPlan plan;
    private final RandomCases cases;
    private final PlainReckoning reckoning;
    private final PlainHistory history = new PlainHistory();
    private final List<Step> steps = new ArrayList<>();
    private final List<Boolean> holdsAll;
    private int numbers;

    RandomHistory(long seed) {
        dice = new Dice(seed);
        extract = new RandomExtract(dice);
        plan = new RandomPlan(dice, extract.clockStops(), seed % 5 == 0 ? 1 : 5, TABLES);
        PlainCalendar calendar = new PlainCalendar(plan.daysOff());
        reckoning = new PlainReckoning(calendar);
        cases = new RandomCases(dice, plan, calendar, extract.clockStops(), extract.informedMayBeEmpty());
        holdsAll = dice.oneOf(List.of(true), List.of(true), List.of(false), List.of(true, true, false));
        List<ExtractRow> first = new ArrayList<>();
        cases.first(40, 120).forEach(one -> first.add(new ExtractRow(one, fault(2))));
        numbers = first.size();
        take(first, false);
        for (int more = 4 + dice.below(3); more > 0; more--) {
            next();
        }
    }

    RandomPlan plan() {
        return plan;
    }

    PlainReckoning reckoning() {
        return reckoning;
    }

    List<Step> steps() {
        return steps;
    }

    /** What came about in it, in words. */
    Set<String> reached() {
        return history.reached();
    }

    Charset encoding() {
        return extract.encoding();
    }

    String declaration(boolean all) {
        return extract.declaration(
                "%s, rejects: at most %d pct., shrinks: at most %d pct. fewer"
                        .formatted(all ? "all" : "changes", PlainHistory.REJECTS_ALLOWED, PlainHistory.SHRINKS_ALLOWED),
                plan.populations());
    }

    /** Two of the plan's reporting points, with the names the product reads. */
    List<Map.Entry<String, LocalDate>> reportingPoints() {
        return plan.reportingPoints().entrySet().stream().limit(2).toList();
    }

    /** The cases as known once each extract that was loaded was in. */
    List<List<PlainCase>> knownInTurn() {
        return steps.stream()
                .filter(step -> step.expected.outcome() == Outcome.LOADED)
                .map(step -> step.expected.known())
                .toList();
    }

    private void next() {
        List<Handed> loaded = steps.stream()
                .filter(step -> step.expected.outcome() == Outcome.LOADED)
                .map(Step::extract)
                .toList();
        int kind = dice.below(100);
        if (kind < 10 && !loaded.isEmpty()) {
            take(loaded.get(loaded.size() - 1));
        } else if (kind < 18 && !loaded.isEmpty()) {
            take(loaded.get(dice.below(loaded.size())));
        } else if (kind < 32 && !loaded.isEmpty()) {
            takeUnchanged();
        } else if (kind < 38) {
            take(rows(history.known().values(), 60), false);
        } else if (kind < 46) {
            takeHalf();
        } else {
            takeChanges();
        }
    }

    private void takeUnchanged() {
        boolean all = drawHoldsAll();
        take(rows(all ? history.known().values() : some(history.known().values(), 50), 0), all, false);
    }

    private void takeHalf() {
        take(rows(some(history.known().values(), 50), 0), dice.chance(50));
    }

    private void takeChanges() {
        boolean all = drawHoldsAll();
        List<PlainCase> told = new ArrayList<>(corrected(all));
        for (int more = dice.oneOf(0, 1, 8); more > 0; more--) {
            told.add(cases.draw(++numbers));
        }
        List<ExtractRow> rows = rows(told, dice.oneOf(0, 0, 5));
        rows.addAll(rows(back(), dice.oneOf(0, 30)));
        take(rows, all, false);
    }

    /** Cases known now, some of them otherwise, and of an extract of all cases some no more. */
    private List<PlainCase> corrected(boolean all) {
        int withdrawn = all ? dice.oneOf(0, 3, 12) : 0;
        int corrected = dice.oneOf(0, 5, 20);
        List<PlainCase> told = new ArrayList<>();
        for (PlainCase one : some(history.known().values(), 100 - withdrawn)) {
            if (dice.chance(corrected)) {
                told.add(dice.chance(35) ? anyForm(one.number()) : cases.corrected(one));
            } else if (all || dice.chance(10)) {
                told.add(one);
            }
        }
        return told;
    }

    /** Cases withdrawn before, as they were known or otherwise. */
    private List<PlainCase> back() {
        List<Integer> gone = history.everKnown().keySet().stream()
                .filter(number -> !history.known().containsKey(number))
                .toList();
        return some(gone, dice.oneOf(0, 30, 60)).stream()
                .map(this::anyForm)
                .map(one -> dice.chance(40) ? cases.corrected(one) : one)
                .toList();
    }

    /** A case as it was known at some time, more likely than not the last. */
    private PlainCase anyForm(int number) {
        List<PlainCase> forms = history.everKnown().get(number);
        return forms.get(dice.chance(50) ? forms.size() - 1 : dice.below(forms.size()));
    }

    private <T> List<T> some(Collection<T> of, int percent) {
        return of.stream().filter(one -> dice.chance(percent)).toList();
    }

    private List<ExtractRow> rows(Collection<PlainCase> told, int faults) {
        List<ExtractRow> rows = new ArrayList<>();
        told.forEach(one -> rows.add(new ExtractRow(one, fault(faults))));
        Collections.shuffle(rows, dice.random());
        return rows;
    }

    private Fault fault(int percent) {
        return dice.chance(percent) ? dice.oneOf(Fault.values()) : Fault.NONE;
    }

    private boolean drawHoldsAll() {
        return holdsAll.get(dice.below(holdsAll.size()));
    }

    private void take(List<ExtractRow> rows, boolean acceptShrunken) {
        take(rows, drawHoldsAll(), acceptShrunken);
    }

    private void take(List<ExtractRow> rows, boolean all, boolean acceptShrunken) {
        if (rows.isEmpty()) {
            rows.add(new ExtractRow(cases.draw(++numbers), Fault.NONE));
        }
        List<String> lines =
                rows.stream().flatMap(row -> row.written(extract).stream()).toList();
        String written = String.join(
                "\n",
                Stream.concat(Stream.of(extract.headings()), lines.stream()).toList());
        take(new Handed(written + "\n", rows, all, acceptShrunken));
    }

    private void take(Handed handed) {
        steps.add(new Step(handed, history.take(handed)));
    }
}
