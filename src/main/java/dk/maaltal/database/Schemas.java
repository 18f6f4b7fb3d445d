package dk.maaltal.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Makes and renews Måltal's own tables: the shared ones, and those of each institution. */
public final class Schemas {

    private Schemas() {}

    /** The job repository. */
    public static void prepareShared(DataSource dataSource, Side side) {
        migrate(dataSource, side.sharedSchema(), "classpath:db/shared");
    }

    /** What an institution keeps beside its cases. */
    public static void prepareInstitution(DataSource dataSource, String schema) {
        migrate(dataSource, schema, "classpath:db/institution");
    }

    private static void migrate(DataSource dataSource, String schema, String scripts) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .table("maaltal_schema")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .locations(scripts)
                .load()
                .migrate();
    }
}
