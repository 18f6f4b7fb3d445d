package dk.maaltal.jobs;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.Loads;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.Figure;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.Report;
import dk.maaltal.reported.AnswerHistory;
import dk.maaltal.store.Store;
import dk.maaltal.store.Stores;
import dk.maaltal.verdicts.Judgement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How a figure came about: what it was counted or reckoned from, down to the cases and the answers. */
@Component
public class Explanations {

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
     * A figure, or one that it is reckoned from.
     *
     * @param number "1" or "2.1" for a part of the figure explained; empty for that itself
     * @param counted what it was counted from; empty for a figure that is not made from cases, or has not begun
     * @param tellings of a value that people report, the newest first
     * @param parts the figures it is reckoned from
     */
    public record Part(
            String number,
            FigureRequest asked,
            Figure figure,
            Optional<Counted> counted,
            List<AnswerHistory.GivenAnswer> tellings,
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
     * @param groups the cases of the population by why they count or do not
     * @param sql the statement that lists them
     */
    public record Counted(long allCases, List<CaseList.Group> groups, String sql) {

        public long cases() {
            return groups.stream().mapToLong(CaseList.Group::cases).sum();
        }
    }

    private final Stores stores;
    private final Reports reports;

    Explanations(Stores stores, Reports reports) {
        this.stores = stores;
        this.reports = reports;
    }

    /**
     * Explains a figure of a plan.
     *
     * @param asOfLoad the load up to which the cases are as they were known; the last, if it is not named
     * @throws DataRefused when no cases have been loaded, or there is no such load
     */
    public Explained explain(
            Institution institution, Plan plan, ReportingPoint at, Figure.At cell, Optional<Integer> asOfLoad) {
        int load = reports.load(institution, asOfLoad);
        List<Loads.Taken> loads =
                load == 0 ? List.of() : store(institution).loads().behind(load);
        Report report = reports.asOf(load, institution, plan, at);
        Judgement judgement = report.judgements().stream()
                .filter(each -> each.figure().cell().equals(cell))
                .findFirst()
                .orElseThrow();
        FigureRequest asked = FigureRequest.of(plan, at.day()).stream()
                .filter(each -> each.cell().equals(cell))
                .findFirst()
                .orElseThrow();
        return new Explained(judgement, part("", institution, plan, asked, load, report), load, loads);
    }

    private Part part(String number, Institution institution, Plan plan, FigureRequest asked, int load, Report report) {
        Figure figure = store(institution)
                .figures(institution.declaration())
                .compute(plan, List.of(asked), load, report.answers())
                .get(0);
        List<FigureRequest> parts = asked.parts();
        return new Part(
                number,
                asked,
                figure,
                asked.indicator() instanceof Indicator.OfCases && asked.hasBegun()
                        ? Optional.of(counted(institution, plan, asked, load, figure))
                        : Optional.empty(),
                asked.indicator() instanceof Indicator.Reported reported
                        ? store(institution).answers(plan.year()).tellings(reported.value(), asked.term())
                        : List.of(),
                IntStream.range(0, parts.size())
                        .mapToObj(i -> part(
                                (number.isEmpty() ? "" : number + ".") + (i + 1),
                                institution,
                                plan,
                                parts.get(i),
                                load,
                                report))
                        .toList());
    }

    private Counted counted(Institution institution, Plan plan, FigureRequest asked, int load, Figure figure) {
        CaseList list = list(institution, plan);
        // Printed to be run elsewhere, where nobody has set the schema.
        String table = store(institution).schema() + ".cases";
        Counted counted = new Counted(list.allCases(load), list.groups(asked, load), list.sql(asked, load, table));
        if (!(asked.indicator() instanceof Indicator.Percentile)) {
            requireEqual("numerator", sum(counted, CaseList.Group::numerator), figure.numerator(), figure);
        }
        if (CaseList.hasDenominator(asked)) {
            requireEqual("denominator", sum(counted, CaseList.Group::denominator), figure.denominator(), figure);
        }
        return counted;
    }

    private static BigDecimal sum(Counted counted, Function<CaseList.Group, BigDecimal> number) {
        return counted.groups().stream().map(number).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The list is another way to the figure: if the two part, one of them is wrong, and nothing must be told from either. */
    private static void requireEqual(String what, BigDecimal ofCases, BigDecimal ofFigure, Figure figure) {
        if (ofCases.compareTo(ofFigure) != 0) {
            throw new IllegalStateException("The cases of " + figure.cell() + " add up to a " + what + " of " + ofCases
                    + ", but the figure's is " + ofFigure);
        }
    }

    private Store store(Institution institution) {
        return stores.of(institution.name());
    }

    /** The list of a figure's cases, which knows how its rows are to be read. */
    public CaseList list(Institution institution, Plan plan) {
        return store(institution).caseList(institution.declaration(), plan.workingDays());
    }

    /**
     * Lets a reader read the cases of a figure, from the first one each time it begins. They come as they are asked for,
     * however many there are.
     */
    public void read(
            Institution institution,
            Plan plan,
            FigureRequest asked,
            int load,
            Consumer<Iterable<CaseList.Row>> reader) {
        CaseList list = list(institution, plan);
        List<Stream<CaseList.Row>> begun = new ArrayList<>();
        store(institution).transaction(() -> {
            try {
                reader.accept(() -> {
                    begun.add(list.rows(asked, load));
                    return begun.get(begun.size() - 1).iterator();
                });
            } finally {
                begun.forEach(Stream::close);
            }
        });
    }
}
