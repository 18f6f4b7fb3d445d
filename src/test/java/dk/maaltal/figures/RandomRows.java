package dk.maaltal.figures;

import dk.maaltal.figures.PlainRule.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The same cases written by chance in rows of other kinds: as a log of their events, or in doubled rows of which the newest counts. */
final class RandomRows {

    private static final String OTHER_COLUMNS = """
              Område: { name: area, text: yes, may be empty: yes }
              Oplyst: { name: fully informed, yes/no: [Ja, Nej], may be empty: yes }
              Beløb: { name: amount, number: decimal point, may be empty: yes }
              Stop: { is: clock-stop days, may be empty: yes }
            """;

    private final RandomInstitution made;
    private final Dice dice;

    RandomRows(RandomInstitution made, long seed) {
        this.made = made;
        this.dice = new Dice(seed);
    }

    private record Event(LocalDate day, String kind) {}

    String declarationOfEvents() {
        return declaration("events: { time: Tidspunkt, kind: Aktivitet, date: yyyy-MM-dd HH:mm:ss }", """
                  Modtaget: { is: received, event: first }
                  Afgjort: { is: decided, event: last Afgjort, may be empty: yes }
                  Møde: { name: meeting decision, event: { first: [Møde, Genmøde] }, may be empty: yes }
                """);
    }

    String events() {
        return shuffled(
                "Sag;Tidspunkt;Aktivitet;Område;Oplyst;Beløb;Stop",
                made.cases().stream().flatMap(this::events));
    }

    private Stream<String> events(PlainCase one) {
        List<Event> events = new ArrayList<>();
        events.add(new Event(one.received(), dice.oneOf("Oprettet", "Notat")));
        if (one.meeting() != null) {
            events.add(new Event(one.meeting(), dice.oneOf("Møde", "Genmøde")));
            addSome(events, one.meeting(), one.meeting().plusDays(200), "Møde", "Genmøde");
        }
        if (one.decided() != null) {
            events.add(new Event(one.decided(), "Afgjort"));
            addSome(events, one.received(), one.decided(), "Afgjort");
        }
        addSome(events, one.received(), one.received().plusDays(500), "Notat", "afgjort", "Møde aflyst");
        events.sort(Comparator.comparing(Event::day));
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            PlainCase holds = i == events.size() - 1 ? one : dice.oneOf(one, made.another());
            LocalDateTime time = events.get(i).day().atTime(8 + i / 60, i % 60, dice.below(60));
            rows.add(String.join(
                    ";",
                    "S" + one.number(),
                    time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")),
                    events.get(i).kind(),
                    others(holds)));
        }
        return rows.stream();
    }

    private void addSome(List<Event> events, LocalDate first, LocalDate last, String... kinds) {
        for (int more = dice.below(3); more > 0; more--) {
            int days = (int) (last.toEpochDay() - first.toEpochDay());
            events.add(new Event(first.plusDays(dice.below(days + 1)), dice.oneOf(kinds)));
        }
    }

    String declarationOfDoubledRows() {
        return declaration("doubled rows: newest by Ændret", """
                  Modtaget: { is: received, date: yyyy-MM-dd }
                  Afgjort: { is: decided, date: yyyy-MM-dd, may be empty: yes }
                  Møde: { name: meeting decision, date: yyyy-MM-dd, may be empty: yes }
                  Ændret: { name: changed, date: yyyy-MM-dd HH:mm }
                """);
    }

    String doubledRows() {
        return shuffled(
                "Sag;Modtaget;Afgjort;Møde;Ændret;Område;Oplyst;Beløb;Stop",
                made.cases().stream().flatMap(this::doubled));
    }

    /** The case as it is, and as it was before: the same day at the latest. */
    private Stream<String> doubled(PlainCase one) {
        LocalDateTime changed = LocalDate.of(Dice.LAST_YEAR + 5, 1, 1).atTime(12, 1 + dice.below(50));
        List<String> rows = new ArrayList<>();
        rows.add(row(one, one, changed));
        for (int older = dice.below(3); older > 0; older--) {
            rows.add(row(one, made.another(), changed.minusMinutes(1L + dice.below(600))));
        }
        return rows.stream();
    }

    private static String row(PlainCase one, PlainCase holds, LocalDateTime changed) {
        return String.join(
                ";",
                "S" + one.number(),
                written(holds.received()),
                written(holds.decided()),
                written(holds.meeting()),
                changed.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")),
                others(holds));
    }

    private String declaration(String rows, String dates) {
        return """
                institution: Tilfældig styrelse
                extract: { files: cases-*.csv, holds: all, %s }
                columns:
                  Sag: { is: case number }
                """.formatted(rows)
                + dates
                + OTHER_COLUMNS
                + "populations:\n"
                + made.populations().entrySet().stream()
                        .map(RandomRows::population)
                        .collect(Collectors.joining());
    }

    private static String population(Map.Entry<String, Kind> population) {
        return "  " + population.getKey() + ": " + population.getValue().written() + "\n";
    }

    private String shuffled(String headings, Stream<String> rows) {
        List<String> shuffled = new ArrayList<>(rows.toList());
        Collections.shuffle(shuffled, dice.random());
        return headings + "\n" + String.join("\n", shuffled) + "\n";
    }

    private static String others(PlainCase one) {
        return String.join(
                ";",
                one.area() == null ? "" : '"' + one.area() + '"',
                one.informed() == null ? "" : one.informed() ? "Ja" : "Nej",
                one.amount() == null ? "" : one.amount().toPlainString(),
                one.stopped() == null ? "" : one.stopped().toString());
    }

    private static String written(LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
