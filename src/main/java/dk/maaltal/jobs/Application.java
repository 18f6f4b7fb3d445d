package dk.maaltal.jobs;

import com.zaxxer.hikari.HikariDataSource;
import dk.maaltal.Progress;
import dk.maaltal.database.Database;
import dk.maaltal.database.DatabaseAddress;
import dk.maaltal.store.Stores;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** Puts the parts together: the database, its pool, and the jobs. */
@Configuration
@EnableAutoConfiguration
@ComponentScan
public class Application {

    /** Starts everything a command that needs the database works with. */
    public static ConfigurableApplicationContext start(Workspace workspace, Progress progress) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(Map.of(
                        "spring.batch.job.enabled", "false",
                        "spring.batch.jdbc.initialize-schema", "never",
                        "spring.batch.jdbc.isolation-level-for-create", "read_committed",
                        "spring.main.log-startup-info", "false"))
                .initializers(context -> {
                    GenericApplicationContext generic = (GenericApplicationContext) context;
                    generic.registerBean(Workspace.class, () -> workspace);
                    generic.registerBean(Progress.class, () -> progress);
                })
                .run();
    }

    /** The database named in the environment, or the one Måltal brings along: left when all else is closed. */
    @Bean
    Database database(Workspace workspace) {
        return Database.open(
                DatabaseAddress.of(System.getenv()), workspace.var().resolve("postgres"));
    }

    @Bean
    HikariDataSource dataSource(Database database, Workspace workspace) {
        return database.pool(workspace.realm().sharedSchema());
    }

    /** The door to what is kept of institutions; the job repository has its tables once this is there. */
    @Bean
    Stores stores(DataSource dataSource, Workspace workspace) {
        Stores stores = new Stores(dataSource, workspace.realm());
        stores.prepareShared();
        return stores;
    }
}
