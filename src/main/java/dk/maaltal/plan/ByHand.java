package dk.maaltal.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** A promise that is no number: people report whether it was kept. */
public sealed interface ByHand {

    /** Answers a question, each kind in its own way. */
    <T> T match(Function<Milestone, T> ofMilestone, Function<Assessment, T> ofAssessment);

    /** Whether it may come out as partly met by what people choose. */
    boolean mayBePartly();

    /**
     * Dated things to be done; kept when all were done in time.
     *
     * @param parts in the plan's order
     * @param partly how many done in time are enough for it to be partly kept; empty where it is kept or not
     */
    record Milestone(List<Part> parts, OptionalInt partly) implements ByHand {
        @Override
        public <T> T match(Function<Milestone, T> ofMilestone, Function<Assessment, T> ofAssessment) {
            return ofMilestone.apply(this);
        }

        @Override
        public boolean mayBePartly() {
            return partly.isPresent();
        }
    }

    /**
     * One thing to be done.
     *
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
    record Assessment(boolean partly) implements ByHand {
        @Override
        public <T> T match(Function<Milestone, T> ofMilestone, Function<Assessment, T> ofAssessment) {
            return ofAssessment.apply(this);
        }

        @Override
        public boolean mayBePartly() {
            return partly;
        }
    }
}
