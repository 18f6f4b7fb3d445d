package dk.maaltal.report;

import dk.maaltal.cases.Column;
import dk.maaltal.plan.Clock;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in Danish what of a case's time is not counted, and how a case without a step on the way counts. */
final class ClockWords {

    private static final String STOPPED = "Dage, hvor sagen har været sat i bero, er trukket fra";

    private ClockWords() {}

    /** Whole sentences; none where nothing need be said. */
    static List<String> of(Indicator.OfCases indicator, ColumnWords columns) {
        List<String> sentences = new ArrayList<>();
        Clock clock = indicator.cases().clock();
        boolean stepped =
                indicator.test().limit().filter(limit -> !limit.isPlain()).isPresent();
        if (indicator.measuresTime()) {
            if (columns.declaration().column(Column.STOPPED_DAYS).isPresent()) {
                sentences.add(clock.isNet() ? stopped(clock, stepped, columns) : notSubtracted(clock));
            }
            lacking(indicator, columns).ifPresent(sentences::add);
        }
        if (stepped) {
            List<Limit.Stretch> stretches =
                    indicator.test().limit().orElseThrow().stretches();
            stretches
                    .subList(0, stretches.size() - 1)
                    .forEach(step ->
                            sentences.add("Sager uden " + columns.noun(step.until()) + " tæller som over fristen."));
        }
        return sentences;
    }

    private static String stopped(Clock clock, boolean stepped, ColumnWords columns) {
        if (stepped) {
            return STOPPED + " den første frist.";
        }
        return clock.endsWithDecision()
                ? STOPPED + "."
                : STOPPED + ", hvis " + columns.column(clock.until())
                        + " ikke er før afgørelsen; ellers vides det ikke, om de ligger i den målte tid.";
    }

    private static String notSubtracted(Clock clock) {
        return "Dage, hvor sagen har været sat i bero, er ikke trukket fra"
                + (clock.startsAtReceipt() ? "." : ", da det ikke vides, om de ligger i den målte tid.");
    }

    private static Stream<String> datesOfTime(Clock clock) {
        return Stream.concat(
                clock.startsAtReceipt() ? Stream.empty() : Stream.of(clock.from()),
                clock.stopsInItsPeriod() ? Stream.empty() : Stream.of(clock.until()));
    }

    /** The dates a case must have to be counted at all. */
    private static Optional<String> lacking(Indicator.OfCases indicator, ColumnWords columns) {
        List<String> dates = Stream.concat(
                        datesOfTime(indicator.cases().clock()),
                        indicator.test().limit().stream()
                                .filter(Limit::isPlain)
                                .flatMap(limit -> limit.plain().column().stream()))
                .distinct()
                .map(columns::column)
                .toList();
        return dates.isEmpty()
                ? Optional.empty()
                : Optional.of("Sager uden " + String.join(" eller ", dates) + " indgår ikke og er opgjort for sig.");
    }
}
