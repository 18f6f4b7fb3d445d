package dk.maaltal.intake;

import dk.maaltal.Texts;
import dk.maaltal.calendar.DanishTime;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Question;
import dk.maaltal.reported.Questions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The workbooks of a plan in a folder: where each is put and comes back to, and what lies there under another name.
 *
 * @param folder of the institution
 * @param year of the plan
 */
public record WorkbookFiles(Path folder, int year) {

    private static final String NAME = "indberetning";
    private static final String ASIDE = "-lagt-til-side-";
    private static final Pattern SPREADSHEET = Pattern.compile(".*\\.(xlsx|xlsm|xlsb|xls|xltx|ods|numbers)");

    /** As deep as folders are looked into for workbooks that were put in the wrong one. */
    private static final int DEPTH = 3;

    /** Where the workbook of an office is put; of "" that of all that are asked nothing of their own. */
    public Path of(String office) {
        return folder.resolve(NAME + "-" + year
                + (office.isEmpty() ? "" : "-" + office.toLowerCase(Locale.ROOT).replace(' ', '-')) + ".xlsx");
    }

    /** The workbooks of a plan at a reporting point, by the offices that are asked. */
    public Map<String, Path> all(Plan plan, ReportingPoint at) {
        Map<String, Path> files = new LinkedHashMap<>();
        Questions.offices(plan, at).forEach(office -> files.put(office, of(office)));
        return files;
    }

    /** Where a workbook that can be used no more is laid. */
    public static Path aside(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.xlsx$", "");
        int number = 1;
        while (Files.exists(file.resolveSibling(name + ASIDE + number + ".xlsx"))) {
            number++;
        }
        return file.resolveSibling(name + ASIDE + number + ".xlsx");
    }

    /** The workbooks of an institution, of any plan, that were laid aside before a day. */
    public static List<Path> laidAside(Path folder, LocalDate before) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains(ASIDE))
                    .filter(file -> file.toFile().lastModified()
                            < DanishTime.startOf(before).toInstant().toEpochMilli())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be looked into", e);
        }
    }

    /**
     * What whoever puts workbooks back should know: one that is missing or is open in a program, and what looks like one and
     * is not read. In Danish.
     */
    public List<String> notes(Plan plan, ReportingPoint at) {
        List<String> notes = new ArrayList<>();
        Map<String, Path> expected = all(plan, at);
        boolean asksMore = Questions.of(plan, at).stream().anyMatch(row -> row.sheet() != Question.Sheet.TEXTS);
        expected.forEach((office, file) -> {
            if (!Files.exists(file) && asksMore) {
                notes.add("Der ligger ingen " + file.getFileName()
                        + ": dan den med \"maaltal workbook\", hvis den ikke er sendt ud.");
            }
        });
        notes.addAll(strays(Set.copyOf(expected.values().stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .toList())));
        return notes;
    }

    private List<String> strays(Set<String> expected) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(folder, DEPTH, (file, attributes) -> attributes.isRegularFile())) {
            return files.sorted()
                    .flatMap(file -> stray(folder.relativize(file), expected).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be looked into", e);
        }
    }

    private Optional<String> stray(Path file, Set<String> expected) {
        String name = file.getFileName().toString();
        String plain = Texts.compared(name).toLowerCase(Locale.ROOT);
        for (String workbook : expected) {
            if (name.equals("~$" + workbook) || name.equals(".~lock." + workbook + "#")) {
                return Optional.of(workbook + " er åben i et andet program (" + file
                        + "): det, der ikke er gemt, bliver ikke læst.");
            }
        }
        boolean looksLikeOne = plain.contains(NAME)
                && (plain.contains(Integer.toString(year)) || !plain.matches(".*\\d{4}.*"))
                && SPREADSHEET.matcher(plain).matches()
                && !plain.contains(ASIDE)
                && !plain.startsWith("~$")
                && !plain.startsWith(".");
        boolean isOne = file.getNameCount() == 1 && expected.contains(name);
        return looksLikeOne && !isOne
                ? Optional.of(file + " ligner en projektmappe, der er kommet tilbage, men læses ikke: gem den som "
                        + String.join(" eller ", expected.stream().sorted().toList()) + " i " + folder.getFileName()
                        + ".")
                : Optional.empty();
    }
}
