package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Institution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** 13.087 real cases of another kind of institution, by the same code path; expected figures counted by others. */
class LoanApplicationsTest {

    private static final Path EXTRACT = Path.of("..", "shared", "data", "loan-applications-2011-12.csv");
    private static final Path FOLDER = Path.of("src", "test", "resources", "jobs", "laan");

    static boolean extractIsHere() {
        return Files.exists(EXTRACT);
    }

    @Test
    @EnabledIf("extractIsHere")
    void theFiguresOfRealCasesAreThoseCountedByOthers() {
        Institution loans = Institution.of(FOLDER);
        int load = loans.load(EXTRACT).number();

        Map<String, Figure> figures = loans.byName(loans.plan("plan-2011.yaml"), "2011-12-31", load);

        assertCounts(figures.get("1a 2011"), 5_489, 6_810);
        assertCounts(figures.get("1b 2011"), 6_027, 6_810);
        assertCounts(figures.get("1c 2011"), 5_175, 6_063);
        assertCounts(figures.get("1d 2011"), 5_500, 6_810);
        assertCounts(figures.get("2a 2011"), 46_943, 6_810);
        assertCounts(figures.get("3a 2011"), 645, 1);
        assertCounts(figures.get("3b 2011"), 49, 1);
        assertCounts(figures.get("3c 2011"), 4, 1);
        assertCounts(figures.get("4a 2011"), 1_130, 5_464);
        assertThat(figures.get("2a 2011").value().orElseThrow().setScale(5, RoundingMode.HALF_UP))
                .isEqualByComparingTo("0.98475");
    }

    private static void assertCounts(Figure figure, long numerator, long denominator) {
        assertThat(figure.numerator()).isEqualByComparingTo(BigDecimal.valueOf(numerator));
        assertThat(figure.denominator()).isEqualByComparingTo(BigDecimal.valueOf(denominator));
    }
}
