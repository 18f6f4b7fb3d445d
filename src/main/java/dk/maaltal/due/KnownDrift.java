package dk.maaltal.due;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which figures of published editions would be others now; looked at once for each state of what they are made from. */
public final class KnownDrift {

    private final JdbcClient database;

    /** @param database the institution's own */
    public KnownDrift(JdbcClient database) {
        this.database = database;
    }

    /**
     * The figures that would be others.
     *
     * @param inputs the checksum of what the edition would be made from now
     * @param look computes them, where nobody has since the inputs are these
     */
    public List<String> of(long edition, String inputs, Supplier<List<String>> look) {
        Optional<List<String>> known = database.sql(
                        "SELECT figures FROM edition_drift WHERE edition = ? AND inputs = ?")
                .params(edition, inputs)
                .query((row, n) -> List.of((String[]) row.getArray(1).getArray()))
                .optional();
        if (known.isPresent()) {
            return known.get();
        }
        List<String> figures = look.get();
        database.sql("""
                        INSERT INTO edition_drift (edition, inputs, figures)
                        VALUES (?, ?, ?)
                        ON CONFLICT (edition) DO UPDATE SET inputs = excluded.inputs, figures = excluded.figures
                        """)
                .params(edition, inputs, figures.toArray(String[]::new))
                .update();
        return figures;
    }
}
