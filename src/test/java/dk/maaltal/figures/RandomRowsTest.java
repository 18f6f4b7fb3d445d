package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Institution;
import dk.maaltal.cases.Load;
import dk.maaltal.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures of cases that come as logs of events or in doubled rows, against plain loops over the cases that were written so. */
class RandomRowsTest {

    private static final int TABLES = 8;

    @TempDir
    private Path folder;

    /** As many as are quick; -Dmaaltal.seeds=400 takes as many as are wanted once in a while. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("maaltal.seeds", 4));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aCaseIsMadeOfItsEvents(long seed) throws IOException {
        RandomInstitution made = new RandomInstitution(seed, TABLES);
        RandomRows rows = new RandomRows(made, seed);
        areFiguresOf(made, rows.declarationOfEvents(), rows.events());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ofDoubledRowsTheNewestCounts(long seed) throws IOException {
        RandomInstitution made = new RandomInstitution(seed, TABLES);
        RandomRows rows = new RandomRows(made, seed);
        areFiguresOf(made, rows.declarationOfDoubledRows(), rows.doubledRows());
    }

    private void areFiguresOf(RandomInstitution made, String declaration, String extract) throws IOException {
        made.writeTo(folder);
        Files.writeString(folder.resolve("cases.yaml"), declaration);
        Files.writeString(folder.resolve("cases-1.csv"), extract);
        Institution institution = Institution.of(folder);
        Plan plan = institution.plan("plan.yaml");
        Load load = institution.load(folder.resolve("cases-1.csv"));
        Comparison comparison = new Comparison(made.reckoning(), made.tables());

        assertThat(load.rowsRejected()).isZero();
        made.reportingPoints().forEach((at, day) -> assertThat(
                        comparison.differences(institution.figures(plan, at, load.number()), made.cases(), day))
                .isEmpty());
    }
}
