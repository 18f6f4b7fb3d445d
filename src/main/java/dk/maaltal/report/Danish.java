package dk.maaltal.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Numbers and dates as Danish documents write them: decimal comma, points between thousands. */
public final class Danish {

    /** The language of every document. */
    public static final Locale LOCALE = Locale.forLanguageTag("da-DK");

    /** What stands where there is no value. */
    public static final String NONE = "-";

    /** No document prints more. */
    private static final int MOST_DECIMALS = 8;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("d. MMMM yyyy", LOCALE);

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", LOCALE);

    private Danish() {}

    /** The number with so many decimals, half rounded away from zero: 1234.56 with 1 is "1.234,6"; 0 has no sign. */
    public static String number(BigDecimal value, int decimals) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setDecimalSeparator(',');
        symbols.setGroupingSeparator('.');
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value.setScale(decimals, RoundingMode.HALF_UP));
    }

    /** The same with its sign, and a decimal more where it would be 0: "+1,2", "-0,04". */
    static String signed(BigDecimal value, int decimals) {
        int shown = decimals;
        while (shown < MOST_DECIMALS
                && value.signum() != 0
                && value.setScale(shown, RoundingMode.HALF_UP).signum() == 0) {
            shown++;
        }
        return (value.signum() > 0 ? "+" : "") + number(value, shown);
    }

    /** A whole number: 1234 is "1.234". */
    public static String number(long value) {
        return number(BigDecimal.valueOf(value), 0);
    }

    /** Decimals of a percentage: exactly 100 pct. is printed "100". */
    static int percentDecimals(BigDecimal value, int decimals) {
        return value.compareTo(HUNDRED) == 0 ? 0 : decimals;
    }

    /** "30. september 2022". */
    public static String date(LocalDate date) {
        return LONG_DATE.format(date);
    }

    /** "september 2022" */
    static String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** "lørdag" */
    static String weekday(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.FULL, LOCALE);
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    }
}
