package dk.maaltal.plan;

/**
 * From which date to which a case's time is measured. The first date is day 0.
 *
 * @param from the date that starts it: {@code received} or another declared date
 * @param until the date that stops it: {@code decided} or another declared date
 * @param isNet whether days that the clock was stopped are subtracted, where the extract has them and they lie within the
 *     time measured
 * @param ofWorkingDays whether time is counted in working days, and not in all days
 * @param by the date that says in which period a case counts: mostly the one that stops the clock
 */
public record Clock(String from, String until, boolean isNet, String by, boolean ofWorkingDays) {

    /** From receipt to decision, less the days that the clock was stopped. */
    public static final Clock USUAL = new Clock(CaseWords.RECEIVED, CaseWords.DECIDED, true);

    /** A clock whose cases count in the period in which it stops. */
    public Clock(String from, String until, boolean isNet) {
        this(from, until, isNet, until, false);
    }

    /** The same clock, by which a case counts in another period. */
    Clock by(String date) {
        return new Clock(from, until, isNet, date, ofWorkingDays);
    }

    /** The same clock, which passes over days off. */
    Clock inWorkingDays() {
        return new Clock(from, until, isNet, by, true);
    }

    /** Whether a case counts in the period in which its clock stops. */
    public boolean stopsInItsPeriod() {
        return by.equals(until);
    }

    /** Whether every case that counts has a time: all are received, and have reached the date that stops the clock. */
    public boolean timesEveryCase() {
        return startsAtReceipt() && stopsInItsPeriod();
    }

    /** Whether a case counts in the period in which it is decided. */
    public boolean countsByDecision() {
        return by.equals(CaseWords.DECIDED);
    }

    /** Whether every case has the date that starts it: all are received. */
    public boolean startsAtReceipt() {
        return from.equals(CaseWords.RECEIVED);
    }

    /** Whether it stops when the case is decided. */
    public boolean endsWithDecision() {
        return until.equals(CaseWords.DECIDED);
    }
}
