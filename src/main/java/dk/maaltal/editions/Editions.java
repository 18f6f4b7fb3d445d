package dk.maaltal.editions;

import dk.maaltal.Checksum;
import dk.maaltal.SystemUser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The editions of an institution: which there are, and their documents, byte for byte. */
public final class Editions {

    private static final String PUBLISHED = "published IS NOT NULL";
    private static final String OF_KEY = "report = ? AND at = ? AND plan = ?";

    /** The tables of what is kept of an edition beside itself. */
    public static final List<String> PARTS = List.of(
            "figure",
            "document",
            "edition_file",
            "edition_load",
            "case_list",
            "changed_cases",
            "goal_verdict",
            "edition_warning");

    private final JdbcClient database;

    /** @param database the institution's own */
    public Editions(JdbcClient database) {
        this.database = database;
    }

    /** The last published edition; empty before the first. */
    public Optional<Edition> lastPublished(Edition.Key key) {
        return last(OF_KEY, List.of(key.report(), key.at(), key.plan()));
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
        return editions(where + " ORDER BY id DESC LIMIT 1", parameters).stream()
                .findFirst();
    }

    /** The draft of the next edition; empty where none is waiting. */
    public Optional<Edition> draft(Edition.Key key) {
        return editions("draft IS NOT NULL AND published IS NULL", OF_KEY, key.report(), key.at(), key.plan()).stream()
                .findFirst();
    }

    /** All drafts that are waiting. */
    public List<Edition> drafts() {
        return editions("draft IS NOT NULL AND published IS NULL", "true ORDER BY draft");
    }

    /** The draft that is waiting, or else the last published edition; empty before the first. */
    public Optional<Edition> newest(Edition.Key key) {
        return draft(key).or(() -> lastPublished(key));
    }

    /** An edition by its number in the database, published or not. */
    public Edition of(long id) {
        return editions("true", "id = ?", id).get(0);
    }

    /** Whether an edition is published. */
    public boolean isPublished(Edition edition) {
        return database.sql("SELECT published IS NOT NULL FROM edition WHERE id = ?")
                .param(edition.id())
                .query(Boolean.class)
                .single();
    }

    /** The published editions that were made from some loads as the newest, in the order they were published. */
    public List<Edition> publishedOf(Collection<Integer> loads) {
        return editions("load = ANY (?) ORDER BY published", List.of((Object) loads.toArray(Integer[]::new)));
    }

    /** The published editions whose figures are not kept as they were printed: older versions did not. */
    public List<Edition> notAsPrinted() {
        return editions("NOT as_printed ORDER BY id", List.of());
    }

    /** The version of Måltal that made an edition; empty where it was not kept. */
    public String program(Edition edition) {
        return database.sql("SELECT program FROM edition WHERE id = ?")
                .param(edition.id())
                .query(String.class)
                .single();
    }

    /** All published editions, in the order they were published. */
    public List<Edition> published() {
        return editions("true ORDER BY place NULLS FIRST, id", List.of());
    }

    /** The editions published last, the newest first. */
    public List<Edition> lastPublished(int most) {
        return editions("true ORDER BY published DESC, id DESC LIMIT " + most, List.of());
    }

    /** Published editions by their numbers in the database. */
    List<Edition> of(Collection<Long> ids) {
        return editions("id = ANY (?) ORDER BY published", List.of((Object) ids.toArray(Long[]::new)));
    }

    private List<Edition> editions(String where, List<?> parameters) {
        return editions(PUBLISHED, where, parameters.toArray());
    }

    private List<Edition> editions(String standing, String where, Object... parameters) {
        return database.sql("""
                        SELECT id, report, at, plan, number, inputs, load, answer, reason
                        FROM edition
                        WHERE %s AND %s
                        """.formatted(standing, where))
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

    /**
     * Begins an edition, or begins it anew where an earlier attempt was broken off or is a draft; nothing of it is kept but,
     * where it was made from the same, its approvals.
     */
    public Edition begin(Edition.Key key, int number, String inputs, int load, long answer, Optional<String> reason) {
        forgetApprovalsOfOther(key, number, inputs);
        long id = database.sql("""
                        INSERT INTO edition (report, at, plan, number, inputs, load, answer, reason, made_by, program, java)
                        VALUES (?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?, ?)
                        ON CONFLICT (report, at, plan, number) DO UPDATE
                        SET inputs = excluded.inputs, load = excluded.load, answer = excluded.answer,
                            reason = excluded.reason, begun = excluded.begun, made_by = excluded.made_by,
                            program = excluded.program, java = excluded.java,
                            draft = CASE WHEN edition.inputs = excluded.inputs THEN edition.draft END
                        WHERE edition.published IS NULL
                        RETURNING id
                        """)
                .params(
                        key.report(),
                        key.at(),
                        key.plan(),
                        number,
                        inputs,
                        load,
                        answer,
                        reason.orElse(null),
                        SystemUser.NAME,
                        Version.PROGRAM,
                        Version.JAVA)
                .query(Long.class)
                .single();
        forgetParts(id);
        return new Edition(id, key, number, inputs, load, answer, reason);
    }

    private void forgetParts(long edition) {
        PARTS.forEach(table -> database.sql("DELETE FROM " + table + " WHERE edition = ?")
                .param(edition)
                .update());
    }

    private void forgetApprovalsOfOther(Edition.Key key, int number, String inputs) {
        database.sql("""
                        DELETE FROM approval
                        USING edition
                        WHERE id = edition AND report = ? AND at = ? AND plan = ? AND number = ?
                          AND published IS NULL AND inputs <> ?
                        """)
                .params(key.report(), key.at(), key.plan(), number, inputs)
                .update();
    }

    /** Lets an edition that was made whole wait as a draft. */
    public void keepDraft(long edition) {
        database.sql("UPDATE edition SET draft = statement_timestamp() WHERE id = ? AND published IS NULL")
                .param(edition)
                .update();
    }

    /** Forgets the drafts of a report at other points, in a transaction: each status replaces the one before. */
    public void forgetDraftsBeside(Edition edition) {
        database.sql("SELECT id FROM edition WHERE report = ? AND id <> ? AND published IS NULL")
                .params(edition.key().report(), edition.id())
                .query(Long.class)
                .list()
                .forEach(id -> {
                    forgetParts(id);
                    database.sql("DELETE FROM approval WHERE edition = ?")
                            .param(id)
                            .update();
                    database.sql("DELETE FROM edition WHERE id = ?").param(id).update();
                });
    }

    /** A published edition by its number. */
    public Optional<Edition> published(Edition.Key key, int number) {
        return last(
                "report = ? AND at = ? AND plan = ? AND number = ?",
                List.of(key.report(), key.at(), key.plan(), number));
    }

    /** The plans of which a report at a reporting point is published. */
    public List<Integer> plans(String report, String at) {
        return database.sql(
                        "SELECT DISTINCT plan FROM edition WHERE report = ? AND at = ? AND published IS NOT NULL ORDER BY plan")
                .params(report, at)
                .query(Integer.class)
                .list();
    }

    /** How many editions are published. */
    public int count(Edition.Key key) {
        return database.sql(
                        "SELECT count(*) FROM edition WHERE report = ? AND at = ? AND plan = ? AND published IS NOT NULL")
                .params(key.report(), key.at(), key.plan())
                .query(Integer.class)
                .single();
    }

    /** Keeps a document of an edition that is being made. */
    public void saveDocument(long edition, String name, byte[] content) {
        database.sql("INSERT INTO document (edition, name, sha256, content) VALUES (?, ?, ?, ?)")
                .params(edition, name, Checksum.of(content), content)
                .update();
    }

    /** The documents of an edition by their names. */
    public Map<String, byte[]> documents(long edition) {
        Map<String, byte[]> documents = new TreeMap<>();
        database.sql("SELECT name, content FROM document WHERE edition = ?")
                .param(edition)
                .query(row -> {
                    documents.put(row.getString(1), row.getBytes(2));
                });
        return documents;
    }

    /** What the folder of a published edition holds: its documents and its manifest. */
    public Map<String, Content> contents(Edition edition) {
        Map<String, Content> contents = new TreeMap<>();
        documents(edition.id()).forEach((name, document) -> contents.put(name, Content.of(document)));
        contents.put(Manifest.NAME, Content.of(new Manifest(database).of(edition)));
        return contents;
    }

    /** The names of the documents of an edition, in order. */
    public List<String> documentNames(long edition) {
        return database.sql("SELECT name FROM document WHERE edition = ? ORDER BY name COLLATE \"C\"")
                .param(edition)
                .query(String.class)
                .list();
    }

    /** Publishes an edition, in a transaction: from now on it is never changed, and has its place in the chain. */
    public void publish(long edition) {
        database.sql("UPDATE edition SET published = statement_timestamp() WHERE id = ?")
                .param(edition)
                .update();
        new Chain(database).append(edition);
    }

    /**
     * A checksum of what an edition is made from.
     *
     * @param load the number of the newest load
     * @param answers a checksum of the answers people gave
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
