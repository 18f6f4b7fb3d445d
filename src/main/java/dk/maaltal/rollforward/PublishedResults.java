package dk.maaltal.rollforward;

import dk.maaltal.SharedFile;
import dk.maaltal.SystemUser;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.editions.Edition;
import dk.maaltal.institution.Institution;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The results that a plan gives as published, held against what our own editions of those years printed: a year that was
 * corrected after the plan was written goes on being printed as it was.
 */
public final class PublishedResults {

    /**
     * A result that is not as our newest edition of its year.
     *
     * @param result goal and measure, "1 a", or the name of a reported value
     * @param year it is of
     * @param published as the plan has it
     * @param ours as the edition printed it, rounded
     */
    public record Difference(String result, int year, BigDecimal published, BigDecimal ours, Edition edition) {

        /** As a command tells it. */
        public String words() {
            return result + " was published as " + published.toPlainString() + " for " + year
                    + ", says the plan; edition "
                    + edition.number() + " of " + edition.key().report() + " at "
                    + edition.key().at() + " printed " + ours.toPlainString();
        }
    }

    private final Store store;

    /** @param store of the institution */
    public PublishedResults(Store store) {
        this.store = store;
    }

    /** The differences that nobody has chosen about, in the plan's order. */
    public List<Difference> differing(Institution institution, Plan plan) {
        Set<Difference> found = new LinkedHashSet<>();
        for (int year : institution.plans().headMap(plan.year()).keySet()) {
            Plan earlier = institution.plans().get(year);
            ReportingPoint yearEnd = earlier.yearEnd();
            store.editions().lastOf(year, yearEnd.name()).ifPresent(edition -> {
                Plan inForce = earlier.inForce(yearEnd.day());
                RollForward.Published ours =
                        NextPlan.published(inForce, store.editionFigures().printed(edition));
                plan.goals().forEach(goal -> goal.measures().stream()
                        .filter(measure -> isSame(inForce, goal.number(), measure))
                        .forEach(measure -> differing(
                                        goal.number() + " " + measure.id(),
                                        year,
                                        measure.published(plan.financialYear().term(year)),
                                        ours.ofMeasures(),
                                        edition)
                                .ifPresent(found::add)));
                plan.goals().stream()
                        .flatMap(goal -> goal.measures().stream())
                        .flatMap(measure -> measure.rows().values().stream())
                        .flatMap(Indicator::reportedValues)
                        .distinct()
                        .forEach(value -> differing(
                                        value.name(),
                                        year,
                                        value.published(plan.financialYear().term(year)),
                                        ours.ofReported(),
                                        edition)
                                .ifPresent(found::add));
            });
        }
        return found.stream().filter(each -> !isKept(plan, each)).toList();
    }

    /** Whether the earlier plan measured the same under the same letter. */
    private static boolean isSame(Plan earlier, String goal, Measure measure) {
        return earlier.goals().stream()
                .filter(each -> each.number().equals(goal))
                .flatMap(each -> each.measures().stream())
                .anyMatch(each ->
                        each.id().equals(measure.id()) && each.indicator().equals(measure.indicator()));
    }

    private static Optional<Difference> differing(
            String result,
            int year,
            Optional<BigDecimal> published,
            Map<String, Map<Integer, BigDecimal>> ours,
            Edition edition) {
        BigDecimal said = published.orElse(null);
        BigDecimal printed = ours.getOrDefault(result, Map.of()).get(year);
        return said == null || printed == null || said.compareTo(printed) == 0
                ? Optional.empty()
                : Optional.of(new Difference(result, year, said, printed, edition));
    }

    private boolean isKept(Plan plan, Difference difference) {
        return store.client()
                .sql(
                        "SELECT EXISTS (SELECT FROM published_kept WHERE plan = ? AND result = ? AND year = ? AND ours = ?)")
                .params(plan.year(), difference.result(), difference.year(), difference.ours())
                .query(Boolean.class)
                .single();
    }

    /** Keeps it that the plan's results stand, until a later edition prints yet another. */
    public void keep(Plan plan, List<Difference> differences) {
        store.transaction(() -> differences.forEach(each -> store.client()
                .sql("""
                        INSERT INTO published_kept (plan, result, year, ours, kept_by)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(plan.year(), each.result(), each.year(), each.ours(), SystemUser.NAME)
                .update()));
    }

    /** Writes our results into a plan's file, in place of those that differ. */
    public static void adopt(Plan plan, List<Difference> differences) {
        try {
            String text = RollForward.publishing(
                    plan.file().text(),
                    plan.financialYear(),
                    differences.stream()
                            .collect(Collectors.groupingBy(
                                    Difference::result, Collectors.toMap(Difference::year, Difference::ours))));
            SharedFile.write(plan.file().path(), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The plan " + plan.file().path() + " cannot be written (" + e
                            + "). Make room, or the right to write there, and try again.",
                    e);
        }
    }
}
