package dk.maaltal.setup;

import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.UndeclaredSheet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the table of cases in a file: the file itself, or that sheet of a workbook which alone can be it. */
final class FoundTable {

    private FoundTable() {}

    /**
     * What the columns of the table are.
     *
     * @param sheet it is on; empty where it is to be found out
     * @throws DataRefused when that cannot be told
     */
    static Guess in(Path file, Optional<String> sheet) {
        if (!Files.isRegularFile(file)) {
            throw new DataRefused(file + " is no file. Name the extract with --from.");
        }
        Optional<List<UndeclaredSheet>> sheets = UndeclaredSheet.of(file);
        if (sheets.isEmpty()) {
            sheet.ifPresent(name -> {
                throw new DataRefused(file + " is no workbook, so it has no sheet \"" + name + "\".");
            });
            return Guess.of(SeenExtract.of(CsvTable.of(file)));
        }
        return sheet.isPresent() ? named(file, sheets.get(), sheet.get()) : only(file, sheets.get());
    }

    private static Guess named(Path file, List<UndeclaredSheet> sheets, String name) {
        return sheets.stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .map(sheet -> guess(file, sheet))
                .orElseThrow(() -> new DataRefused(file + " has no sheet \"" + name
                        + "\" that is not hidden. It has: "
                        + sheets.stream().map(sheet -> '"' + sheet.name() + '"').collect(Collectors.joining(", "))
                        + "."));
    }

    private static Guess only(Path file, List<UndeclaredSheet> sheets) {
        if (sheets.size() == 1) {
            return guess(file, sheets.get(0));
        }
        List<Guess> found = new ArrayList<>();
        List<String> names = new ArrayList<>();
        StringBuilder others = new StringBuilder();
        for (UndeclaredSheet sheet : sheets) {
            try {
                found.add(guess(file, sheet));
                names.add('"' + sheet.name() + '"');
            } catch (DataRefused e) {
                others.append("\n  ").append(sheet.name()).append(": ").append(e.getMessage());
            }
        }
        if (found.isEmpty()) {
            throw new DataRefused("No sheet of " + file + " can be the cases:" + others);
        }
        if (found.size() > 1) {
            throw new DataRefused("It cannot be told which sheet of " + file + " holds the cases: "
                    + String.join(" and ", names) + " could. Name one with --sheet.");
        }
        Guess only = found.get(0);
        return only.with("of " + sheets.size() + " sheets that are not hidden, only " + names.get(0)
                + " has a case number, received and decided");
    }

    private static Guess guess(Path file, UndeclaredSheet sheet) {
        return Guess.of(SeenExtract.of(SheetTable.of(file, sheet)));
    }
}
