package dk.maaltal.cases;

import dk.maaltal.declaration.Nearest;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a row of the extract each declared column stands.
 *
 * @param positions the position, from 0, of each declared column
 * @param width how many columns the extract has
 */
record Header(int[] positions, int width) {

    /**
     * Finds the declared columns among an extract's headings; headings that are not declared are passed over.
     *
     * @param source the extract, as a message names it
     * @throws DataRefused when a declared column is missing or stands twice
     */
    static Header match(List<String> headings, List<Column> columns, String source) {
        List<String> wrong = new ArrayList<>();
        int[] positions = new int[columns.size()];
        for (int i = 0; i < positions.length; i++) {
            String header = columns.get(i).header();
            positions[i] = headings.indexOf(header);
            if (positions[i] < 0) {
                wrong.add("the column \"" + header + "\" is missing"
                        + Nearest.to(header, headings)
                                .map(near -> " (is \"" + near + "\" the same?)")
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
                            + ". Correct the extract, or the columns in cases.yaml. Nothing was loaded.");
        }
        return new Header(positions, headings.size());
    }

    static String shorten(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
