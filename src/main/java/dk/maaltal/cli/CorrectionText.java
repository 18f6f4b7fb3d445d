package dk.maaltal.cli;

import dk.maaltal.Texts;
import dk.maaltal.calendar.DanishTime;
import dk.maaltal.editions.Edition;
import dk.maaltal.report.Changes;
import dk.maaltal.report.PrintedFigure;
import dk.maaltal.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says at once what a correction changed, and what it was made from that is not as before; {@code diff} tells the rest. */
final class CorrectionText {

    private final Store store;
    private final Edition before;
    private final Edition now;

    private CorrectionText(Store store, Edition before, Edition now) {
        this.store = store;
        this.before = before;
        this.now = now;
    }

    /** The lines of an edition that corrects another; none of a first one. */
    static List<String> of(Store store, Edition edition) {
        return store.editions()
                .publishedBefore(edition)
                .map(before -> new CorrectionText(store, before, edition).lines())
                .orElse(List.of());
    }

    private List<String> lines() {
        List<Changes.Change> changes = Changes.betweenWhole(
                store.editionFigures().printed(before), store.editionFigures().printed(now));
        List<String> lines = new ArrayList<>();
        lines.add("Changed since edition " + before.number() + ":");
        // First what would be missed most: a result that is gone looks like one that never was.
        changes.stream().flatMap(change -> gone(change).stream()).forEach(lines::add);
        lines.add(headline(changes));
        changes.stream()
                .filter(Changes.Change::isTurned)
                .map(CorrectionText::turned)
                .forEach(lines::add);
        List<String> changedFiles = changedFiles();
        lines.add(madeFrom(changedFiles));
        changedFiles.stream()
                .filter(this::isOfClosedYear)
                .forEach(file -> lines.add("  " + Texts.printable(file) + " has changed: the plan of "
                        + now.key().plan() + ", a year that is over"));
        return lines;
    }

    private static Optional<String> gone(Changes.Change change) {
        return change.before()
                .flatMap(PrintedFigure::result)
                .filter(was -> change.now().flatMap(PrintedFigure::result).isEmpty())
                .map(was -> "  " + DifferenceList.name(change) + " has no result any more; it was "
                        + change.before().orElseThrow().text()
                        + change.now()
                                .flatMap(PrintedFigure::missing)
                                .map(why -> " (" + why.english() + ")")
                                .orElse(" (the plan has it no more)"));
    }

    private static String headline(List<Changes.Change> changes) {
        return changes.isEmpty()
                ? "  every figure and every verdict is the same"
                : "  " + DifferenceList.headline(changes);
    }

    private static String turned(Changes.Change change) {
        return "  " + DifferenceList.name(change) + ": " + DifferenceList.turned(change);
    }

    private String madeFrom(List<String> changedFiles) {
        List<String> other = Stream.concat(
                        Stream.of(
                                        before.load() == now.load()
                                                ? ""
                                                : "load " + now.load() + " instead of " + before.load(),
                                        before.answer() == now.answer() ? "" : "answers")
                                .filter(each -> !each.isEmpty()),
                        changedFiles.stream().map(Texts::printable))
                .toList();
        return "  what it was made from differs in: " + (other.isEmpty() ? "nothing" : String.join(", ", other));
    }

    private List<String> changedFiles() {
        Map<String, byte[]> then = store.origin().files(before.id());
        Map<String, byte[]> files = store.origin().files(now.id());
        return Stream.concat(then.keySet().stream(), files.keySet().stream())
                .filter(name -> !Arrays.equals(then.get(name), files.get(name)))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    private boolean isOfClosedYear(String file) {
        return file.endsWith("plan-" + now.key().plan() + ".yaml")
                && now.key().plan() < DanishTime.today().getYear();
    }
}
