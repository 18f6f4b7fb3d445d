package dk.maaltal.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The schema of an institution on a Citus cluster, where it may be distributed: all its tables then lie on one of the workers.
 * Citus refuses some of what the first migrations do on distributed tables, so the tables are made on the coordinator and
 * distributed afterwards. They cannot come back, since some have an identity: later migrations are done where they lie.
 *
 * <p>A schema is distributed where Citus would have made it so, {@code citus.enable_schema_based_sharding} being on. On a server
 * without Citus nothing is done.
 */
final class DistributedSchema {

    /** Keeps Citus from distributing a schema that a session makes; any server takes it, as the setting of an extension. */
    static final String MAKE_LOCAL = "SET citus.enable_schema_based_sharding = off";

    private final JdbcClient database;
    private final String schema;

    /**
     * @param database outside of any transaction
     * @param schema which need not exist yet
     */
    DistributedSchema(JdbcClient database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    /** Makes or migrates the tables; afterwards they are distributed where they should be. */
    void migrate(Runnable migration) {
        beLocalWhileEmpty();
        migration.run();
        if (isWanted() && !isDistributed()) {
            database.sql("SELECT citus_schema_distribute(?::regnamespace)")
                    .param(schema)
                    .query()
                    .singleRow();
        }
    }

    /** Whoever administers the server may have made the schema, which Citus then distributed: without tables it is made local. */
    void beLocalWhileEmpty() {
        if (isDistributed() && isEmpty()) {
            database.sql("SELECT citus_schema_undistribute(?::regnamespace)")
                    .param(schema)
                    .query()
                    .singleRow();
        }
    }

    private boolean isDistributed() {
        return isCitus()
                && database.sql("SELECT EXISTS (SELECT FROM pg_dist_schema WHERE schemaid = to_regnamespace(?))")
                        .param(schema)
                        .query(Boolean.class)
                        .single();
    }

    private boolean isEmpty() {
        return database.sql("SELECT NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace(?))")
                .param(schema)
                .query(Boolean.class)
                .single();
    }

    private boolean isCitus() {
        return database.sql("SELECT to_regclass('pg_catalog.pg_dist_schema') IS NOT NULL")
                .query(Boolean.class)
                .single();
    }

    /** As the server, the database or the role has it, whatever this session has set. */
    private boolean isWanted() {
        return isCitus()
                && database.sql(
                                "SELECT reset_val = 'on' FROM pg_settings WHERE name = 'citus.enable_schema_based_sharding'")
                        .query(Boolean.class)
                        .single();
    }
}
