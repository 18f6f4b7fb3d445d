package dk.maaltal.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whether a case of the population counts in a figure, and why. Every case has one. */
public enum Disposition {
    /** It ended in the period and counts; of a rate, it is of the kind. Of pending cases, it was pending. */
    COUNTED(Place.WITHIN),
    /** It ended within the limit. */
    IN_TIME(Place.WITHIN),
    /** It ended over the limit. */
    LATE(Place.WITHIN),
    /** It had not ended, its deadline had passed, and the plan counts it as late. */
    OVERDUE(Place.WITHIN),
    /** It is in the period, and not of the kind that is counted. */
    OTHER_KIND(Place.WITHIN),
    /** It took, or had lain, another length of time than what is counted. */
    OTHER_AGE(Place.WITHIN),
    /** It was pending, and is not the one whose age is told. */
    OTHER_RANK(Place.WITHIN),
    /** It was pending, and its last day in time had not passed. */
    NOT_OVERDUE(Place.WITHIN),
    /** It is among the slowest, which are not counted. */
    SLOWER(Place.WITHIN),
    /** It was late and is left out by the plan's rule. */
    LEFT_OUT(Place.LEFT_OUT),
    /** It had not ended, its deadline had passed, and it is left out by the plan's rule. */
    OVERDUE_LEFT_OUT(Place.LEFT_OUT),
    /** It had not ended, and its deadline had not passed. */
    TOO_YOUNG(Place.LEFT_OUT),
    /** It had ended, and its deadline had not passed, where only those count whose deadline has. */
    ENDED_TOO_YOUNG(Place.LEFT_OUT),
    /** It lacks a date, or the number, that the figure is made from. */
    LACKING(Place.LEFT_OUT),
    /** It was received before the period. */
    RECEIVED_BEFORE(Place.OUTSIDE),
    /** It was received after the period, or after the day that the figure is about. */
    RECEIVED_AFTER(Place.OUTSIDE),
    /** It ended before the period. */
    ENDED_BEFORE(Place.OUTSIDE),
    /** It ended after the period. */
    ENDED_AFTER(Place.OUTSIDE),
    /** It was decided and never reached the date that stops the clock. */
    NEVER_ENDED(Place.OUTSIDE),
    /** It had ended by the day of the figure, which is about those that had not. */
    NOT_PENDING(Place.OUTSIDE),
    /** It had not ended by the day of the figure. */
    PENDING(Place.OUTSIDE),
    /** It had not ended and was over the deadline, which is told beside the figure. */
    PENDING_OVERDUE(Place.OUTSIDE);

    /** Where a case stands to the period, or to the stock, that a figure is about. */
    public enum Place {
        /** Not in the period or the stock. */
        OUTSIDE,
        /** In it, and left out by the plan's rule or for being too young. */
        LEFT_OUT,
        /** In it. */
        WITHIN
    }

    static final List<Disposition> RULED_OUT = List.of(LEFT_OUT, OVERDUE_LEFT_OUT);
    static final List<Disposition> YOUNG = List.of(TOO_YOUNG, ENDED_TOO_YOUNG);
    static final List<Disposition> OVER_THE_LIMIT = List.of(OVERDUE, OVERDUE_LEFT_OUT, PENDING_OVERDUE);

    private final Place place;

    Disposition(Place place) {
        this.place = place;
    }

    /** Where a case of this disposition stands to the period or the stock. */
    public Place place() {
        return place;
    }

    /** As the list of cases writes it: "in time". */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Disposition of(String code) {
        return Arrays.stream(values())
                .filter(disposition -> disposition.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
