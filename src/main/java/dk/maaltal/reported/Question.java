package dk.maaltal.reported;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One thing that people are asked: one cell of the workbook.
 *
 * @param key it is kept by
 * @param heading of its column, in Danish
 * @param kind of answer
 */
public record Question(String key, String heading, Kind kind) {

    public sealed interface Kind {}

    /**
     * @param from the smallest that can be right, inclusive
     * @param to the largest, inclusive
     * @param decimals as shown
     */
    public record Number(Optional<BigDecimal> from, Optional<BigDecimal> to, int decimals) implements Kind {}

    /** A day between two, both inclusive. */
    public record Day(LocalDate from, LocalDate to) implements Kind {}

    public record OneOf(List<String> choices) implements Kind {}

    public record Text() implements Kind {}

    /**
     * What stands together in one row of the workbook.
     *
     * @param sheet it belongs in
     * @param goal the numbers of the goals it is for; empty where it is for the whole plan
     * @param about what is asked
     * @param when the term or the due day; may be empty
     * @param unit of a number; may be empty
     * @param guidance beside the row
     * @param questions from left to right
     */
    public record Row(
            Sheet sheet,
            String goal,
            String about,
            String when,
            String unit,
            String guidance,
            List<Question> questions) {}

    /** The sheets of the workbook. */
    public enum Sheet {
        VALUES("Tal"),
        MILESTONES("Milepæle"),
        ASSESSMENTS("Vurderinger"),
        TEXTS("Tekster");

        private final String danish;

        Sheet(String danish) {
            this.danish = danish;
        }

        public String danish() {
            return danish;
        }
    }
}
