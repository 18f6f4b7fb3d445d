package dk.maaltal.cases;

/**
 * A cell as an XLSX file holds it.
 *
 * @param kind what the value is
 * @param value as it is written in the file, texts decoded; empty for none
 * @param style the number of its style, from 0
 * @param isUncomputed whether it holds a formula that no program has computed
 */
record XlsxCell(Kind kind, String value, int style, boolean isUncomputed) {

    /** What a cell's value is. */
    enum Kind {
        NUMBER,
        TEXT,
        TRUTH,
        /** An error such as #N/A. */
        ERROR,
        /** A day or moment written as ISO 8601 has it. */
        DAY
    }

    static final XlsxCell NONE = new XlsxCell(Kind.TEXT, "", 0, false);
}
