package dk.maaltal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Makes stores for tests by the scripts of the migrations themselves: Flyway takes ten times as long, and has its own tests. */
public final class TestStores {

    private static final Resource[] SCRIPTS = scripts();

    private TestStores() {}

    private static Resource[] scripts() {
        try {
            Resource[] scripts =
                    new PathMatchingResourcePatternResolver().getResources("classpath:db/institution/V*.sql");
            Arrays.sort(scripts, Comparator.comparingInt(TestStores::version));
            return scripts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Resource script) {
        return Integer.parseInt(script.getFilename().replaceFirst("V(\\d+)__.*", "$1"));
    }

    /** The store of an institution of which nothing is kept: its schema must not exist. */
    public static Store fresh(DataSource pool, String name) {
        String schema = Realm.REAL.schema(name);
        JdbcClient database = JdbcClient.create(pool);
        database.sql("CREATE SCHEMA " + schema).update();
        new DistributedSchema(database, schema)
                .migrate(() -> new ResourceDatabasePopulator(SCRIPTS).execute(new SchemaDataSource(pool, schema)));
        return new Store(pool, name, schema);
    }
}
