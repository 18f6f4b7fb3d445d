package dk.maaltal.disclosure;

import dk.maaltal.figures.CaseKinds;
import dk.maaltal.figures.Figure;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.Plan;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Statistical disclosure control of a report: decides how much of each figure may be published when small counts of cases
 * must not be. The rule is the one that {@code hide counts below} in {@code report.yaml} declares; {@code jobs/README.md}
 * describes it for those who write that file, and the description of this package gives the model behind it.
 *
 * @param hideBelow counts from 1 to one less than this are not published; 0 lets everything be published
 * @param kinds the kinds of cases that the institution has, as far as the plan's figures tell them apart
 */
public record DisclosureControl(int hideBelow, CaseKinds kinds) {

    /** Publishes every figure whole. */
    public static final DisclosureControl NONE = new DisclosureControl(0, CaseKinds.NONE);

    /** Which counts may not be published. */
    public MinimumFrequencyRule rule() {
        return new MinimumFrequencyRule(hideBelow);
    }

    /**
     * The judgements with no more of their figures than may be published, in the same order. Verdicts stay as they are: they
     * were made on the whole figures. How many cases lack a date is not published at all: beside other tables it would tell
     * how many have one.
     *
     * @param plan whose figures they are
     * @param reportingPoint the day as of which the figures were computed
     * @param judgements one for every figure of the plan; the equations between figures are found among these alone
     */
    public List<Judgement> shown(Plan plan, LocalDate reportingPoint, List<Judgement> judgements) {
        if (hideBelow == 0) {
            return judgements;
        }
        List<PublishedFigure> figures = figures(plan, FigureRequest.of(plan, reportingPoint), judgements);
        Map<Figure.At, Shown> pattern = SecondarySuppression.pattern(figures, rule());
        return judgements.stream()
                .map(judgement -> judgement
                        .showing(pattern.getOrDefault(judgement.figure().cell(), Shown.ALL))
                        .withoutLacking())
                .toList();
    }

    /** The figures that publish something about counts of cases. */
    private List<PublishedFigure> figures(Plan plan, List<FigureRequest> requests, List<Judgement> judgements) {
        ElementaryCounts counts = new ElementaryCounts(
                kinds,
                plan.workingDays(),
                requests.stream().flatMap(FigureRequest::ofCases).toList());
        Map<Figure.At, FigureRequest> byCell = requests.stream()
                .filter(request -> request.indicator().comesFromCases())
                .collect(Collectors.toMap(FigureRequest::cell, Function.identity()));
        return judgements.stream()
                .filter(judgement -> publishesCounts(judgement.figure())
                        && byCell.containsKey(judgement.figure().cell()))
                .map(judgement -> PublishedFigure.of(
                        judgement, byCell.get(judgement.figure().cell()), counts))
                .toList();
    }

    /** Whether a reader learns anything from a figure: from one that has no cases, that there are none. */
    private static boolean publishesCounts(Figure figure) {
        return figure.missing().isEmpty() || figure.missing().get() == Figure.Missing.NO_CASES;
    }
}
