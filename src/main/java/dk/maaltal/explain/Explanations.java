package dk.maaltal.explain;

import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.Loads;
import dk.maaltal.dossier.CaseReading;
import dk.maaltal.dossier.Dossier;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.Figure;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.reported.AnswerHistory;
import dk.maaltal.store.Store;
import dk.maaltal.verdicts.Judgement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a figure came about: what it was counted or derived from, down to the cases and the answers. */
public final class Explanations {

    /**
     * A figure explained.
     *
     * @param judgement of it, held against its target
     * @param figure what it is made of
     * @param asOfLoad the load up to which the cases are as they were known; 0 for an institution without cases
     * @param loads that those cases came with
     */
    public record Explained(Judgement judgement, Part figure, int asOfLoad, List<Loads.Taken> loads) {}

    /**
     * A figure, or one that it is derived from.
     *
     * @param number "1" or "2.1" for a part of the figure explained; empty for that itself
     * @param counted what it was counted from; empty for a figure that is not made from cases, or has not begun
     * @param answers of a value that people report, in the order they were given
     * @param parts the figures it is derived from
     */
    public record Part(
            String number,
            FigureRequest request,
            Figure figure,
            Optional<Counted> counted,
            List<AnswerHistory.GivenAnswer> answers,
            List<Part> parts) {

        /** The figures of cases it comes down to. */
        public Stream<Part> ofCases() {
            return Stream.concat(
                    Stream.of(this).filter(part -> part.counted.isPresent()),
                    parts.stream().flatMap(Part::ofCases));
        }
    }

    /**
     * What a figure was counted from.
     *
     * @param allCases all cases known, whatever population they belong to
     * @param groups the cases of the population by their dispositions
     * @param sql the statement that lists them
     */
    public record Counted(long allCases, List<CaseList.Group> groups, String sql) {

        /** How many cases the population has, whether they count or not. */
        public long cases() {
            return groups.stream().mapToLong(CaseList.Group::cases).sum();
        }
    }

    private final Store store;
    private final Dossier dossier;
    private final CaseList list;

    /**
     * @param store of the institution
     * @param dossier of the plan whose figures are explained
     */
    public Explanations(Store store, Dossier dossier) {
        this.store = store;
        this.dossier = dossier;
        this.list = dossier.caseList();
    }

    /**
     * Explains a figure of the plan.
     *
     * @param cell where it stands
     * @throws DataRefused when no cases have been loaded, or there is no such load
     */
    public Explained explain(Figure.At cell) {
        int load = dossier.known().load();
        Judgement judgement = dossier.judgements().stream()
                .filter(each -> each.figure().cell().equals(cell))
                .findFirst()
                .orElseThrow();
        FigureRequest request = dossier.requests().stream()
                .filter(each -> each.cell().equals(cell))
                .findFirst()
                .orElseThrow();
        List<Loads.Taken> loads = load == 0 ? List.of() : store.loads().behind(load);
        return new Explained(judgement, part("", request), load, loads);
    }

    private Part part(String number, FigureRequest request) {
        Figure figure = store.figures(dossier.institution().declaration())
                .compute(dossier.plan(), List.of(request), dossier.known().load(), dossier.answers())
                .get(0);
        List<FigureRequest> parts = request.parts();
        return new Part(
                number,
                request,
                figure,
                request.indicator().ofCases().isPresent() && request.hasBegun()
                        ? Optional.of(counted(request, figure))
                        : Optional.empty(),
                request.indicator()
                        .reportedValue()
                        .map(value -> store.answers(dossier.plan().year())
                                .given(
                                        value,
                                        request.term(),
                                        dossier.known().answer(),
                                        dossier.at().day()))
                        .orElse(List.of()),
                IntStream.range(0, parts.size())
                        .mapToObj(i -> part((number.isEmpty() ? "" : number + ".") + (i + 1), parts.get(i)))
                        .toList());
    }

    private Counted counted(FigureRequest request, Figure figure) {
        int load = dossier.known().load();
        Counted counted = new Counted(
                list.allCases(load), list.groups(request, load), list.sql(request, load, store.schema() + ".cases"));
        if (CaseList.isSum(request)) {
            requireEqual("numerator", sum(counted, CaseList.Group::numerator), figure.numerator(), figure);
        }
        if (CaseList.hasDenominator(request)) {
            requireEqual("denominator", sum(counted, CaseList.Group::denominator), figure.denominator(), figure);
        }
        return counted;
    }

    private static BigDecimal sum(Counted counted, Function<CaseList.Group, BigDecimal> number) {
        return counted.groups().stream().map(number).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The list is another way to the figure: if the two disagree, one of them is wrong, and neither may be shown. */
    private static void requireEqual(String what, BigDecimal ofCases, BigDecimal ofFigure, Figure figure) {
        if (ofCases.compareTo(ofFigure) != 0) {
            throw new IllegalStateException("The cases of " + figure.cell() + " add up to a " + what + " of " + ofCases
                    + ", but the figure's is " + ofFigure);
        }
    }

    /** The list of a figure's cases, which knows how its rows are to be read. */
    public CaseList list() {
        return list;
    }

    /** Lets a reader read the cases of a figure, from the first one each time it begins. */
    public void read(FigureRequest request, Consumer<Iterable<CaseList.Row>> reader) {
        new CaseReading(store, list).read(request, dossier.known().load(), reader);
    }
}
