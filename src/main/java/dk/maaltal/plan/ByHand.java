package dk.maaltal.plan;

import java.time.LocalDate;
import java.util.List;

/** A promise that is no number: people tell whether it was kept. */
public sealed interface ByHand {

    /**
     * Dated things to be done; kept when all were done in time.
     *
     * @param parts in the plan's order
     */
    record Milestone(List<Part> parts) implements ByHand {}

    /**
     * @param text what is to be done
     * @param due the last day, inclusive
     * @param words the plan's words for that day, in Danish: "med afrapporteringen for 1. kvartal"; empty for a plain date
     */
    record Part(String text, LocalDate due, String words) {}

    /**
     * An assessment by hand.
     *
     * @param partly whether it may come out as partly met
     */
    record Assessment(boolean partly) implements ByHand {}
}
