package dk.maaltal.figures;

import dk.maaltal.figures.PlainRule.Kind;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an institution's extracts look like, made up by chance; and how cases are written in them. */
final class RandomExtract {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final Dice dice;
    private final boolean clockStops;
    private final boolean informedMayBeEmpty;
    private final boolean decimalComma;
    private final String dateFormat;
    private final char delimiter;
    private final String encoding;

    RandomExtract(Dice dice) {
        this.dice = dice;
        clockStops = dice.chance(40);
        informedMayBeEmpty = dice.chance(50);
        decimalComma = dice.chance(50);
        dateFormat = dice.oneOf("dd-MM-yyyy", "yyyy-MM-dd", "dd.MM.yyyy HH:mm", "ISO time stamp");
        delimiter = dice.oneOf(';', ',', '|');
        encoding = dice.oneOf("utf-8", "windows-1252");
    }

    /** Whether the cases carry days the clock was stopped. */
    boolean clockStops() {
        return clockStops;
    }

    boolean informedMayBeEmpty() {
        return informedMayBeEmpty;
    }

    Charset encoding() {
        return Charset.forName(encoding);
    }

    /** @param holds what an extract holds, and what more is said about it: {@code all, shrinks: at most 5 pct. fewer} */
    String declaration(String holds, Map<String, Kind> populations) {
        return """
                institution: Tilfældig styrelse
                extract: { files: cases-*.csv, delimiter: "%s", encoding: %s, holds: %s }
                columns:
                  Sag: { is: case number }
                  Modtaget: { is: received, date: %s }
                  Afgjort: { is: decided, date: %4$s, may be empty: yes }
                  Møde: { name: meeting decision, date: %4$s, may be empty: yes }
                  Område: { name: area, text: yes, may be empty: yes }
                  Oplyst: { name: fully informed, yes/no: [Ja, Nej]%s }
                  Beløb: { name: amount, number: decimal %s, may be empty: yes }
                %spopulations:
                """.formatted(
                                delimiter,
                                encoding,
                                holds,
                                dateFormat,
                                informedMayBeEmpty ? ", may be empty: yes" : "",
                                decimalComma ? "comma" : "point",
                                clockStops ? "  Stop: { is: clock-stop days, may be empty: yes }\n" : "")
                + populations.entrySet().stream()
                        .map(population -> "  %s: %s\n"
                                .formatted(
                                        population.getKey(),
                                        population.getValue().written()))
                        .collect(Collectors.joining());
    }

    String written(List<PlainCase> cases) {
        List<String> lines = new ArrayList<>();
        lines.add(headings());
        cases.forEach(one -> lines.add(line(fields(one))));
        return String.join("\n", lines) + "\n";
    }

    String headings() {
        return line("Sag", "Modtaget", "Afgjort", "Møde", "Område", "Oplyst", "Beløb", "Stop");
    }

    /** A case field by field, in the order of the headings; the same case may be written otherwise the next time. */
    String[] fields(PlainCase one) {
        return new String[] {
            "S" + one.number(),
            written(one.received()),
            written(one.decided()),
            written(one.meeting()),
            one.area() == null ? "" : one.area(),
            one.informed() == null ? "" : one.informed() ? "Ja" : "Nej",
            one.amount() == null ? "" : written(one.amount()),
            one.stopped() == null ? "" : one.stopped().toString()
        };
    }

    String line(String... fields) {
        return Arrays.stream(fields)
                .map(field -> field.indexOf(delimiter) >= 0 ? '"' + field + '"' : field)
                .collect(Collectors.joining(Character.toString(delimiter)));
    }

    /** With one decimal or two, which say the same. */
    private String written(BigDecimal amount) {
        int decimals = dice.oneOf(1, 2);
        return decimalComma
                ? String.format(Locale.GERMANY, "%,." + decimals + "f", amount)
                : amount.setScale(decimals).toPlainString();
    }

    String written(LocalDate day) {
        if (day == null) {
            return "";
        }
        LocalTime time = dice.oneOf(LocalTime.MIDNIGHT, LocalTime.of(0, 30), LocalTime.NOON, LocalTime.of(23, 59));
        return dateFormat.equals("ISO time stamp")
                ? timeStamp(day.atTime(time).atZone(COPENHAGEN))
                : day.atTime(time).format(DateTimeFormatter.ofPattern(dateFormat));
    }

    private String timeStamp(ZonedDateTime moment) {
        return dice.oneOf(
                moment.toInstant().toString(),
                moment.toOffsetDateTime().toString(),
                moment.withZoneSameInstant(ZoneId.of("-05:00"))
                        .toOffsetDateTime()
                        .toString(),
                moment.toLocalDateTime().toString(),
                moment.toLocalDate().toString());
    }
}
