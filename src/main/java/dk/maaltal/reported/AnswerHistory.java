package dk.maaltal.reported;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The answers of an institution in its schema: every one that was ever told is kept. */
public final class AnswerHistory {

    /**
     * What a workbook changed.
     *
     * @param told answers that are new, or other than before
     * @param withdrawn answers that were emptied
     */
    public record Taken(int told, int withdrawn) {}

    private record Current(String value, Integer workbook, String source) {}

    private final JdbcClient database;
    private final String schema;
    private final int plan;

    /** @param plan the year of the plan the answers belong to */
    public AnswerHistory(JdbcClient database, String schema, int plan) {
        this.database = database;
        this.schema = schema;
        this.plan = plan;
    }

    /** The newest answer's number; 0 before the first. */
    public long newest() {
        return database.sql("SELECT coalesce(max(id), 0) FROM " + schema + ".answer WHERE plan = ?")
                .param(plan)
                .query(Long.class)
                .single();
    }

    /** The answers as they were once a certain one had been told. */
    public Answers asOf(long newest) {
        Map<String, String> answers = new HashMap<>();
        current(newest).forEach((key, answer) -> {
            if (answer.value != null) {
                answers.put(key, answer.value);
            }
        });
        return new Answers(answers);
    }

    /** Hands out a number for a workbook. */
    public int handOut(String at) {
        return database.sql("INSERT INTO " + schema + ".workbook (plan, at) VALUES (?, ?) RETURNING number")
                .params(plan, at)
                .query(Integer.class)
                .single();
    }

    /**
     * Takes in what a workbook says: a cell that is as it was handed out says nothing, and an answer that others have told
     * in the meantime stays.
     *
     * @throws WorkbookRefused when a cell says one thing and others have said another since it was handed out, or when the
     *     workbook was never handed out for this plan; nothing of it is taken in
     */
    public Taken take(Told told) {
        requireHandedOut(told);
        Map<String, Current> before = current(Long.MAX_VALUE);
        List<Told.Cell> changes = new ArrayList<>();
        List<String> conflicts = new ArrayList<>();
        for (Told.Cell cell : told.cells()) {
            Current current = before.getOrDefault(cell.key(), new Current(null, null, ""));
            String known = current.value == null ? "" : current.value;
            boolean own = current.workbook != null && current.workbook == told.workbook();
            if (cell.now().equals(known) || (!own && cell.now().equals(cell.handedOut()))) {
                continue;
            }
            if (!own && !known.equals(cell.handedOut())) {
                conflicts.add(cell.place() + ": her står \"" + cell.now() + "\", men der er siden indberettet \""
                        + known + "\" (" + current.source + "). Hent en ny indberetning med \"maaltal workbook\".");
            }
            changes.add(cell);
        }
        if (!conflicts.isEmpty()) {
            throw new WorkbookRefused(told.file(), conflicts);
        }
        changes.forEach(cell -> insert(cell, told));
        int withdrawn =
                (int) changes.stream().filter(cell -> cell.now().isEmpty()).count();
        return new Taken(changes.size() - withdrawn, withdrawn);
    }

    private void requireHandedOut(Told told) {
        Optional<Integer> handedOutFor = database.sql("SELECT plan FROM " + schema + ".workbook WHERE number = ?")
                .param(told.workbook())
                .query(Integer.class)
                .optional();
        if (handedOutFor.isEmpty() || handedOutFor.get() != plan) {
            throw new WorkbookRefused(
                    told.file(),
                    List.of("projektmappen er ikke dannet til denne plan i denne database; dan en ny med"
                            + " \"maaltal workbook\" og flyt tallene over."));
        }
    }

    private void insert(Told.Cell cell, Told told) {
        tell(
                cell.key(),
                cell.now().isEmpty() ? null : cell.now(),
                told.workbook(),
                told.file().getFileName() + ", " + cell.place(),
                told.checksum(),
                told.by());
    }

    /** Keeps answers that come from elsewhere than a workbook; what a workbook told stands. */
    public void tell(Map<String, String> answers, String source, String checksum, String by) {
        Map<String, Current> before = current(Long.MAX_VALUE);
        answers.forEach((key, value) -> {
            Current known = before.get(key);
            if (known == null || (known.workbook == null && !value.equals(known.value))) {
                tell(key, value, null, source, checksum, by);
            }
        });
    }

    private void tell(String key, String value, Integer workbook, String source, String checksum, String by) {
        database.sql("INSERT INTO " + schema + """
                        .answer (plan, key, value, workbook, source, checksum, told_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(plan, key, value, workbook, source, checksum, by))
                .update();
    }

    private Map<String, Current> current(long newest) {
        Map<String, Current> current = new HashMap<>();
        database.sql("SELECT DISTINCT ON (key) key, value, workbook, source FROM " + schema
                        + ".answer WHERE plan = ? AND id <= ? ORDER BY key, id DESC")
                .params(plan, newest)
                .query(row -> {
                    current.put(
                            row.getString(1),
                            new Current(row.getString(2), row.getObject(3, Integer.class), row.getString(4)));
                });
        return current;
    }
}
