package dk.maaltal.figures;

import dk.maaltal.figures.PlainRule.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** An institution made up from a seed: what its extract looks like, its plan, and its cases in two extracts. */
final class RandomInstitution {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final Dice dice;
    private final RandomPlan plan;
    private final PlainReckoning reckoning;
    private final boolean clockStops;
    private final boolean informedMayBeEmpty;
    private final boolean decimalComma;
    private final String dateFormat;
    private final char delimiter;
    private final String encoding;
    private final List<PlainCase> cases;
    private final List<PlainCase> later;

    RandomInstitution(long seed) {
        dice = new Dice(seed);
        clockStops = dice.chance(40);
        informedMayBeEmpty = dice.chance(50);
        decimalComma = dice.chance(50);
        dateFormat = dice.oneOf("dd-MM-yyyy", "yyyy-MM-dd", "dd.MM.yyyy HH:mm", "ISO time stamp");
        delimiter = dice.oneOf(';', ',', '|');
        encoding = dice.oneOf("utf-8", "windows-1252");
        plan = new RandomPlan(dice, clockStops, seed % 5 == 0 ? 1 : 5);
        PlainCalendar calendar = new PlainCalendar(plan.daysOff());
        reckoning = new PlainReckoning(calendar);
        RandomCases drawn = new RandomCases(dice, plan, calendar, clockStops, informedMayBeEmpty);
        cases = drawn.first();
        later = drawn.later(cases);
    }

    List<Table> tables() {
        return plan.tables();
    }

    /** The days of the reporting points, by the names the product reads. */
    Map<String, LocalDate> reportingPoints() {
        return plan.reportingPoints();
    }

    PlainReckoning reckoning() {
        return reckoning;
    }

    List<PlainCase> cases() {
        return cases;
    }

    /** The cases of a second extract. */
    List<PlainCase> later() {
        return later;
    }

    void writeTo(Path folder) throws IOException {
        Files.writeString(folder.resolve("cases.yaml"), declaration());
        Files.writeString(folder.resolve("plan.yaml"), plan.written());
        Files.writeString(folder.resolve("cases-1.csv"), extract(cases), Charset.forName(encoding));
        Files.writeString(folder.resolve("cases-2.csv"), extract(later), Charset.forName(encoding));
    }

    private String declaration() {
        return """
                institution: Tilfældig styrelse
                extract: { files: cases-*.csv, delimiter: "%s", encoding: %s, holds: all }
                columns:
                  Sag: { is: case number }
                  Modtaget: { is: received, date: %s }
                  Afgjort: { is: decided, date: %3$s, may be empty: yes }
                  Møde: { name: meeting decision, date: %3$s, may be empty: yes }
                  Område: { name: area, text: yes, may be empty: yes }
                  Oplyst: { name: fully informed, yes/no: [Ja, Nej]%s }
                  Beløb: { name: amount, number: decimal %s, may be empty: yes }
                %spopulations:
                """.formatted(
                                delimiter,
                                encoding,
                                dateFormat,
                                informedMayBeEmpty ? ", may be empty: yes" : "",
                                decimalComma ? "comma" : "point",
                                clockStops ? "  Stop: { is: clock-stop days, may be empty: yes }\n" : "")
                + plan.populations().entrySet().stream()
                        .map(population -> "  %s: %s\n"
                                .formatted(
                                        population.getKey(),
                                        population.getValue().written()))
                        .collect(Collectors.joining());
    }

    private String extract(List<PlainCase> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(line("Sag", "Modtaget", "Afgjort", "Møde", "Område", "Oplyst", "Beløb", "Stop"));
        for (PlainCase one : rows) {
            lines.add(line(
                    "S" + one.number(),
                    written(one.received()),
                    written(one.decided()),
                    written(one.meeting()),
                    one.area() == null ? "" : one.area(),
                    one.informed() == null ? "" : one.informed() ? "Ja" : "Nej",
                    one.amount() == null ? "" : written(one.amount()),
                    one.stopped() == null ? "" : one.stopped().toString()));
        }
        return String.join("\n", lines) + "\n";
    }

    private String line(String... fields) {
        return Arrays.stream(fields)
                .map(field -> field.indexOf(delimiter) >= 0 ? '"' + field + '"' : field)
                .collect(Collectors.joining(Character.toString(delimiter)));
    }

    private String written(BigDecimal amount) {
        return decimalComma ? String.format(Locale.GERMANY, "%,.1f", amount) : amount.toPlainString();
    }

    private String written(LocalDate day) {
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
