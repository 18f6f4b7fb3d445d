package dk.maaltal.cases;

import dk.maaltal.plan.CaseWords;
import java.util.Optional;

/**
 * What a column of an extract holds, and the SQL that checks and converts its text. A {@code value} is an SQL expression
 * of type text that is not null.
 */
public sealed interface ColumnType {

    /** The type of the column in the table of cases. */
    String sqlType();

    /** How its days are written; empty where it holds none. */
    Optional<DateFormats> days();

    /** The text that a spreadsheet's truth value stands for. */
    String textOf(boolean value);

    /**
     * The text that a spreadsheet's number stands for.
     *
     * @param plain the number with a decimal point, without an exponent
     */
    String textOf(String plain);

    /** What the plan may do with the column. */
    CaseWords.Kind kind();

    /** An SQL condition that is true when the text can be converted. */
    String valid(String value);

    /** An SQL expression of {@link #sqlType()}; an error on text that is not valid. */
    String converted(String value);

    /** Ends the sentence "… is not". */
    String expected();

    /** An SQL expression for what is wrong with a text that is not valid. */
    default String refusal(String value) {
        return SqlName.literal("is not " + expected());
    }

    /** A text, as it stands. */
    record Text() implements ColumnType {
        @Override
        public String sqlType() {
            return "text";
        }

        @Override
        public Optional<DateFormats> days() {
            return Optional.empty();
        }

        @Override
        public String textOf(boolean value) {
            return Boolean.toString(value);
        }

        @Override
        public String textOf(String plain) {
            return plain;
        }

        @Override
        public CaseWords.Kind kind() {
            return CaseWords.Kind.TEXT;
        }

        @Override
        public String valid(String value) {
            return "true";
        }

        @Override
        public String converted(String value) {
            return value;
        }

        @Override
        public String expected() {
            return "a text";
        }
    }

    /** A day of the calendar. */
    record Day(DateFormats formats) implements ColumnType {
        @Override
        public String sqlType() {
            return "date";
        }

        @Override
        public Optional<DateFormats> days() {
            return Optional.of(formats);
        }

        @Override
        public String textOf(boolean value) {
            return Boolean.toString(value);
        }

        @Override
        public String textOf(String plain) {
            return plain;
        }

        @Override
        public CaseWords.Kind kind() {
            return CaseWords.Kind.DATE;
        }

        @Override
        public String valid(String value) {
            return formats.valid(value);
        }

        @Override
        public String converted(String value) {
            return formats.converted(value);
        }

        @Override
        public String expected() {
            return formats.expected();
        }

        @Override
        public String refusal(String value) {
            return formats.refusal(value);
        }
    }

    /** One of two texts. */
    record YesNo(String yes, String no) implements ColumnType {
        @Override
        public String sqlType() {
            return "boolean";
        }

        @Override
        public Optional<DateFormats> days() {
            return Optional.empty();
        }

        @Override
        public String textOf(boolean value) {
            return value ? yes : no;
        }

        @Override
        public String textOf(String plain) {
            return plain;
        }

        @Override
        public CaseWords.Kind kind() {
            return CaseWords.Kind.YES_NO;
        }

        @Override
        public String valid(String value) {
            return value + " IN (" + SqlName.literal(yes) + ", " + SqlName.literal(no) + ")";
        }

        @Override
        public String converted(String value) {
            return value + " = " + SqlName.literal(yes);
        }

        @Override
        public String expected() {
            return "\"" + yes + "\" or \"" + no + "\"";
        }
    }

    /**
     * A number, with a decimal comma (and points between thousands) or a decimal point. A number in thousands does not begin
     * with a zero: 0.999 is somebody's decimal point.
     */
    record Number(boolean decimalComma) implements ColumnType {

        /** No honest number is written with more characters, and the database cannot hold what is much longer. */
        private static final int LONGEST = 100;

        @Override
        public String sqlType() {
            return "numeric";
        }

        @Override
        public Optional<DateFormats> days() {
            return Optional.empty();
        }

        @Override
        public String textOf(boolean value) {
            return Boolean.toString(value);
        }

        @Override
        public String textOf(String plain) {
            return decimalComma ? plain.replace('.', ',') : plain;
        }

        @Override
        public CaseWords.Kind kind() {
            return CaseWords.Kind.NUMBER;
        }

        @Override
        public String valid(String value) {
            return "length(" + value + ") <= " + LONGEST + " AND " + value + " ~ '"
                    + (decimalComma ? "^-?(\\d+|[1-9]\\d{0,2}(\\.\\d{3})+)(,\\d+)?$" : "^-?\\d+(\\.\\d+)?$") + "'";
        }

        @Override
        public String converted(String value) {
            return decimalComma ? "replace(replace(" + value + ", '.', ''), ',', '.')::numeric" : value + "::numeric";
        }

        @Override
        public String expected() {
            return decimalComma ? "a number with a decimal comma" : "a number with a decimal point";
        }
    }

    /** Whole days the clock was stopped. */
    record StoppedDays() implements ColumnType {
        @Override
        public String sqlType() {
            return "integer";
        }

        @Override
        public Optional<DateFormats> days() {
            return Optional.empty();
        }

        @Override
        public String textOf(boolean value) {
            return Boolean.toString(value);
        }

        @Override
        public String textOf(String plain) {
            return plain;
        }

        @Override
        public CaseWords.Kind kind() {
            return CaseWords.Kind.NUMBER;
        }

        @Override
        public String valid(String value) {
            return value + " ~ '^\\d{1,5}$'";
        }

        @Override
        public String converted(String value) {
            return value + "::integer";
        }

        @Override
        public String expected() {
            return "a whole number of days, 0 or more";
        }
    }
}
