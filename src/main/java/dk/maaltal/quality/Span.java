package dk.maaltal.quality;

import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.Plan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The months of a report, first and last inclusive. */
record Span(YearMonth first, YearMonth last) {

    /** Further back, nobody asks the case system any more. */
    private static final int MOST_MONTHS = 60;

    /**
     * From January of the first year for which the plan has a figure of cases, to the month of the reporting point.
     * (Values that people report may go further back than the cases do.)
     */
    static Span of(Plan plan, LocalDate at) {
        YearMonth last = YearMonth.from(at);
        int year = FigureRequest.of(plan, at).stream()
                .flatMap(FigureRequest::ofCases)
                .mapToInt(asked -> asked.term().first().getYear())
                .min()
                .orElse(last.getYear());
        YearMonth january = YearMonth.of(Math.min(year, last.getYear()), 1);
        YearMonth earliest = last.minusMonths(MOST_MONTHS - 1);
        return new Span(january.isBefore(earliest) ? earliest : january, last);
    }

    List<YearMonth> months() {
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }

    /** How many months lie from the first one to that of a day: 0 for one in it or before it. */
    int before(LocalDate day) {
        return (int) Math.max(0, first.until(YearMonth.from(day), ChronoUnit.MONTHS));
    }

    /** The first day of each month and the day after the last, between which a scan counts. */
    String boundaries() {
        return Stream.concat(months().stream(), Stream.of(last.plusMonths(1)))
                .map(month -> month.atDay(1).toString())
                .collect(Collectors.joining(",", "'{", "}'::date[]"));
    }
}
