package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Institution;
import dk.maaltal.TestDatabase;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Answers;
import dk.maaltal.sample.SampleExtract;
import dk.maaltal.sources.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sum of the list of cases is the figure, always. */
class CaseListTest {

    /** What a list adds up to. */
    private record Sums(
            BigDecimal numerator,
            BigDecimal denominator,
            long leftOut,
            long tooYoung,
            long lacking,
            long overdue,
            long cases) {}

    @TempDir
    private Path folder;

    /** As many as are quick; -Dmaaltal.seeds=400 takes as many as are wanted once in a while. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("maaltal.seeds", 6));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theListOfEveryFigureOfInstitutionsMadeUpByChanceAddsUpToIt(long seed) throws IOException {
        RandomInstitution made = new RandomInstitution(seed);
        made.writeTo(folder);
        Institution institution = Institution.of(folder);
        Plan plan = institution.plan("plan.yaml");
        int first = institution.load(folder.resolve("cases-1.csv")).number();
        if (seed % 4 == 0) {
            institution.load(folder.resolve("cases-2.csv"));
        }
        List<String> points = List.copyOf(made.reportingPoints().keySet());

        assertThat(differences(institution, plan, points.get((int) seed % points.size()), first))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ankestyrelsen, plan-2023.yaml, 2022-Q3",
        "ankestyrelsen, plan-2023.yaml, 2023",
        "laegemiddelstyrelsen, plan-2024.yaml, 2024-Q3",
        "laegemiddelstyrelsen, plan-2024.yaml, 2024"
    })
    void theListOfEveryFigureOfTheRealPlansAddsUpToIt(String name, String file, String at) {
        Path jobs = Path.of("jobs", name);
        Institution institution = Institution.of(jobs);
        SampleExtract.write(
                Source.of(jobs.resolve(SampleExtract.DECLARED_IN)),
                institution.declaration(),
                1,
                folder.resolve("sager.csv"));
        int load = institution.load(folder.resolve("sager.csv")).number();
        Plan plan = institution.plan(file).inForce(ReportingPoint.parse(at).day());

        assertThat(differences(institution, plan, at, load)).isEmpty();
    }

    @Test
    void theSeedsReachEveryReason() throws IOException {
        Set<Disposition> reached = new TreeSet<>();
        for (long seed = 1; seed <= 20 && reached.size() < Disposition.values().length; seed++) {
            RandomInstitution made = new RandomInstitution(seed);
            made.writeTo(folder);
            Institution institution = Institution.of(folder);
            Plan plan = institution.plan("plan.yaml");
            int load = institution.load(folder.resolve("cases-1.csv")).number();
            CaseList list = list(institution, plan);
            LocalDate day = made.reportingPoints().values().iterator().next();
            ofCases(plan, day)
                    .forEach(request -> list.groups(request, load).forEach(group -> reached.add(group.disposition())));
        }
        assertThat(reached).containsExactly(Disposition.values());
    }

    private static List<String> differences(Institution institution, Plan plan, String at, int load) {
        List<FigureRequest> requests = ofCases(plan, ReportingPoint.parse(at).day());
        assertThat(requests).isNotEmpty();
        List<Figure> figures =
                institution.store().figures(institution.declaration()).compute(plan, requests, load, Answers.NONE);
        CaseList list = list(institution, plan);
        String cases = institution.schema() + ".cases";
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Sums expected = sums(figures.get(i), requests.get(i));
            Sums actual = sums(list.sql(requests.get(i), load, cases), requests.get(i));
            if (!withoutCases(actual).equals(expected)) {
                differences.add("as at %s: %s\nfigure %s\nlist   %s\n%s"
                        .formatted(at, requests.get(i), expected, actual, list.sql(requests.get(i), load, cases)));
            }
            long grouped = list.groups(requests.get(i), load).stream()
                    .mapToLong(CaseList.Group::cases)
                    .sum();
            assertThat(grouped).isEqualTo(actual.cases);
        }
        return differences.subList(0, Math.min(differences.size(), 3));
    }

    private static CaseList list(Institution institution, Plan plan) {
        return institution.store().caseList(institution.declaration(), plan.workingDays());
    }

    /** Every figure of cases that has begun, those that others are reckoned from too. */
    private static List<FigureRequest> ofCases(Plan plan, LocalDate at) {
        return FigureRequest.of(plan, at).stream()
                .flatMap(CaseListTest::withParts)
                .filter(request -> request.indicator() instanceof Indicator.OfCases && request.hasBegun())
                .distinct()
                .toList();
    }

    private static Stream<FigureRequest> withParts(FigureRequest request) {
        return Stream.concat(Stream.of(request), request.parts().stream().flatMap(CaseListTest::withParts));
    }

    private static Sums sums(Figure figure, FigureRequest request) {
        return new Sums(
                plain(figure.numerator()),
                plain(hasDenominator(request) ? figure.denominator() : BigDecimal.ZERO),
                figure.leftOut(),
                figure.tooYoung(),
                figure.lacking(),
                figure.overdue(),
                0);
    }

    private static Sums withoutCases(Sums sums) {
        return new Sums(sums.numerator, sums.denominator, sums.leftOut, sums.tooYoung, sums.lacking, sums.overdue, 0);
    }

    private static boolean hasDenominator(FigureRequest request) {
        return request.indicator() instanceof Indicator.Share
                || request.indicator() instanceof Indicator.Statistic statistic && statistic.isQuotient();
    }

    private static Sums sums(String list, FigureRequest request) {
        return TestDatabase.client()
                .sql("SELECT coalesce(sum(numerator), 0), coalesce(sum(denominator), 0), coalesce(sum(left_out), 0),"
                        + " coalesce(sum(too_young), 0), coalesce(sum(lacking), 0), coalesce(sum(overdue), 0), count(*),"
                        + " array_agg(numerator ORDER BY numerator) FILTER (WHERE numerator IS NOT NULL)"
                        + " FROM (" + list + ") AS list")
                .query((row, n) -> new Sums(
                        numerator(request, numbers(row.getArray(8)), row.getBigDecimal(1)),
                        plain(row.getBigDecimal(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)))
                .single();
    }

    private static List<BigDecimal> numbers(Array array) throws SQLException {
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray())
                        .map(number -> new BigDecimal(number.toString()))
                        .sorted()
                        .toList();
    }

    private static BigDecimal numerator(FigureRequest request, List<BigDecimal> numbers, BigDecimal sum) {
        if (!(request.indicator() instanceof Indicator.Statistic statistic)) {
            return plain(sum);
        }
        return switch (statistic.aggregate().kind()) {
            case MEAN, SUM, MEAN_OF_FASTEST, RANKED -> plain(sum);
            case SMALLEST -> numbers.isEmpty() ? BigDecimal.ZERO : plain(numbers.get(0));
            case LARGEST -> numbers.isEmpty() ? BigDecimal.ZERO : plain(numbers.get(numbers.size() - 1));
            case PERCENTILE -> percentile(statistic.aggregate().percent(), numbers);
        };
    }

    /** As Excel's PERCENTILE.INC. */
    private static BigDecimal percentile(BigDecimal percent, List<BigDecimal> numbers) {
        if (numbers.isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal place =
                percent.multiply(BigDecimal.valueOf(numbers.size() - 1)).movePointLeft(2);
        int before = place.intValue();
        int after = Math.min(before + 1, numbers.size() - 1);
        return plain(numbers.get(before)
                .add(place.subtract(BigDecimal.valueOf(before))
                        .multiply(numbers.get(after).subtract(numbers.get(before)))));
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
