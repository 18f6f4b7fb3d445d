package dk.maaltal.quality;

import dk.maaltal.cases.Loads;
import dk.maaltal.cases.RejectKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * How good the cases behind a report are, as they were known once a load was in.
 *
 * @param load what came of that load; empty for an institution without cases
 * @param rejected its rows that could not be taken in, by what was wrong, most first
 * @param cases all cases known, whatever load brought them
 * @param months how many of them were received and decided in each month, in order
 * @param hideBelow counts from 1 to one less are not shown; 0 shows all
 */
public record Quality(
        Optional<Loads.Outcome> load,
        List<Loads.Rejected> rejected,
        KnownCases cases,
        List<MonthCount> months,
        int hideBelow) {

    /** That of an institution without cases: every count is 0. */
    public static final Quality NONE = new Quality(Optional.empty(), List.of(), KnownCases.NONE, List.of(), 0);

    /** One in which every part is present, to try templates with. */
    public static final Quality MADE_UP = new Quality(
            Optional.of(new Loads.Outcome(1, LocalDate.EPOCH, 1, 1, Optional.empty(), 0, 0, 0)),
            List.of(new Loads.Rejected("", RejectKind.MALFORMED, 1)),
            KnownCases.NONE,
            List.of(new MonthCount(
                    YearMonth.of(1970, 1),
                    0,
                    0,
                    new Look(Look.Kind.EMPTY, BigDecimal.TEN),
                    new Look(Look.Kind.EMPTY, BigDecimal.TEN))),
            0);

    /** The same, with small counts not shown. */
    public Quality hiding(int below) {
        return new Quality(load, rejected, cases, months, below);
    }
}
