package dk.maaltal.editions;

import dk.maaltal.SystemUser;
import dk.maaltal.calendar.DanishTime;
import dk.maaltal.report.Standing.Approval;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who approves of which edition. */
public final class Approvals {

    private final JdbcClient database;

    /** @param database the institution's own */
    public Approvals(JdbcClient database) {
        this.database = database;
    }

    /** The approvals of an edition, in the order they were given. */
    public List<Approval> of(long edition) {
        return database.sql("""
                        SELECT approved_by, (approved AT TIME ZONE ?)::date, note
                        FROM approval
                        WHERE edition = ?
                        ORDER BY approved, approved_by
                        """)
                .params(DanishTime.ZONE, edition)
                .query((row, n) -> new Approval(row.getString(1), row.getObject(2, LocalDate.class), row.getString(3)))
                .list();
    }

    /** Keeps that whoever runs the program approves of an edition. Returns whether that is new. */
    public boolean give(long edition, String note) {
        return database.sql("INSERT INTO approval (edition, approved_by, note) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                        .params(edition, SystemUser.NAME, note)
                        .update()
                == 1;
    }
}
