package dk.maaltal.cases;

import java.util.List;

/** Where in the rows of an extract a column of the cases has its text from. */
public sealed interface TextOrigin {

    /** The heading that the column is declared under: where most have theirs from. */
    TextOrigin OWN_HEADING = new OwnHeading();

    /** The one column of the extract with the heading that it is declared under. */
    record OwnHeading() implements TextOrigin {}

    /** Which of several days is taken. */
    enum Choice {
        /** The first, as the headings are declared, that is filled. */
        FIRST("first of"),
        EARLIEST("earliest of"),
        LATEST("latest of");

        private final String key;

        Choice(String key) {
            this.key = key;
        }

        /** As {@code cases.yaml} writes it. */
        String key() {
            return key;
        }
    }

    /**
     * One of several columns of days.
     *
     * @param headings of these columns; two or more
     */
    record OneOf(Choice choice, List<String> headings) implements TextOrigin {}

    /**
     * Several columns that are one text when they are joined; nothing where one of them is empty.
     *
     * @param headings of these columns; two or more
     * @param by stands between them, and in none of them but the last
     */
    record Joined(List<String> headings, String by) implements TextOrigin {}

    /**
     * The day of an event of the case.
     *
     * @param first whether it is the first of them, or the last
     * @param kinds what kinds of event are meant; none for every kind
     */
    record Event(boolean first, List<String> kinds) implements TextOrigin {}
}
