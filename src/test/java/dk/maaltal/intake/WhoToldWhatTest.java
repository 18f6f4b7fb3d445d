package dk.maaltal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Progress;
import dk.maaltal.SavedByLibreOffice;
import dk.maaltal.TestDatabase;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.institution.Institution;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Answers;
import dk.maaltal.reported.Sides;
import dk.maaltal.reported.WorkbookRefused;
import dk.maaltal.store.Realm;
import dk.maaltal.store.Store;
import dk.maaltal.store.TestStores;
import dk.maaltal.store.Workspace;
import dk.maaltal.workbook.WorkbookHandOut;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random handlings of workbooks by three people, held against a plain account of who told what: every copy of a workbook
 * remembers what whoever has it was shown, and a cell that says something else is a statement. No statement is lost or
 * made up, and every contradiction is told.
 */
class WhoToldWhatTest {

    /** So many take a minute; -Dmaaltal.sequences=2000 takes as many as are wanted once in a while. */
    private static final int SEQUENCES = Integer.getInteger("maaltal.sequences", 100);

    private static final int SEQUENCES_WITH_LIBREOFFICE = 6;
    private static final int STEPS = 12;
    private static final List<String> PEOPLE = List.of("Åse Østergård", "Bo Ræv", "Carl Ærø");
    private static final List<ReportingPoint> POINTS =
            List.of(ReportingPoint.parse("2023-Q3"), ReportingPoint.parse("2023"));
    private static final List<String> NUMBERS = List.of("91.5", "92", "7.25", "");
    private static final List<String> TEXTS = List.of("Influenza i marts", "Ferie\ni juli", "");

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();
    private Institution institution;
    private Plan plan;
    private Store store;
    private Intake intake;
    private Path place;

    // The plain account.

    /** An answer that was taken in, about the reporting point of its number. */
    private record Told(String key, int point, String value) {}

    /** What a person has typed in some copy. */
    private record Typed(String key, String value, String person) {}

    /** A copy of a workbook: the file, what its cells hold, and what they held when it was handed out or last read. */
    private record Copy(byte[] file, int point, Map<String, String> cells, Map<String, String> shown) {
        Copy with(byte[] edited, String key, String value) {
            Map<String, String> changed = new HashMap<>(cells);
            changed.put(key, value);
            return new Copy(edited, point, changed, shown);
        }
    }

    private final List<Told> told = new ArrayList<>();
    private final Set<Typed> typed = new HashSet<>();
    private final Map<String, Copy> ofPeople = new HashMap<>();
    private Copy there;

    @BeforeEach
    void makeAnInstitution() throws IOException {
        Path own = Files.createDirectories(folder.resolve("jobs").resolve("hvem"));
        Files.writeString(own.resolve("cases.yaml"), "institution: Hvemstyrelsen\n");
        Files.writeString(own.resolve("plan-2023.yaml"), """
                plan: Plan
                year: 2023
                reported: { fravær: { unit: dage }, budget: { unit: mio. kr. } }
                goals:
                  - goal: "1"
                    title: Et mål
                    measures:
                      - { measure: a, title: Fravær, reported: fravær, years: 2023, target: at most 9 }
                      - { measure: b, title: Budget, reported: budget, years: 2023, target: at most 9 }
                """);
        institution = Institution.read(folder.resolve("jobs"), Path.of("templates"), "hvem");
        plan = institution.plans().get(2023);
        TestDatabase.client().sql("DROP SCHEMA IF EXISTS hvem CASCADE").update();
        store = TestStores.fresh(TestDatabase.dataSource(), "hvem");
        intake = new Intake(
                store,
                new Workspace(
                        folder.resolve("jobs"),
                        Path.of("templates"),
                        folder.resolve("out"),
                        folder.resolve("var"),
                        Realm.REAL),
                new Progress() {
                    @Override
                    public void at(String what, long done, long total) {}

                    @Override
                    public void note(String note) {
                        notes.add(note);
                    }
                });
        place = intake.workbooks(institution, plan).of("");
    }

    @Test
    void noAnswerIsLostAndNoneIsMadeUp() throws Exception {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            sequence(seed, false);
        }
    }

    @Test
    void norWhenLibreOfficeSavesTheWorkbooks() throws Exception {
        for (int seed = 0; seed < SEQUENCES_WITH_LIBREOFFICE; seed++) {
            sequence(10_000 + seed, true);
        }
    }

    private void sequence(int seed, boolean libreOffice) throws Exception {
        Random random = new Random(seed);
        store.client().sql("TRUNCATE answer, workbook").update();
        Files.deleteIfExists(place);
        told.clear();
        typed.clear();
        ofPeople.clear();
        there = null;
        List<String> done = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
            int what = there == null ? 0 : random.nextInt(10);
            String as = "seed " + seed + ": " + done + " then " + what + " by " + person;
            switch (what) {
                case 0 -> handOut(random.nextInt(5) == 0 ? 0 : 1, as);
                case 1, 2 -> ofPeople.put(person, there);
                case 3, 4, 5 -> edit(random, person);
                case 6, 7 -> putBack(person, libreOffice && random.nextBoolean());
                case 8 -> read(Sides.NONE, as);
                default ->
                    read(
                            random.nextBoolean()
                                    ? new Sides(Set.of(Sides.ALL), Set.of())
                                    : new Sides(Set.of(), Set.of(Sides.ALL)),
                            as);
            }
            done.add(what + person.substring(0, 1));
            compare(as);
        }
        read(Sides.NONE, "seed " + seed + ": " + done + " then read");
        compare("seed " + seed + ": " + done);
        store.client()
                .sql("SELECT key, coalesce(value, ''), told_by FROM answer")
                .query(row -> {
                    assertThat(typed).contains(new Typed(row.getString(1), row.getString(2), row.getString(3)));
                });
    }

    /** Somebody works on in the file that lies there, or in a copy of it. */
    private void edit(Random random, String person) throws IOException {
        boolean inPlace = random.nextInt(3) == 0 || !ofPeople.containsKey(person);
        Copy copy = inPlace ? there : ofPeople.get(person);
        List<String> keys = copy.cells.keySet().stream().sorted().toList();
        String key = keys.get(random.nextInt(keys.size()));
        List<String> values = key.startsWith("tal/") ? NUMBERS : TEXTS;
        String value = values.get(random.nextInt(values.size()));
        Copy edited = copy.with(edited(copy.file, key, value, person), key, value);
        // Whoever saves a file answers for all that is in it.
        edited.cells.forEach((each, now) -> typed.add(new Typed(each, now, person)));
        if (inPlace) {
            Files.write(place, edited.file);
            there = edited;
        } else {
            ofPeople.put(person, edited);
        }
    }

    private void putBack(String person, boolean byLibreOffice) throws Exception {
        Copy copy = ofPeople.get(person);
        if (copy != null) {
            there = byLibreOffice ? new Copy(savedByLibreOffice(copy.file), copy.point, copy.cells, copy.shown) : copy;
            if (byLibreOffice) {
                String unknown = "ukendt; indlæst af " + System.getProperty("user.name");
                copy.cells.forEach((key, now) -> typed.add(new Typed(key, now, unknown)));
            }
            Files.write(place, there.file);
        }
    }

    private void handOut(int point, String as) throws IOException {
        if (there != null) {
            Account account = account(there);
            account.changes.forEach((key, value) -> told.add(new Told(key, there.point, value)));
        }
        new WorkbookHandOut(store, intake).write(institution, plan, POINTS.get(point), Sides.NONE);
        Map<String, String> cells = new HashMap<>();
        List<String> asked = List.of(
                "tal/fravær/2023",
                "tal/budget/2023",
                "forklaring/1/" + POINTS.get(point).name());
        asked.forEach(key -> cells.put(key, known(point).getOrDefault(key, "")));
        there = new Copy(Files.readAllBytes(place), point, cells, Map.copyOf(cells));
    }

    private void read(Sides sides, String as) throws IOException {
        Account account = account(there);
        notes.clear();
        try {
            intake.workbook(institution, plan, POINTS.get(there.point), place, sides);
            assertThat(account.conflicts.isEmpty() || !sides.equals(Sides.NONE))
                    .as(as)
                    .isTrue();
        } catch (WorkbookRefused e) {
            assertThat(sides).as(as).isEqualTo(Sides.NONE);
            assertThat(account.conflicts).as(as).isNotEmpty();
            account.conflicts.forEach((key, value) ->
                    assertThat(e.getMessage()).as(as).contains("her står " + (value.isEmpty() ? "ingenting" : "\"")));
            assertThat(e.getMessage().lines().filter(line -> line.contains("her står")))
                    .as(as)
                    .hasSize(account.conflicts.size());
            return;
        }
        account.changes.forEach((key, value) -> told.add(new Told(key, there.point, value)));
        if (sides.ofFile().contains(Sides.ALL)) {
            account.conflicts.forEach((key, value) -> told.add(new Told(key, there.point, value)));
        } else {
            account.conflicts.forEach((key, value) ->
                    told.add(new Told(key, there.point, known(there.point).getOrDefault(key, ""))));
        }
        assertThat(notes.stream().filter(note -> note.contains("viser ikke det nyeste")))
                .as(as)
                .hasSize(account.behind ? 1 : 0);
        there = new Copy(Files.readAllBytes(place), there.point, there.cells, Map.copyOf(there.cells));
    }

    private record Account(Map<String, String> changes, Map<String, String> conflicts, boolean behind) {}

    /** What a copy states, and which of it contradicts what others have told since. */
    private Account account(Copy copy) {
        Account account = new Account(
                new HashMap<>(),
                new HashMap<>(),
                copy.cells.entrySet().stream()
                        .anyMatch(cell -> cell.getValue().equals(copy.shown.get(cell.getKey()))
                                && !cell.getValue().equals(known(copy.point).getOrDefault(cell.getKey(), ""))));
        copy.cells.forEach((key, now) -> {
            String others = known(copy.point).getOrDefault(key, "");
            if (!now.equals(copy.shown.get(key)) && !now.equals(others)) {
                (others.equals(copy.shown.get(key)) ? account.changes : account.conflicts).put(key, now);
            }
        });
        return account;
    }

    /** What was told of a point, or else of an earlier one; the last of each. */
    private Map<String, String> known(int point) {
        Map<String, String> known = new HashMap<>();
        for (int about = 0; about <= point; about++) {
            int one = about;
            told.stream().filter(each -> each.point == one).forEach(each -> known.put(each.key, each.value));
        }
        known.values().removeIf(String::isEmpty);
        return known;
    }

    private void compare(String as) {
        for (int point = 0; point < POINTS.size(); point++) {
            Answers answers =
                    store.answers(2023).asOf(Long.MAX_VALUE, POINTS.get(point).day());
            assertThat(answers.byKey()).as(as).isEqualTo(known(point));
        }
    }

    private static byte[] edited(byte[] file, String key, String value, String person) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (int column = 20; column < row.getLastCellNum(); column += 2) {
                        if (row.getCell(column) != null
                                && !sheet.getSheetName().equals("maaltal")
                                && row.getCell(column).toString().equals(key)) {
                            Cell cell = row.getCell(4 + (column - 20) / 2);
                            if (value.isEmpty()) {
                                cell.setBlank();
                            } else if (key.startsWith("tal/")) {
                                cell.setCellValue(Double.parseDouble(value));
                            } else {
                                cell.setCellValue(value);
                            }
                        }
                    }
                }
            }
            workbook.getProperties().getCoreProperties().setLastModifiedByUser(person);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private byte[] savedByLibreOffice(byte[] file) throws Exception {
        Path from = Files.createDirectories(folder.resolve("from")).resolve("bog.xlsx");
        Files.write(from, file);
        return Files.readAllBytes(SavedByLibreOffice.xlsx(folder, List.of(from)).resolve("bog.xlsx"));
    }
}
