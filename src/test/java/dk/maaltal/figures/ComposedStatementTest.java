package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Institution;
import dk.maaltal.plan.Plan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the figures of a plan look like as one statement. */
class ComposedStatementTest {

    @Test
    void thePlanIsOnePassOverTheCasesAndOneOverTheCellsOfEachPopulation() {
        Institution institution = Institution.of(Path.of("src", "test", "resources", "jobs", "proeve"));
        Plan plan = institution.plan("plan-2022.yaml");
        LocalDate at = LocalDate.of(2022, 9, 30);
        List<FigureRequest> begun = FigureRequest.of(plan, at).stream()
                .filter(FigureRequest::hasBegun)
                .filter(asked -> asked.term().year() == 2022)
                .toList();

        String sql = FigureQuery.compose(institution.declaration(), plan.workingDays(), begun, "proeve.cases", 7);

        assertThat(sql).isEqualTo("""
                WITH cells_1 AS MATERIALIZED (
                    SELECT area,
                           width_bucket(c.received, '{2022-01-01,2022-09-02,2022-09-09,2022-10-01}'::date[]) AS received_in,
                           coalesce(width_bucket(c.decided, '{2022-01-01,2022-09-02,2022-09-09,2022-10-01}'::date[]), 32767) AS ended_in,
                           count(*) AS cases,
                           count(c.decided) AS ended,
                           coalesce(sum(c.decided - c.received), 0) AS days,
                           count(*) FILTER (WHERE c.decided <= c.received + 28) AS in_time_4_weeks
                    FROM proeve.cases c
                    WHERE c.loaded_in <= 7 AND (c.replaced_in IS NULL OR c.replaced_in > 7)
                    GROUP BY 1, 2, 3
                ),
                sums_1 AS MATERIALIZED (
                    SELECT coalesce(sum(in_time_4_weeks) FILTER (WHERE ended_in >= 1 AND ended_in < 4), 0) AS sums_1_1,
                           coalesce(sum(ended) FILTER (WHERE ended_in >= 1 AND ended_in < 4), 0) AS sums_1_2,
                           coalesce(sum(cases) FILTER (WHERE received_in < 4 AND ended_in >= 4 AND received_in < 2), 0) AS sums_1_3,
                           coalesce(sum(cases) FILTER (WHERE received_in < 4), 0) AS sums_1_4
                    FROM cells_1
                    WHERE coalesce(area = 'Klager', false)
                ),
                sums_2 AS MATERIALIZED (
                    SELECT coalesce(sum(cases) FILTER (WHERE received_in < 4 AND ended_in >= 4 AND received_in < 3), 0) AS sums_2_1,
                           coalesce(sum(days) FILTER (WHERE ended_in >= 1 AND ended_in < 4), 0) AS sums_2_2,
                           coalesce(sum(ended) FILTER (WHERE ended_in >= 1 AND ended_in < 4), 0) AS sums_2_3,
                           coalesce(sum(cases) FILTER (WHERE received_in < 4), 0) AS sums_2_4
                    FROM cells_1
                    WHERE true
                )
                SELECT figure.*
                FROM sums_1
                CROSS JOIN LATERAL (VALUES
                    (0, sums_1_1, sums_1_2, 0, 0, 0, sums_1_3, sums_1_4)  -- 1 a, 2022
                ) AS figure (position, numerator, denominator, left_out, too_young, lacking, overdue, known)
                UNION ALL
                SELECT figure.*
                FROM sums_2
                CROSS JOIN LATERAL (VALUES
                    (1, sums_2_2, sums_2_3, 0, 0, 0, sums_2_1, sums_2_4)  -- 1 b, 2022
                ) AS figure (position, numerator, denominator, left_out, too_young, lacking, overdue, known)""");
    }
}
