package dk.maaltal.plan;

import dk.maaltal.calendar.WorkingDays;
import java.nio.file.Path;
import java.util.List;

/**
 * What an institution has promised for a year (resultatplan, mål- og resultatplan).
 *
 * @param title the plan's own title
 * @param between the parties of the agreement
 * @param year the year the plan is for
 * @param workingDays which days count as working days under this plan
 * @param goals in the plan's order
 * @param file where it is written
 */
public record Plan(String title, List<String> between, int year, WorkingDays workingDays, List<Goal> goals, Path file) {

    /** The measure of a goal. */
    public Measure measure(String goal, String id) {
        return goals.stream()
                .filter(g -> g.number().equals(goal))
                .flatMap(g -> g.measures().stream())
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plan has no measure " + goal + " " + id));
    }
}
