package dk.maaltal.report;

import dk.maaltal.calendar.DueDay;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.plan.Plan;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code report.yaml} says of one report.
 *
 * @param templates of its documents; a document is named as its template
 * @param caseLists the measures, as 1.1a, whose cases are delivered as internal lists
 * @param hideBelow counts of cases from 1 to one less than this are not printed; 0 or 1 for none
 * @param dueWithin so many calendar days after a reporting point it is due; empty where the plan's own rule holds
 * @param release what must be before an edition is published
 * @param schedule which reporting points it is made for by itself; empty where a person runs it
 * @param recipients who gets it
 */
public record ReportDeclaration(
        List<String> templates,
        List<String> caseLists,
        int hideBelow,
        OptionalInt dueWithin,
        Release release,
        Optional<Schedule> schedule,
        Recipients recipients) {

    /** Whether each report replaces the one before, and none is an edition. */
    public boolean isStatus() {
        return schedule.filter(Schedule::isStatus).isPresent();
    }

    /**
     * When it is due: by its own term, or else by the plan's rule; empty where neither says.
     *
     * @param plan of the point; empty where there is none yet, and no day off is known
     */
    public Optional<DueDay> due(Optional<Plan> plan, ReportingPoint at) {
        if (dueWithin.isEmpty()) {
            return plan.flatMap(each -> each.due(at));
        }
        LocalDate counted = at.day().plusDays(dueWithin.getAsInt());
        return Optional.of(
                plan.map(each -> each.movedOffDayOff(counted)).orElseGet(() -> new DueDay(counted, counted)));
    }

    /**
     * The declaration as {@code report.yaml} writes it, of this report alone, and what its documents say alone: who gets them
     * and when it is made is no reason for a correction.
     */
    String written(String name) {
        return "reports:\n  " + name + ":\n    documents: [" + String.join(", ", quoted(templates)) + "]\n"
                + (caseLists.isEmpty() ? "" : "    case lists: [" + String.join(", ", quoted(caseLists)) + "]\n")
                + (hideBelow == 0 ? "" : "    hide counts below: " + hideBelow + "\n")
                + (dueWithin.isEmpty() ? "" : "    due within: " + dueWithin.getAsInt() + " days\n");
    }

    private static List<String> quoted(List<String> names) {
        return names.stream().map(name -> '"' + name + '"').toList();
    }
}
