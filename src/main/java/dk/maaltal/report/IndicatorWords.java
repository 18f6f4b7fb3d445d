package dk.maaltal.report;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import dk.maaltal.plan.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * Says in Danish how a figure is made, without the period; without a full stop, to begin or go on a sentence.
 *
 * @param columns how columns are named
 * @param withAges whether the age that is counted is told where the indicator itself counts pending cases; not where rows
 *     of several ages are told together
 */
record IndicatorWords(ColumnWords columns, boolean withAges) implements Indicator.Visitor<String> {

    @Override
    public String share(Indicator.Share share) {
        boolean received = share.cohort() == Indicator.Cohort.RECEIVED;
        List<String> sentences = new ArrayList<>();
        sentences.add("andel af " + cases(share) + ", " + (received ? "modtaget" : reached(share.until()))
                + " i perioden, "
                + (share.within().isPlain()
                        ? inTime(share.until()) + " senest "
                                + deadline(share.within().plain()) + " efter modtagelsen"
                        : "der har overholdt hver af fristerne " + limit(share.within())));
        if (received) {
            sentences.add("Sagerne er fulgt til opgørelsestidspunktet, også hvor det ligger efter perioden");
            sentences.add(
                    switch (share.counted()) {
                        case DECIDED_OR_OVERDUE ->
                            "Uafgjorte sager, hvis frist er overskredet, tæller som for sene; uafgjorte sager, hvis frist ikke"
                                    + " er udløbet, indgår ikke";
                        case DEADLINE_PASSED -> "Kun sager, hvis frist er udløbet, indgår";
                    });
        }
        share.leaveOutLate()
                .ifPresent(late -> sentences.add(
                        "Sager over fristen, hvor " + condition(late) + ", er udeladt af både tæller og nævner"));
        if (share.within().stretches().get(0).within().unit() == Deadline.Unit.WORKING_DAYS) {
            sentences.add("Arbejdsdage er mandag til fredag undtagen helligdage; modtagelsesdagen tæller ikke med");
        }
        return String.join(". ", sentences);
    }

    @Override
    public String late(Indicator.Late late) {
        return "antal af " + cases(late) + ", " + reached(late.until()) + " i perioden, over fristen på "
                + limit(late.within());
    }

    @Override
    public String average(Indicator.Average average) {
        return "gennemsnitligt antal " + unit(average.unit()) + " fra modtagelse til " + columns.noun(average.until())
                + " for " + cases(average) + ", " + reached(average.until()) + " i perioden";
    }

    @Override
    public String percentile(Indicator.Percentile percentile) {
        boolean median = percentile.percent().compareTo(Indicator.Percentile.MEDIAN) == 0;
        return (median
                        ? "medianen"
                        : percentile
                                        .percent()
                                        .stripTrailingZeros()
                                        .toPlainString()
                                        .replace('.', ',') + "-pct.-fraktilen")
                + " af antal " + unit(percentile.unit()) + " fra modtagelse til " + columns.noun(percentile.until())
                + " for " + cases(percentile) + ", " + reached(percentile.until())
                + " i perioden (mellem to sager indskydes lineært)";
    }

    @Override
    public String rate(Indicator.Rate rate) {
        return "andel af " + cases(rate) + ", " + reached(rate.until()) + " i perioden, hvor "
                + condition(rate.which());
    }

    @Override
    public String received(Indicator.Received received) {
        return "antal af " + cases(received) + ", modtaget i perioden";
    }

    @Override
    public String decided(Indicator.Decided decided) {
        return "antal af " + cases(decided) + ", afgjort i perioden";
    }

    @Override
    public String pending(Indicator.Pending pending) {
        String ages = pending.ages()
                .over()
                .filter(age -> withAges)
                .map(age -> ", med en liggetid over " + age.danish() + " (præcis " + age.danish() + " tæller ikke med)")
                .orElse("");
        return "antal af " + pendingCases(pending) + ages;
    }

    @Override
    public String pendingAge(Indicator.PendingAge pendingAge) {
        return "gennemsnitlig liggetid i " + unit(pendingAge.unit()) + " for " + pendingCases(pendingAge);
    }

    @Override
    public String oldest(Indicator.Oldest oldest) {
        return "liggetid i dage for de ældste af " + pendingCases(oldest);
    }

    @Override
    public String stock(Indicator.Stock stock) {
        return "antal af " + cases(stock) + ", der verserede den " + Danish.date(stock.asOf())
                + " og stadig ikke var afgjort ved periodens udgang eller på et tidligere opgørelsestidspunkt";
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
        return part.accept(new IndicatorWords(columns, true));
    }

    private String cases(Indicator.OfCases indicator) {
        return columns.cases(indicator.of());
    }

    private String pendingCases(Indicator.OfCases indicator) {
        return cases(indicator) + ", der var modtaget og ikke afgjort ved periodens udgang"
                + " eller på et tidligere opgørelsestidspunkt";
    }

    private static String unit(Unit unit) {
        if (unit.equals(Unit.WEEKS)) {
            return "uger (dage divideret med 7)";
        }
        return unit.equals(Unit.MONTHS) ? "måneder (dage divideret med 30,4375)" : unit.danish();
    }

    private String limit(Limit limit) {
        if (limit.isPlain()) {
            return deadline(limit.plain());
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < limit.stretches().size(); i++) {
            Limit.Stretch stretch = limit.stretches().get(i);
            String from = i == 0
                    ? "modtagelse"
                    : columns.noun(limit.stretches().get(i - 1).until());
            words.add(deadline(stretch.within()) + " fra " + from + " til " + columns.noun(stretch.until()));
        }
        return String.join(" og ", words);
    }

    private static String deadline(Deadline deadline) {
        return deadline.danish()
                + (deadline.unit() == Deadline.Unit.WEEKS ? " (" + 7 * deadline.count() + " dage)" : "");
    }

    private String condition(Condition condition) {
        return condition.accept(new ConditionWords(columns));
    }

    private String reached(String until) {
        return ColumnWords.isDecision(until) ? "afgjort" : "med " + columns.column(until);
    }

    /** Goes before "senest". */
    private String inTime(String until) {
        return ColumnWords.isDecision(until) ? "der er afgjort" : "hvor " + columns.column(until) + " er";
    }
}
