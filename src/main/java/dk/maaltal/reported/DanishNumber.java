package dk.maaltal.reported;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as Danes write them: 1.234,5 or 1 234,5, with any minus. */
final class DanishNumber {

    private static final Pattern WRITTEN = Pattern.compile(
            "-?(?:\\d{1,3}(?:\\.\\d{3})+|\\d{1,3}(?: \\d{3})+|\\d{1,15})(?:,\\d{1,15})?(?:E[+-]?\\d{1,3})?");

    private DanishNumber() {}

    /** Reads a number; empty for anything else. One in parentheses is below 0, as accountants write it. */
    static Optional<BigDecimal> parse(String text) {
        String plain = text.strip().replaceAll("[\\u2010-\\u2015\\u2212]", "-").replaceFirst("^- +", "-");
        if (plain.startsWith("(") && plain.endsWith(")")) {
            return parse(plain.substring(1, plain.length() - 1)).map(BigDecimal::negate);
        }
        return WRITTEN.matcher(plain).matches()
                ? Optional.of(
                        new BigDecimal(plain.replace(".", "").replace(" ", "").replace(',', '.')))
                : Optional.empty();
    }

    /** A number with all its decimals. */
    static String text(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }
}
