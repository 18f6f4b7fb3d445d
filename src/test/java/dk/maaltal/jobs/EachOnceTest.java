package dk.maaltal.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run does each piece of its work once: a first run, one of which nothing has changed, and a correction. */
class EachOnceTest {

    private static final String NAME = "hver-een-gang";

    /** What a statement of each kind holds, and no other does. */
    private static final String FIGURES = "WITH cells_1 AS MATERIALIZED";

    private static final String ANSWERS = "SELECT DISTINCT ON (key)";
    private static final String QUALITY = "AS first_received";
    private static final String PRINTED_FIGURES =
            "turned_by_rounding, published, preliminary, missing, shown FROM figure";
    private static final String COUNTED_FIGURES = "too_young, overdue, missing FROM figure";
    private static final String ARCHIVE = "FROM edition_file JOIN file USING (sha256)";
    private static final String LOADING = "CREATE UNLOGGED TABLE incoming AS";
    private static final String MIGRATION = "maaltal_schema";

    @TempDir
    Path folder;

    private TestRuns runs;

    @BeforeEach
    void open() {
        runs = TestRuns.of(NAME, folder);
    }

    @AfterEach
    void close() {
        runs.close();
    }

    @Test
    void eachPieceOfWorkIsDoneOnce() throws Exception {
        TestFolder.write(runs.own().resolve("sager-2022.csv"), TestFolder.EXTRACT);

        runs.run(Optional.empty());
        assertThat(runs.statements().holding(MIGRATION)).isPositive();
        assertEachOnce(1);
        assertThat(runs.statements().holding(PRINTED_FIGURES)).isZero();

        runs.run(Optional.empty());
        assertThat(runs.statements().holding(MIGRATION)).isZero();
        assertThat(runs.statements().holding(LOADING))
                .as("the same extract is known by its checksum")
                .isZero();
        assertThat(runs.statements().holding(ANSWERS)).isEqualTo(1);
        assertThat(runs.statements().holding(FIGURES)).isZero();
        assertThat(runs.statements().holding(QUALITY)).isZero();
        assertThat(runs.statements().holding(PRINTED_FIGURES)).isZero();
        assertThat(runs.statements().holding(ARCHIVE)).isZero();
        assertThat(runs.seen()).noneMatch(what -> what.startsWith("Judging") || what.startsWith("Making"));

        Files.writeString(
                runs.own().resolve("sager-2023.csv"),
                TestFolder.EXTRACT.replace("14-03-2022", "15-03-2022"),
                TestFolder.WINDOWS);
        runs.run(Optional.of("Fejl i datoer"));
        assertThat(runs.statements().holding(MIGRATION)).isZero();
        assertEachOnce(1);
        assertThat(runs.statements().holding(PRINTED_FIGURES))
                .as("those of the edition before")
                .isEqualTo(1);
    }

    private void assertEachOnce(int times) {
        assertThat(runs.statements().holding(LOADING)).isEqualTo(times);
        assertThat(runs.statements().holding(ANSWERS)).isEqualTo(times);
        assertThat(runs.statements().holding(FIGURES)).isEqualTo(times);
        assertThat(runs.statements().holding(QUALITY)).isEqualTo(times);
        assertThat(runs.statements().holding(COUNTED_FIGURES)).isZero();
        assertThat(runs.statements().holding(ARCHIVE)).isZero();
        assertThat(runs.seen().stream().filter("Computing the figures"::equals)).hasSize(times);
        assertThat(runs.seen().stream().filter(what -> what.startsWith("Judging")))
                .hasSize(times);
        assertThat(runs.seen().stream().filter("Preparing the documents"::equals))
                .hasSize(times);
        assertThat(runs.seen().stream().filter("Making bilag.xlsx"::equals)).hasSize(times);
    }
}
