package dk.maaltal.setup;

import dk.maaltal.cases.UndeclaredSheet.Cell;
import dk.maaltal.cases.UndeclaredSheet.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A table in a file, read anew each time it is asked for its rows. */
interface Table {

    Path file();

    /** How it lies there, as evidence. */
    String layout();

    /** The same as {@code cases.yaml} says it: lines of the key "extract", each ended. */
    String declared();

    /** The row with its headings. */
    List<Cell> headings();

    /** The rows below the headings. */
    void rows(Consumer<Row> consumer);
}
