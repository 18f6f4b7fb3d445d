package dk.maaltal.setup;

import dk.maaltal.calendar.DanishTime;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A way dates are written.
 *
 * @param declared as {@code cases.yaml} says it
 * @param formatter by which they are read; none for time stamps
 */
record DateShape(String declared, Optional<DateTimeFormatter> formatter) {

    private static final DateShape STAMP = new DateShape("ISO time stamp", Optional.empty());

    /** Danish ways first: where a date can be read in two ways, the first is meant, and that is told. */
    static final List<DateShape> ALL = java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(STAMP),
                    Arrays.asList(
                                    "dd-MM-yyyy",
                                    "dd.MM.yyyy",
                                    "dd/MM/yyyy",
                                    "yyyy-MM-dd",
                                    "yyyy/MM/dd",
                                    "yyyy.MM.dd",
                                    "MM/dd/yyyy",
                                    "MM-dd-yyyy")
                            .stream()
                            .flatMap(day -> java.util.stream.Stream.of(day, day + " HH:mm", day + " HH:mm:ss"))
                            .map(DateShape::of))
            .toList();

    /** Of a column in which every day is kept as one, so that any way will do: the Danish. */
    static final DateShape KEPT = of("dd-MM-yyyy");

    private static DateShape of(String pattern) {
        return new DateShape(
                pattern,
                Optional.of(DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT)));
    }

    /** The Danish day that a text says; empty where it is not written so. */
    Optional<LocalDate> read(String text) {
        try {
            return Optional.of(formatter.isPresent() ? LocalDate.parse(text, formatter.get()) : stamped(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static LocalDate stamped(String text) {
        if (text.indexOf('T') < 0) {
            throw new DateTimeParseException("no time", text, 0);
        }
        String plain = text.replaceFirst("\\.\\d+", "");
        return plain.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                ? DanishTime.dayOf(OffsetDateTime.parse(plain.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                        .toInstant())
                : java.time.LocalDateTime.parse(plain).toLocalDate();
    }
}
