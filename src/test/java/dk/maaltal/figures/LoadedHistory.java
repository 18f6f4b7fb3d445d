package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dk.maaltal.Institution;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.CaseFile;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.Load;
import dk.maaltal.declaration.Problems;
import dk.maaltal.figures.PlainHistory.Outcome;
import dk.maaltal.figures.PlainHistory.Taken;
import dk.maaltal.figures.RandomHistory.Step;
import dk.maaltal.plan.Plan;
import dk.maaltal.sources.Source;
import dk.maaltal.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A random history as the product takes it in, extract by extract, and what it tells as of each load. */
final class LoadedHistory {

    private final JdbcClient database;
    private final RandomHistory history;
    private final Path folder;
    private final Institution holdingAll;
    private final Institution holdingChanges;
    private final Plan plan;
    private final SortedMap<Integer, List<PlainCase>> knownByLoad = new TreeMap<>();
    private int last;
    private long rows;

    /** @param store an institution's, which is emptied first: sooner done than making one */
    LoadedHistory(RandomHistory history, Path folder, Store store) throws IOException {
        this.database = store.client();
        this.history = history;
        this.folder = folder;
        Files.writeString(folder.resolve("cases.yaml"), history.declaration(true));
        Files.writeString(folder.resolve("changes.yaml"), history.declaration(false));
        Files.writeString(folder.resolve("plan.yaml"), history.plan().written());
        holdingAll = new Institution(read("cases.yaml"), store, folder);
        holdingChanges = new Institution(read("changes.yaml"), store, folder);
        plan = holdingAll.plan("plan.yaml");
        database.sql("DROP TABLE IF EXISTS cases").update();
        database.sql("TRUNCATE load CASCADE").update();
    }

    private CaseDeclaration read(String file) {
        Problems problems = new Problems();
        CaseDeclaration declaration = CaseFile.read(Source.of(folder.resolve(file)), problems);
        problems.refuseIfAny();
        return declaration;
    }

    /** Hands an extract in and makes sure that what became of it is what had to. */
    void take(Step step) throws IOException {
        Path file = folder.resolve("cases-1.csv");
        Files.writeString(file, step.extract().written(), history.encoding());
        Taken expected = step.expected();
        if (expected.outcome() == Outcome.REFUSED) {
            assertThat(catchThrowable(() -> load(step, file)))
                    .isInstanceOf(DataRefused.class)
                    .hasMessageContaining("Nothing was loaded");
        } else {
            check(load(step, file), expected);
        }
        long before = rows;
        rows = countRows();
        assertThat(rows - before).as("rows added to the cases").isEqualTo(expected.rowsAdded());
    }

    private Load load(Step step, Path file) {
        Institution institution = step.extract().holdsAll() ? holdingAll : holdingChanges;
        return institution.load(file, step.extract().acceptShrunken());
    }

    private void check(Load load, Taken expected) {
        assertThat(load.isNew()).isEqualTo(expected.outcome() == Outcome.LOADED);
        assertThat(List.of(load.rowsRead(), load.rowsRejected(), load.added(), load.changed(), load.ended()))
                .as("rows read and rejected, cases added, changed and ended by load %d", load.number())
                .containsExactly(
                        expected.read(), expected.rejected(), expected.added(), expected.changed(), expected.ended());
        if (load.isNew()) {
            assertThat(load.number()).isGreaterThan(last);
            last = load.number();
            knownByLoad.put(last, expected.known());
        } else {
            assertThat(load.number()).isEqualTo(last);
        }
    }

    private long countRows() {
        return database.sql("SELECT count(*) FROM cases").query(Long.class).single();
    }

    /** Where a figure as of any load is not what the cases known then make it. */
    List<String> differences() {
        return knownByLoad.keySet().stream()
                .flatMap(load -> differences(load).stream())
                .toList();
    }

    /** Where a figure as of the last load so far is not what the cases known now make it. */
    List<String> differencesNow() {
        return knownByLoad.isEmpty() ? List.of() : differences(last);
    }

    /** As at the one reporting point and the other by turns. */
    private List<String> differences(int load) {
        int turn = knownByLoad.headMap(load).size() % 2;
        Map.Entry<String, LocalDate> at = history.reportingPoints().get(turn);
        return new Comparison(history.reckoning(), history.plan().tables())
                .differences(holdingAll.figures(plan, at.getKey(), load), knownByLoad.get(load), at.getValue()).stream()
                        .map(difference -> "as of load %d, %d being the last, %s".formatted(load, last, difference))
                        .toList();
    }
}
