package dk.maaltal.editions;

import dk.maaltal.Checksum;
import dk.maaltal.calendar.Term;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.Unit;
import dk.maaltal.verdicts.Judgement;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
        return last("report = ? AND at = ? AND plan = ?", List.of(key.report(), key.at(), key.plan()));
    }

    /** The edition of any report that was published last for a plan and a reporting point. */
    public Optional<Edition> lastOf(int plan, String at) {
        return last("plan = ? AND at = ?", List.of(plan, at));
    }

    /** The last published edition of the same report before an edition, by their numbers; empty before the first. */
    public Optional<Edition> publishedBefore(Edition edition) {
        Edition.Key key = edition.key();
        return last(
                "report = ? AND at = ? AND plan = ? AND number < ?",
                List.of(key.report(), key.at(), key.plan(), edition.number()));
    }

    private Optional<Edition> last(String where, List<?> parameters) {
        return editions(where + " ORDER BY published DESC, number DESC LIMIT 1", parameters).stream()
                .findFirst();
    }

    /** The published editions that were made from some loads as the newest, in the order they were published. */
    public List<Edition> publishedOf(Collection<Integer> loads) {
        return editions("load = ANY (?) ORDER BY published", List.of((Object) loads.toArray(Integer[]::new)));
    }

    /** Published editions by their numbers in the database. */
    List<Edition> of(Collection<Long> ids) {
        return editions("id = ANY (?) ORDER BY published", List.of((Object) ids.toArray(Long[]::new)));
    }

    private List<Edition> editions(String where, List<?> parameters) {
        return database.sql("""
                        SELECT id, report, at, plan, number, inputs, load, answer, reason
                        FROM %s.edition
                        WHERE published IS NOT NULL AND %s
                        """.formatted(schema, where))
                .params(parameters)
                .query((row, n) -> new Edition(
                        row.getLong("id"),
                        new Edition.Key(row.getString("report"), row.getString("at"), row.getInt("plan")),
                        row.getInt("number"),
                        row.getString("inputs"),
                        row.getInt("load"),
                        row.getLong("answer"),
                        Optional.ofNullable(row.getString("reason"))))
                .list();
    }

    /** Begins an edition, or begins it anew where an earlier attempt was broken off; nothing of that attempt is kept. */
    public Edition begin(Edition.Key key, int number, String inputs, int load, long answer, Optional<String> reason) {
        long id = database.sql("""
                        INSERT INTO %s.edition (report, at, plan, number, inputs, load, answer, reason, program, java)
                        VALUES (?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?)
                        ON CONFLICT (report, at, plan, number) DO UPDATE
                        SET inputs = excluded.inputs, load = excluded.load, answer = excluded.answer,
                            reason = excluded.reason, begun = excluded.begun, made_by = excluded.made_by,
                            program = excluded.program, java = excluded.java
                        WHERE edition.published IS NULL
                        RETURNING id
                        """.formatted(schema))
                .params(
                        key.report(),
                        key.at(),
                        key.plan(),
                        number,
                        inputs,
                        load,
                        answer,
                        reason.orElse(null),
                        Version.PROGRAM,
                        Version.JAVA)
                .query(Long.class)
                .single();
        for (String table : List.of("figure", "document", "edition_file", "edition_load", "case_list")) {
            database.sql("DELETE FROM " + schema + "." + table + " WHERE edition = ?")
                    .params(id)
                    .update();
        }
        return new Edition(id, key, number, inputs, load, answer, reason);
    }

    /** A published edition by its number. */
    public Optional<Edition> published(Edition.Key key, int number) {
        return last(
                "report = ? AND at = ? AND plan = ? AND number = ?",
                List.of(key.report(), key.at(), key.plan(), number));
    }

    /** The plans of which a report at a reporting point is published. */
    public List<Integer> plans(String report, String at) {
        return database.sql("SELECT DISTINCT plan FROM " + schema
                        + ".edition WHERE report = ? AND at = ? AND published IS NOT NULL ORDER BY plan")
                .params(report, at)
                .query(Integer.class)
                .list();
    }

    /** How many editions are published. */
    public int count(Edition.Key key) {
        return database.sql("SELECT count(*) FROM " + schema
                        + ".edition WHERE report = ? AND at = ? AND plan = ? AND published IS NOT NULL")
                .params(key.report(), key.at(), key.plan())
                .query(Integer.class)
                .single();
    }

    /** Keeps the figures of an edition, in the plan's order. */
    public void saveFigures(long edition, List<Figure> figures) {
        for (int position = 0; position < figures.size(); position++) {
            Figure figure = figures.get(position);
            database.sql("INSERT INTO " + schema + """
                            .figure (edition, position, goal, measure, row_name, term, at, numerator, denominator,
                                     left_out, too_young, overdue, missing)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            edition,
                            position,
                            figure.cell().goal(),
                            figure.cell().measure(),
                            figure.cell().row(),
                            figure.cell().term().name(),
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

    /** The figures of an edition that the plan, as it is now, still has; in the plan's order. */
    public List<Figure> figures(long edition, Plan plan) {
        return database.sql("""
                        SELECT goal, measure, row_name, term, at, numerator, denominator, left_out, too_young, overdue,
                               missing
                        FROM %s.figure
                        WHERE edition = ?
                        ORDER BY position
                        """.formatted(schema)).param(edition).query((row, n) -> figure(row, plan)).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Figure> figure(ResultSet row, Plan plan) throws SQLException {
        Figure.At cell = cell(row);
        Optional<Unit> unit = unit(plan, cell);
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Figure(
                cell,
                row.getObject("at", LocalDate.class),
                unit.get(),
                row.getObject("numerator", BigDecimal.class),
                row.getObject("denominator", BigDecimal.class),
                row.getLong("left_out"),
                row.getLong("too_young"),
                row.getLong("overdue"),
                Optional.ofNullable(row.getString("missing")).map(Figure.Missing::valueOf)));
    }

    private static Figure.At cell(ResultSet row) throws SQLException {
        return new Figure.At(
                row.getString("goal"),
                row.getString("measure"),
                row.getString("row_name"),
                Term.parse(row.getString("term")));
    }

    private static Optional<Unit> unit(Plan plan, Figure.At cell) {
        return plan.goals().stream()
                .filter(goal -> goal.number().equals(cell.goal()))
                .flatMap(goal -> goal.measures().stream())
                .filter(measure -> measure.id().equals(cell.measure()))
                .findFirst()
                .map(measure -> measure.rows().get(cell.row()))
                .map(Indicator::unit);
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
                .params(edition, name, Checksum.of(content), content)
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
     * @param load the number of the newest load
     * @param answers a checksum of what people told
     * @param files the plan, the declarations and the templates, by name
     */
    public static String inputs(int load, String answers, Map<String, byte[]> files) {
        List<String> lines = new ArrayList<>(List.of("load " + load, "answers " + answers));
        files.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(file -> lines.add(file.getKey() + " " + Checksum.of(file.getValue())));
        return Checksum.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
