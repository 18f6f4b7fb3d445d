package dk.maaltal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Måltal's own tables on a database that is empty, or as an older version left it. */
class SchemasTest {

    private static final List<String> OURS = List.of(
            "batch_job_execution",
            "batch_job_execution_context",
            "batch_job_execution_params",
            "batch_job_execution_seq",
            "batch_job_instance",
            "batch_job_instance_seq",
            "batch_step_execution",
            "batch_step_execution_context",
            "batch_step_execution_seq",
            "maaltal_schema");

    private static final JobParameters PARAMETERS = new JobParametersBuilder()
            .addString("institution", "ankestyrelsen")
            .addLong("edition", 1L)
            .toJobParameters();

    private final EmptyDatabase database = new EmptyDatabase("schemas");

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void anEmptyDatabaseGetsTheSharedTablesInTheirOwnSchema() {
        try (HikariDataSource pool = database.pool("maaltal", 4)) {
            new Stores(pool, Realm.REAL).prepareShared();
            new Stores(pool, Realm.SAMPLE).prepareShared();

            assertThat(relations(pool, "maaltal")).isEqualTo(OURS);
            assertThat(relations(pool, "eksempel")).isEqualTo(OURS);
            assertThat(relations(pool, "public")).isEmpty();
        }
    }

    @Test
    void tenFirstRunsAtOnceOnAnEmptyDatabaseAllSucceed() throws Exception {
        int runs = 10;
        CyclicBarrier together = new CyclicBarrier(runs);
        ExecutorService threads = Executors.newFixedThreadPool(runs);
        List<HikariDataSource> pools = new ArrayList<>();
        try {
            List<Future<String>> prepared = IntStream.range(0, runs)
                    .mapToObj(run -> {
                        HikariDataSource pool = database.pool("maaltal", 3);
                        pools.add(pool);
                        return threads.submit(() -> {
                            Stores stores = new Stores(pool, Realm.REAL);
                            together.await(30, TimeUnit.SECONDS);
                            stores.prepareShared();
                            return stores.of("ankestyrelsen").schema();
                        });
                    })
                    .toList();
            for (Future<String> each : prepared) {
                assertThat(each.get(120, TimeUnit.SECONDS)).isEqualTo("ankestyrelsen");
            }
            assertThat(relations(pools.get(0), "maaltal")).isEqualTo(OURS);
        } finally {
            threads.shutdownNow();
            pools.forEach(HikariDataSource::close);
        }
    }

    @Test
    void whatAnOlderVersionKeptInPublicIsMovedWithAllThatIsInIt() throws Exception {
        long execution;
        try (HikariDataSource old = database.pool("public", 4)) {
            prepareAsBefore(old);
            execution = run(repository(old)).getId();
            JdbcClient.create(old).sql("CREATE TABLE somebodys (content text)").update();
        }

        try (HikariDataSource pool = database.pool("maaltal", 4)) {
            Stores stores = new Stores(pool, Realm.REAL);
            stores.prepareShared();
            stores.prepareShared();

            assertThat(relations(pool, "maaltal")).isEqualTo(OURS);
            assertThat(relations(pool, "public")).containsExactly("somebodys");
            JobRepository repository = repository(pool);
            JobExecution last = repository.getLastJobExecution("report", PARAMETERS);
            assertThat(last.getId()).isEqualTo(execution);
            assertThat(last.getJobParameters()).isEqualTo(PARAMETERS);
            assertThat(run(repository).getId()).isEqualTo(execution + 1);
            assertThat(JdbcClient.create(pool)
                            .sql("SELECT version, success FROM maaltal_schema WHERE version = '1'")
                            .query()
                            .listOfRows())
                    .containsExactly(Map.of("version", "1", "success", true));
        }
    }

    @Test
    void theSampleRealmLeavesPublicAlone() {
        try (HikariDataSource old = database.pool("public", 4)) {
            prepareAsBefore(old);
        }
        try (HikariDataSource pool = database.pool("eksempel", 4)) {
            new Stores(pool, Realm.SAMPLE).prepareShared();

            assertThat(relations(pool, "public")).isEqualTo(OURS);
        }
    }

    private static List<String> relations(HikariDataSource pool, String schema) {
        return JdbcClient.create(pool)
                .sql("""
                        SELECT relname
                        FROM pg_class c
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = ? AND c.relkind IN ('r', 'S')
                        ORDER BY relname COLLATE "C"
                        """)
                .param(schema)
                .query(String.class)
                .list();
    }

    /** As version 0.1.0 prepared the shared tables before they had a schema of their own. */
    private static void prepareAsBefore(HikariDataSource pool) {
        Flyway.configure()
                .dataSource(pool)
                .schemas("public")
                .defaultSchema("public")
                .table("maaltal_schema")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .javaMigrations(new V1__job_repository())
                .locations(new String[0])
                .load()
                .migrate();
    }

    private static JobRepository repository(HikariDataSource pool) throws Exception {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(pool);
        factory.setTransactionManager(new JdbcTransactionManager(pool));
        factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
        factory.afterPropertiesSet();
        return factory.getObject();
    }

    /** Keeps an execution of the job as Spring Batch does when it begins one. */
    private static JobExecution run(JobRepository repository) {
        JobInstance instance = repository.getJobInstance("report", PARAMETERS);
        return repository.createJobExecution(
                instance == null ? repository.createJobInstance("report", PARAMETERS) : instance,
                PARAMETERS,
                new ExecutionContext());
    }

    static final class V1__job_repository extends BaseJavaMigration {
        @Override
        public void migrate(Context context) {
            ScriptUtils.executeSqlScript(
                    context.getConnection(),
                    new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"));
        }
    }
}
