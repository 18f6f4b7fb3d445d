package dk.maaltal.cases;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;

/** Turns the cells of one declared column into the texts its type reads, or says why a cell cannot be one. */
final class CellText {

    /** A cell's text, or what is wrong with it. */
    record Read(String text, Optional<Fault> fault) {}

    /** Excel keeps no more digits of a number. */
    private static final int DIGITS = 15;

    /** In a column of days a number that is not formatted as one is a day if it lies in these years. */
    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    private static final Pattern NO_CODE = Pattern.compile("\"[^\"]*\"?|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]");
    private static final Pattern PARTS_OF_TIME = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile("(?i)General|Standard|@|[0#]");
    private static final Pattern PER_CENT = Pattern.compile("^(\"[^\"]*\"|\\\\.|[^\"\\\\])*?%");

    /** What the library gives in place of a text that Excel would show: an exponent, a field too narrow, its own number. */
    private static final Pattern NOT_SHOWN = Pattern.compile("\\d[Ee][+-]?\\d|##|^-?\\d+\\.0$");

    /** The number of 29-02-1900, a day that only Excel has. */
    private static final int NEVER_WAS = 60;

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ROOT);
    private static final DataFormatter DISPLAY = new DataFormatter(Locale.forLanguageTag("da-DK"));

    private final XlsxBook book;
    private final Column column;
    private final int position;
    private final Optional<Function<LocalDateTime, String>> days;

    /** @param position of the column in the sheet, from 0 */
    CellText(XlsxBook book, Column column, int position) {
        this.book = book;
        this.column = column;
        this.position = position;
        this.days = column.type().days().map(DateFormats::writer);
    }

    Read read(XlsxCell cell, long row) {
        if (cell.isUncomputed()) {
            return ofRow(row, "holds a formula without a value; open the workbook in Excel and save it");
        }
        return switch (cell.kind()) {
            case ERROR -> ofRow(row, "holds an error value (" + cell.value() + ")");
            case TEXT -> text(cell.value());
            case TRUTH -> truth(cell.value().equals("1") || cell.value().equals("true"), row);
            case DAY -> isoDay(cell, row);
            case NUMBER -> cell.value().isEmpty() ? text("") : number(cell, row);
        };
    }

    private Read truth(boolean value, long row) {
        String text = column.type().textOf(value);
        return column.isCaseNumber() ? fault(row, text, "is a truth value and no case number") : text(text);
    }

    private Read isoDay(XlsxCell cell, long row) {
        try {
            LocalDateTime day = cell.value().length() > 10
                    ? LocalDateTime.parse(cell.value().replaceFirst("(Z|[+-]\\d\\d:\\d\\d)$", ""))
                    : LocalDate.parse(cell.value()).atStartOfDay();
            return days.isPresent() ? text(days.get().apply(day)) : dayInPlaceOf(day, row);
        } catch (DateTimeException e) {
            return text(cell.value());
        }
    }

    private Read number(XlsxCell cell, long row) {
        BigDecimal number;
        double value;
        try {
            value = Double.parseDouble(cell.value());
            number = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        } catch (NumberFormatException e) {
            return fault(row, cell.value(), "is kept as a number, and is none");
        }
        XlsxBook.Format format = book.format(cell.style());
        if (days.isPresent()) {
            return day(number.toPlainString(), value, format, row);
        }
        Optional<LocalDateTime> day = isDay(format) ? moment(value) : Optional.empty();
        if (day.isPresent()) {
            return dayInPlaceOf(day.get(), row);
        }
        if (column.type() instanceof ColumnType.Number
                && PER_CENT.matcher(format.code()).find()) {
            return fault(row, shown(value, format), "is shown as a percentage; deliver it as a plain number");
        }
        return column.type() instanceof ColumnType.Text
                ? text(number, value, format, row)
                : text(column.type().textOf(number.toPlainString()));
    }

    /** A number in a column of days: a day if it is shown as one, or lies in our time and is shown as nothing else. */
    private Read day(String plain, double value, XlsxBook.Format format, long row) {
        boolean shownAsDay = isDay(format);
        Optional<LocalDateTime> day = day(value, shownAsDay);
        if (day.isPresent() && !shownAsDay && !isPlain(format)) {
            return fault(
                    row, shown(value, format), "is shown as a number and not as a date; format the column as dates");
        }
        String shown = isPlain(format) ? plain : shown(value, format);
        return text(day.map(days.get()).orElse(shown.matches("\\d+") ? shown : plain));
    }

    /** A number in a column of texts: as it is shown where that is more than the number, such as 0012 or 23-0012. */
    private Read text(BigDecimal number, double value, XlsxBook.Format format, long row) {
        String plain = number.toPlainString();
        if (digits(plain).length() > DIGITS) {
            return fault(
                    row,
                    plain,
                    "is a number of more than " + DIGITS + " digits, of which Excel keeps " + DIGITS
                            + "; format the column as text before it is filled");
        }
        if (isPlain(format)) {
            return text(plain);
        }
        String shown = shown(value, format);
        boolean same = digits(shown).equals(digits(plain)) && shown.matches("[-+]?[\\d.,\\h]*");
        return text(same || shown.isBlank() || NOT_SHOWN.matcher(shown).find() ? plain : shown);
    }

    private static boolean isPlain(XlsxBook.Format format) {
        return format.code().isEmpty() || PLAIN.matcher(format.code()).matches();
    }

    private static String shown(double value, XlsxBook.Format format) {
        try {
            return DISPLAY.formatRawCellContents(value, format.id(), format.code());
        } catch (RuntimeException e) {
            // A format that the library does not know: the number as it is.
            return "";
        }
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    private Read dayInPlaceOf(LocalDateTime day, long row) {
        return fault(
                row,
                SHOWN.format(day),
                column.isCaseNumber()
                        ? "is a date, which a spreadsheet has made of a case number; format the column as text before"
                                + " it is filled"
                        : "is a date and not " + column.type().expected());
    }

    private Optional<LocalDateTime> day(double value, boolean shownAsDay) {
        return moment(value)
                .filter(day -> shownAsDay
                        || !day.toLocalDate().isBefore(FIRST)
                                && !day.toLocalDate().isAfter(LAST));
    }

    private Optional<LocalDateTime> moment(double value) {
        boolean neverWas = !book.from1904() && value >= NEVER_WAS && value < NEVER_WAS + 1;
        return DateUtil.isValidExcelDate(value) && !neverWas
                ? Optional.ofNullable(DateUtil.getLocalDateTime(value, book.from1904()))
                        .filter(day -> day.getYear() < 10_000)
                : Optional.empty();
    }

    /** Whether a cell is kept as a day or a moment of one. */
    static boolean isDay(XlsxBook book, XlsxCell cell) {
        return !cell.isUncomputed()
                && (cell.kind() == XlsxCell.Kind.DAY
                        || cell.kind() == XlsxCell.Kind.NUMBER
                                && !cell.value().isEmpty()
                                && isDay(book.format(cell.style())));
    }

    /** Whether a format shows a day or a time: it has a letter for a part of one that is not quoted. */
    private static boolean isDay(XlsxBook.Format format) {
        if (format.id() >= 27 && format.id() <= 36 || format.id() >= 50 && format.id() <= 58) {
            return true;
        }
        String code = NO_CODE.matcher(format.code()).replaceAll("");
        int end = code.indexOf(';');
        return !PLAIN.matcher(code).matches()
                && PARTS_OF_TIME
                        .matcher(end < 0 ? code : code.substring(0, end))
                        .find();
    }

    private Read text(String text) {
        return new Read(text, Optional.empty());
    }

    private Read ofRow(long row, String reason) {
        return new Read("", Optional.of(Fault.ofRow("cell " + cell(row) + " " + reason)));
    }

    private String cell(long row) {
        return CellReference.convertNumToColString(position) + row;
    }

    private Read fault(long row, String value, String reason) {
        RejectKind kind = column.isCaseNumber() ? RejectKind.HARMED : RejectKind.UNREADABLE;
        return new Read(
                value, Optional.of(new Fault(kind, column.header(), value, "in cell " + cell(row) + " " + reason)));
    }
}
