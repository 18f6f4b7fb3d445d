package dk.maaltal.cases;

import dk.maaltal.plan.CaseWords;
import java.time.LocalDate;

/**
 * A declared column of an extract.
 *
 * @param header as the extract writes it; of a column that has its text from elsewhere, what messages call it
 * @param name as plans and populations write it
 * @param type what it holds
 * @param mayBeEmpty whether a case may lack it
 * @param delivery when the case system delivers it
 * @param origin where in the rows its text is from
 */
public record Column(
        String header, String name, ColumnType type, boolean mayBeEmpty, Delivery delivery, TextOrigin origin) {

    public static final String CASE_NUMBER = "case number";
    public static final String RECEIVED = "received";
    public static final String DECIDED = "decided";
    public static final String STOPPED_DAYS = CaseWords.STOPPED_DAYS;

    /** A column under its own heading. */
    public Column(String header, String name, ColumnType type, boolean mayBeEmpty, Delivery delivery) {
        this(header, name, type, mayBeEmpty, delivery, TextOrigin.OWN_HEADING);
    }

    /** The column's name in the table of cases. */
    public String sqlName() {
        return SqlName.of(name);
    }

    /**
     * The column as the extract of a day has to have it: on days without delivery it may be missing or empty, and what was
     * known of a case stands.
     */
    Column on(LocalDate day) {
        return delivery.isOn(day) ? this : new Column(header, name, type, true, delivery, origin);
    }

    /** A column of the extract that this one has its text from. */
    Column under(String heading) {
        return new Column(heading, name, type, mayBeEmpty, delivery);
    }

    /** Whether it is the column that cases are known by. */
    public boolean isCaseNumber() {
        return name.equals(CASE_NUMBER);
    }
}
