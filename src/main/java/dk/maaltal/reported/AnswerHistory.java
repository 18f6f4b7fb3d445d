package dk.maaltal.reported;

import dk.maaltal.SystemUser;
import dk.maaltal.calendar.DanishTime;
import dk.maaltal.calendar.Term;
import dk.maaltal.plan.ReportedValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The answers of an institution: every answer that was ever given is kept. */
public final class AnswerHistory {

    private record Current(String value, Integer workbook, String source, String by, LocalDate taken) {}

    private static final Current NOBODY = new Current(null, null, "", "", LocalDate.EPOCH);

    /**
     * An answer that somebody gave for a value.
     *
     * @param value empty where an earlier one was withdrawn
     * @param source the file, sheet and cell
     * @param checksum SHA-256 of the file
     * @param by whoever saved it
     * @param taken when it was read, Danish time
     */
    public record GivenAnswer(
            Optional<BigDecimal> value, String source, String checksum, String by, LocalDateTime taken) {}

    private final JdbcClient database;
    private final int plan;

    /**
     * @param database the institution's own
     * @param plan the year of the plan the answers belong to
     */
    public AnswerHistory(JdbcClient database, int plan) {
        this.database = database;
        this.plan = plan;
    }

    /** The newest answer's number; 0 before the first. */
    public long newest() {
        return database.sql("SELECT coalesce(max(id), 0) FROM answer WHERE plan = ?")
                .param(plan)
                .query(Long.class)
                .single();
    }

    /** The answers as they stood once a certain one had been given. */
    public Answers asOf(long newest) {
        Map<String, String> answers = new HashMap<>();
        Map<String, String> withdrawn = new HashMap<>();
        current(newest).forEach((key, answer) -> {
            if (answer.value != null) {
                answers.put(key, answer.value);
            } else {
                withdrawn.put(key, answer.source);
            }
        });
        return new Answers(answers, withdrawn);
    }

    /** Every answer ever given for a term's value, the newest first: that is the one that counts. */
    public List<GivenAnswer> tellings(ReportedValue value, Term term) {
        return database.sql("""
                        SELECT value, source, checksum, told_by, taken AT TIME ZONE ?
                        FROM answer
                        WHERE plan = ? AND key = ?
                        ORDER BY id DESC
                        """)
                .params(DanishTime.ZONE, plan, Questions.value(value.name(), term))
                .query((row, n) -> new GivenAnswer(
                        Optional.ofNullable(row.getString(1)).map(BigDecimal::new),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDateTime.class)))
                .list();
    }

    /** Hands out a number for a workbook. */
    public int handOut(String at) {
        return database.sql("INSERT INTO workbook (plan, at, made_by) VALUES (?, ?, ?) RETURNING number")
                .params(plan, at, SystemUser.NAME)
                .query(Integer.class)
                .single();
    }

    /**
     * Takes in what a workbook says: a cell that is as it was handed out says nothing, and an answer that others have given
     * in the meantime stays.
     *
     * @throws WorkbookRefused when a cell says one thing and others have said another since it was handed out, or when the
     *     workbook was never handed out for this plan; nothing of it is taken in
     */
    public void take(Submission submission) {
        requireHandedOut(submission);
        Map<String, Current> before = current(Long.MAX_VALUE);
        Map<String, String> lastRead = lastRead(submission);
        List<Submission.Cell> changes = new ArrayList<>();
        List<WorkbookRefused.Problem> conflicts = new ArrayList<>();
        for (Submission.Cell cell : submission.cells()) {
            Current current = before.getOrDefault(cell.key(), NOBODY);
            String known = current.value == null ? "" : current.value;
            String base = lastRead.getOrDefault(cell.key(), cell.handedOut());
            if (cell.now().equals(known) || cell.now().equals(base)) {
                continue;
            }
            if (!known.equals(base)) {
                conflicts.add(conflict(cell, current));
            }
            changes.add(cell);
        }
        if (!conflicts.isEmpty()) {
            throw new WorkbookRefused(submission.file(), conflicts);
        }
        changes.forEach(cell -> insert(cell, submission));
        remember(submission);
    }

    /**
     * What the cells of the workbook held when it was last read, where that is more than what was handed out. A workbook
     * that holds nothing of it any more is another copy of the one handed out: what another answered in it stands.
     */
    private Map<String, String> lastRead(Submission submission) {
        Map<String, String> lastRead = new HashMap<>();
        database.sql("SELECT key, value FROM workbook_cell WHERE workbook = ?")
                .param(submission.workbook())
                .query(row -> {
                    lastRead.put(row.getString(1), row.getString(2));
                });
        boolean anotherCopy = submission.cells().stream()
                .filter(cell ->
                        !lastRead.getOrDefault(cell.key(), cell.handedOut()).equals(cell.handedOut()))
                .allMatch(cell -> cell.now().equals(cell.handedOut()));
        return anotherCopy ? Map.of() : lastRead;
    }

    private void remember(Submission submission) {
        submission.cells().forEach(cell -> database.sql("""
                                INSERT INTO workbook_cell (workbook, key, value)
                                VALUES (?, ?, ?)
                                ON CONFLICT (workbook, key) DO UPDATE SET value = excluded.value
                                """)
                .params(submission.workbook(), cell.key(), cell.now())
                .update());
    }

    private static WorkbookRefused.Problem conflict(Submission.Cell cell, Current current) {
        return spent(cell.place() + ": her står \"" + danish(cell.now()) + "\", men der er siden indberettet \""
                + danish(current.value == null ? "" : current.value) + "\" (" + current.source + ", gemt af "
                + current.by
                + ", indlæst " + Questions.DAY.format(current.taken)
                + "). Dan en ny projektmappe med \"maaltal workbook\"; den gamle lægges til side.");
    }

    private static WorkbookRefused.Problem spent(String text) {
        return new WorkbookRefused.Problem(text, WorkbookRefused.Remedy.NEW_WORKBOOK);
    }

    /** An answer as Danes write it. */
    private static String danish(String answer) {
        if (answer.matches("-?\\d+\\.\\d+")) {
            return answer.replace('.', ',');
        }
        return answer.matches("\\d{4}-\\d\\d-\\d\\d") ? Questions.DAY.format(LocalDate.parse(answer)) : answer;
    }

    private void requireHandedOut(Submission submission) {
        Optional<Integer> handedOutFor = database.sql("SELECT plan FROM workbook WHERE number = ?")
                .param(submission.workbook())
                .query(Integer.class)
                .optional();
        if (handedOutFor.isEmpty() || handedOutFor.get() != plan) {
            throw new WorkbookRefused(
                    submission.file(),
                    List.of(spent("projektmappen er ikke dannet til denne plan i denne database; dan en ny med"
                            + " \"maaltal workbook\" og flyt tallene over.")));
        }
    }

    private void insert(Submission.Cell cell, Submission submission) {
        record(
                cell.key(),
                cell.now().isEmpty() ? null : cell.now(),
                submission.workbook(),
                submission.file().getFileName() + ", " + cell.place(),
                submission.checksum(),
                submission.by());
    }

    /** Keeps answers that come from elsewhere than a workbook; an answer from a workbook stands. */
    public void record(Map<String, String> answers, String source, String checksum, String by) {
        Map<String, Current> before = current(Long.MAX_VALUE);
        answers.forEach((key, value) -> {
            Current known = before.get(key);
            if (known == null || (known.workbook == null && !value.equals(known.value))) {
                record(key, value, null, source, checksum, by);
            }
        });
    }

    private void record(String key, String value, Integer workbook, String source, String checksum, String by) {
        database.sql("""
                        INSERT INTO answer (plan, key, value, workbook, source, checksum, told_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(plan, key, value, workbook, source, checksum, by))
                .update();
    }

    private Map<String, Current> current(long newest) {
        Map<String, Current> current = new HashMap<>();
        database.sql("""
                        SELECT DISTINCT ON (key) key, value, workbook, source, told_by, taken::date
                        FROM answer
                        WHERE plan = ? AND id <= ?
                        ORDER BY key, id DESC
                        """).params(plan, newest).query(row -> {
            current.put(
                    row.getString(1),
                    new Current(
                            row.getString(2),
                            row.getObject(3, Integer.class),
                            row.getString(4),
                            row.getString(5),
                            row.getObject(6, LocalDate.class)));
        });
        return current;
    }
}
