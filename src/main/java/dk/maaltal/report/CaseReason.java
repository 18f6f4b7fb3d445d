package dk.maaltal.report;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.Disposition;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.Aggregate;
import dk.maaltal.plan.CaseTest;
import dk.maaltal.plan.Cases;
import dk.maaltal.plan.Clock;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.LastDay;
import dk.maaltal.plan.Limit;
import dk.maaltal.plan.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Says in Danish why a case counts in a figure, or does not. */
public final class CaseReason {

    private final Indicator.OfCases indicator;
    private final ColumnWords columns;
    private final Clock clock;
    private final Vocabulary words;
    private final List<LastDay> limits;
    private final String at;
    private final Wording wording;

    /**
     * @param request a figure of cases
     * @param declaration whose columns are named as the extract names them
     * @param limits what the figure's cases are held against
     */
    public CaseReason(FigureRequest request, CaseDeclaration declaration, List<LastDay> limits) {
        this.indicator = request.indicatorOfCases();
        this.clock = indicator.cases().clock();
        this.columns = new ColumnWords(declaration, request.measure().words()).of(indicator);
        this.words = columns.vocabulary();
        this.limits = limits;
        this.at = "den " + Danish.date(request.at());
        this.wording = indicator.accept(new WordingOf());
    }

    /** Of one case: "afgjort den 3. marts 2022 efter 45 dage; fristen er 8 uger (til og med den 14. marts 2022): i tide". */
    String of(CaseList.Row row) {
        return switch (row.disposition()) {
            case COUNTED -> wording.counted.apply(row);
            case IN_TIME -> endedAfter(row) + "; " + limit(row) + ": i tide";
            case LATE -> endedAfter(row) + "; " + limit(row) + ": over fristen";
            case LEFT_OUT -> "udeladt: " + endedAfter(row) + "; " + limit(row) + ": over fristen, og " + condition();
            case OVERDUE -> notEnded() + "; " + limit(row) + ": over fristen, tæller som for sen";
            case OVERDUE_LEFT_OUT -> "udeladt: " + notEnded() + "; " + limit(row) + ": over fristen, og " + condition();
            case TOO_YOUNG -> "udeladt som for ny: " + notEnded() + "; " + limit(row) + ": ikke udløbet";
            case ENDED_TOO_YOUNG ->
                "udeladt som for ny: " + endedAfter(row) + "; " + limit(row) + ": ikke udløbet " + at;
            case OTHER_KIND ->
                ofKindSubject(row) + "; det gælder ikke, at " + condition()
                        + (indicator instanceof Indicator.Share ? ": tæller kun i nævneren" : ": tæller ikke");
            case NOT_OVERDUE -> pendingAfter(row) + "; " + limit(row) + ": ikke over fristen";
            case SLOWER -> wording.subject.apply(row) + ": tæller ikke, da sagen er blandt de langsomste";
            case LACKING -> "udeladt: " + group(row.disposition());
            case OTHER_AGE -> wording.subject.apply(row) + ": tæller ikke, da sagen har en anden alder";
            case OTHER_RANK -> wording.subject.apply(row) + ": er ikke " + wording.rank;
            case RECEIVED_BEFORE, RECEIVED_AFTER, PENDING, NEVER_ENDED -> group(row.disposition());
            case PENDING_OVERDUE ->
                limits.isEmpty() ? group(row.disposition()) : notEnded() + "; " + limit(row) + ": over fristen";
            case ENDED_BEFORE -> end(row) + ": før perioden";
            case ENDED_AFTER -> end(row) + ": efter perioden";
            case NOT_PENDING ->
                row.ended().isPresent() ? end(row) + ": verserede ikke " + at : group(row.disposition());
        };
    }

    /** Of all cases with the same disposition, to stand beside how many they are. */
    public String group(Disposition disposition) {
        return switch (disposition) {
            case COUNTED -> wording.countedGroup;
            case IN_TIME -> "i tide";
            case LATE -> "over fristen";
            case OVERDUE -> notEnded() + ", over fristen: tæller som for sene";
            case OTHER_KIND -> "hvor det ikke gælder, at " + condition();
            case OTHER_AGE -> "af en anden alder end den, der tælles";
            case OTHER_RANK -> words.pending() + ", men ikke " + wording.rank;
            case LEFT_OUT -> "over fristen, og " + condition() + ": udeladt efter planens regel";
            case OVERDUE_LEFT_OUT -> notEnded() + ", over fristen, og " + condition() + ": udeladt efter planens regel";
            case TOO_YOUNG -> notEnded() + ", og fristen er ikke udløbet: for nye";
            case ENDED_TOO_YOUNG -> reached() + ", men fristen er ikke udløbet " + at + ": for nye";
            case NOT_OVERDUE -> words.pending() + ", men ikke over fristen";
            case SLOWER -> "blandt de langsomste, der ikke tælles";
            case LACKING -> "uden en dato eller et tal, som tallet bygger på";
            case RECEIVED_BEFORE -> words.received() + " før perioden";
            case RECEIVED_AFTER -> words.received() + " efter " + wording.lastReceipt;
            case ENDED_BEFORE -> reached() + " før perioden";
            case ENDED_AFTER -> reached() + " efter perioden";
            case NEVER_ENDED -> words.decided() + " og " + at + " uden " + columns.column(clock.by());
            case NOT_PENDING -> words.decided() + ", verserede ikke " + at;
            case PENDING -> notEnded() + (limits.isEmpty() ? "" : ", ikke over fristen");
            case PENDING_OVERDUE -> notEnded() + ", over " + Sentence.overdueOf(indicator);
        };
    }

    /**
     * The words in which indicators differ.
     *
     * @param subject how the sentence of one case begins
     * @param counted the sentence of a case that counts
     * @param countedGroup of all cases that count
     * @param lastReceipt the last time that a case can be received and have to do with the figure
     * @param rank which of the oldest cases counts; empty where that is not what is asked
     */
    private record Wording(
            Function<CaseList.Row, String> subject,
            Function<CaseList.Row, String> counted,
            String countedGroup,
            String lastReceipt,
            String rank) {}

    private final class WordingOf implements Indicator.OfCases.Visitor<Wording> {

        private static final String COUNTS = "tæller med";

        @Override
        public Wording count(Indicator.Count count) {
            if (count.isOfStock()) {
                String closed = "den " + Danish.date(count.cases().pendingOn().orElseThrow());
                return new Wording(
                        CaseReason.this::pendingAfter,
                        row -> "verserede " + closed + " og stadig " + at + ": " + COUNTS,
                        COUNTS,
                        closed,
                        "");
            }
            return count.test().kind() == CaseTest.Kind.OVER && count.cases().cohort() == Cases.Cohort.PENDING
                    ? new Wording(
                            CaseReason.this::pendingAfter,
                            row -> pendingAfter(row) + "; " + limit(row) + ": over fristen, " + COUNTS,
                            "over fristen: " + COUNTS,
                            at,
                            "")
                    : ofCohort(false);
        }

        @Override
        public Wording share(Indicator.Share share) {
            return ofCohort(share.test().kind() == CaseTest.Kind.OF_KIND);
        }

        @Override
        public Wording statistic(Indicator.Statistic statistic) {
            int place = statistic.aggregate().rank();
            if (statistic.aggregate().kind() != Aggregate.Kind.RANKED) {
                return ofCohort(false);
            }
            String rank = place == 1 ? "den ældste" : "den " + place + ".-ældste";
            return ofPending("er " + rank, rank);
        }

        /** @param isRate whether a case may count in the denominator alone */
        private Wording ofCohort(boolean isRate) {
            String ofKind = indicator.test().kind() == CaseTest.Kind.OF_KIND ? "; " + condition() : "";
            String counts = isRate ? "tæller i tæller og nævner" : COUNTS;
            String group = ofKind.isEmpty() ? COUNTS : "hvor " + condition();
            return switch (indicator.cases().cohort()) {
                case ENDED -> inPeriod(row -> endedAfter(row) + ofKind + ": " + counts, group);
                case RECEIVED -> inPeriod(row -> words.received() + " i perioden" + ofKind + ": " + counts, group);
                case PENDING ->
                    new Wording(
                            CaseReason.this::pendingAfter,
                            row -> pendingAfter(row) + ofKind + ": " + counts,
                            group,
                            at,
                            "");
            };
        }

        private Wording inPeriod(Function<CaseList.Row, String> counted, String countedGroup) {
            return new Wording(CaseReason.this::endedAfter, counted, countedGroup, "perioden", "");
        }

        private Wording ofPending(String counts, String rank) {
            return new Wording(
                    CaseReason.this::pendingAfter, row -> pendingAfter(row) + ": " + counts, counts, at, rank);
        }
    }

    private String ofKindSubject(CaseList.Row row) {
        return switch (indicator.cases().cohort()) {
            case ENDED -> endedAfter(row);
            case RECEIVED -> words.received() + " i perioden";
            case PENDING -> pendingAfter(row);
        };
    }

    private String endedAfter(CaseList.Row row) {
        return end(row)
                + row.days()
                        .map(days -> (clock.stopsInItsPeriod() ? "" : ", " + columns.noun(clock.until())) + " efter "
                                + days(days))
                        .orElse("");
    }

    private String end(CaseList.Row row) {
        return reached() + row.ended().map(day -> " den " + Danish.date(day)).orElse("");
    }

    private String reached() {
        return isOfDecisions() ? words.decided() : columns.column(clock.by());
    }

    private String notEnded() {
        return isOfDecisions() ? "ikke " + words.decided() + " " + at : "uden " + columns.column(clock.by()) + " " + at;
    }

    private boolean isOfDecisions() {
        return clock.countsByDecision();
    }

    private String pendingAfter(CaseList.Row row) {
        return words.pending() + " " + at
                + row.days().map(days -> " efter " + days(days)).orElse("");
    }

    private static String days(int days) {
        return days == 1 ? "1 dag" : Danish.number(days) + " dage";
    }

    /** "fristen er 8 uger (til og med den 14. marts 2022)"; of several stretches, each with its date. */
    private String limit(CaseList.Row row) {
        if (limits.size() == 1) {
            return "fristen er " + words(limits.get(0)) + until(row.due().get(0));
        }
        List<Limit.Stretch> stretches = indicator.test().limit().orElseThrow().stretches();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            words.add(words(limits.get(i)) + " til "
                    + columns.noun(stretches.get(i).until()) + until(row.due().get(i)));
        }
        return "fristerne er " + String.join(" og ", words);
    }

    private String words(LastDay last) {
        return last.deadline().map(Deadline::danish).orElseGet(() -> last.accept(new LastDayWords(columns)));
    }

    private static String until(LocalDate due) {
        return due == null ? "" : " (til og med den " + Danish.date(due) + ")";
    }

    private String condition() {
        return indicator.condition().orElseThrow().accept(new ConditionWords(columns));
    }
}
