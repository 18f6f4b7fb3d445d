package dk.maaltal.plan;

/**
 * From which date to which a case's time is measured. The first date is day 0.
 *
 * @param from the date that starts it: {@code received} or another declared date
 * @param until the date that stops it: {@code decided} or another declared date
 * @param isNet whether days that the clock was stopped are subtracted, where the extract has them and they lie within the
 *     time measured
 */
public record Clock(String from, String until, boolean isNet) {

    /** From receipt to decision, less the days that the clock was stopped. */
    public static final Clock USUAL = new Clock(CaseWords.RECEIVED, CaseWords.DECIDED, true);

    /** Whether every case has the date that starts it: all are received. */
    public boolean startsAtReceipt() {
        return from.equals(CaseWords.RECEIVED);
    }

    /** Whether it stops when the case is decided. */
    public boolean endsWithDecision() {
        return until.equals(CaseWords.DECIDED);
    }
}
