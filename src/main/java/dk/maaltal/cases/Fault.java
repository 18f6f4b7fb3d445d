package dk.maaltal.cases;

/**
 * What makes a row no good that shows while it is read, and no more once its values are plain texts.
 *
 * @param kind in what way it is no good
 * @param column the heading of the column it is; empty for the row itself
 * @param value what stands there; empty where the row itself is at fault
 * @param reason in words, as a controller reads it
 */
record Fault(RejectKind kind, String column, String value, String reason) {

    /** Stands between the parts of a fault in staging; no part holds it. */
    private static final char BETWEEN = '\u001f';

    /** A fault of the row itself. */
    static Fault ofRow(String reason) {
        return new Fault(RejectKind.MALFORMED, "", "", reason);
    }

    /** As staging keeps it: one text, which {@link #part} takes apart again. */
    String kept() {
        return String.join(String.valueOf(BETWEEN), kind.kept(), clean(column), clean(value), clean(reason));
    }

    /**
     * An SQL expression for one part of the fault in an SQL expression.
     *
     * @param part from 1: kind, column, value, reason
     */
    static String part(String kept, int part) {
        return "split_part(" + kept + ", chr(" + (int) BETWEEN + "), " + part + ")";
    }

    /**
     * The same as {@link #kept} in SQL.
     *
     * @param value an SQL expression, not empty
     * @param reason an SQL expression, not empty
     */
    static String keptSql(RejectKind kind, String column, String value, String reason) {
        return "concat_ws(chr(" + (int) BETWEEN + "), " + kind.sql() + ", " + SqlName.literal(column) + ", " + value
                + ", " + reason + ")";
    }

    private static String clean(String part) {
        return part.replace(BETWEEN, ' ').replace("\0", "");
    }
}
