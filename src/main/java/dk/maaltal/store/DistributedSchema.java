package dk.maaltal.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The schema of an institution on a Citus cluster, where it may be distributed: all its tables then lie on one of the workers.
 * Citus refuses much of what migrations do on distributed tables, so they are done while the tables lie on the coordinator.
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

    /** Does something while the tables lie on the coordinator; afterwards they lie where they should. */
    void migrate(Runnable migration) {
        boolean distributed = gather();
        migration.run();
        if (distributed || isWanted()) {
            database.sql("SELECT citus_schema_distribute(?::regnamespace)")
                    .param(schema)
                    .query()
                    .singleRow();
        }
    }

    /**
     * Brings the tables to the coordinator.
     *
     * @return whether they lay on a worker
     */
    boolean gather() {
        boolean distributed = isCitus()
                && database.sql("""
                                SELECT EXISTS (SELECT FROM pg_dist_schema WHERE schemaid = to_regnamespace(?))
                                """).param(schema).query(Boolean.class).single();
        if (distributed) {
            database.sql("SELECT citus_schema_undistribute(?::regnamespace)")
                    .param(schema)
                    .query()
                    .singleRow();
        }
        return distributed;
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
