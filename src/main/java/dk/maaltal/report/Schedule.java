package dk.maaltal.report;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.declaration.Entry;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Which reporting points a report is made for when nobody asks for it, and when.
 *
 * @param every how often; empty where the points are named
 * @param from the first one of these
 * @param named points, where they are not every one of a kind
 * @param earliest so many days after a point's day it can be made, at least 1: the day has to be over
 * @param workbookAfter so many days after a point's day its workbook is to be out
 */
public record Schedule(
        Optional<Every> every,
        Optional<ReportingPoint> from,
        List<ReportingPoint> named,
        int earliest,
        int workbookAfter) {

    /** How often a report is made. */
    public enum Every {
        /** For each quarter, the fourth too. */
        QUARTER,
        /** For each year. */
        YEAR,
        /** For each month. */
        MONTH,
        /** For the day before, each night: a status that the next one replaces. */
        NIGHT
    }

    private static final Map<String, Every> WORDS =
            Map.of("quarters", Every.QUARTER, "years", Every.YEAR, "months", Every.MONTH, "nights", Every.NIGHT);
    private static final String EXPECTED =
            "quarters, years, months, nights, or a list of reporting points such as [2023-Q3, 2023]";
    private static final int MOST_DAYS = 400;

    /** Reads what {@code report.yaml} says of it; empty where a person runs the report. */
    static Optional<Schedule> of(Entry report) {
        Optional<Entry> madeFor = report.get("made for");
        if (madeFor.isEmpty()) {
            Stream.of("made from", "earliest", "workbook out")
                    .flatMap(key -> report.get(key).stream())
                    .forEach(entry -> entry.wrong("a key without \"made for\"", "made for: " + EXPECTED));
            return Optional.empty();
        }
        Entry entry = madeFor.get();
        Optional<Every> every = entry.isText() && WORDS.containsKey(entry.text())
                ? Optional.of(WORDS.get(entry.text()))
                : Optional.empty();
        List<ReportingPoint> named = every.isPresent()
                ? List.of()
                : entry.elements().stream()
                        .flatMap(each -> each.parse(ReportingPoint::parse, EXPECTED).stream())
                        .sorted(Comparator.comparing(ReportingPoint::day))
                        .toList();
        Optional<ReportingPoint> from =
                report.get("made from").flatMap(each -> each.parse(ReportingPoint::parse, ReportingPoint.EXPECTED));
        boolean needsFrom = every.isPresent() && every.get() != Every.NIGHT;
        if (needsFrom && report.get("made from").isEmpty()) {
            entry.wrong(
                    entry.text() + " without a first one",
                    "a key made from beside it, such as made from: " + example(every.get())
                            + ", so that no report of years gone by is made");
        } else if (!needsFrom) {
            report.get("made from").ifPresent(each -> each.wrong("made from beside points of their own or nights"));
        }
        return Optional.of(new Schedule(
                every,
                from,
                named,
                days(report, "earliest", 1).orElse(1),
                days(report, "workbook out", 0).orElse(1)));
    }

    private static String example(Every every) {
        return switch (every) {
            case QUARTER -> "2026-Q1";
            case YEAR -> "2026";
            default -> "2026-01";
        };
    }

    /** So many days after a reporting point, as a key says; empty where it does not. */
    static OptionalInt days(Entry report, String key, int least) {
        return report.get(key)
                .flatMap(
                        entry -> entry.parse(text -> days(text, least), "so many days after the close, such as 5 days"))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private static int days(String written, int least) {
        int days = Integer.parseInt(written.replaceFirst(" days?$", ""));
        if (days < least || days > MOST_DAYS) {
            throw new IllegalArgumentException(written);
        }
        return days;
    }

    /** Whether each report replaces the one before. */
    public boolean isStatus() {
        return every.equals(Optional.of(Every.NIGHT));
    }

    /** The points whose day is over, oldest first; of a status the last one only. */
    public List<ReportingPoint> closed(LocalDate today) {
        if (every.isEmpty()) {
            return named.stream().filter(point -> point.day().isBefore(today)).toList();
        }
        if (isStatus()) {
            return List.of(ReportingPoint.parse(today.minusDays(1).toString()));
        }
        List<ReportingPoint> points = new ArrayList<>();
        YearMonth month = from.map(Schedule::begins).orElse(YearMonth.from(today));
        for (; month.atEndOfMonth().isBefore(today); month = month.plusMonths(1)) {
            name(month).map(ReportingPoint::parse).ifPresent(points::add);
        }
        return points;
    }

    /** The next point whose day is not over; empty of a status, which is made every night, and where no named one is left. */
    public Optional<ReportingPoint> next(LocalDate today) {
        if (every.isEmpty()) {
            return named.stream().filter(point -> !point.day().isBefore(today)).findFirst();
        }
        if (isStatus()) {
            return Optional.empty();
        }
        YearMonth first = from.map(Schedule::begins).orElseThrow();
        YearMonth now = YearMonth.from(today);
        return Stream.iterate(first.isAfter(now) ? first : now, month -> month.plusMonths(1))
                .flatMap(month -> name(month).stream())
                .map(ReportingPoint::parse)
                .findFirst();
    }

    /** The month a year, a quarter or a month begins with: quarters from 2026 are all four of it. */
    private static YearMonth begins(ReportingPoint point) {
        YearMonth last = YearMonth.from(point.day());
        return point.isYear() ? last.withMonth(1) : point.name().indexOf('Q') > 0 ? last.minusMonths(2) : last;
    }

    private Optional<String> name(YearMonth month) {
        int number = month.getMonthValue();
        return switch (every.orElseThrow()) {
            case YEAR -> number == 12 ? Optional.of(Integer.toString(month.getYear())) : Optional.empty();
            case QUARTER -> number % 3 == 0 ? Optional.of(month.getYear() + "-Q" + number / 3) : Optional.empty();
            default -> Optional.of(month.toString());
        };
    }

    /** The first day that the report of a point can be made. */
    public LocalDate earliest(ReportingPoint at) {
        return at.day().plusDays(earliest);
    }

    /** The day, inclusive, by which a point's workbook is to be out. */
    public LocalDate workbookOut(ReportingPoint at) {
        return at.day().plusDays(workbookAfter);
    }
}
