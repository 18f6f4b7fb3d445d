package dk.maaltal.reported;

import dk.maaltal.Checksum;
import dk.maaltal.SystemUser;
import dk.maaltal.calendar.DanishTime;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.calendar.Term;
import dk.maaltal.plan.ReportedValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The answers of an institution: every answer that was ever given is kept. */
public final class AnswerHistory {

    private record Current(String value, LocalDate about, Integer workbook, String source, String by, LocalDate taken) {
        /** What it says, as a cell does: empty for nothing. */
        String said() {
            return value == null ? "" : value;
        }
    }

    private static final Current NOBODY = new Current(null, null, null, "", "", LocalDate.EPOCH);

    /**
     * An answer that somebody gave for a value.
     *
     * @param value empty where an earlier one was withdrawn
     * @param about the day it is about, inclusive
     * @param counts whether it is the one that counts
     * @param source the file, sheet and cell
     * @param checksum SHA-256 of the file
     * @param by whoever saved it
     * @param taken when it was read, Danish time
     */
    public record GivenAnswer(
            Optional<BigDecimal> value,
            LocalDate about,
            boolean counts,
            String source,
            String checksum,
            String by,
            LocalDateTime taken) {}

    /** A cell that says something else than is known. */
    private record Conflict(Submission.Cell cell, Current known) {}

    /**
     * What a workbook says, held against what is known.
     *
     * @param changes what was written in it since it was handed out, and nobody else has changed
     * @param conflicts what was written in it and has been answered otherwise by others since
     * @param behind cells that nobody has touched, whose question has been answered by others since
     */
    private record Merge(List<Submission.Cell> changes, List<Conflict> conflicts, List<Conflict> behind) {}

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

    /**
     * The answers that a report of a day is made from.
     *
     * @param newest the answers as they stood once this one had been given
     * @param day the reporting point's, inclusive: what is about later days is left out
     */
    public Answers asOf(long newest, LocalDate day) {
        Map<String, String> answers = new HashMap<>();
        Map<String, String> withdrawn = new HashMap<>();
        Map<String, LocalDate> days = new HashMap<>();
        current(newest, day).forEach((key, answer) -> {
            if (answer.value != null) {
                answers.put(key, answer.value);
                days.put(key, answer.about);
            } else {
                withdrawn.put(key, answer.source);
            }
        });
        return new Answers(answers, withdrawn, days);
    }

    /**
     * Every answer ever given for a term's value, in the order they were given.
     *
     * @param newest the last answer that is known
     * @param day the reporting point's, inclusive: an answer about a later day does not count
     */
    public List<GivenAnswer> given(ReportedValue value, Term term, long newest, LocalDate day) {
        return database.sql("""
                        SELECT value, about, source, checksum, told_by, taken AT TIME ZONE :zone,
                               id = first_value(id) OVER (
                                   ORDER BY about <= :day AND id <= :newest DESC, about DESC, id DESC)
                               AND about <= :day AND id <= :newest
                        FROM answer
                        WHERE plan = :plan AND key = :key
                        ORDER BY id
                        """)
                .param("zone", DanishTime.ZONE)
                .param("plan", plan)
                .param("key", Questions.value(value.name(), term))
                .param("newest", newest)
                .param("day", day)
                .query((row, n) -> new GivenAnswer(
                        Optional.ofNullable(row.getString(1)).map(BigDecimal::new),
                        row.getObject(2, LocalDate.class),
                        row.getBoolean(7),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, LocalDateTime.class)))
                .list();
    }

    /** Whether a workbook was handed out for a reporting point. */
    public boolean isHandedOut(String at) {
        return database.sql("SELECT EXISTS (SELECT FROM workbook WHERE plan = ? AND at = ?)")
                .params(plan, at)
                .query(Boolean.class)
                .single();
    }

    /** Hands out a number for a workbook. */
    public int handOut(String at) {
        return database.sql("INSERT INTO workbook (plan, at, made_by) VALUES (?, ?, ?) RETURNING number")
                .params(plan, at, SystemUser.NAME)
                .query(Integer.class)
                .single();
    }

    /**
     * Takes in what a workbook says. Three values decide, cell by cell: what the cell held when the workbook was handed out
     * or last read, what it holds, and what is known of its reporting point. A cell that nobody has touched says nothing; one
     * that was changed is taken where nobody else has answered since; where somebody has, and otherwise, it must be said
     * which of the two stands.
     *
     * @param sides which side stands where the two differ
     * @return what the people who filled it in should know, in Danish
     * @throws WorkbookRefused when it is not said which side stands, or the workbook was never handed out for this plan;
     *     nothing of it is taken in
     */
    public List<String> take(Submission submission, Sides sides) {
        alone();
        requireHandedOut(submission);
        Merge merge = merge(submission);
        List<WorkbookRefused.Problem> open = new ArrayList<>();
        List<String> notes = new ArrayList<>(submission.notes());
        for (Conflict conflict : merge.conflicts) {
            Optional<Boolean> ofFile = sides.ofFile(conflict.cell);
            if (ofFile.isEmpty()) {
                open.add(spent(told(conflict) + " Vælg selv: \"maaltal workbook … --take " + conflict.cell.reference()
                        + "\" tager det, der står her; \"--keep " + conflict.cell.reference()
                        + "\" beholder det indberettede; uden valg dannes en ny projektmappe, og denne lægges til"
                        + " side."));
            } else {
                overrule(conflict, ofFile.get(), submission);
                notes.add(
                        told(conflict) + (ofFile.get() ? " Det, der står her, er taget." : " Det indberettede står."));
            }
        }
        if (!open.isEmpty()) {
            throw new WorkbookRefused(submission, open);
        }
        merge.changes.forEach(cell -> insert(cell, submission, submission.workbook()));
        merge.changes.stream()
                .filter(cell -> cell.now().isEmpty())
                .forEach(cell -> notes.add(cell.place() + " (" + cell.words() + ") er tømt: svaret \""
                        + danish(cell.handedOut()) + "\" er trukket tilbage."));
        if (!merge.behind.isEmpty()) {
            notes.add(behind(merge.behind));
        }
        return notes;
    }

    /**
     * Takes in of a workbook that can be used no more what nobody else has answered otherwise.
     *
     * @param number of the workbook that takes its place
     * @return what was not taken, in Danish
     */
    public List<String> carryOver(Submission submission, int number) {
        alone();
        Merge merge = merge(submission);
        merge.changes.forEach(cell -> insert(cell, submission, number));
        List<String> notes = new ArrayList<>(submission.notes());
        merge.conflicts.forEach(conflict -> notes.add(told(conflict) + " Det er ikke flyttet med."));
        return notes;
    }

    /** Two runs that read the same workbook at once would both take every answer. */
    private void alone() {
        database.sql("SELECT pg_advisory_xact_lock(hashtextextended('answer ' || current_schema(), 0))")
                .query()
                .singleRow();
    }

    private Merge merge(Submission submission) {
        Map<String, Current> known = current(Long.MAX_VALUE, submission.at().day());
        Merge merge = new Merge(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Submission.Cell cell : submission.cells()) {
            Current current = Questions.keys(cell.key()).stream()
                    .filter(known::containsKey)
                    .filter(key -> Questions.canBeOf(cell.key(), key, known.get(key).about))
                    .findFirst()
                    .map(known::get)
                    .orElse(NOBODY);
            if (cell.now().equals(current.said())) {
                continue;
            }
            if (cell.isUntouched()) {
                merge.behind.add(new Conflict(cell, current));
            } else if (current.said().equals(cell.handedOut())) {
                merge.changes.add(cell);
            } else {
                merge.conflicts.add(new Conflict(cell, current));
            }
        }
        return merge;
    }

    /** Keeps both answers, the one that stands last. */
    private void overrule(Conflict conflict, boolean ofFile, Submission submission) {
        insert(conflict.cell, submission, submission.workbook());
        if (!ofFile) {
            record(
                    conflict.cell.key(),
                    conflict.known.value,
                    Questions.about(conflict.cell.key(), submission.at()),
                    conflict.known.workbook,
                    conflict.known.source + ", beholdt af " + SystemUser.NAME,
                    submission.checksum(),
                    conflict.known.by);
        }
    }

    private static String behind(List<Conflict> behind) {
        return behind.stream()
                .map(conflict -> conflict.cell.place() + " (" + conflict.cell.words() + ") viser "
                        + shown(conflict.cell.now()) + ", indberettet er " + shown(conflict.known.said()))
                .collect(Collectors.joining(
                        "; ",
                        "felter, som ingen har rørt, viser ikke det nyeste: ",
                        ". Det indberettede står. Dan en ny projektmappe for at se og rette det."));
    }

    private static String told(Conflict conflict) {
        return conflict.cell.place() + " (" + conflict.cell.words() + "): her står "
                + shown(conflict.cell.now()) + ", men der er siden indberettet "
                + shown(conflict.known.said()) + " (" + conflict.known.source + ", gemt af "
                + conflict.known.by
                + ", indlæst " + Questions.DAY.format(conflict.known.taken) + ").";
    }

    private static String shown(String answer) {
        return answer.isEmpty() ? "ingenting" : '"' + danish(answer) + '"';
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
                    submission,
                    List.of(spent("projektmappen er ikke dannet til denne plan i denne database; dan en ny med"
                            + " \"maaltal workbook\" og flyt tallene over.")));
        }
    }

    private void insert(Submission.Cell cell, Submission submission, int workbook) {
        record(
                cell.key(),
                cell.now().isEmpty() ? null : cell.now(),
                Questions.about(cell.key(), submission.at()),
                workbook,
                submission.file().getFileName() + ", " + cell.place(),
                submission.checksum(),
                submission.by());
    }

    /** Keeps answers about a reporting point that come from elsewhere than a workbook; an answer from a workbook stands. */
    public void record(Map<String, String> answers, ReportingPoint at, String source, String checksum, String by) {
        alone();
        Map<String, Current> before = current(Long.MAX_VALUE, at.day());
        answers.forEach((key, value) -> {
            Current known = before.get(key);
            if (known == null || (known.workbook == null && !value.equals(known.value))) {
                record(key, value, Questions.about(key, at), null, source, checksum, by);
            }
        });
    }

    /**
     * Keeps why what warnings are about may be as it is; from this reporting point on they are no more among those to look at.
     *
     * @param warnings by their keys
     * @param reason empty where they are to be looked at again
     * @param from where they were acknowledged
     */
    public void acknowledge(List<String> warnings, Optional<String> reason, ReportingPoint at, String from) {
        alone();
        String value = reason.map(
                        said -> said + " (" + SystemUser.NAME + ", " + Questions.DAY.format(DanishTime.today()) + ")")
                .orElse(null);
        String checksum = Checksum.of(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
        warnings.forEach(warning ->
                record(Answers.ACKNOWLEDGEMENT + warning, value, at.day(), null, from, checksum, SystemUser.NAME));
    }

    private void record(
            String key, String value, LocalDate about, Integer workbook, String source, String checksum, String by) {
        database.sql("""
                        INSERT INTO answer (plan, key, value, about, workbook, source, checksum, told_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(plan, key, value, about, workbook, source, checksum, by))
                .update();
    }

    private Map<String, Current> current(long newest, LocalDate day) {
        Map<String, Current> current = new HashMap<>();
        database.sql("""
                        SELECT DISTINCT ON (key) key, value, about, workbook, source, told_by,
                               (taken AT TIME ZONE ?)::date
                        FROM answer
                        WHERE plan = ? AND id <= ? AND about <= ?
                        ORDER BY key, about DESC, id DESC
                        """).params(DanishTime.ZONE, plan, newest, day).query(row -> {
            current.put(
                    row.getString(1),
                    new Current(
                            row.getString(2),
                            row.getObject(3, LocalDate.class),
                            row.getObject(4, Integer.class),
                            row.getString(5),
                            row.getString(6),
                            row.getObject(7, LocalDate.class)));
        });
        return current;
    }
}
