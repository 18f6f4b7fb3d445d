package dk.maaltal.cases;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows a case number of which a spreadsheet has made something else, as it stands in a CSV file afterwards. */
final class HarmedNumber {

    /** Spreadsheets write an exponent with its sign and two digits or more, other programs shorter: 1,2E+15, 1.2e15. */
    private static final Pattern SCIENTIFIC =
            Pattern.compile("[+-]?(\\d{1,3}[eE]\\+\\d{2,3}|\\d{1,3}[.,]\\d+\\h?[eE]\\h?[+-]?\\d+)");

    private static final String MONTH =
            "(jan(?:uar)?|feb(?:ruar)?|marts?|apr(?:il)?|maj|may|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?"
                    + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

    /** What a spreadsheet shows of 1-23 or 3-2: jan-23, 03-feb. In capitals it may be a number of somebody's own. */
    private static final Pattern MONTH_NAME = Pattern.compile(
            "(" + MONTH + "\\.?[- ](\\d{2}|\\d{4})|\\d{1,2}\\.?[- ]" + MONTH + "\\.?([- ]\\d{2,4})?)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ERROR =
            Pattern.compile("#+|#(N/A|I/T|GETTING_DATA|[\\p{Lu}/0]+[!?])|(Fejl|Err):\\d{3}");

    /** A text that was wrapped in a formula so that a spreadsheet should leave it alone: ="0012". */
    private static final Pattern WRAPPED = Pattern.compile("=\\s*\"((?:[^\"]|\"\")*)\"");

    private HarmedNumber() {}

    /** What is wrong with a case number; empty where it may be what the case system wrote. */
    static Optional<String> reason(String number) {
        if (SCIENTIFIC.matcher(number).matches()) {
            return Optional.of("is a number that a spreadsheet has shortened; format the column as text before it is"
                    + " filled, or deliver the case system's own file");
        }
        if (MONTH_NAME.matcher(number).matches() && !number.equals(number.toUpperCase(Locale.ROOT))) {
            return Optional.of("is a date that a spreadsheet has made of a case number; format the column as text"
                    + " before it is filled, or deliver the case system's own file");
        }
        if (ERROR.matcher(number).matches()) {
            return Optional.of("is what a spreadsheet shows where it has no value, and no case number");
        }
        if (number.startsWith("=")) {
            return Optional.of("is a formula and no case number; deliver its value");
        }
        return Optional.empty();
    }

    /** The text within a formula that holds nothing but a text; any other text as it is. */
    static String unwrapped(String value) {
        if (value.isEmpty() || value.charAt(0) != '=') {
            return value;
        }
        Matcher wrapped = WRAPPED.matcher(value);
        return wrapped.matches() ? wrapped.group(1).replace("\"\"", "\"") : value;
    }

    /** Whether a case number must be looked at: most hold nothing that a spreadsheet's doing would leave behind. */
    static boolean isSuspect(String number) {
        boolean sign = false;
        boolean letter = false;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            sign |= c < '0' && c != '/' && c != '.';
            letter |= c >= 'A' || c < '$';
        }
        return sign && letter || number.startsWith("=") || number.startsWith("#") || hasExponentOrError(number);
    }

    private static boolean hasExponentOrError(String number) {
        int e = Math.max(number.indexOf('e'), number.indexOf('E'));
        return e >= 0 && (number.indexOf('.') > 0 || number.indexOf(',') > 0 || number.indexOf(':') > 0);
    }
}
