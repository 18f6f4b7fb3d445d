package dk.maaltal.diff;

import dk.maaltal.Progress;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.dossier.Archive;
import dk.maaltal.dossier.CaseChanges;
import dk.maaltal.dossier.Dossier;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.EditionQuery;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.Figure;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.report.Changes;
import dk.maaltal.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What differs between two editions of a report: figures, verdicts, and the cases that made the difference. */
public final class EditionDiff {

    /**
     * A figure that differs between two editions.
     *
     * @param cases that count otherwise in the second than in the first; none where the cases are not the reason
     */
    public record Difference(Changes.Change change, List<CaseList.Change> cases) {}

    /**
     * Two editions, and every figure that differs between them.
     *
     * @param withoutCases why the cases that made the difference are not listed; empty where they are
     */
    public record Between(Edition first, Edition second, List<Difference> differences, Optional<String> withoutCases) {}

    private final Store store;
    private final Archive archive;
    private final Progress progress;

    /**
     * @param store of the institution
     * @param archive of what its editions were made from, by which the cases of a figure are found
     * @param progress is given each long piece of work
     */
    public EditionDiff(Store store, Archive archive, Progress progress) {
        this.store = store;
        this.archive = archive;
        this.progress = progress;
    }

    /**
     * Compares two editions as they were printed. Which cases made a difference is asked by the rules of the second one's
     * plan.
     *
     * @throws DataRefused when one of them is not published, or what it printed was not kept
     */
    public Between between(EditionQuery report, int first, int second) {
        Edition before = report.edition(store.editions(), first);
        Edition after = report.edition(store.editions(), second);
        store.chain().requireIntact(before);
        store.chain().requireIntact(after);
        progress.at("Comparing editions " + first + " and " + second, 0, 0);
        List<Changes.Change> changes = Changes.betweenWhole(
                store.editionFigures().printed(before), store.editionFigures().printed(after));
        if (store.loads().purged(before.load()).isPresent()
                || store.loads().purged(after.load()).isPresent()) {
            return new Between(
                    before,
                    after,
                    withoutCases(changes),
                    Optional.of("Which cases made the difference is known no more: they were purged."));
        }
        try {
            return new Between(
                    before, after, changes.isEmpty() ? List.of() : withCases(changes, before, after), Optional.empty());
        } catch (BadDeclaration e) {
            return new Between(
                    before,
                    after,
                    withoutCases(changes),
                    Optional.of(
                            "Which cases made the difference cannot be listed: this version of Måltal cannot read the"
                                    + " plan of edition " + second + " any more (" + e.getMessage() + ")."));
        }
    }

    private static List<Difference> withoutCases(List<Changes.Change> changes) {
        return changes.stream().map(change -> new Difference(change, List.of())).toList();
    }

    private List<Difference> withCases(List<Changes.Change> changes, Edition before, Edition after) {
        Dossier made = archive.open(after);
        Map<Figure.At, FigureRequest> requests =
                made.requests().stream().collect(Collectors.toMap(FigureRequest::cell, Function.identity()));
        CaseChanges cases = new CaseChanges(made.caseList(), before.load(), after.load());
        return changes.stream()
                .map(change -> new Difference(change, cases.of(Optional.ofNullable(requests.get(change.cell())))))
                .toList();
    }
}
