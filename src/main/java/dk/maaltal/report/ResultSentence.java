package dk.maaltal.report;

import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Indicator;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;

/** Says in Danish, in one sentence, what a figure that has a value amounted to. */
final class ResultSentence implements Indicator.Visitor<String> {

    private final Judgement judgement;
    private final Figure figure;

    ResultSentence(Judgement judgement) {
        this.judgement = judgement;
        this.figure = judgement.figure();
    }

    @Override
    public String share(Indicator.Share share) {
        String within =
                share.within().isPlain() ? "inden for " + share.within().plain().danish() : "inden for fristerne";
        return when() + " blev " + printed() + " pct. af " + (share.isFollowed() ? "de modtagne sager" : "sagerne")
                + " behandlet " + within + counts() + ".";
    }

    @Override
    public String late(Indicator.Late late) {
        return when() + " blev " + printed() + " sager behandlet over fristen.";
    }

    @Override
    public String average(Indicator.Average average) {
        return when() + " var den gennemsnitlige sagsbehandlingstid " + value() + among() + ".";
    }

    @Override
    public String percentile(Indicator.Percentile percentile) {
        return percentile.percent().compareTo(Indicator.Percentile.MEDIAN) == 0
                ? when() + " var mediansagsbehandlingstiden " + value() + full()
                : when() + " blev " + number(percentile.percent()) + " pct. af sagerne behandlet på højst " + value()
                        + full();
    }

    @Override
    public String rate(Indicator.Rate rate) {
        return when() + " udgjorde andelen " + printed() + " pct." + (counts().isEmpty() ? "" : counts() + ".");
    }

    @Override
    public String received(Indicator.Received received) {
        return when() + " blev der modtaget " + printed() + " sager.";
    }

    @Override
    public String decided(Indicator.Decided decided) {
        return when() + " blev der afgjort " + printed() + " sager.";
    }

    @Override
    public String pending(Indicator.Pending pending) {
        return onTheDay() + " var der " + printed() + " verserende sager"
                + pending.ages()
                        .over()
                        .map(age -> " med en liggetid over " + age.danish())
                        .orElse("") + ".";
    }

    @Override
    public String pendingAge(Indicator.PendingAge pendingAge) {
        return onTheDay() + " var de verserende sagers gennemsnitlige liggetid " + value() + among() + ".";
    }

    @Override
    public String oldest(Indicator.Oldest oldest) {
        return plain();
    }

    @Override
    public String stock(Indicator.Stock stock) {
        return onTheDay() + " var der " + printed() + " sager tilbage af dem, der verserede den "
                + Danish.date(stock.asOf()) + ".";
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

    private String value() {
        return printed() + " " + figure.unit().danish();
    }

    /** Ends a sentence whose last word may end with a point already. */
    private String full() {
        return figure.unit().danish().endsWith(".") ? "" : ".";
    }

    private static String number(BigDecimal number) {
        return Danish.number(number, Math.max(number.stripTrailingZeros().scale(), 0));
    }

    /** " (97 af 100 sager)"; nothing where the counts are not shown. */
    private String counts() {
        return judgement.shown() == Shown.ALL
                ? " (" + Danish.number(figure.numerator(), 0) + " af " + Danish.number(figure.denominator(), 0)
                        + " sager)"
                : "";
    }

    /** " (100 sager)"; nothing where the count is not shown. */
    private String among() {
        return judgement.shown() == Shown.ALL ? " (" + Danish.number(figure.denominator(), 0) + " sager)" : "";
    }
}
