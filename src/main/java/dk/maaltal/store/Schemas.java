package dk.maaltal.store;

import dk.maaltal.MissingRight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes and renews Måltal's own tables: the shared ones, and those of each institution. One process at a time does so on a
 * database: several that find it empty at once would each make the same tables, and all but one fail.
 */
final class Schemas {

    /** Flyway's list of what was done to a schema. */
    static final String HISTORY = "maaltal_schema";

    private static final String BEFORE = "public";

    /** By which processes keep out of each other's way; any version of Måltal uses this very text. */
    private static final String LOCK = "maaltal schemas";

    private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtextextended(?, 0))";

    private static final String MIGRATIONS = "classpath:db/institution";

    /** The newest version of an institution's tables: that of its last migration. */
    private static final int NEWEST = newest();

    /** Of the shared tables: they have one migration. */
    private static final int NEWEST_SHARED = 1;

    /** What Spring Batch's script makes. */
    static final List<String> BATCH_TABLES = List.of(
            "batch_job_instance",
            "batch_job_execution",
            "batch_job_execution_params",
            "batch_job_execution_context",
            "batch_step_execution",
            "batch_step_execution_context");

    static final List<String> BATCH_SEQUENCES =
            List.of("batch_job_instance_seq", "batch_job_execution_seq", "batch_step_execution_seq");

    private final DataSource pool;

    /** @param pool which must be able to give three connections at once: one holds the lock, Flyway works on two */
    Schemas(DataSource pool) {
        this.pool = pool;
    }

    /** The job repository, by the script that Spring Batch ships. */
    void prepareShared(Realm realm) {
        if (isOf(NEWEST_SHARED, realm.sharedSchema(), JdbcClient.create(pool))) {
            return;
        }
        requireOwner(realm.sharedSchema(), Roles.NIGHT);
        alone(connection -> {
            if (realm == Realm.REAL) {
                moveFromPublic(connection, realm.sharedSchema());
            }
            distributed(connection, realm.sharedSchema()).beLocalWhileEmpty();
            flyway(realm.sharedSchema())
                    .javaMigrations(new V1__job_repository())
                    .locations(new String[0])
                    .load()
                    .migrate();
            grant(Roles.sharedRights(realm.sharedSchema()), realm.sharedSchema());
        });
    }

    /** What an institution keeps beside its cases. */
    void prepareInstitution(String schema) {
        if (isOf(NEWEST, schema, SchemaClient.of(pool, pool, schema))) {
            return;
        }
        requireOwner(schema, Roles.loader(schema));
        alone(connection -> {
            distributed(connection, schema)
                    .migrate(() -> flyway(schema).locations(MIGRATIONS).load().migrate());
            grant(Roles.rights(schema), schema);
        });
    }

    /** What is there already is brought up to date by the role it belongs to. */
    private void requireOwner(String schema, String owner) {
        boolean may = JdbcClient.create(pool)
                .sql("SELECT coalesce(has_schema_privilege(to_regnamespace(?), 'CREATE'), true)")
                .param(schema)
                .query(Boolean.class)
                .single();
        if (!may) {
            throw new MissingRight(
                    "The tables of " + schema + " are not up to date, and the user may not change them",
                    owner,
                    SchemaClient.user(pool),
                    null);
        }
    }

    /** Tables that a migration made get the rights of those that there were. */
    private void grant(List<String> rights, String schema) {
        JdbcClient database = JdbcClient.create(new OwnerDataSource(pool, schema));
        rights.forEach(statement -> database.sql(statement).update());
    }

    /**
     * Whether all was done to a schema that this version does, and nothing that it does not know. Asked first, since Flyway
     * takes as long to find nothing to do as a whole command takes besides.
     */
    private boolean isOf(int version, String schema, JdbcClient database) {
        return exists(database, schema)
                && database.sql("SELECT coalesce(bool_and(success) AND max(version::integer) = ?, false) FROM " + schema
                                + "." + HISTORY)
                        .param(version)
                        .query(Boolean.class)
                        .single();
    }

    private static int newest() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources(MIGRATIONS + "/V*.sql"))
                    .map(Resource::getFilename)
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The real realm's shared tables were in {@code public} until they got a schema of their own. They are moved with what is
     * in them, all or none; whatever else is in {@code public} is somebody else's.
     */
    private static void moveFromPublic(Connection connection, String schema) {
        SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
        JdbcClient database = JdbcClient.create(single);
        if (!exists(database, BEFORE) || exists(database, schema)) {
            return;
        }
        new TransactionTemplate(new JdbcTransactionManager(single)).executeWithoutResult(status -> {
            database.sql("CREATE SCHEMA IF NOT EXISTS " + schema).update();
            Stream.concat(BATCH_TABLES.stream(), Stream.of(HISTORY)).forEach(table -> database.sql(
                            "ALTER TABLE IF EXISTS " + BEFORE + "." + table + " SET SCHEMA " + schema)
                    .update());
            BATCH_SEQUENCES.forEach(sequence -> database.sql(
                            "ALTER SEQUENCE IF EXISTS " + BEFORE + "." + sequence + " SET SCHEMA " + schema)
                    .update());
        });
    }

    /** Whether a schema has Flyway's list; asked of the catalogue, since a schema that one may not use cannot be asked itself. */
    private static boolean exists(JdbcClient database, String schema) {
        return database.sql("""
                        SELECT EXISTS (
                            SELECT
                            FROM pg_catalog.pg_class AS c
                            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                            WHERE n.nspname = ? AND c.relname = ?)
                        """).params(schema, HISTORY).query(Boolean.class).single();
    }

    private interface Work {
        void on(Connection connection);
    }

    /** Does something while no other process does the like, on a connection that holds the lock and may be used besides. */
    private void alone(Work work) {
        try (Connection connection = pool.getConnection()) {
            ask(connection, "SELECT pg_advisory_lock(hashtextextended(?, 0))");
            try {
                work.on(connection);
            } catch (RuntimeException e) {
                // A connection that the pool gave up because of it has given back the lock.
                if (!connection.isClosed()) {
                    ask(connection, UNLOCK);
                }
                throw e;
            }
            ask(connection, UNLOCK);
        } catch (SQLException e) {
            throw new IllegalStateException("Måltal's own tables could not be prepared: " + e.getMessage(), e);
        }
    }

    private static DistributedSchema distributed(Connection connection, String schema) {
        return new DistributedSchema(JdbcClient.create(new SingleConnectionDataSource(connection, true)), schema);
    }

    private static void ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, LOCK);
            statement.execute();
        }
    }

    private FluentConfiguration flyway(String schema) {
        return Flyway.configure()
                .dataSource(new OwnerDataSource(pool, schema))
                .initSql(DistributedSchema.MAKE_LOCAL)
                .schemas(schema)
                .defaultSchema(schema)
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }

    /** Named as Flyway reads version and description from it. */
    static final class V1__job_repository extends BaseJavaMigration {
        @Override
        public void migrate(Context context) {
            ScriptUtils.executeSqlScript(
                    context.getConnection(),
                    new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"));
        }
    }
}
