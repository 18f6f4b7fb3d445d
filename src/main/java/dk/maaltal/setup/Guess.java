package dk.maaltal.setup;

import dk.maaltal.cases.DataRefused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which column of an extract is which.
 *
 * @param extract it is of
 * @param number that names a case
 * @param received the day a case came in
 * @param decided the day it was decided
 * @param receivedShape how the first of these is written
 * @param decidedShape how the second is
 * @param last the last day in them
 * @param evidence what was seen, a sentence each, for whoever checks
 * @param unsure what should be checked first
 */
record Guess(
        SeenExtract extract,
        SeenColumn number,
        SeenColumn received,
        SeenColumn decided,
        DateShape receivedShape,
        DateShape decidedShape,
        LocalDate last,
        List<String> evidence,
        List<String> unsure) {

    private static final Pattern NUMBER = Pattern.compile(
            ".*(sagsn|sags_?id|journal|case.?(id|no|num|ref)|^id$|.*_id$|nummer|number|reference|^sag$|^nr\\.?$|sag ?nr).*");
    private static final Pattern RECEIVED = Pattern.compile(
            ".*(modtag|indgået|indkom|oprett|ansøgt|ansøgningsdato|startet|start|receiv|creat|open|submi|regist|lodged).*");
    private static final Pattern DECIDED = Pattern.compile(
            ".*(afgør|afgjort|afslut|lukket|slut|besvar|udsendt|decid|decis|clos|complet|resolv|finish|ended).*");

    /** A time that ends before it began is a slip now and then, and another column where it is more. */
    private static final double MOST_BACKWARDS = 0.02;

    /** What two columns of dates look like as received and decided. */
    private record Pair(
            SeenColumn received,
            SeenColumn decided,
            DateShape from,
            DateShape to,
            long both,
            long backwards,
            LocalDate last) {

        int named() {
            return (RECEIVED.matcher(received.word()).matches() ? 1 : 0)
                    + (DECIDED.matcher(decided.word()).matches() ? 1 : 0);
        }
    }

    /**
     * Guesses.
     *
     * @throws DataRefused when it cannot be told
     */
    static Guess of(SeenExtract extract) {
        List<String> evidence = new ArrayList<>();
        List<String> unsure = new ArrayList<>();
        evidence.add(extract.rows() + " rows read, " + extract.columns().size() + " columns, "
                + extract.table().layout());
        SeenColumn number = number(extract, evidence, unsure);
        Pair pair = pair(extract, number, unsure);
        evidence.add(pair.received.header() + " is received: " + pair.received.filled() + " of " + extract.rows()
                + " rows hold a day " + pair.received.written());
        evidence.add(pair.decided.header() + " is decided: " + pair.decided.filled() + " of " + extract.rows()
                + " rows hold a day " + pair.decided.written() + ", and of those " + (pair.both - pair.backwards)
                + " of " + pair.both
                + " one on or after received");
        for (SeenColumn column : List.of(pair.received, pair.decided)) {
            if (column.isExchanged()) {
                throw new DataRefused(
                        "\"" + column.header() + "\" in " + extract.file() + " cannot be trusted: those of its"
                                + " days that are kept as days are all of the 1st to the 12th of a month, and those kept as texts all"
                                + " later. So a spreadsheet read it month first, and exchanged day and month where it could. Make the"
                                + " extract anew as CSV, or read it in with the column as text.");
            }
            if (column.isMixed()) {
                unsure.add(mixed(column));
            }
            if (isAmbiguous(column)) {
                unsure.add("the days of \"" + column.header() + "\" can be read as "
                        + column.dates().get(0).declared() + " and as " + otherOrder(column)
                        + ": no day above 12 tells");
            }
        }
        return new Guess(
                extract,
                number,
                pair.received,
                pair.decided,
                pair.from,
                pair.to,
                pair.last,
                List.copyOf(evidence),
                List.copyOf(unsure));
    }

    /** The same with a piece of evidence before the others. */
    Guess with(String first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(evidence);
        return new Guess(
                extract, number, received, decided, receivedShape, decidedShape, last, List.copyOf(all), unsure);
    }

    /** That a column is of both kinds, and what that may mean. */
    static String mixed(SeenColumn column) {
        return "some days of \"" + column.header() + "\" are kept as days and others as texts: a spreadsheet may have"
                + " exchanged day and month";
    }

    private static boolean isAmbiguous(SeenColumn column) {
        return !otherOrder(column).isEmpty();
    }

    private static String otherOrder(SeenColumn column) {
        boolean dayFirst =
                column.dates().stream().anyMatch(shape -> shape.declared().startsWith("dd"));
        return column.dates().stream()
                .map(DateShape::declared)
                .filter(shape -> dayFirst && shape.startsWith("MM"))
                .findFirst()
                .orElse("");
    }

    private static SeenColumn number(SeenExtract extract, List<String> evidence, List<String> unsure) {
        List<SeenColumn> distinct = extract.columns().stream()
                .filter(SeenColumn::isDistinct)
                .filter(column -> column.dates().isEmpty())
                .toList();
        if (distinct.isEmpty()) {
            throw new DataRefused("No column of " + extract.file()
                    + " has a value of its own in every row, so none can be the case number. One row a case is needed."
                    + odd(extract));
        }
        List<SeenColumn> named = distinct.stream()
                .filter(column -> NUMBER.matcher(column.word()).matches())
                .toList();
        SeenColumn chosen = named.isEmpty() ? distinct.get(0) : named.get(0);
        evidence.add(chosen.header() + " is the case number: " + chosen.filled() + " of " + extract.rows()
                + " rows hold one, each another");
        if (named.size() != 1 && distinct.size() > 1) {
            unsure.add("the case number may also be "
                    + String.join(
                            ", ",
                            distinct.stream()
                                    .filter(column -> column != chosen)
                                    .map(column -> '"' + column.header() + '"')
                                    .toList()));
        }
        return chosen;
    }

    private static Pair pair(SeenExtract extract, SeenColumn number, List<String> unsure) {
        List<SeenColumn> dates = extract.columns().stream()
                .filter(column -> column != number && !column.dates().isEmpty())
                .toList();
        List<Pair> pairs = new ArrayList<>();
        for (SeenColumn received : dates) {
            for (SeenColumn decided : dates) {
                if (received != decided && received.isAlwaysFilled()) {
                    pairs.add(pair(extract, received, decided));
                }
            }
        }
        List<Pair> likely = pairs.stream()
                .filter(pair -> pair.both > 0 && pair.backwards <= MOST_BACKWARDS * pair.both)
                .sorted(Comparator.comparingInt(Pair::named).reversed())
                .toList();
        if (likely.isEmpty()) {
            throw new DataRefused("It cannot be told which columns of " + extract.file()
                    + " are the days a case was received and decided: "
                    + (dates.size() < 2
                            ? dates.size() + " column" + (dates.size() == 1 ? "" : "s") + " of it hold"
                                    + (dates.size() == 1 ? "s" : "") + " days written in a way that is known"
                            : "of no two columns of days does one always hold a day, and the other one on or after it")
                    + "." + odd(extract) + " Write cases.yaml by hand, as jobs/README.md teaches.");
        }
        Pair best = likely.get(0);
        long asGood =
                likely.stream().filter(pair -> pair.named() == best.named()).count();
        if (asGood > 1) {
            if (best.named() == 0) {
                throw new DataRefused("It cannot be told which of the days in " + extract.file()
                        + " are received and decided: "
                        + String.join(
                                ", ", dates.stream().map(SeenColumn::header).toList())
                        + ". Write cases.yaml by hand, as jobs/README.md teaches.");
            }
            unsure.add("received and decided may also be "
                    + String.join(
                            "; ",
                            likely.stream()
                                    .filter(pair -> pair != best && pair.named() == best.named())
                                    .map(pair ->
                                            '"' + pair.received.header() + "\" and \"" + pair.decided.header() + '"')
                                    .toList()));
        }
        return best;
    }

    /** What keeps columns from being what they may be meant as. */
    private static String odd(SeenExtract extract) {
        return extract.columns().stream()
                .flatMap(column -> column.oddity().map(why -> " \"" + column.header() + "\" " + why + ".").stream())
                .collect(Collectors.joining());
    }

    private static Pair pair(SeenExtract extract, SeenColumn received, SeenColumn decided) {
        DateShape from = received.dates().get(0);
        DateShape to = decided.dates().get(0);
        long[] counts = new long[2];
        LocalDate[] last = {LocalDate.MIN};
        extract.pairs(received, decided, (one, other) -> {
            Optional<LocalDate> begin = received.day(one);
            Optional<LocalDate> end = other.isBlank() ? Optional.empty() : decided.day(other);
            begin.filter(day -> day.isAfter(last[0])).ifPresent(day -> last[0] = day);
            end.filter(day -> day.isAfter(last[0])).ifPresent(day -> last[0] = day);
            if (begin.isPresent() && end.isPresent()) {
                counts[0]++;
                if (end.get().isBefore(begin.get())) {
                    counts[1]++;
                }
            }
        });
        return new Pair(received, decided, from, to, counts[0], counts[1], last[0]);
    }
}
