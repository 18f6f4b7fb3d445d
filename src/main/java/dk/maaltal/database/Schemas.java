package dk.maaltal.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Makes and renews Måltal's own tables: the shared ones, and those of each institution. */
public final class Schemas {

    private Schemas() {}

    /** The job repository, by the script that Spring Batch ships. */
    public static void prepareShared(DataSource dataSource, Realm realm) {
        flyway(dataSource, realm.sharedSchema())
                .javaMigrations(new V1__job_repository())
                .locations(new String[0])
                .load()
                .migrate();
    }

    /** What an institution keeps beside its cases. */
    public static void prepareInstitution(DataSource dataSource, String schema) {
        flyway(dataSource, schema).locations("classpath:db/institution").load().migrate();
    }

    private static FluentConfiguration flyway(DataSource dataSource, String schema) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .table("maaltal_schema")
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
