package dk.maaltal.dossier;

import dk.maaltal.disclosure.DisclosureControl;
import dk.maaltal.editions.Edition;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.Figure;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.report.ChangedCases;
import dk.maaltal.report.Changes;
import dk.maaltal.report.Correction;
import dk.maaltal.report.Documents;
import dk.maaltal.report.PrintedFigure;
import dk.maaltal.report.Report;
import dk.maaltal.report.Standing;
import dk.maaltal.report.Summary;
import dk.maaltal.sources.Source;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one edition of a report prints: as much of each figure as may be published, what differs from the edition before it,
 * and the documents. Each part is made when it is first asked for, and once.
 */
public final class EditionDossier {

    /** The edition before, as it was printed. */
    private record Previous(Edition edition, List<PrintedFigure> printed) {}

    private final Dossier dossier;
    private final String report;
    private final Edition edition;
    private Standing standing;

    private final Once<DisclosureControl> disclosure = new Once<>(this::disclosureControl);
    private final Once<List<Judgement>> shown = new Once<>(this::suppress);
    private final Once<List<PrintedFigure>> printed = new Once<>(this::print);
    private final Once<Optional<Previous>> previous = new Once<>(this::readPrevious);
    private final Once<Map<Figure.At, ChangedCases>> changedCases;
    private final Once<Documents> documents = new Once<>(this::prepareDocuments);

    private EditionDossier(
            Dossier dossier,
            String report,
            Edition edition,
            List<Standing.Approval> approvals,
            Optional<Map<Figure.At, ChangedCases>> changed) {
        this.dossier = dossier;
        this.report = report;
        this.edition = edition;
        this.standing = new Standing(
                dossier.institution().report(report).due(Optional.of(dossier.plan()), dossier.at()), false, approvals);
        this.changedCases = new Once<>(() -> changed.orElseGet(this::countChangedCases));
    }

    /**
     * An edition that is being made.
     *
     * @param dossier of its plan at its reporting point
     * @param report by its name in {@code report.yaml}
     */
    public static EditionDossier ofNew(Dossier dossier, String report, Edition edition) {
        return new EditionDossier(dossier, report, edition, List.of(), Optional.empty());
    }

    /**
     * A published edition that is made again. How many cases changed its figures is as it was counted then: what the edition
     * before it was made from may have been purged since.
     *
     * @param dossier of its plan at its reporting point, from the files it was made from
     */
    public static EditionDossier ofPublished(Dossier dossier, Edition edition) {
        return new EditionDossier(
                dossier,
                edition.key().report(),
                edition,
                dossier.store().approvals().of(edition.id()),
                Optional.of(dossier.store().editionFigures().changedCases(edition.id())));
    }

    /** The figures and what they are made from. */
    public Dossier dossier() {
        return dossier;
    }

    /** The edition. */
    public Edition edition() {
        return edition;
    }

    /** Every figure as it is printed, whole, with how much of it documents for publication show. */
    public List<PrintedFigure> printed() {
        return printed.get();
    }

    /** How many cases make which figures others than in the edition before; empty where its cases were purged. */
    public Map<Figure.At, ChangedCases> changedCases() {
        return changedCases.get();
    }

    /** How the goals came out and what to look at, nothing suppressed: for those who make the report. */
    public Summary summary() {
        return Summary.of(dossier.report(edition.number(), dossier.quality()));
    }

    /** What it lacks that people can fill in, in Danish. */
    public List<String> gaps() {
        return dossier.report().gaps();
    }

    /** Says how far the edition is; before its documents are made. */
    public void stands(boolean draft, List<Standing.Approval> approvals) {
        standing = new Standing(standing.due(), draft, approvals);
    }

    /** How far the edition is. */
    public Standing standing() {
        return standing;
    }

    /** A document for publication, made from a template. */
    public byte[] document(Source template) {
        return documents.get().of(template);
    }

    private Documents prepareDocuments() {
        dossier.progress().at("Preparing the documents", 0, 0);
        return new Documents(forPublication());
    }

    private Report forPublication() {
        return dossier.report(
                        edition.number(),
                        dossier.quality().hiding(disclosure.get().hideBelow()))
                .showing(shown.get())
                .with(correction())
                .with(standing);
    }

    private DisclosureControl disclosureControl() {
        int hideBelow = dossier.institution().report(report).hideBelow();
        if (hideBelow == 0) {
            return DisclosureControl.NONE;
        }
        List<FigureRequest> requests =
                dossier.requests().stream().flatMap(FigureRequest::ofCases).toList();
        return new DisclosureControl(
                hideBelow,
                dossier.store()
                        .caseKinds(
                                dossier.institution().declaration(),
                                requests,
                                dossier.known().load()));
    }

    private List<Judgement> suppress() {
        return disclosure.get().shown(dossier.plan(), dossier.at().day(), dossier.judgements());
    }

    private List<PrintedFigure> print() {
        List<Judgement> whole = dossier.judgements();
        List<Judgement> published = shown.get();
        return IntStream.range(0, whole.size())
                .mapToObj(i -> PrintedFigure.of(whole.get(i), published.get(i).shown()))
                .toList();
    }

    private Optional<Previous> readPrevious() {
        return dossier.store()
                .editions()
                .publishedBefore(edition)
                .map(before ->
                        new Previous(before, dossier.store().editionFigures().printed(before)));
    }

    private Correction correction() {
        return previous.get()
                .map(before -> new Correction(
                        before.edition().number(), edition.reason().orElse(""), changesOf(before)))
                .orElse(Correction.NONE);
    }

    private List<Changes.Change> changesOf(Previous before) {
        List<PrintedFigure> then =
                before.printed().stream().map(this::withoutSmallCounts).toList();
        return Changes.between(then, printed()).stream()
                .map(change -> change.by(Optional.ofNullable(changedCases().get(change.cell()))
                        .filter(counted -> Stream.of(counted.entered(), counted.left(), counted.changed())
                                .noneMatch(disclosure.get().rule()::isSmall))))
                .toList();
    }

    /** What an edition without a threshold printed is not printed again beside the corrected figure where it is small. */
    private PrintedFigure withoutSmallCounts(PrintedFigure then) {
        int hideBelow = disclosure.get().hideBelow();
        if (then.shown() == Shown.NOTHING || !then.counted() || hideBelow == 0) {
            return then;
        }
        boolean isDivided = then.denominator().compareTo(BigDecimal.ONE) != 0;
        boolean few = disclosure.get().rule().isSmall(isDivided ? then.denominator() : then.numerator());
        return few ? then.showing(Shown.NOTHING) : then;
    }

    private Map<Figure.At, ChangedCases> countChangedCases() {
        Optional<Previous> before = previous.get();
        if (before.isEmpty()
                || dossier.store().loads().purged(before.get().edition().load()).isPresent()) {
            return Map.of();
        }
        dossier.progress().at("Comparing with edition " + before.get().edition().number(), 0, 0);
        Map<Figure.At, FigureRequest> requests =
                dossier.requests().stream().collect(Collectors.toMap(FigureRequest::cell, Function.identity()));
        CaseChanges cases = new CaseChanges(
                dossier.caseList(),
                before.get().edition().load(),
                dossier.known().load());
        Map<Figure.At, ChangedCases> counted = new LinkedHashMap<>();
        for (Changes.Change change : Changes.betweenWhole(before.get().printed(), printed())) {
            counted.put(change.cell(), count(cases.of(Optional.ofNullable(requests.get(change.cell())))));
        }
        return counted;
    }

    private static ChangedCases count(List<CaseList.Change> cases) {
        Map<CaseList.Change.Kind, Long> counts = new HashMap<>();
        cases.forEach(each -> counts.merge(each.kind(), 1L, Long::sum));
        return new ChangedCases(
                counts.getOrDefault(CaseList.Change.Kind.ENTERED, 0L),
                counts.getOrDefault(CaseList.Change.Kind.LEFT, 0L),
                counts.getOrDefault(CaseList.Change.Kind.CHANGED, 0L));
    }
}
