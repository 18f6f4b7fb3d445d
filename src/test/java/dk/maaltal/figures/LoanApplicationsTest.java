package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Progress;
import dk.maaltal.TestDatabase;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.CaseFile;
import dk.maaltal.cases.CaseLoader;
import dk.maaltal.declaration.Problems;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.PlanFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** 13.087 real cases of another kind of institution, by the same code path; expected figures counted by others. */
class LoanApplicationsTest {

    private static final Path EXTRACT = Path.of("..", "shared", "data", "loan-applications-2011-12.csv");
    private static final Path FOLDER = Path.of("src", "test", "resources", "jobs", "laan");

    @TempDir
    Path rejects;

    static boolean extractIsHere() {
        return Files.exists(EXTRACT);
    }

    @Test
    @EnabledIf("extractIsHere")
    void theFiguresOfRealCasesAreThoseCountedByOthers() {
        Problems problems = new Problems();
        CaseDeclaration declaration = CaseFile.read(FOLDER.resolve("cases.yaml"), problems);
        Plan plan = PlanFile.read(FOLDER.resolve("plan-2011.yaml"), declaration.words(), problems);
        problems.refuseIfAny();
        String schema = TestDatabase.newSchema();
        int load = new CaseLoader(TestDatabase.dataSource(), schema, declaration, rejects, Progress.UNSEEN)
                .load(Optional.of(EXTRACT), false)
                .number();

        Map<String, Figure> figures =
                new Figures(TestDatabase.client(), schema, declaration)
                        .compute(plan, LocalDate.of(2011, 12, 31), load).stream()
                                .collect(Collectors.toMap(f -> f.goal() + f.measure(), f -> f));

        assertCounts(figures.get("1a"), 5_489, 6_810);
        assertCounts(figures.get("1b"), 6_027, 6_810);
        assertCounts(figures.get("1c"), 5_175, 6_063);
        assertCounts(figures.get("1d"), 5_500, 6_810);
        assertCounts(figures.get("2a"), 46_943, 6_810);
        assertCounts(figures.get("3a"), 645, 1);
        assertCounts(figures.get("3b"), 49, 1);
        assertCounts(figures.get("3c"), 4, 1);
        assertCounts(figures.get("4a"), 1_130, 5_464);
        assertThat(figures.get("2a").value().orElseThrow().setScale(5, RoundingMode.HALF_UP))
                .isEqualByComparingTo("0.98475");
    }

    private static void assertCounts(Figure figure, long numerator, long denominator) {
        assertThat(figure.numerator()).isEqualByComparingTo(BigDecimal.valueOf(numerator));
        assertThat(figure.denominator()).isEqualByComparingTo(BigDecimal.valueOf(denominator));
    }
}
