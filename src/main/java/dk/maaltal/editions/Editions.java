package dk.maaltal.editions;

import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Plan;
import dk.maaltal.verdicts.Judgement;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The editions of an institution in its schema: figures, verdicts and documents, byte for byte. */
public final class Editions {

    private final JdbcClient database;
    private final String schema;

    public Editions(JdbcClient database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    /** The last published edition; empty before the first. */
    public Optional<Edition> lastPublished(Edition.Key key) {
        return database.sql("""
                        SELECT id, number, inputs, load, reason
                        FROM %s.edition
                        WHERE report = ? AND at = ? AND plan = ? AND published IS NOT NULL
                        ORDER BY number DESC
                        LIMIT 1
                        """.formatted(schema))
                .params(key.report(), key.at(), key.plan())
                .query((row, n) -> new Edition(
                        row.getLong(1),
                        key,
                        row.getInt(2),
                        row.getString(3),
                        row.getInt(4),
                        Optional.ofNullable(row.getString(5))))
                .optional();
    }

    /** Begins an edition, or begins it anew where an earlier attempt was broken off; nothing of that attempt is kept. */
    public Edition begin(Edition.Key key, int number, String inputs, int load, Optional<String> reason) {
        long id = database.sql("""
                        INSERT INTO %s.edition (report, at, plan, number, inputs, load, reason)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (report, at, plan, number) DO UPDATE
                        SET inputs = excluded.inputs, load = excluded.load, reason = excluded.reason,
                            begun = excluded.begun, made_by = excluded.made_by
                        WHERE edition.published IS NULL
                        RETURNING id
                        """.formatted(schema))
                .params(key.report(), key.at(), key.plan(), number, inputs, load, reason.orElse(null))
                .query(Long.class)
                .single();
        database.sql("DELETE FROM " + schema + ".figure WHERE edition = ?")
                .param(id)
                .update();
        database.sql("DELETE FROM " + schema + ".document WHERE edition = ?")
                .param(id)
                .update();
        return new Edition(id, key, number, inputs, load, reason);
    }

    /** Keeps the figures of an edition, in the plan's order. */
    public void saveFigures(long edition, List<Figure> figures) {
        for (int position = 0; position < figures.size(); position++) {
            Figure figure = figures.get(position);
            database.sql("INSERT INTO " + schema + """
                            .figure (edition, position, goal, measure, year, at, numerator, denominator,
                                     left_out, too_young, overdue, missing)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            edition,
                            position,
                            figure.goal(),
                            figure.measure(),
                            figure.year(),
                            figure.at(),
                            figure.numerator(),
                            figure.denominator(),
                            figure.leftOut(),
                            figure.tooYoung(),
                            figure.overdue(),
                            figure.missing().map(Enum::name).orElse(null))
                    .update();
        }
    }

    /** The figures of an edition, in the plan's order. */
    public List<Figure> figures(long edition, Plan plan) {
        return database.sql("""
                        SELECT goal, measure, year, at, numerator, denominator, left_out, too_young, overdue, missing
                        FROM %s.figure
                        WHERE edition = ?
                        ORDER BY position
                        """.formatted(schema))
                .param(edition)
                .query((row, n) -> new Figure(
                        row.getString("goal"),
                        row.getString("measure"),
                        row.getInt("year"),
                        row.getObject("at", LocalDate.class),
                        plan.measure(row.getString("goal"), row.getString("measure"))
                                .indicator()
                                .unit(),
                        row.getObject("numerator", BigDecimal.class),
                        row.getObject("denominator", BigDecimal.class),
                        row.getLong("left_out"),
                        row.getLong("too_young"),
                        row.getLong("overdue"),
                        Optional.ofNullable(row.getString("missing")).map(Figure.Missing::valueOf)))
                .list();
    }

    /** Keeps the verdicts on the figures of an edition. */
    public void saveVerdicts(long edition, List<Judgement> judgements) {
        for (int position = 0; position < judgements.size(); position++) {
            database.sql("UPDATE " + schema + ".figure SET verdict = ? WHERE edition = ? AND position = ?")
                    .params(judgements.get(position).verdict().english(), edition, position)
                    .update();
        }
    }

    public void saveDocument(long edition, String name, byte[] content) {
        database.sql("INSERT INTO " + schema + ".document (edition, name, sha256, content) VALUES (?, ?, ?, ?)")
                .params(edition, name, sha256(content), content)
                .update();
    }

    /** The documents of an edition by their names. */
    public Map<String, byte[]> documents(long edition) {
        Map<String, byte[]> documents = new TreeMap<>();
        database.sql("SELECT name, content FROM " + schema + ".document WHERE edition = ?")
                .param(edition)
                .query(row -> {
                    documents.put(row.getString(1), row.getBytes(2));
                });
        return documents;
    }

    public void publish(long edition) {
        database.sql("UPDATE " + schema + ".edition SET published = clock_timestamp() WHERE id = ?")
                .param(edition)
                .update();
    }

    /**
     * A checksum of what an edition is made from.
     *
     * @param load the number of the load
     * @param files the plan, the declarations and the templates, by name
     */
    public static String inputs(int load, Map<String, byte[]> files) {
        List<String> lines = new ArrayList<>(List.of("load " + load));
        files.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(file -> lines.add(file.getKey() + " " + sha256(file.getValue())));
        return sha256(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
