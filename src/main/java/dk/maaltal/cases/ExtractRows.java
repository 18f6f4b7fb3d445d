package dk.maaltal.cases;

/** What a row of an extract is. */
public sealed interface ExtractRows {

    /** A case each; a case that has several is not taken in. */
    record Cases() implements ExtractRows {}

    /**
     * A case each; of several of one case the one with the largest value in a column counts.
     *
     * @param heading the declared column, of days or numbers
     */
    record Newest(String heading) implements ExtractRows {}

    /**
     * An event each, in the life of a case.
     *
     * @param time the heading of the moment it happened
     * @param kind the heading of what kind of event it is
     * @param formats how the moments are written
     */
    record Events(String time, String kind, DateFormats formats) implements ExtractRows {

        /** How the day of an event is staged. */
        static final DateFormats STAGED = DateFormats.of("yyyy-MM-dd");
    }
}
