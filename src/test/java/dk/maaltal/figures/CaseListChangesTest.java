package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Institution;
import dk.maaltal.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a figure another by one load than by another, case by case. */
class CaseListChangesTest {

    private static final LocalDate YEAR_END = LocalDate.of(2022, 12, 31);

    @TempDir
    private Path folder;

    private Institution institution;

    @BeforeEach
    void twoExtractsOfTheSameYear() throws IOException {
        Files.writeString(folder.resolve("cases.yaml"), """
                institution: Styrelsen
                extract: { files: sager.csv, holds: all, shrinks: at most 50 pct. fewer }
                columns:
                  Sag: { is: case number }
                  Modtaget: { is: received, date: yyyy-MM-dd }
                  Afgjort: { is: decided, date: yyyy-MM-dd, may be empty: yes }
                  Omraade: { name: area, text: yes }
                populations:
                  klager: { area: Klager }
                """);
        institution = Institution.of(folder);
        load("""
                1;2022-01-01;2022-01-11;Klager
                2;2022-01-01;2022-03-01;Klager
                3;2022-02-01;;Klager
                4;2022-02-01;2022-02-11;Klager
                5;2022-03-01;2022-03-11;Tilsyn
                6;2022-12-30;;Klager
                7;2022-05-01;2022-05-06;Klager
                """);
        load("""
                1;2022-01-01;2022-01-11;Klager
                2;2022-01-01;2022-01-21;Klager
                3;2022-02-01;2022-12-31;Klager
                4;2022-02-01;2022-02-11;Tilsyn
                5;2022-03-01;2022-03-11;Klager
                6;2022-11-01;;Klager
                8;2023-01-01;2023-01-02;Klager
                """);
    }

    @Test
    void aShareChangesByTheCasesThatEnteredLeftOrCountOtherwise() {
        assertThat(changes(
                        "share: { of: klager, within: 30 days }",
                        change -> change.number() + " " + change.kind() + " " + told(change.before()) + " -> "
                                + told(change.after())))
                .containsExactly(
                        "2 CHANGED 0/1 LATE -> 1/1 IN_TIME",
                        "3 ENTERED 0/0 PENDING_OVERDUE -> 0/1 LATE", // decided since
                        "4 LEFT 1/1 IN_TIME -> not there", // of another area
                        "5 ENTERED not there -> 1/1 IN_TIME",
                        "6 CHANGED 0/0 PENDING -> 0/0 PENDING_OVERDUE", // told beside the figure
                        "7 LEFT 1/1 IN_TIME -> not there"); // withdrawn
    }

    @Test
    void theDifferencesOfTheCasesAreTheDifferenceOfTheFigure() {
        for (String measure : List.of(
                "share: { of: klager, within: 30 days }",
                "average: { of: klager, in: days }",
                "late: { of: klager, within: 30 days }",
                "decided: { of: klager }",
                "pending: { of: klager }",
                "rate: { of: all, which: { area: Klager } }")) {
            Plan plan = plan(measure);
            Figure before = institution.figures(plan, "2022", 1).get(0);
            Figure after = institution.figures(plan, "2022", 2).get(0);
            List<CaseList.Change> changes = changes(measure, change -> change);

            assertThat(changes).as(measure).isNotEmpty();
            assertThat(added(changes, CaseList.Part::numerator))
                    .as(measure)
                    .isEqualByComparingTo(after.numerator().subtract(before.numerator()));
            assertThat(added(changes, CaseList.Part::denominator))
                    .as(measure)
                    .isEqualByComparingTo(after.denominator().subtract(before.denominator()));
        }
    }

    @Test
    void aMedianChangesByTheCasesWhoseLengthDid() {
        assertThat(changes("median: { of: klager, in: days }", change -> change.number() + " " + change.kind()))
                .containsExactly("2 CHANGED", "3 ENTERED", "4 LEFT", "5 ENTERED", "7 LEFT");
    }

    @Test
    void nothingChangesBetweenALoadAndItself() {
        assertThat(list(plan("received: { of: klager }")).changes(request(plan("received: { of: klager }")), 2, 2))
                .isEmpty();
    }

    private static BigDecimal added(
            List<CaseList.Change> changes, Function<CaseList.Part, Optional<BigDecimal>> number) {
        return changes.stream()
                .map(change -> of(change.after(), number).subtract(of(change.before(), number)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal of(Optional<CaseList.Part> part, Function<CaseList.Part, Optional<BigDecimal>> number) {
        return part.flatMap(number).orElse(BigDecimal.ZERO);
    }

    private static String told(Optional<CaseList.Part> part) {
        return part.map(told -> told.numerator().orElseThrow() + "/"
                        + told.denominator().orElseThrow() + " " + told.disposition())
                .orElse("not there");
    }

    private <T> List<T> changes(String measure, Function<CaseList.Change, T> told) {
        Plan plan = plan(measure);
        try (var changes = list(plan).changes(request(plan), 1, 2)) {
            return changes.map(told).toList();
        }
    }

    private CaseList list(Plan plan) {
        return institution.store().caseList(institution.declaration(), plan.workingDays());
    }

    private static FigureRequest request(Plan plan) {
        return FigureRequest.of(plan, YEAR_END).get(0);
    }

    private Plan plan(String measure) {
        try {
            Files.writeString(folder.resolve("plan.yaml"), """
                    plan: Resultatplan
                    year: 2022
                    goals:
                      - goal: "1"
                        title: Mål
                        measures:
                          - { measure: a, title: Tabel, years: 2022, %s }
                    """.formatted(measure));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return institution.plan("plan.yaml");
    }

    private void load(String rows) throws IOException {
        institution.load(Files.writeString(folder.resolve("sager.csv"), "Sag;Modtaget;Afgjort;Omraade\n" + rows));
    }
}
