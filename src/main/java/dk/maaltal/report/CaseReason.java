package dk.maaltal.report;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.Disposition;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Says in Danish why a case counts in a figure, or does not. */
public final class CaseReason {

    private final Indicator.OfCases indicator;
    private final ColumnWords columns;
    private final List<Deadline> limits;
    private final String at;
    private final Wording wording;

    /**
     * @param request a figure of cases
     * @param declaration whose columns are named as the extract names them
     * @param limits the lengths of time that the figure's cases are held against
     */
    public CaseReason(FigureRequest request, CaseDeclaration declaration, List<Deadline> limits) {
        this.indicator = request.indicatorOfCases();
        this.columns = new ColumnWords(declaration);
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
            case OTHER_KIND -> endedAfter(row) + "; det gælder ikke, at " + condition() + ": tæller kun i nævneren";
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
            case OTHER_RANK -> "verserende, men ikke " + wording.rank;
            case LEFT_OUT -> "over fristen, og " + condition() + ": udeladt efter planens regel";
            case OVERDUE_LEFT_OUT -> notEnded() + ", over fristen, og " + condition() + ": udeladt efter planens regel";
            case TOO_YOUNG -> notEnded() + ", og fristen er ikke udløbet: for nye";
            case ENDED_TOO_YOUNG -> reached() + ", men fristen er ikke udløbet " + at + ": for nye";
            case RECEIVED_BEFORE -> "modtaget før perioden";
            case RECEIVED_AFTER -> "modtaget efter " + wording.lastReceipt;
            case ENDED_BEFORE -> reached() + " før perioden";
            case ENDED_AFTER -> reached() + " efter perioden";
            case NEVER_ENDED -> "afgjort og " + at + " uden " + columns.column(indicator.until());
            case NOT_PENDING -> "afgjort, verserede ikke " + at;
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
        public Wording share(Indicator.Share share) {
            return ofEnded();
        }

        @Override
        public Wording late(Indicator.Late late) {
            return ofEnded();
        }

        @Override
        public Wording average(Indicator.Average average) {
            return ofEnded();
        }

        @Override
        public Wording percentile(Indicator.Percentile percentile) {
            return ofEnded();
        }

        @Override
        public Wording rate(Indicator.Rate rate) {
            return inPeriod(
                    row -> endedAfter(row) + "; " + condition() + ": tæller i tæller og nævner", "hvor " + condition());
        }

        @Override
        public Wording received(Indicator.Received received) {
            return inPeriod(row -> "modtaget i perioden: " + COUNTS, COUNTS);
        }

        @Override
        public Wording decided(Indicator.Decided decided) {
            return ofEnded();
        }

        @Override
        public Wording pending(Indicator.Pending pending) {
            return ofPending(COUNTS, "");
        }

        @Override
        public Wording pendingAge(Indicator.PendingAge pendingAge) {
            return ofPending(COUNTS, "");
        }

        @Override
        public Wording oldest(Indicator.Oldest oldest) {
            String rank = oldest.rank() == 1 ? "den ældste" : "den " + oldest.rank() + ".-ældste";
            return ofPending("er " + rank, rank);
        }

        @Override
        public Wording stock(Indicator.Stock stock) {
            String closed = "den " + Danish.date(stock.asOf());
            return new Wording(
                    CaseReason.this::pendingAfter,
                    row -> "verserede " + closed + " og stadig " + at + ": " + COUNTS,
                    COUNTS,
                    closed,
                    "");
        }

        private Wording ofEnded() {
            return inPeriod(row -> endedAfter(row) + ": " + COUNTS, COUNTS);
        }

        private Wording inPeriod(Function<CaseList.Row, String> counted, String countedGroup) {
            return new Wording(CaseReason.this::endedAfter, counted, countedGroup, "perioden", "");
        }

        private Wording ofPending(String counts, String rank) {
            return new Wording(
                    CaseReason.this::pendingAfter, row -> pendingAfter(row) + ": " + counts, counts, at, rank);
        }
    }

    private String endedAfter(CaseList.Row row) {
        return end(row) + row.days().map(days -> " efter " + days(days)).orElse("");
    }

    private String end(CaseList.Row row) {
        return reached() + row.ended().map(day -> " den " + Danish.date(day)).orElse("");
    }

    private String reached() {
        return isOfDecisions() ? "afgjort" : columns.column(indicator.until());
    }

    private String notEnded() {
        return isOfDecisions() ? "ikke afgjort " + at : "uden " + columns.column(indicator.until()) + " " + at;
    }

    private boolean isOfDecisions() {
        return ColumnWords.isDecision(indicator.until());
    }

    private String pendingAfter(CaseList.Row row) {
        return "verserende " + at
                + row.days().map(days -> " efter " + days(days)).orElse("");
    }

    private static String days(int days) {
        return days == 1 ? "1 dag" : Danish.number(days) + " dage";
    }

    /** "fristen er 8 uger (til og med den 14. marts 2022)"; of several stretches, each with its date. */
    private String limit(CaseList.Row row) {
        if (limits.size() == 1) {
            return "fristen er " + limits.get(0).danish() + until(row.due().get(0));
        }
        List<Limit.Stretch> stretches =
                indicator.criteria().within().orElseThrow().stretches();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            words.add(limits.get(i).danish() + " til "
                    + columns.noun(stretches.get(i).until())
                    + until(row.due().get(i)));
        }
        return "fristerne er " + String.join(" og ", words);
    }

    private static String until(LocalDate due) {
        return due == null ? "" : " (til og med den " + Danish.date(due) + ")";
    }

    private String condition() {
        return indicator.criteria().condition().orElseThrow().accept(new ConditionWords(columns));
    }
}
