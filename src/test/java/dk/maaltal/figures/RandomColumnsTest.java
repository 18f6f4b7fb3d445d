package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Institution;
import dk.maaltal.figures.RandomColumns.Cell;
import dk.maaltal.plan.Plan;
import dk.maaltal.verdicts.Judge;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Verdict;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Columns of every length in years that begin in any month, with periods, targets and figures of their own, and the year before
 * beside them: against plain loops over the same cases.
 */
class RandomColumnsTest {

    @TempDir
    private Path folder;

    /** As many as are quick; -Dmaaltal.seeds=400 takes as many as are wanted once in a while. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("maaltal.seeds", 8));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyCellIsWhatAPlainLoopOverTheCasesCounts(long seed) throws IOException {
        RandomInstitution made = new RandomInstitution(seed, 1);
        RandomColumns columns = new RandomColumns(made, seed);
        made.writeTo(folder);
        Files.writeString(folder.resolve("plan.yaml"), columns.plan());
        Institution institution = Institution.of(folder);
        Plan plan = institution.plan("plan.yaml");
        int load = institution.load(folder.resolve("cases-1.csv")).number();
        List<String> differences = new ArrayList<>();
        made.reportingPoints().forEach((at, day) -> {
            List<Judgement> judgements = Judge.judge(plan, institution.figures(plan, at, load));
            differences.addAll(differences(columns.cells(day), judgements, day));
        });

        assertThat(differences).as(columns.plan()).isEmpty();
    }

    private static List<String> differences(Map<String, Cell> expected, List<Judgement> judgements, LocalDate day) {
        List<String> differences = new ArrayList<>();
        for (Judgement judgement : judgements) {
            Figure figure = judgement.figure();
            String name = figure.cell().goal() + figure.cell().measure() + " "
                    + figure.cell().row() + " " + figure.cell().term().name();
            String was = text(judgement);
            String should = expected.containsKey(name) ? expected.get(name).text() : "nothing";
            if (!was.equals(should)) {
                differences.add("as at " + day + " " + name + " expected " + should + " was " + was);
            }
        }
        assertThat(judgements).hasSameSizeAs(expected.keySet());
        return differences;
    }

    /** A value and whether its promise is kept: "12.5000000000 MET". */
    private static String text(Judgement judgement) {
        boolean isJudged = judgement.verdict() == Verdict.MET || judgement.verdict() == Verdict.NOT_MET;
        return judgement
                .figure()
                .value()
                .map(value -> value.setScale(10, RoundingMode.HALF_UP).toPlainString()
                        + (isJudged ? " " + judgement.verdict() : ""))
                .orElseGet(() -> judgement.figure().missing().orElseThrow().name());
    }
}
