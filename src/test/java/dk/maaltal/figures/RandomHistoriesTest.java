package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.figures.RandomHistory.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories of loads made up from seeds: every figure as of every load, against the cases as they were known then. */
class RandomHistoriesTest {

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyFigureAsOfEveryLoadIsWhatTheCasesKnownThenMakeIt(long seed) throws IOException {
        RandomHistory history = new RandomHistory(seed);
        LoadedHistory loaded = new LoadedHistory(history, folder);
        for (Step step : history.steps()) {
            loaded.take(step);
            if (seed % 10 == 0) {
                assertThat(loaded.differences()).as("right after the load").isEmpty();
            }
        }

        assertThat(loaded.differences()).as("after all loads").isEmpty();
    }

    @Test
    void theSeedsReachEverythingThatMayHappenToACase() {
        Map<String, Integer> seedsByEvent = new TreeMap<>();
        seeds().mapToObj(RandomHistory::new)
                .forEach(history -> history.reached().forEach(event -> seedsByEvent.merge(event, 1, Integer::sum)));
        System.out.println("REACH " + seedsByEvent);
    }
}
