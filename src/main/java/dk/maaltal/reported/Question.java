package dk.maaltal.reported;

import dk.maaltal.plan.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One question to people: one cell of the workbook.
 *
 * @param key it is kept by
 * @param heading of its column, in Danish
 * @param kind of answer
 */
public record Question(String key, String heading, Kind kind) {

    /** What may be answered. */
    public sealed interface Kind {

        /** Asks something that every kind of question answers in its own way. */
        <T> T accept(Visitor<T> visitor);

        /**
         * Something to ask a kind of question, with an answer for each kind.
         *
         * @param <T> the answer
         */
        interface Visitor<T> {
            /** The answer of a question for a number. */
            T number(Number number);

            /** The answer of a question for a day. */
            T day(Day day);

            /** The answer of a choice. */
            T oneOf(OneOf oneOf);

            /** The answer of a question for a text. */
            T text(Text text);
        }
    }

    /**
     * A number.
     *
     * @param unit it is asked for in
     * @param from the smallest that can be right, inclusive
     * @param to the largest, inclusive
     */
    public record Number(Unit unit, Optional<BigDecimal> from, Optional<BigDecimal> to) implements Kind {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.number(this);
        }
    }

    /** A day between two, both inclusive. */
    public record Day(LocalDate from, LocalDate to) implements Kind {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.day(this);
        }
    }

    /** One of some texts. */
    public record OneOf(List<String> choices) implements Kind {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.oneOf(this);
        }
    }

    /**
     * Any text.
     *
     * @param explains whether it is to explain something, so that "-" is no answer
     */
    public record Text(boolean explains) implements Kind {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.text(this);
        }
    }

    /**
     * What stands together in one row of the workbook.
     *
     * @param sheet it belongs in
     * @param goal the numbers of the goals it is for; empty where it is for the whole plan
     * @param about the subject of the questions
     * @param when the term or the due day; may be empty
     * @param unit of a number; may be empty
     * @param guidance beside the row
     * @param expected whether an answer is lacking by now, where there is none
     * @param office that is asked; empty where the plan names none
     * @param questions from left to right
     */
    public record Row(
            Sheet sheet,
            String goal,
            String about,
            String when,
            String unit,
            String guidance,
            boolean expected,
            String office,
            List<Question> questions) {}

    /** The sheets of the workbook. */
    public enum Sheet {
        /** Reported values. */
        VALUES("Tal"),
        /** Parts of milestones. */
        MILESTONES("Milepæle"),
        /** Assessments by hand. */
        ASSESSMENTS("Vurderinger"),
        /** Explanations and analyses. */
        TEXTS("Tekster");

        private final String danish;

        Sheet(String danish) {
            this.danish = danish;
        }

        /** Its name in the workbook. */
        public String danish() {
            return danish;
        }
    }
}
