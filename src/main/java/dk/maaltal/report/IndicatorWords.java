package dk.maaltal.report;

import dk.maaltal.plan.Indicator;

/**
 * Says in Danish how a figure is made, without the period; without a full stop, to begin or go on a sentence.
 *
 * @param columns how columns are named
 * @param withAges whether the age that is counted is told where the indicator itself counts pending cases; not where rows
 *     of several ages are told together
 * @param row what the figure's row of a table says for it
 */
record IndicatorWords(ColumnWords columns, boolean withAges, OfRow row) implements Indicator.Visitor<String> {

    @Override
    public String count(Indicator.Count count) {
        return ofCases(count);
    }

    @Override
    public String share(Indicator.Share share) {
        return ofCases(share);
    }

    @Override
    public String statistic(Indicator.Statistic statistic) {
        return ofCases(statistic);
    }

    private String ofCases(Indicator.OfCases indicator) {
        return indicator.accept(
                (Indicator.OfCases.Visitor<String>) new CaseFigureWords(columns.of(indicator), withAges, row));
    }

    @Override
    public String constant(Indicator.Constant constant) {
        return "fast tal, der står i planen";
    }

    @Override
    public String reported(Indicator.Reported reported) {
        return "indberettet tal (" + reported.value().name() + ", "
                + reported.unit().danish() + ")";
    }

    @Override
    public String deviation(Indicator.Deviation deviation) {
        boolean isOfPercentages = deviation.of().unit().isPercent();
        return "afvigelse mellem " + part(deviation.of()) + " og " + part(deviation.from())
                + (deviation.unit().isPercent() && !isOfPercentages ? ", i pct. af sidstnævnte" : "");
    }

    @Override
    public String ratio(Indicator.Ratio ratio) {
        return part(ratio.of()) + " divideret med " + part(ratio.per());
    }

    @Override
    public String yearBefore(Indicator.YearBefore before) {
        return part(before.of()) + " i samme periode året før";
    }

    private String part(Indicator part) {
        return part.accept(new IndicatorWords(columns, true, row));
    }
}
