package dk.maaltal.editions;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.DataRefused;
import java.util.List;
import java.util.Optional;

/**
 * Which published report is meant.
 *
 * @param institution by its name
 * @param report by its name
 * @param at the reporting point
 * @param plan its year; left out, that of the reporting point or else the nearest later one of which there are editions
 */
public record EditionQuery(String institution, String report, ReportingPoint at, Optional<Integer> plan) {

    /**
     * One of its editions.
     *
     * @throws DataRefused when there is no such edition
     */
    public Edition edition(Editions editions, int number) {
        List<Integer> plans = editions.plans(report, at.name());
        int year = plan.orElseGet(() ->
                plans.stream().filter(each -> each >= at.year()).findFirst().orElse(at.year()));
        Edition.Key key = new Edition.Key(report, at.name(), year);
        return editions.published(key, number)
                .orElseThrow(() -> new DataRefused("There is no edition " + number + " of " + institution + " " + report
                        + " at " + at.name() + " (plan " + year + "); " + editions.count(key) + " are published"
                        + (plans.isEmpty() || plans.contains(year) ? "" : ", but there are some of the plans " + plans)
                        + "."));
    }
}
