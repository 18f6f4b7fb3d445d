package dk.maaltal.editions;

import dk.maaltal.Checksum;
import dk.maaltal.cases.DataRefused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * By what it shows that an edition was changed after it was published: its documents and figures have checksums, its manifest
 * holds them, and the manifest of the edition published next holds the checksum of that manifest.
 */
public final class Chain {

    /**
     * The columns are named, so that ones that later versions add change no checksum; what they add is a line of its own, where
     * there is anything to tell.
     */
    private static final String FIGURES = """
            SELECT coalesce(string_agg(kept, E'\\n' ORDER BY kind, position), '')
            FROM (
                SELECT 1 AS kind, position, json_build_array(position, goal, measure, row_name, term, to_char(at, 'YYYY-MM-DD'),
                       numerator::text, denominator::text, left_out, too_young, overdue, missing, verdict, unit,
                       result::text, decimals, printed, counted, promise, target::text, target_printed, promised,
                       turned_by_rounding, published, preliminary, shown)::text AS kept
                FROM figure
                WHERE edition = ?
                UNION ALL
                SELECT 2, position, json_build_array(position, lacking)::text
                FROM figure
                WHERE edition = ? AND lacking <> 0
                UNION ALL
                SELECT 3, position, json_build_array(position, goal, title, verdict, points::text)::text
                FROM goal_verdict
                WHERE edition = ?
            ) AS lines
            """;

    private record Link(
            Optional<Integer> place, Optional<Long> previous, String previousSha256, String figuresSha256) {}

    private final JdbcClient database;

    /** @param database the institution's own */
    public Chain(JdbcClient database) {
        this.database = database;
    }

    /** Puts an edition at the end, in the transaction that publishes it. */
    void append(long edition) {
        database.sql("SELECT pg_advisory_xact_lock(hashtextextended('chain ' || current_schema(), 0))")
                .query()
                .listOfRows();
        Optional<Edition> previous = last(edition);
        database.sql("""
                        UPDATE edition
                        SET place = (SELECT coalesce(max(place), 0) + 1 FROM edition), previous = ?, previous_sha256 = ?,
                            figures_sha256 = ?
                        WHERE id = ?
                        """)
                .params(
                        previous.map(Edition::id).orElse(null),
                        previous.map(this::manifest).orElse(null),
                        figures(edition),
                        edition)
                .update();
    }

    private Optional<Edition> last(long but) {
        return database.sql("""
                        SELECT id FROM edition
                        WHERE published IS NOT NULL AND id <> ?
                        ORDER BY place DESC NULLS LAST, id DESC
                        LIMIT 1
                        """).param(but).query(Long.class).optional().map(this::edition);
    }

    private Edition edition(long id) {
        return new Editions(database).of(List.of(id)).get(0);
    }

    private String manifest(Edition edition) {
        return Checksum.of(new Manifest(database).of(edition));
    }

    private String figures(long edition) {
        return Checksum.of(database.sql(FIGURES)
                .params(edition, edition, edition)
                .query(String.class)
                .single()
                .getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What was changed in the documents and figures of an edition since it was published, a sentence for each; none where all
     * is as it was. Of editions that versions before 0.2 published, figures have no checksum.
     */
    public List<String> changes(Edition edition) {
        List<String> changes = new ArrayList<>();
        database.sql("SELECT name, sha256, content FROM document WHERE edition = ? ORDER BY name")
                .param(edition.id())
                .query(row -> {
                    if (!Checksum.of(row.getBytes(3)).equals(row.getString(2))) {
                        changes.add("the document " + row.getString(1)
                                + " in the database is not the one that was published");
                    }
                });
        Link link = link(edition);
        if (link.place().isPresent() && !figures(edition.id()).equals(link.figuresSha256())) {
            changes.add("the figures or verdicts in the database are not those that were published");
        }
        return changes;
    }

    /**
     * Goes on only with an edition that is as it was published.
     *
     * @throws DataRefused naming what was changed
     */
    public void requireIntact(Edition edition) {
        List<String> changes = changes(edition);
        if (!changes.isEmpty()) {
            throw new DataRefused(
                    "Edition " + edition.number() + " of " + edition.key().report() + " at "
                            + edition.key().at() + " was changed after it was published: " + String.join("; ", changes)
                            + ". Find out who did so, and restore it from a backup; maaltal verify says what else was changed.");
        }
    }

    /** What is wrong with an edition's place in the chain, a sentence for each. */
    public List<String> breaks(Edition edition) {
        Link link = link(edition);
        List<String> breaks = new ArrayList<>();
        if (link.place().isEmpty()) {
            return breaks;
        }
        Optional<Edition> previous = link.previous()
                .map(id -> new Editions(database).of(List.of(id)))
                .flatMap(found -> found.stream().findFirst());
        if (previous.isEmpty() && (link.previousSha256() != null || link.place().get() > 1)) {
            breaks.add("the edition published before it is gone");
        } else if (previous.isPresent() && !Objects.equals(manifest(previous.get()), link.previousSha256())) {
            breaks.add("the record of the edition published before it, "
                    + previous.get().key().report() + " at "
                    + previous.get().key().at() + ", edition "
                    + previous.get().number() + ", is not what it was then");
        }
        if (previous.isPresent()
                && link(previous.get()).place().orElse(link.place().get() - 1)
                        != link.place().get() - 1) {
            breaks.add("an edition between it and the one published before it is gone, or was slipped in");
        }
        return breaks;
    }

    /** Places in the chain that have no edition. */
    public List<Integer> gaps() {
        return database.sql("""
                        SELECT n
                        FROM generate_series(1, (SELECT max(place) FROM edition)) AS n
                        WHERE NOT EXISTS (SELECT FROM edition WHERE place = n AND published IS NOT NULL)
                        ORDER BY n
                        """).query(Integer.class).list();
    }

    private Link link(Edition edition) {
        return database.sql("SELECT place, previous, previous_sha256, figures_sha256 FROM edition WHERE id = ?")
                .param(edition.id())
                .query((row, n) -> new Link(
                        Optional.ofNullable(row.getObject(1, Integer.class)),
                        Optional.ofNullable(row.getObject(2, Long.class)),
                        row.getString(3),
                        row.getString(4)))
                .single();
    }
}
