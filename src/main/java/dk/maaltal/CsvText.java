package dk.maaltal;

import java.util.regex.Pattern;

/**
 * Text in a CSV file that people open in a spreadsheet, which takes a text that begins with certain characters for a formula
 * and runs it (OWASP, CSV injection).
 */
public final class CsvText {

    /** What a spreadsheet takes for the beginning of a formula, in the widths that East Asian versions know as well. */
    private static final String BEGINS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(?:[.,]\\d+)*");

    private CsvText() {}

    /** The text, with an apostrophe before what would be a formula. A number with its sign stays a number. */
    public static String of(String text) {
        return !text.isEmpty()
                        && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0
                        && !NUMBER.matcher(text).matches()
                ? "'" + text
                : text;
    }
}
