package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Institution;
import dk.maaltal.cases.Load;
import dk.maaltal.figures.PlainReckoning.Case;
import dk.maaltal.figures.PlainReckoning.Result;
import dk.maaltal.figures.PlainReckoning.Table;
import dk.maaltal.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure of institutions made up from seeds, against plain loops over the same cases. */
class IndependentReckoningTest {

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyFigureIsWhatAPlainLoopOverTheCasesCounts(long seed) throws IOException {
        RandomInstitution made = new RandomInstitution(seed);
        made.writeTo(folder);
        Institution institution = Institution.of(folder);
        Plan plan = institution.plan("plan.yaml");
        int first = load(institution, "cases-1.csv", made.cases());

        assertThat(differences(made, made.cases(), institution, plan, first)).isEmpty();
        if (seed % 4 == 0) {
            int second = load(institution, "cases-2.csv", made.later());
            assertThat(differences(made, made.later(), institution, plan, second))
                    .isEmpty();
            assertThat(differences(made, made.cases(), institution, plan, first))
                    .as("as known before the second extract")
                    .isEmpty();
        }
    }

    @Test
    void theSeedsReachEveryKindOfFigure() {
        Set<String> reached = new TreeSet<>();
        seeds().mapToObj(RandomInstitution::new)
                .forEach(made -> made.reportingPoints().values().forEach(day -> made.tables()
                        .forEach(table -> results(made, List.of(table), made.cases(), day)
                                .forEach(result -> addTraits(reached, table, result)))));

        assertThat(reached)
                .contains(
                        "Share",
                        "Share left out",
                        "Share too young",
                        "Share overdue",
                        "Share NO_CASES",
                        "Share NOT_BEGUN")
                .contains("Average", "Average overdue", "Average NO_CASES", "Average NOT_BEGUN")
                .contains("Rate", "Rate NO_CASES", "Rate NOT_BEGUN")
                .contains("Pending", "Pending none", "Pending NO_CASES", "Pending NOT_BEGUN");
    }

    private int load(Institution institution, String file, List<Case> cases) {
        Load load = institution.load(folder.resolve(file));
        assertThat(load.rowsRejected()).isZero();
        assertThat(load.rowsRead()).isEqualTo(cases.size());
        return load.number();
    }

    private static List<String> differences(
            RandomInstitution made, List<Case> cases, Institution institution, Plan plan, int load) {
        List<String> differences = new ArrayList<>();
        made.reportingPoints().forEach((at, day) -> {
            List<Result> expected = results(made, made.tables(), cases, day);
            List<Result> actual = institution.figures(plan, at, load).stream()
                    .map(IndependentReckoningTest::result)
                    .toList();
            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                if (!actual.get(i).equals(expected.get(i))) {
                    differences.add("as at %s\nexpected %s\nwas      %s\n%s"
                            .formatted(at, expected.get(i), actual.get(i), rule(made, expected.get(i))));
                }
            }
        });
        return differences;
    }

    private static List<Result> results(
            RandomInstitution made, List<Table> tables, List<Case> cases, LocalDate reportingPoint) {
        return made.reckoning().reckon(tables, cases, reportingPoint);
    }

    private static Result result(Figure figure) {
        return new Result(
                figure.goal() + figure.measure() + " " + figure.year(),
                figure.at(),
                figure.unit().name(),
                figure.numerator().longValueExact(),
                figure.denominator().longValueExact(),
                figure.leftOut(),
                figure.tooYoung(),
                figure.overdue(),
                figure.missing().map(Enum::name).orElse(""));
    }

    private static String rule(RandomInstitution made, Result result) {
        return made.tables().stream()
                .filter(table -> result.name().startsWith(table.goal() + table.measure() + " "))
                .map(table -> table.rule().written())
                .findFirst()
                .orElseThrow();
    }

    private static void addTraits(Set<String> reached, Table table, Result result) {
        String kind = table.rule().getClass().getSimpleName();
        reached.add(kind + (result.missing().isEmpty() ? "" : " " + result.missing()));
        if (result.missing().isEmpty() && result.numerator() == 0) {
            reached.add(kind + " none");
        }
        if (result.leftOut() > 0) {
            reached.add(kind + " left out");
        }
        if (result.tooYoung() > 0) {
            reached.add(kind + " too young");
        }
        if (result.overdue() > 0) {
            reached.add(kind + " overdue");
        }
    }
}
