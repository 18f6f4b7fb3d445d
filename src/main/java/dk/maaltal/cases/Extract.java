package dk.maaltal.cases;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where an institution's cases come from.
 *
 * @param source the files or the query
 * @param rows what a row of it is
 * @param holdsAll whether an extract holds every case (a case it lacks has been withdrawn) or only changes
 * @param rejectsAllowed the largest share of rows, in per cent, that may be rejected without the load being refused
 * @param shrinkAllowed how much smaller, in per cent, an extract of all cases may be than the last one
 * @param changeAllowed the largest share of the known cases, in per cent, that it may change
 */
public record Extract(
        Source source,
        ExtractRows rows,
        boolean holdsAll,
        BigDecimal rejectsAllowed,
        BigDecimal shrinkAllowed,
        BigDecimal changeAllowed) {

    /** Where the rows are read. */
    public sealed interface Source {

        /** Answers a question, each kind in its own way. */
        <T> T match(Function<Files, T> ofFiles, Function<Query, T> ofQuery);
    }

    /**
     * CSV or XLSX files.
     *
     * @param source the name that operations have given the folder; empty for the institution's own
     * @param pattern a file name with {@code *} for what changes, relative to that folder and below it; of several the last
     *     by name is taken
     * @param delimiter between the fields of a CSV file
     * @param encoding of a CSV file
     * @param sheet of an XLSX file; empty for the first that people see
     */
    public record Files(
            Optional<String> source, String pattern, char delimiter, Charset encoding, Optional<String> sheet)
            implements Source {
        @Override
        public <T> T match(Function<Files, T> ofFiles, Function<Query, T> ofQuery) {
            return ofFiles.apply(this);
        }
    }

    /**
     * A query to another database.
     *
     * @param source the name that operations have given the database
     * @param query one SELECT whose column labels are the headers declared
     */
    public record Query(String source, String query) implements Source {
        @Override
        public <T> T match(Function<Files, T> ofFiles, Function<Query, T> ofQuery) {
            return ofQuery.apply(this);
        }
    }
}
