package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.Loads;
import dk.maaltal.editions.Edition;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.Figure;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.report.ChangedCases;
import dk.maaltal.report.Changes;
import dk.maaltal.store.Store;
import dk.maaltal.store.Stores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What differs between two editions of a report: figures, verdicts, and the cases that made the difference. */
@Component
public class Differences {

    /**
     * A figure that two editions tell otherwise.
     *
     * @param cases that count otherwise in the second than in the first; none where the cases are not the reason
     */
    public record Difference(Changes.Change change, List<CaseList.Change> cases) {}

    /**
     * Two editions, and every figure they tell otherwise.
     *
     * @param purged whether the cases that made the difference are known no more
     */
    public record Between(Edition first, Edition second, List<Difference> differences, boolean purged) {}

    private final Stores stores;
    private final Workspace workspace;
    private final Progress progress;
    private final Reports reports;

    Differences(Stores stores, Workspace workspace, Progress progress, Reports reports) {
        this.stores = stores;
        this.workspace = workspace;
        this.progress = progress;
        this.reports = reports;
    }

    /**
     * Compares two editions, each by the plan it was made from.
     *
     * @throws DataRefused when one of them is not published, or what it was made from is kept no more
     */
    public Between between(Published told, int first, int second) {
        Store store = stores.existing(told.institution());
        Edition before = told.edition(store.editions(), first);
        Edition after = told.edition(store.editions(), second);
        progress.at("Comparing editions " + first + " and " + second, 0, 0);
        try (Archive archive = Archive.open(workspace, store, after)) {
            ReportRun run = archive.run();
            List<Changes.Change> changes = changes(run, before, after);
            Map<Figure.At, FigureRequest> asked = asked(run);
            Loads loads = store.loads();
            boolean purged = loads.purged(before.load()).isPresent()
                    || loads.purged(after.load()).isPresent();
            return new Between(
                    before,
                    after,
                    changes.stream()
                            .map(change -> new Difference(
                                    change,
                                    purged
                                            ? List.<CaseList.Change>of()
                                            : cases(run, asked.get(change.cell()), before.load(), after.load())))
                            .toList(),
                    purged);
        }
    }

    /** How many cases make which figures of an edition others than in the edition before it. */
    Map<Figure.At, ChangedCases> counted(ReportRun run, Edition before, Edition after) {
        Map<Figure.At, FigureRequest> asked = asked(run);
        Map<Figure.At, ChangedCases> counted = new LinkedHashMap<>();
        for (Changes.Change change : changes(run, before, after)) {
            List<CaseList.Change> cases = cases(run, asked.get(change.cell()), before.load(), after.load());
            counted.put(
                    change.cell(),
                    new ChangedCases(
                            count(cases, CaseList.Change.Kind.ENTERED),
                            count(cases, CaseList.Change.Kind.LEFT),
                            count(cases, CaseList.Change.Kind.CHANGED)));
        }
        return counted;
    }

    private static long count(List<CaseList.Change> cases, CaseList.Change.Kind kind) {
        return cases.stream().filter(each -> each.kind() == kind).count();
    }

    private List<Changes.Change> changes(ReportRun run, Edition before, Edition after) {
        return Changes.between(
                reports.judgements(run.institution(), before),
                reports.of(run.institution(), run.plan(), run.at(), after).judgements());
    }

    private static Map<Figure.At, FigureRequest> asked(ReportRun run) {
        return FigureRequest.of(run.plan(), run.at().day()).stream()
                .collect(Collectors.toMap(FigureRequest::cell, Function.identity()));
    }

    /** The cases that a figure counts otherwise, or that the figures it is reckoned from do. */
    private List<CaseList.Change> cases(ReportRun run, FigureRequest asked, int before, int after) {
        if (asked == null || before == after || before == 0 || after == 0) {
            return List.of();
        }
        CaseList list = stores.of(run.institution().name())
                .caseList(run.institution().declaration(), run.plan().workingDays());
        return asked.ofCases()
                .flatMap(part -> list.changes(part, before, after))
                .toList();
    }
}
