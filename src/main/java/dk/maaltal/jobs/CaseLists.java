package dk.maaltal.jobs;

import dk.maaltal.Checksum;
import dk.maaltal.calendar.Term;
import dk.maaltal.editions.Content;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.InternalLists;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.report.CaseListFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The internal lists of cases that {@code report.yaml} asks for: of each measure it names, the cases of its results in the
 * last term that has begun, as the edition knew them. They are made from the cases each time, and hold case numbers.
 */
@Component
class CaseLists {

    private final Explanations explanations;
    private final Workspace workspace;

    CaseLists(Explanations explanations, Workspace workspace) {
        this.explanations = explanations;
        this.workspace = workspace;
    }

    /** The lists of an edition with their checksums, made once through. */
    List<InternalLists.InternalList> made(ReportRun run, Edition edition) {
        List<InternalLists.InternalList> lists = new ArrayList<>();
        asked(run).forEach((name, asked) -> {
            long cases = list(run).size(asked, edition.load());
            CaseListFile.Format format = format(cases);
            try {
                String sha256 = Checksum.of(written(run, edition, asked, format));
                lists.add(new InternalLists.InternalList(name + "." + format, sha256, cases));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return lists;
    }

    /** The contents of lists that went with an edition, each made when it is written. */
    Map<String, Content> contents(ReportRun run, Edition edition, List<InternalLists.InternalList> lists) {
        Map<String, FigureRequest> asked = asked(run);
        return lists.stream()
                .collect(Collectors.toMap(
                        InternalLists.InternalList::name,
                        list -> new Content(
                                list.sha256(),
                                written(
                                        run,
                                        edition,
                                        asked.get(list.name().replaceFirst("\\.[^.]*$", "")),
                                        format(list.cases()))),
                        (first, second) -> first,
                        TreeMap::new));
    }

    /** A workbook, unless the list is longer than a sheet. */
    private static CaseListFile.Format format(long cases) {
        return cases > CaseListFile.MOST_IN_EXCEL ? CaseListFile.Format.csv : CaseListFile.Format.xlsx;
    }

    private Checksum.Written written(ReportRun run, Edition edition, FigureRequest asked, CaseListFile.Format format) {
        String title = run.institution().declaration().institution() + ", "
                + asked.cell().goal()
                + asked.cell().measure() + " " + asked.term().danish()
                + (asked.cell().isResult() ? "" : ", " + asked.cell().row()) + ", udgave " + edition.number()
                + (workspace.realm().isSample() ? " (EKSEMPELDATA)" : "");
        return out -> explanations.read(run.institution(), run.plan(), asked, edition.load(), rows -> {
            try {
                new CaseListFile(asked, run.institution().declaration(), list(run)).write(format, rows, title, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private CaseList list(ReportRun run) {
        return explanations.list(run.institution(), run.plan());
    }

    /** The figures of cases whose lists are asked for, by the names of their files without the ending. */
    private static Map<String, FigureRequest> asked(ReportRun run) {
        Map<String, FigureRequest> asked = new TreeMap<>();
        for (String measure : run.institution().report(run.report()).caseLists()) {
            List<FigureRequest> figures = FigureRequest.of(run.plan(), run.at().day()).stream()
                    .filter(each -> (each.cell().goal() + each.cell().measure()).equals(measure))
                    .toList();
            List<FigureRequest> ofCases = lastTerm(figures).stream()
                    .flatMap(term ->
                            results(figures).stream().filter(each -> each.term().equals(term)))
                    .flatMap(FigureRequest::ofCases)
                    .distinct()
                    .toList();
            for (int i = 0; i < ofCases.size(); i++) {
                String name = "sager-" + measure + "-"
                        + ofCases.get(i).cell().term().name() + (ofCases.size() == 1 ? "" : "-" + (i + 1));
                asked.put(name.replaceAll("[^\\p{L}\\p{N}.-]", "_"), ofCases.get(i));
            }
        }
        return asked;
    }

    /** The results; of a table without any, its rows. */
    private static List<FigureRequest> results(List<FigureRequest> figures) {
        List<FigureRequest> results =
                figures.stream().filter(each -> each.cell().isResult()).toList();
        return results.isEmpty() ? figures : results;
    }

    private static Optional<Term> lastTerm(List<FigureRequest> figures) {
        return figures.stream()
                .filter(FigureRequest::hasBegun)
                .map(FigureRequest::term)
                .reduce((first, second) -> second);
    }
}
