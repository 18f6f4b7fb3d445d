package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Institution;
import dk.maaltal.cases.Load;
import dk.maaltal.figures.PlainReckoning.Result;
import dk.maaltal.figures.PlainRule.Table;
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

    /** As many as are quick; -Dmaaltal.seeds=400 takes as many as are wanted once in a while. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("maaltal.seeds", 32));
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

        for (String kind : List.of("Share", "Late", "Average", "Percentile", "Rate", "PendingAge", "Oldest")) {
            assertThat(reached).contains(kind, kind + " NO_CASES", kind + " NOT_BEGUN");
        }
        for (String kind : List.of("Received", "Decided", "Pending", "Stock")) {
            assertThat(reached).contains(kind, kind + " none", kind + " NO_CASES", kind + " NOT_BEGUN");
        }
        assertThat(reached)
                .contains("Share left out", "Share too young", "Share overdue", "Late overdue", "Average overdue")
                .contains("stretches overdue", "quarters", "months", "year to date", "rolling year", "rolling to Q3");
    }

    private int load(Institution institution, String file, List<PlainCase> cases) {
        Load load = institution.load(folder.resolve(file));
        assertThat(load.rowsRejected()).isZero();
        assertThat(load.rowsRead()).isEqualTo(cases.size());
        return load.number();
    }

    private static List<String> differences(
            RandomInstitution made, List<PlainCase> cases, Institution institution, Plan plan, int load) {
        Comparison comparison = new Comparison(made.reckoning(), made.tables());
        List<String> differences = new ArrayList<>();
        made.reportingPoints()
                .forEach((at, day) ->
                        differences.addAll(comparison.differences(institution.figures(plan, at, load), cases, day)));
        return differences;
    }

    private static List<Result> results(
            RandomInstitution made, List<Table> tables, List<PlainCase> cases, LocalDate reportingPoint) {
        return made.reckoning().reckon(tables, cases, reportingPoint);
    }

    private static void addTraits(Set<String> reached, Table table, Result result) {
        String[] name = result.name().split(" ", 2);
        PlainRule rule = table.rows().entrySet().stream()
                .filter(row -> name[1].startsWith(row.getKey() + " "))
                .findFirst()
                .orElseThrow()
                .getValue();
        String kind = rule instanceof FurtherRule further
                ? further.written().replaceAll(":.*", "")
                : rule.getClass().getSimpleName();
        reached.add(kind + (result.missing().isEmpty() ? "" : " " + result.missing()));
        addReach(reached, table);
        if (result.missing().isEmpty() && result.numerator().signum() == 0) {
            reached.add(kind + " none");
        }
        if (result.leftOut() > 0) {
            reached.add(kind + " left out");
        }
        if (result.lacking() > 0) {
            reached.add(kind + " lacking");
        }
        if (result.tooYoung() > 0) {
            reached.add(kind + " too young");
        }
        if (result.overdue() > 0) {
            reached.add(kind + " overdue");
            if (table.written().contains("within: {")) {
                reached.add("stretches overdue");
            }
        }
    }

    private static void addReach(Set<String> reached, Table table) {
        reached.add(table.written().replaceAll("(?s)^(\\w+):.*", "$1"));
        if (table.reach().fromNewYear()) {
            reached.add("year to date");
        }
        if (table.reach().twelveMonths()) {
            reached.add(
                    table.reach().lastQuarter() == 0
                            ? "rolling year"
                            : "rolling to Q" + table.reach().lastQuarter());
        }
    }
}
