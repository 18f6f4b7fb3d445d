package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.figures.PlainReckoning.Result;
import dk.maaltal.figures.PlainRule.Table;
import dk.maaltal.figures.RandomHistory.Step;
import dk.maaltal.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories of loads made up from seeds: every figure as of every load, against the cases as they were known then. */
class RandomHistoriesTest {

    private static final String[] EVENTS = {
        "added",
        "back as it was",
        "back otherwise",
        "changed",
        "changed back",
        "earlier file",
        "much smaller and accepted",
        "not told of and kept",
        "refused for its rejects",
        "refused for its size",
        "rejected, known",
        "rejected, not known",
        "rejected, withdrawn",
        "rejected: DECIDED_BEFORE_RECEIVED",
        "rejected: NO_CASE_NUMBER",
        "rejected: NO_DAY",
        "rejected: NO_WORD_FOR_YES_OR_NO",
        "rejected: REPEATED_WORD_FOR_WORD",
        "rejected: TOLD_IN_TWO_WAYS",
        "rejected: TOO_FEW_FIELDS",
        "same file",
        "same file after a refusal",
        "unchanged, holds all",
        "unchanged, holds changes",
        "withdrawn"
    };

    private static Store store;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeStore() {
        store = TestDatabase.newStore();
    }

    /** As many as are quick; -Dmaaltal.seeds=400 takes as many as are wanted once in a while. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("maaltal.seeds", 120));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyFigureAsOfEveryLoadIsWhatTheCasesKnownThenMakeIt(long seed) throws IOException {
        RandomHistory history = new RandomHistory(seed);
        LoadedHistory loaded = new LoadedHistory(history, folder, store);
        for (Step step : history.steps()) {
            loaded.take(step);
            if (seed % 10 == 0) {
                assertThat(loaded.differencesNow()).as("right after the load").isEmpty();
            }
        }

        assertThat(loaded.differences()).as("after all loads").isEmpty();
    }

    @Test
    void theSeedsReachEverythingThatMayHappenToACase() {
        Map<String, Integer> seedsByEvent = new TreeMap<>();
        seeds().mapToObj(RandomHistory::new)
                .forEach(history -> history.reached().forEach(event -> seedsByEvent.merge(event, 1, Integer::sum)));

        assertThat(seedsByEvent).containsOnlyKeys(EVENTS);
        assertThat(seedsByEvent.values()).as(seedsByEvent.toString()).allMatch(seeds -> seeds >= 3);
    }

    @Test
    void everyKindOfFigureChangesFromLoadToLoad() {
        Map<String, Integer> changesByKind = new TreeMap<>();
        seeds().mapToObj(RandomHistory::new).forEach(history -> countChanges(history, changesByKind));

        assertThat(changesByKind)
                .containsOnlyKeys(
                        "Average",
                        "Decided",
                        "FurtherRule",
                        "Late",
                        "Oldest",
                        "Pending",
                        "PendingAge",
                        "Percentile",
                        "Rate",
                        "Received",
                        "Share",
                        "Stock");
        assertThat(changesByKind.values()).as(changesByKind.toString()).allMatch(changes -> changes >= 20);
    }

    private static void countChanges(RandomHistory history, Map<String, Integer> changesByKind) {
        for (Table table : history.plan().tables()) {
            table.rows().forEach((name, rule) -> history.reportingPoints()
                    .forEach(at -> changesByKind.merge(
                            rule.getClass().getSimpleName(),
                            changes(history, table.withOnly(name), at.getValue()),
                            Integer::sum)));
        }
    }

    /** How often some figure of a table changed from one load to the next. */
    private static int changes(RandomHistory history, Table table, LocalDate at) {
        List<List<Result>> results = history.knownInTurn().stream()
                .map(known -> history.reckoning().reckon(List.of(table), known, at))
                .toList();
        return (int) IntStream.range(1, results.size())
                .filter(i -> !results.get(i).equals(results.get(i - 1)))
                .count();
    }
}
