package dk.maaltal.jobs;

import com.zaxxer.hikari.HikariDataSource;
import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.Accepted;
import dk.maaltal.database.Database;
import dk.maaltal.institution.Institution;
import dk.maaltal.store.Realm;
import dk.maaltal.store.Stores;
import dk.maaltal.store.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs of the report {@code aarsrapport} at 2022 of a copy of the institution "proeve", watched.
 *
 * @param own the institution's folder
 * @param statements that were prepared by the last run
 * @param seen the progress that the last run made
 */
record TestRuns(
        String name,
        Path own,
        Workspace workspace,
        HikariDataSource pool,
        RecordedStatements statements,
        List<String> seen,
        ConfigurableApplicationContext context)
        implements AutoCloseable {

    /** An institution of which nothing is kept yet. */
    static TestRuns of(String name, Path folder) {
        TestDatabase.forget(name);
        Path own = TestFolder.copy("proeve", folder.resolve("jobs"), name);
        Workspace workspace = new Workspace(
                folder.resolve("jobs"),
                Path.of("templates"),
                folder.resolve("out"),
                TestDatabase.var("runs"),
                Realm.REAL);
        Database database = Database.open(Optional.of(TestDatabase.server().address()), workspace.var());
        HikariDataSource pool = database.pool(Realm.REAL.sharedSchema());
        RecordedStatements statements = new RecordedStatements(pool);
        List<String> seen = new ArrayList<>();
        return new TestRuns(
                name,
                own,
                workspace,
                pool,
                statements,
                seen,
                Application.start(
                        workspace,
                        database.address(),
                        statements,
                        new Stores(statements, Realm.REAL),
                        (what, done, total) -> seen.add(what)));
    }

    ReportRunner.Outcome run(Optional<String> reason) {
        statements.forget();
        seen.clear();
        Institution institution = Institution.read(workspace.jobs(), workspace.templates(), name);
        ReportingPoint at = ReportingPoint.parse("2022");
        return context.getBean(ReportRunner.class)
                .run(new ReportRun(
                        institution,
                        "aarsrapport",
                        institution.plan(Optional.empty(), 2022).inForce(at.day()),
                        at,
                        Optional.empty(),
                        Accepted.NOTHING,
                        Optional.empty(),
                        reason,
                        ReportRun.Publish.AS_DECLARED));
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
