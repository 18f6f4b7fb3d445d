package dk.maaltal.dossier;

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
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The internal lists of cases that {@code report.yaml} asks for: of each measure it names, the cases of its results in the
 * last term that has begun, as the edition knew them. They are made from the cases each time, and hold case numbers.
 */
public final class CaseLists {

    private final Dossier dossier;
    private final Edition edition;
    private final CaseList list;
    private final Map<String, FigureRequest> requests;

    /**
     * @param dossier of the edition's plan at its reporting point
     * @param report by its name in {@code report.yaml}
     */
    public CaseLists(Dossier dossier, String report, Edition edition) {
        this.dossier = dossier;
        this.edition = edition;
        this.list = dossier.caseList();
        this.requests = requests(dossier, report);
    }

    /** The lists of an edition with their checksums, made once through. */
    public List<InternalLists.InternalList> made() {
        List<InternalLists.InternalList> lists = new ArrayList<>();
        requests.forEach((name, request) -> {
            long cases = list.size(request, edition.load());
            CaseListFile.Format format = format(cases);
            try {
                String sha256 = Checksum.of(written(request, format));
                lists.add(new InternalLists.InternalList(name + "." + format, sha256, cases));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return lists;
    }

    /** The contents of lists that went with the edition, each made when it is written. */
    public Map<String, Content> contents(List<InternalLists.InternalList> lists) {
        return lists.stream()
                .collect(Collectors.toMap(
                        InternalLists.InternalList::name,
                        each -> new Content(
                                each.sha256(),
                                written(requests.get(each.name().replaceFirst("\\.[^.]*$", "")), format(each.cases()))),
                        (first, second) -> first,
                        TreeMap::new));
    }

    /** A workbook, unless the list is longer than a sheet. */
    private static CaseListFile.Format format(long cases) {
        return cases > CaseListFile.MOST_IN_EXCEL ? CaseListFile.Format.csv : CaseListFile.Format.xlsx;
    }

    private Checksum.Written written(FigureRequest request, CaseListFile.Format format) {
        String title = dossier.institution().declaration().institution() + ", "
                + request.cell().goal()
                + request.cell().measure() + " " + request.measure().danish(request.term())
                + (request.cell().isResult() ? "" : ", " + request.cell().row()) + ", udgave " + edition.number()
                + (dossier.isSample() ? " (EKSEMPELDATA)" : "");
        return out -> read(request, rows -> {
            try {
                new CaseListFile(request, dossier.institution().declaration(), list).write(format, rows, title, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void read(FigureRequest request, Consumer<Iterable<CaseList.Row>> reader) {
        new CaseReading(dossier.store(), list).read(request, edition.load(), reader);
    }

    /** The figures of cases whose lists are asked for, by the names of their files without the ending. */
    private static Map<String, FigureRequest> requests(Dossier dossier, String report) {
        Map<String, FigureRequest> requests = new TreeMap<>();
        for (String measure : dossier.institution().report(report).caseLists()) {
            List<FigureRequest> figures = dossier.requests().stream()
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
                requests.put(name.replaceAll("[^\\p{L}\\p{N}.-]", "_"), ofCases.get(i));
            }
        }
        return requests;
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
