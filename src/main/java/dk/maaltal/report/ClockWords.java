package dk.maaltal.report;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import java.util.ArrayList;
import java.util.List;

/** Says in Danish what of a case's time is not counted, and how a case without a step on the way counts. */
final class ClockWords {

    private static final String STOPPED = "Dage, hvor sagen har været sat i bero, er trukket fra";

    private ClockWords() {}

    /** Whole sentences; none where nothing need be said. */
    static List<String> of(Indicator.OfCases indicator, CaseDeclaration declaration) {
        List<String> sentences = new ArrayList<>();
        ColumnWords columns = new ColumnWords(declaration);
        boolean stepped =
                indicator.criteria().within().filter(limit -> !limit.isPlain()).isPresent();
        if (measuresTime(indicator) && declaration.column(Column.STOPPED_DAYS).isPresent()) {
            sentences.add(stopped(indicator, stepped, columns));
        }
        if (stepped) {
            List<Limit.Stretch> stretches =
                    indicator.criteria().within().orElseThrow().stretches();
            stretches
                    .subList(0, stretches.size() - 1)
                    .forEach(step ->
                            sentences.add("Sager uden " + columns.noun(step.until()) + " tæller som over fristen."));
        }
        return sentences;
    }

    private static String stopped(Indicator.OfCases indicator, boolean stepped, ColumnWords columns) {
        if (stepped) {
            return STOPPED + " den første frist.";
        }
        return ColumnWords.isDecision(indicator.until())
                ? STOPPED + "."
                : STOPPED + ", hvis " + columns.column(indicator.until())
                        + " ikke er før afgørelsen; ellers vides det ikke, om de ligger i den målte tid.";
    }

    private static boolean measuresTime(Indicator.OfCases indicator) {
        return indicator.criteria().within().isPresent()
                || !indicator.criteria().ages().equals(Indicator.Ages.ANY)
                || indicator instanceof Indicator.Average
                || indicator instanceof Indicator.Percentile
                || indicator instanceof Indicator.PendingAge
                || indicator instanceof Indicator.Oldest;
    }
}
