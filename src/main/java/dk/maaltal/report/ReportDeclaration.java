package dk.maaltal.report;

import java.util.List;
import java.util.Optional;

/**
 * What {@code report.yaml} says of one report.
 *
 * @param templates of its documents; a document is named as its template
 * @param caseLists the measures, as 1.1a, whose cases are delivered as internal lists
 * @param hideBelow counts of cases from 1 to one less than this are not printed; 0 or 1 for none
 * @param release what must be before an edition is published
 * @param schedule which reporting points it is made for by itself; empty where a person runs it
 * @param recipients who gets it
 */
public record ReportDeclaration(
        List<String> templates,
        List<String> caseLists,
        int hideBelow,
        Release release,
        Optional<Schedule> schedule,
        Recipients recipients) {

    /** Whether each report replaces the one before, and none is an edition. */
    public boolean isStatus() {
        return schedule.filter(Schedule::isStatus).isPresent();
    }

    /**
     * The declaration as {@code report.yaml} writes it, of this report alone, and what its documents say alone: who gets them
     * and when is no reason for a correction.
     */
    String written(String name) {
        return "reports:\n  " + name + ":\n    documents: [" + String.join(", ", quoted(templates)) + "]\n"
                + (caseLists.isEmpty() ? "" : "    case lists: [" + String.join(", ", quoted(caseLists)) + "]\n")
                + (hideBelow == 0 ? "" : "    hide counts below: " + hideBelow + "\n");
    }

    private static List<String> quoted(List<String> names) {
        return names.stream().map(name -> '"' + name + '"').toList();
    }
}
