package dk.maaltal.report;

import dk.maaltal.plan.Aggregate;
import dk.maaltal.plan.CaseTest;
import dk.maaltal.plan.Cases;
import dk.maaltal.plan.Clock;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.LastDay;
import dk.maaltal.plan.Limit;
import dk.maaltal.plan.Unit;
import dk.maaltal.plan.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * Says in Danish how a figure of cases is made, without the period; without a full stop, to begin or go on a sentence.
 *
 * @param columns how columns are named
 * @param withAges whether the age that is counted is told where the indicator itself counts pending cases; not where rows
 *     of several ages are told together
 * @param row what its row of a table says for it
 */
record CaseFigureWords(ColumnWords columns, boolean withAges, OfRow row) implements Indicator.OfCases.Visitor<String> {

    @Override
    public String count(Indicator.Count count) {
        CaseTest test = count.test();
        String cases = cases(count);
        if (count.isOfStock()) {
            return "antal af " + cases + ", der "
                    + (isUsual() ? "verserede" : "var " + vocabulary().pending()) + " den "
                    + Danish.date(count.cases().pendingOn().orElseThrow())
                    + " og stadig ikke var " + vocabulary().decided()
                    + " ved periodens udgang eller på et tidligere opgørelsestidspunkt";
        }
        return switch (count.cases().cohort()) {
            case RECEIVED ->
                "antal af " + cases + ", " + vocabulary().received() + " i perioden"
                        + (test.asksTime() ? receivedHeld(count) : ofKind(test));
            case PENDING -> "antal af " + pendingCases(count) + ofKind(test) + pendingAges(count) + pastLastDay(count);
            case ENDED ->
                "antal af " + cases + ", " + reached(count.cases().clock()) + " i perioden"
                        + switch (test.kind()) {
                            case NONE -> "";
                            case OF_KIND -> ofKind(test);
                            case AGED -> endedAges(count);
                            case OVER -> ", over " + limitOf(count);
                            case WITHIN -> ", inden for " + limitOf(count);
                        };
        };
    }

    @Override
    public String share(Indicator.Share share) {
        CaseTest test = share.test();
        return switch (test.kind()) {
            case WITHIN -> shareWithin(share);
            case AGED ->
                share.cases().cohort() == Cases.Cohort.PENDING
                        ? "andel af " + pendingCases(share) + pendingAges(share)
                        : "andel af " + cases(share) + ", "
                                + reached(share.cases().clock()) + " i perioden" + endedAges(share);
            default ->
                "andel af "
                        + switch (share.cases().cohort()) {
                            case ENDED ->
                                cases(share) + ", " + reached(share.cases().clock()) + " i perioden";
                            case RECEIVED -> cases(share) + ", " + vocabulary().received() + " i perioden";
                            case PENDING -> pendingCases(share);
                        }
                        + ofKind(test);
        };
    }

    /** Of a number of received cases how they stand to their limit, and on which day. */
    private String receivedHeld(Indicator.Count count) {
        Cases cases = count.cases();
        return (count.test().kind() == CaseTest.Kind.OVER
                        ? row.has(count.test().limit().orElseThrow())
                                ? ", og hvor rækkens frist er overskredet"
                                : ", hvis frist på " + limit(count) + " er overskredet"
                        : ", " + kept(count))
                + (cases.counted() == Cases.Counted.DEADLINE_PASSED ? ", blandt dem, hvis frist er udløbet" : "")
                + (cases.asOf() == Cases.AsOf.REPORTING_POINT
                        ? " (fulgt til opgørelsestidspunktet)"
                        : " (opgjort ved periodens udgang eller på et tidligere opgørelsestidspunkt)");
    }

    /** "der er afgjort senest 8 uger (56 dage) efter modtagelsen". */
    private String kept(Indicator.OfCases indicator) {
        Limit limit = indicator.test().limit().orElseThrow();
        Clock clock = indicator.cases().clock();
        return limit.isPlain()
                ? inTime(clock)
                        + (row.has(limit)
                                ? " inden for rækkens frist"
                                : " senest " + limit.plain().accept(new LastDayWords(columns)))
                        + after(limit.plain(), clock)
                : "der har overholdt hver af fristerne " + limit(indicator);
    }

    private String shareWithin(Indicator.Share share) {
        boolean received = share.cases().cohort() == Cases.Cohort.RECEIVED;
        Clock clock = share.cases().clock();
        Limit limit = share.test().limit().orElseThrow();
        List<String> sentences = new ArrayList<>();
        sentences.add("andel af " + cases(share) + ", "
                + (received ? vocabulary().received() : reached(clock)) + " i perioden, " + kept(share));
        if (received) {
            sentences.add(
                    share.cases().asOf() == Cases.AsOf.REPORTING_POINT
                            ? "Sagerne er fulgt til opgørelsestidspunktet, også hvor det ligger efter perioden"
                            : "Sagerne er opgjort, som de stod ved periodens udgang eller på et tidligere"
                                    + " opgørelsestidspunkt");
            sentences.add(
                    switch (share.cases().counted()) {
                        case DECIDED_OR_OVERDUE ->
                            vocabulary().isUsuallyDecided()
                                    ? "Uafgjorte sager, hvis frist er overskredet, tæller som for sene; uafgjorte sager, hvis"
                                            + " frist ikke er udløbet, indgår ikke"
                                    : "Sager, der ikke er " + vocabulary().decided()
                                            + ", og hvis frist er overskredet, tæller"
                                            + " som for sene; dem, hvis frist ikke er udløbet, indgår ikke";
                        case DEADLINE_PASSED -> "Kun sager, hvis frist er udløbet, indgår";
                    });
        }
        share.leaveOutLate()
                .ifPresent(late -> sentences.add(
                        "Sager over fristen, hvor " + condition(late) + ", er udeladt af både tæller og nævner"));
        if (limit.stretches().get(0).within().countsWorkingDays()) {
            sentences.add(
                    limit.deadline().isPresent()
                            ? ClockWords.workingDays(clock, vocabulary())
                            : "Arbejdsdage er mandag til fredag undtagen helligdage; dagen, der tælles tilbage fra,"
                                    + " tæller ikke med");
        }
        return String.join(". ", sentences);
    }

    /** Goes after a length of time: " efter modtagelsen"; nothing after any other last day. */
    private String after(LastDay last, Clock clock) {
        return last.deadline().isEmpty()
                ? ""
                : " efter "
                        + (clock.startsAtReceipt() ? definite(vocabulary().receipt()) : columns.column(clock.from()));
    }

    @Override
    public String statistic(Indicator.Statistic statistic) {
        Clock clock = statistic.cases().clock();
        boolean pending = statistic.cases().cohort() == Cases.Cohort.PENDING;
        Aggregate aggregate = statistic.aggregate();
        if (aggregate.kind() == Aggregate.Kind.RANKED) {
            return "liggetid i dage for de ældste af " + pendingCases(statistic);
        }
        String cases = pending
                ? pendingCases(statistic)
                : cases(statistic) + ", "
                        + (statistic.cases().cohort() == Cases.Cohort.RECEIVED
                                ? vocabulary().received()
                                : reached(clock))
                        + " i perioden";
        if (statistic.number().isPresent()) {
            return of(aggregate, columns.column(statistic.number().get())) + " for " + cases + interpolated(aggregate);
        }
        if (pending) {
            String age = "liggetid i " + unit(statistic.unit()) + from(clock, " fra ");
            return (statistic.isMeanTime() ? "gennemsnitlig " + age : of(aggregate, age)) + " for " + cases
                    + interpolated(aggregate);
        }
        String time = "antal " + unit(statistic.unit()) + " fra "
                + (clock.startsAtReceipt() ? vocabulary().receipt() : columns.column(clock.from())) + " til "
                + columns.noun(clock.until());
        return (statistic.isMeanTime() ? "gennemsnitligt " + time : of(aggregate, time)) + " for " + cases
                + interpolated(aggregate);
    }

    private String from(Clock clock, String before) {
        return clock.startsAtReceipt() ? "" : before + columns.column(clock.from());
    }

    /** "medianen af antal dage fra …", "summen af "Personer"". */
    private static String of(Aggregate aggregate, String number) {
        return switch (aggregate.kind()) {
                    case MEAN -> "gennemsnittet af ";
                    case SUM -> "summen af ";
                    case PERCENTILE ->
                        aggregate.isMedian() ? "medianen af " : percent(aggregate) + "-pct.-fraktilen af ";
                    case SMALLEST -> "det mindste ";
                    case LARGEST -> "det største ";
                    case MEAN_OF_FASTEST ->
                        "gennemsnittet for de hurtigste " + percent(aggregate)
                                + " pct. af sagerne (hele sager, mindst én) af ";
                    case RANKED -> "";
                }
                + number;
    }

    private static String percent(Aggregate aggregate) {
        return aggregate.percent().stripTrailingZeros().toPlainString().replace('.', ',');
    }

    private static String interpolated(Aggregate aggregate) {
        return aggregate.kind() == Aggregate.Kind.PERCENTILE ? " (mellem to sager indskydes lineært)" : "";
    }

    private String ofKind(CaseTest test) {
        return test.condition().map(which -> ", hvor " + condition(which)).orElse("");
    }

    /** The age is told where the indicator itself counts cases of it; not where rows of several ages are told together. */
    private String pendingAges(Indicator.OfCases indicator) {
        CaseTest.Ages ages = indicator.test().ages();
        return withAges ? ages("med en liggetid", ages) + from(indicator.cases().clock(), ages) : "";
    }

    private String endedAges(Indicator.OfCases indicator) {
        CaseTest.Ages ages = indicator.test().ages();
        return withAges
                ? ages("med en sagsbehandlingstid", ages)
                        + from(indicator.cases().clock(), ages)
                : "";
    }

    private String from(Clock clock, CaseTest.Ages ages) {
        return ages.equals(CaseTest.Ages.ANY) ? "" : from(clock, ", regnet fra ");
    }

    private static String ages(String time, CaseTest.Ages ages) {
        String over = ages.over()
                .map(age -> " over " + age.danish() + " (præcis " + age.danish() + " tæller ikke med)")
                .orElse("");
        String upTo = ages.upTo()
                .map(age -> (over.isEmpty() ? " på" : " og") + " højst " + age.danish())
                .orElse("");
        return over.isEmpty() && upTo.isEmpty() ? "" : ", " + time + over + upTo;
    }

    private String pastLastDay(Indicator.Count count) {
        return count.test().kind() == CaseTest.Kind.OVER
                ? row.has(count.test().limit().orElseThrow())
                        ? ", og hvor rækkens frist var overskredet"
                        : ", og hvis frist på " + limit(count) + " var overskredet"
                : "";
    }

    private String cases(Indicator.OfCases indicator) {
        return row.besides(indicator.of())
                .map(kind -> "rækkens sager" + (kind.isEmpty() ? "" : ", hvor " + condition(new Condition.AllOf(kind))))
                .orElseGet(() -> columns.cases(indicator.of()));
    }

    private String pendingCases(Indicator.OfCases indicator) {
        return cases(indicator) + ", der var " + vocabulary().received() + " og ikke "
                + vocabulary().decided()
                + (indicator.cases().asOf() == Cases.AsOf.START
                        ? " dagen før periodens begyndelse"
                        : " ved periodens udgang eller på et tidligere opgørelsestidspunkt");
    }

    private static String unit(Unit unit) {
        if (unit.equals(Unit.WEEKS)) {
            return "uger (dage divideret med 7)";
        }
        return unit.equals(Unit.MONTHS) ? "måneder (dage divideret med 30,4375)" : unit.danish();
    }

    private String limitOf(Indicator.Count count) {
        return row.has(count.test().limit().orElseThrow())
                ? "rækkens frist" + from(count.cases().clock(), " fra ")
                : "fristen på " + limit(count);
    }

    /** "8 uger (56 dage)", "15 dage fra modtagelse til afgørelse og …". */
    private String limit(Indicator.OfCases indicator) {
        Limit limit = indicator.test().limit().orElseThrow();
        Clock clock = indicator.cases().clock();
        LastDayWords lastDays = new LastDayWords(columns);
        if (limit.isPlain()) {
            return limit.plain().accept(lastDays) + (limit.deadline().isEmpty() ? "" : from(clock, " fra "));
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < limit.stretches().size(); i++) {
            Limit.Stretch stretch = limit.stretches().get(i);
            String from = i > 0
                    ? columns.noun(limit.stretches().get(i - 1).until())
                    : clock.startsAtReceipt() ? vocabulary().receipt() : columns.column(clock.from());
            words.add(stretch.within().accept(lastDays) + " fra " + from + " til " + columns.noun(stretch.until()));
        }
        return String.join(" og ", words);
    }

    private String condition(Condition condition) {
        return condition.accept(new ConditionWords(columns));
    }

    private Vocabulary vocabulary() {
        return columns.vocabulary();
    }

    private boolean isUsual() {
        return vocabulary().pending().equals(Vocabulary.USUAL.pending());
    }

    /** "modtagelsen"; of a word that does not end as it does, "dagen for indkomst". */
    private static String definite(String noun) {
        return noun.endsWith("else") ? noun + "n" : noun.endsWith("ning") ? noun + "en" : "dagen for " + noun;
    }

    private String reached(Clock clock) {
        return clock.countsByDecision() ? vocabulary().decided() : "med " + columns.column(clock.by());
    }

    /** Goes before "senest". */
    private String inTime(Clock clock) {
        return clock.endsWithDecision()
                ? "der er " + vocabulary().decided()
                : "hvor " + columns.column(clock.until()) + " er";
    }
}
