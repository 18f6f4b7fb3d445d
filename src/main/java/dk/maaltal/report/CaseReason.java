package dk.maaltal.report;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.Disposition;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in Danish why a case counts in a figure, or does not. */
public final class CaseReason {

    private final Indicator.OfCases indicator;
    private final CaseDeclaration declaration;
    private final List<Deadline> limits;
    private final String at;

    /** @param limits the lengths of time that the figure's cases are held against */
    public CaseReason(FigureRequest asked, CaseDeclaration declaration, List<Deadline> limits) {
        this.indicator = (Indicator.OfCases) asked.indicator();
        this.declaration = declaration;
        this.limits = limits;
        this.at = "den " + Danish.date(asked.at());
    }

    /** Of one case: "afgjort den 3. marts 2022 efter 45 dage; fristen er 8 uger (til og med den 14. marts 2022): i tide". */
    String of(CaseList.Row row) {
        return switch (row.why()) {
            case COUNTED -> counted(row);
            case IN_TIME -> ended(row) + "; " + limit(row) + ": i tide";
            case LATE -> ended(row) + "; " + limit(row) + ": over fristen";
            case LEFT_OUT -> "udeladt: " + ended(row) + "; " + limit(row) + ": over fristen, og " + condition();
            case OVERDUE -> notEnded() + "; " + limit(row) + ": over fristen, tæller som for sen";
            case OVERDUE_LEFT_OUT -> "udeladt: " + notEnded() + "; " + limit(row) + ": over fristen, og " + condition();
            case TOO_YOUNG -> "udeladt som for ny: " + notEnded() + "; " + limit(row) + ": ikke udløbet";
            case ENDED_TOO_YOUNG -> "udeladt som for ny: " + ended(row) + "; " + limit(row) + ": ikke udløbet " + at;
            case OTHER_KIND -> ended(row) + "; det gælder ikke, at " + condition() + ": tæller kun i nævneren";
            case OTHER_AGE ->
                (indicator instanceof Indicator.Decided ? ended(row) : pending(row))
                        + ": tæller ikke, da sagen har en anden alder";
            case OTHER_RANK -> pending(row) + ": er ikke " + rank();
            case RECEIVED_BEFORE, RECEIVED_AFTER, PENDING -> group(row.why());
            case PENDING_OVERDUE ->
                limits.isEmpty() ? group(row.why()) : notEnded() + "; " + limit(row) + ": over fristen";
            case ENDED_BEFORE, ENDED_AFTER ->
                end(row) + ": " + (row.why() == Disposition.ENDED_BEFORE ? "før" : "efter") + " perioden";
            case NEVER_ENDED -> group(row.why());
            case NOT_PENDING -> row.ended().isPresent() ? end(row) + ": verserede ikke " + at : group(row.why());
        };
    }

    private String counted(CaseList.Row row) {
        if (indicator instanceof Indicator.Rate) {
            return ended(row) + "; " + condition() + ": tæller i tæller og nævner";
        }
        if (indicator instanceof Indicator.Received) {
            return "modtaget i perioden: tæller med";
        }
        if (indicator instanceof Indicator.Stock stock) {
            return "verserede den " + Danish.date(stock.asOf()) + " og stadig " + at + ": tæller med";
        }
        if (indicator instanceof Indicator.Oldest) {
            return pending(row) + ": er " + rank();
        }
        boolean isOfPending = indicator instanceof Indicator.Pending || indicator instanceof Indicator.PendingAge;
        return (isOfPending ? pending(row) : ended(row)) + ": tæller med";
    }

    /** Of all cases that count, or do not, for the same reason. */
    public String group(Disposition why) {
        return switch (why) {
            case COUNTED ->
                indicator instanceof Indicator.Rate
                        ? "hvor " + condition()
                        : indicator instanceof Indicator.Oldest ? "er " + rank() : "tæller med";
            case IN_TIME -> "i tide";
            case LATE -> "over fristen";
            case OVERDUE -> notEnded() + ", over fristen: tæller som for sene";
            case OTHER_KIND -> "hvor det ikke gælder, at " + condition();
            case OTHER_AGE -> "af en anden alder end den, der tælles";
            case OTHER_RANK -> "verserende, men ikke " + rank();
            case LEFT_OUT -> "over fristen, og " + condition() + ": udeladt efter planens regel";
            case OVERDUE_LEFT_OUT -> notEnded() + ", over fristen, og " + condition() + ": udeladt efter planens regel";
            case TOO_YOUNG -> notEnded() + ", og fristen er ikke udløbet: for nye";
            case ENDED_TOO_YOUNG -> reached() + ", men fristen er ikke udløbet " + at + ": for nye";
            case RECEIVED_BEFORE -> "modtaget før perioden";
            case RECEIVED_AFTER ->
                indicator instanceof Indicator.Stock stock
                        ? "modtaget efter den " + Danish.date(stock.asOf())
                        : isAboutADay() ? "modtaget efter " + at : "modtaget efter perioden";
            case ENDED_BEFORE -> reached() + " før perioden";
            case ENDED_AFTER -> reached() + " efter perioden";
            case NEVER_ENDED -> "afgjort og " + at + " uden " + column(indicator.until());
            case NOT_PENDING -> "afgjort, verserede ikke " + at;
            case PENDING -> notEnded() + (limits.isEmpty() ? "" : ", ikke over fristen");
            case PENDING_OVERDUE ->
                notEnded() + ", over " + (indicator instanceof Indicator.Average ? "måltallet" : "fristen");
        };
    }

    private boolean isAboutADay() {
        return indicator instanceof Indicator.Pending
                || indicator instanceof Indicator.PendingAge
                || indicator instanceof Indicator.Oldest;
    }

    private String ended(CaseList.Row row) {
        return end(row) + row.days().map(days -> " efter " + days(days)).orElse("");
    }

    private String end(CaseList.Row row) {
        return reached() + row.ended().map(day -> " den " + Danish.date(day)).orElse("");
    }

    private String reached() {
        return isDecision() ? "afgjort" : column(indicator.until());
    }

    private String notEnded() {
        return isDecision() ? "ikke afgjort " + at : "uden " + column(indicator.until()) + " " + at;
    }

    private String pending(CaseList.Row row) {
        return "verserende " + at
                + row.days().map(days -> " efter " + days(days)).orElse("");
    }

    private static String days(int days) {
        return days == 1 ? "1 dag" : Danish.number(days) + " dage";
    }

    private String rank() {
        int rank = ((Indicator.Oldest) indicator).rank();
        return rank == 1 ? "den ældste" : "den " + rank + ".-ældste";
    }

    /** "fristen er 8 uger (til og med den 14. marts 2022)"; of several stretches, each with its date. */
    private String limit(CaseList.Row row) {
        if (limits.size() == 1) {
            return "fristen er " + limits.get(0).danish() + until(row.due().get(0));
        }
        List<Limit.Stretch> stretches = stretches();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            words.add(limits.get(i).danish() + " til " + noun(stretches.get(i).until())
                    + until(row.due().get(i)));
        }
        return "fristerne er " + String.join(" og ", words);
    }

    private static String until(LocalDate due) {
        return due == null ? "" : " (til og med den " + Danish.date(due) + ")";
    }

    private List<Limit.Stretch> stretches() {
        return indicator instanceof Indicator.Share share
                ? share.within().stretches()
                : ((Indicator.Late) indicator).within().stretches();
    }

    private String condition() {
        Optional<Condition> condition = indicator instanceof Indicator.Rate rate
                ? Optional.of(rate.which())
                : ((Indicator.Share) indicator).leaveOutLate();
        return Method.of(condition.orElseThrow(), declaration);
    }

    private boolean isDecision() {
        return indicator.until().equals(Column.DECIDED);
    }

    private String noun(String date) {
        return date.equals(Column.DECIDED) ? "afgørelse" : column(date);
    }

    private String column(String name) {
        return "\"" + declaration.column(name).map(Column::header).orElse(name) + "\"";
    }
}
