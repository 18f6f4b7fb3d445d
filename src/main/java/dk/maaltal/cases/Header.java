package dk.maaltal.cases;

import dk.maaltal.Texts;
import dk.maaltal.calendar.DanishTime;
import dk.maaltal.declaration.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where in a row of the extract each declared column stands.
 *
 * @param columns the declared columns
 * @param positions the position, from 0, of each declared column; -1 where it is not delivered and not there
 * @param unnamed the positions of columns without a heading, in which nothing may stand
 * @param width how many columns the extract has
 */
record Header(List<Column> columns, int[] positions, int[] unnamed, int width) {

    /**
     * Finds the declared columns among an extract's headings; headings that are not declared are passed over.
     *
     * @param written the headings as the extract has them
     * @param source the extract, as a message names it
     * @throws DataRefused when a declared column is missing or stands twice
     */
    static Header match(List<String> written, List<Column> columns, String source) {
        List<String> headings = written.stream().map(Texts::heading).toList();
        List<String> wrong = new ArrayList<>();
        int[] positions = new int[columns.size()];
        for (int i = 0; i < positions.length; i++) {
            String header = Texts.heading(columns.get(i).header());
            positions[i] = headings.indexOf(header);
            if (positions[i] < 0 && !columns.get(i).delivery().isOn(DanishTime.today())) {
                continue;
            }
            if (positions[i] < 0) {
                wrong.add("the column \"" + header + "\" is missing"
                        + Nearest.to(header, headings)
                                .map(near -> " (is \"" + near + "\" the same?" + difference(near, header) + ")")
                                .orElse(""));
            } else if (positions[i] != headings.lastIndexOf(header)) {
                wrong.add("the column \"" + header + "\" stands more than once");
            }
        }
        if (!wrong.isEmpty()) {
            throw new DataRefused(
                    "The extract " + source + " was refused: " + String.join("; ", wrong) + ". Its heading row has "
                            + headings.size() + (headings.size() == 1 ? " column: " : " columns: ")
                            + shorten(String.join(", ", headings), 300)
                            + ". "
                            + (wrong.size() == columns.size()
                                    ? "Delete what stands above the headings, if anything does. "
                                    : "")
                            + "Correct the extract, or the columns in cases.yaml; of a column that the case system no longer"
                            + " has, say there \"delivered until: DAY\". Nothing was loaded.");
        }
        int[] unnamed = IntStream.range(0, headings.size())
                .filter(i -> headings.get(i).isEmpty())
                .toArray();
        return new Header(columns, positions, unnamed, headings.size());
    }

    /** How many of the declared columns a row has the headings of; those that are not delivered today count as there. */
    static long found(List<String> written, List<Column> columns) {
        List<String> headings = written.stream().map(Texts::heading).toList();
        return columns.stream()
                .filter(column -> headings.contains(Texts.heading(column.header()))
                        || !column.delivery().isOn(DanishTime.today()))
                .count();
    }

    /** What keeps a heading from being another that looks like it, where that is not plain to see. */
    private static String difference(String near, String header) {
        return Texts.hiddenDifference(near, header)
                .map(difference -> " It has " + difference + ".")
                .or(() -> MisreadLetters.reason(near).map(reason -> " It " + reason + "."))
                .orElse("");
    }

    static String shorten(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
