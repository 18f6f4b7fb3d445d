package dk.maaltal.setup;

import dk.maaltal.SystemUser;
import dk.maaltal.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the first files of an institution, by what its extract looks like. */
public final class FirstFiles {

    private static final int MOST_POPULATIONS = 6;
    private static final Set<String> TAKEN = Set.of("received", "decided", "case number", "all", "clock-stop days");

    /**
     * What was written.
     *
     * @param folder of the institution
     * @param year of the plan
     * @param evidence what the guesses rest on
     * @param unsure what should be checked first
     */
    public record Written(Path folder, int year, List<String> evidence, List<String> unsure) {}

    private final SeenExtract extract;
    private final Guess guess;
    private final List<String> evidence;
    private final List<String> unsure;

    private FirstFiles(Guess guess) {
        this.extract = guess.extract();
        this.guess = guess;
        this.evidence = new ArrayList<>(guess.evidence());
        this.unsure = new ArrayList<>(guess.unsure());
    }

    /**
     * Writes a folder for an institution; the extract is copied into it.
     *
     * @param folder which must not be there yet; it is there whole or not at all
     * @param title the institution's name as it is printed
     * @param sheet of a workbook that holds the cases; empty where it is to be found out
     * @throws dk.maaltal.cases.DataRefused when the extract cannot be made sense of; nothing is written then
     */
    public static Written write(Path folder, String title, Path extract, Optional<String> sheet) {
        return new FirstFiles(FoundTable.in(extract, sheet)).write(folder, title);
    }

    private Written write(Path folder, String title) {
        int year = guess.last().getYear();
        String cases = cases(title);
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Path half = Files.createTempDirectory(folder.toAbsolutePath().getParent(), ".new-");
            Files.writeString(half.resolve("cases.yaml"), cases);
            Files.writeString(half.resolve("plan-" + year + ".yaml"), plan(year));
            Files.writeString(half.resolve("report.yaml"), report(year));
            Files.copy(extract.file(), half.resolve(extract.file().getFileName()));
            half.toFile().setReadable(true, false);
            half.toFile().setExecutable(true, false);
            Files.move(half, folder.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The files of a new institution cannot be written in " + folder + ": " + e, e);
        }
        return new Written(folder, year, List.copyOf(evidence), List.copyOf(unsure));
    }

    private String cases(String title) {
        StringBuilder text = new StringBuilder(
                "# yaml-language-server: $schema=../cases.schema.json\n"
                        + "# Made by maaltal init from " + extract.file().getFileName()
                        + ": read it through, and change what is wrong.\n"
                        + "institution: " + quoted(title) + "\n\nextract:\n  files: " + quoted(pattern())
                        + "      # the newest by name is loaded\n"
                        + extract.table().declared()
                        + "  holds: all                # every case each time; \"changes\" where it holds only new and changed ones\n"
                        + "  rejects: at most 1 pct.   # rows that cannot be read; more, and the extract is refused\n\ncolumns:\n");
        List<String> populations = new ArrayList<>();
        Set<String> names = new HashSet<>(TAKEN);
        for (SeenColumn column : extract.columns()) {
            text.append("  ").append(declared(column, names, populations)).append('\n');
        }
        if (!populations.isEmpty()) {
            text.append("\n# Groups of cases, by which plans count; \"all\" needs no line.\npopulations:\n");
            populations.forEach(line -> text.append("  ").append(line).append('\n'));
        }
        return text.toString();
    }

    private String declared(SeenColumn column, Set<String> names, List<String> populations) {
        String header = quoted(column.header());
        String empty = column.isAlwaysFilled() ? "" : ", may be empty: yes";
        if (column == guess.number()) {
            return header + ": { is: case number }";
        }
        if (column == guess.received()) {
            return header + ": { is: received, date: " + guess.receivedShape().declared() + " }";
        }
        if (column == guess.decided()) {
            return header + ": { is: decided, date: " + guess.decidedShape().declared() + ", may be empty: yes }";
        }
        if (column.filled() == 0) {
            return "# " + column.header() + ": empty in every row";
        }
        if (column.isUnusable()) {
            String why = column.oddity().orElseThrow();
            unsure.add("\"" + column.header() + "\" is left out: it " + why);
            return "# " + column.header() + ": left out; it " + why;
        }
        if (column.isMixed()) {
            unsure.add(Guess.mixed(column));
        }
        if (column.isOfPersons()) {
            unsure.add("\"" + column.header() + "\" looks like numbers of persons and is left out");
            return "# " + column.header() + ": looks like numbers of persons; left out";
        }
        String name = name(column, names);
        if (column.yesNo().isPresent()) {
            return header + ": { name: " + quoted(name) + ", yes/no: ["
                    + quoted(column.yesNo().get().get(0)) + ", "
                    + quoted(column.yesNo().get().get(1)) + "]" + empty + " }";
        }
        if (!column.dates().isEmpty()) {
            return header + ": { name: " + quoted(name) + ", date: "
                    + column.dates().get(0).declared() + empty + " }";
        }
        if (column.number().isPresent()) {
            if (column.isNumberUnsure()) {
                unsure.add("numbers such as those of \"" + column.header()
                        + "\" can have a decimal point or points between thousands");
            }
            return header + ": { name: " + quoted(name) + ", number: "
                    + column.number().get() + empty + " }";
        }
        Map<String, Long> kinds = column.kinds();
        if (kinds.isEmpty()) {
            return "# " + column.header() + ": more than " + SeenColumn.MOST_KINDS + " different texts; left out";
        }
        if (populations.isEmpty() && kinds.size() >= 2) {
            kinds.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_POPULATIONS)
                    .forEach(kind -> populations.add(quoted(kind.getKey().toLowerCase(Locale.ROOT)) + ": { "
                            + quoted(name) + ": " + quoted(kind.getKey()) + " }      # " + kind.getValue() + " cases"));
            evidence.add("populations by " + column.header() + ", which holds " + kinds.size() + " different texts");
        }
        return header + ": { name: " + quoted(name) + ", text: yes" + empty + " }";
    }

    /** A name that no other column has: the heading in small letters. */
    private static String name(SeenColumn column, Set<String> names) {
        String name = Texts.compared(column.word())
                .replaceAll("[_\\s]+", " ")
                .replaceAll("[^\\p{L}\\d ./-]", "")
                .strip();
        String free = name.isEmpty() ? "column" : name;
        for (int number = 2; !names.add(free); number++) {
            free = name + " " + number;
        }
        return free;
    }

    private String plan(int year) {
        return """
                # yaml-language-server: $schema=../plan.schema.json
                # Made by maaltal init: three measures that work, to be replaced by the plan's own. jobs/README.md teaches the language.
                plan: Mål- og resultatplan %1$d
                year: %1$d

                goals:
                  - goal: "1"
                    title: Sagsbehandlingstid
                    measures:
                      - measure: a
                        title: Andel af sagerne behandlet inden for 8 uger
                        share: { of: all, within: 8 weeks }
                        years: %2$d-%1$d
                        # target: at least 90.0
                      - measure: b
                        title: Gennemsnitlig sagsbehandlingstid
                        average: { of: all, in: weeks }
                        years: %2$d-%1$d
                        # target: at most 6.0
                      - measure: c
                        title: Verserende sager
                        pending: { of: all }
                        years: %2$d-%1$d
                        # target: at most 200
                """.formatted(year, year - 1);
    }

    private static String report(int year) {
        return """
                # yaml-language-server: $schema=../report.schema.json
                # Made by maaltal init. With "made for", "maaltal due" makes the report by itself.
                reports:
                  aarsrapport:
                    documents: [maalrapportering.docx, bilag.xlsx, overblik.html]
                    approval: one            # a draft until one of these has approved: maaltal approve
                    approvers: [%s]
                    # made for: years
                    # made from: %d
                    # mail to: [okonomi@styrelsen.dk]
                """.formatted(quoted(SystemUser.NAME), year);
    }

    /** The file's name with what changes from one extract to the next left open. */
    private String pattern() {
        String name = extract.file().getFileName().toString();
        String open = name.replaceFirst("\\d[\\d_.-]*(?=\\.[^.]*$)", "*");
        return open.matches("\\*\\.[^.]*") ? name : open;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
