package dk.maaltal.report;

import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Aggregate;
import dk.maaltal.plan.CaseTest;
import dk.maaltal.plan.Cases;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import dk.maaltal.plan.Unit;
import dk.maaltal.plan.Vocabulary;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;

/** Says in Danish, in one sentence, what a figure that has a value amounted to. */
final class ResultSentence implements Indicator.Visitor<String> {

    private final Judgement judgement;
    private final Vocabulary words;
    private final Figure figure;
    private final boolean isOfRow;

    /**
     * @param words what is called what
     * @param isOfRow whether it is about a row of a table that has several
     */
    ResultSentence(Judgement judgement, Vocabulary words, boolean isOfRow) {
        this.isOfRow = isOfRow;
        this.judgement = judgement;
        this.words = words;
        this.figure = judgement.figure();
    }

    @Override
    public String count(Indicator.Count count) {
        if (count.isOfStock()) {
            return onTheDay() + " var der " + cases() + " tilbage af dem, der "
                    + (words.pending().equals(Vocabulary.USUAL.pending()) ? "verserede" : "var " + words.pending())
                    + " den "
                    + Danish.date(count.cases().pendingOn().orElseThrow()) + ".";
        }
        return switch (count.cases().cohort()) {
            case RECEIVED -> when() + " blev der " + words.received() + " " + cases() + ofKind(count) + ".";
            case PENDING ->
                onTheDay() + " var der " + pending() + ages("liggetid", count) + ofKind(count)
                        + (count.test().kind() == CaseTest.Kind.OVER ? " over fristen" : "") + ".";
            case ENDED ->
                switch (count.test().kind()) {
                    case OVER -> when() + " blev " + cases() + " behandlet over fristen.";
                    case WITHIN -> when() + " blev " + cases() + " behandlet inden for fristen.";
                    default ->
                        when() + " blev der " + words.decided() + " " + cases() + ages("sagsbehandlingstid", count)
                                + ofKind(count) + ".";
                };
        };
    }

    @Override
    public String share(Indicator.Share share) {
        if (share.test().kind() != CaseTest.Kind.WITHIN) {
            return when() + " udgjorde andelen " + printed() + " pct." + (counts().isEmpty() ? "" : counts() + ".");
        }
        return when() + " blev " + printed() + " pct. af "
                + (share.cases().cohort() == Cases.Cohort.RECEIVED ? "de modtagne sager" : "sagerne") + " behandlet "
                + within(share.test().limit().orElseThrow()) + counts() + ".";
    }

    private static String within(Limit limit) {
        return limit.deadline()
                .map(length -> "inden for " + length.danish())
                .orElse(limit.isPlain() ? "inden for fristen" : "inden for fristerne");
    }

    private static String ages(String time, Indicator.Count count) {
        CaseTest.Ages ages = count.test().ages();
        return ages.over()
                        .map(age -> " med en " + time + " over " + age.danish())
                        .orElse("")
                + ages.upTo()
                        .map(age -> (ages.over().isPresent() ? " og" : " med en " + time + " på") + " højst "
                                + age.danish())
                        .orElse("");
    }

    private static String ofKind(Indicator.Count count) {
        return count.test().kind() == CaseTest.Kind.OF_KIND ? " af den art, der tælles" : "";
    }

    @Override
    public String statistic(Indicator.Statistic statistic) {
        Aggregate aggregate = statistic.aggregate();
        if (statistic.number().isPresent() || aggregate.kind() == Aggregate.Kind.RANKED) {
            return plain();
        }
        if (statistic.cases().cohort() == Cases.Cohort.PENDING) {
            return switch (aggregate.kind()) {
                case MEAN ->
                    onTheDay() + " var de " + words.pending() + " sagers gennemsnitlige liggetid " + value() + among()
                            + ".";
                case PERCENTILE ->
                    aggregate.isMedian()
                            ? onTheDay() + " var de " + words.pending() + " sagers medianliggetid " + value() + full()
                            : onTheDay() + " havde " + number(aggregate.percent()) + " pct. af de " + words.pending()
                                    + " sager en liggetid på højst " + value() + full();
                default -> plain();
            };
        }
        return switch (aggregate.kind()) {
            case MEAN -> when() + " var den gennemsnitlige sagsbehandlingstid " + value() + among() + ".";
            case PERCENTILE ->
                aggregate.isMedian()
                        ? when() + " var mediansagsbehandlingstiden " + value() + full()
                        : when() + " blev " + number(aggregate.percent()) + " pct. af sagerne behandlet på højst "
                                + value() + full();
            case SMALLEST -> when() + " var den korteste sagsbehandlingstid " + value() + full();
            case LARGEST -> when() + " var den længste sagsbehandlingstid " + value() + full();
            case MEAN_OF_FASTEST ->
                when() + " var den gennemsnitlige sagsbehandlingstid for de hurtigste " + number(aggregate.percent())
                        + " pct. af sagerne " + value() + among() + ".";
            default -> plain();
        };
    }

    @Override
    public String constant(Indicator.Constant constant) {
        return plain();
    }

    @Override
    public String reported(Indicator.Reported reported) {
        return plain();
    }

    @Override
    public String deviation(Indicator.Deviation deviation) {
        return when() + " var afvigelsen " + value() + full();
    }

    @Override
    public String ratio(Indicator.Ratio ratio) {
        return plain();
    }

    @Override
    public String yearBefore(Indicator.YearBefore before) {
        return plain();
    }

    /** Of a result that stands as it was published earlier, however it is made. */
    String published() {
        return "Det offentliggjorte resultat for " + period() + " er " + value() + full();
    }

    private String plain() {
        return when() + " var resultatet " + value() + full();
    }

    private String when() {
        return "I " + period() + seen();
    }

    private String onTheDay() {
        return "Den " + Danish.date(figure.at());
    }

    /** The day the figure is seen from, where it is not the last of what it is about. */
    private String seen() {
        if (judgement.preliminary()) {
            return " (til og med den " + Danish.date(figure.at()) + ")";
        }
        return figure.at()
                        .isAfter(judgement
                                .measure()
                                .lastDay(figure.cell().row(), figure.cell().term()))
                ? " (som kendt den " + Danish.date(figure.at()) + ")"
                : "";
    }

    private String period() {
        return PeriodWords.of(judgement.measure(), figure.cell());
    }

    /** The result as in the table, without its mark. */
    private String printed() {
        return Cell.result(judgement).unmarked();
    }

    /** "12 sager". */
    private String cases() {
        return Unit.CASES.told(printed());
    }

    /** "12 verserende sager"; an institution's own word is one for several cases. */
    private String pending() {
        boolean isUsual = words.pending().equals(Vocabulary.USUAL.pending());
        return printed().equals("1") && !isUsual
                ? "1 sag blandt de " + words.pending() + " sager"
                : printed() + " " + words.pending() + " "
                        + asWorded(Unit.CASES, isOfRow).after(printed());
    }

    /**
     * A unit as it is worded. Version 0.1, which knew no tables of rows, told of "1 verserende sager" and in its overviews of
     * "1 sager": its editions are made again as they were.
     */
    static Unit asWorded(Unit unit, boolean isOfRow) {
        return isOfRow || !unit.equals(Unit.CASES) ? unit : unit.withOne("");
    }

    private String value() {
        return figure.unit().told(printed());
    }

    /** Ends a sentence whose last word may end with a point already. */
    private String full() {
        return figure.unit().danish().endsWith(".") && !figure.unit().isBefore() ? "" : ".";
    }

    private static String number(BigDecimal number) {
        return Danish.number(number, Math.max(number.stripTrailingZeros().scale(), 0));
    }

    /** " (97 af 100 sager)"; nothing where the counts are not shown. */
    private String counts() {
        return judgement.shown() == Shown.ALL
                ? " (" + Danish.number(figure.numerator(), 0) + " af " + Sentence.cases(figure.denominator()) + ")"
                : "";
    }

    /** " (100 sager)"; nothing where the count is not shown. */
    private String among() {
        return judgement.shown() == Shown.ALL ? " (" + Sentence.cases(figure.denominator()) + ")" : "";
    }
}
