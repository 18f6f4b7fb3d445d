package dk.maaltal.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.database.Database;
import dk.maaltal.institution.Institution;
import dk.maaltal.store.Realm;
import dk.maaltal.store.Stores;
import dk.maaltal.store.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A run does each piece of its work once: a first run, one of which nothing has changed, and a correction. */
class EachOnceTest {

    private static final String NAME = "hver-een-gang";

    /** What a statement of each kind holds, and no other does. */
    private static final String FIGURES = "WITH cells_1 AS MATERIALIZED";

    private static final String ANSWERS = "SELECT DISTINCT ON (key)";
    private static final String QUALITY = "AS first_received";
    private static final String PRINTED_FIGURES =
            "turned_by_rounding, published, preliminary, missing, shown FROM figure";
    private static final String COUNTED_FIGURES = "too_young, overdue, missing FROM figure";
    private static final String ARCHIVE = "FROM edition_file JOIN file USING (sha256)";
    private static final String LOADING = "CREATE UNLOGGED TABLE incoming AS";
    private static final String MIGRATION = "maaltal_schema";

    @TempDir
    Path folder;

    private final List<String> seen = new ArrayList<>();
    private Workspace workspace;
    private Path own;
    private HikariDataSource pool;
    private RecordedStatements recorded;
    private ConfigurableApplicationContext context;

    @BeforeEach
    void open() {
        TestDatabase.client().sql("DROP SCHEMA IF EXISTS hver_een_gang CASCADE").update();
        own = TestFolder.copy("proeve", folder.resolve("jobs"), NAME);
        workspace = new Workspace(
                folder.resolve("jobs"),
                Path.of("templates"),
                folder.resolve("out"),
                Path.of(System.getProperty("maaltal.var")),
                Realm.REAL);
        Database database = Database.open(Optional.of(TestDatabase.server().address()), workspace.var());
        pool = database.pool(Realm.REAL.sharedSchema());
        recorded = new RecordedStatements(pool);
        context = Application.start(
                workspace,
                database.address(),
                recorded,
                new Stores(recorded, Realm.REAL),
                (what, done, total) -> seen.add(what));
    }

    @AfterEach
    void close() {
        context.close();
        pool.close();
    }

    @Test
    void eachPieceOfWorkIsDoneOnce() throws Exception {
        TestFolder.write(own.resolve("sager-2022.csv"), TestFolder.EXTRACT);

        run(Optional.empty());
        assertThat(recorded.holding(MIGRATION)).isPositive();
        assertEachOnce(1);
        assertThat(recorded.holding(PRINTED_FIGURES)).isZero();

        run(Optional.empty());
        assertThat(recorded.holding(MIGRATION)).isZero();
        assertThat(recorded.holding(LOADING))
                .as("the same extract is known by its checksum")
                .isZero();
        assertThat(recorded.holding(ANSWERS)).isEqualTo(1);
        assertThat(recorded.holding(FIGURES)).isZero();
        assertThat(recorded.holding(QUALITY)).isZero();
        assertThat(recorded.holding(PRINTED_FIGURES)).isZero();
        assertThat(recorded.holding(ARCHIVE)).isZero();
        assertThat(seen).noneMatch(what -> what.startsWith("Judging") || what.startsWith("Making"));

        Files.writeString(
                own.resolve("sager-2023.csv"),
                TestFolder.EXTRACT.replace("14-03-2022", "15-03-2022"),
                TestFolder.WINDOWS);
        run(Optional.of("Fejl i datoer"));
        assertThat(recorded.holding(MIGRATION)).isZero();
        assertEachOnce(1);
        assertThat(recorded.holding(PRINTED_FIGURES))
                .as("those of the edition before")
                .isEqualTo(1);
    }

    private void assertEachOnce(int times) {
        assertThat(recorded.holding(LOADING)).isEqualTo(times);
        assertThat(recorded.holding(ANSWERS)).isEqualTo(times);
        assertThat(recorded.holding(FIGURES)).isEqualTo(times);
        assertThat(recorded.holding(QUALITY)).isEqualTo(times);
        assertThat(recorded.holding(COUNTED_FIGURES)).isZero();
        assertThat(recorded.holding(ARCHIVE)).isZero();
        assertThat(seen.stream().filter("Computing the figures"::equals)).hasSize(times);
        assertThat(seen.stream().filter(what -> what.startsWith("Judging"))).hasSize(times);
        assertThat(seen.stream().filter("Preparing the documents"::equals)).hasSize(times);
        assertThat(seen.stream().filter("Making bilag.xlsx"::equals)).hasSize(times);
    }

    private void run(Optional<String> reason) {
        recorded.forget();
        seen.clear();
        Institution institution = Institution.read(workspace.jobs(), workspace.templates(), NAME);
        ReportingPoint at = ReportingPoint.parse("2022");
        context.getBean(ReportRunner.class)
                .run(new ReportRun(
                        institution,
                        "aarsrapport",
                        institution.plan(Optional.empty(), 2022).inForce(at.day()),
                        at,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        reason));
    }
}
