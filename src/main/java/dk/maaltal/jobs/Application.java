package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.database.DatabaseAddress;
import dk.maaltal.store.Stores;
import dk.maaltal.store.Workspace;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** Puts Spring Batch and its jobs together. */
@Configuration
@EnableAutoConfiguration
@ComponentScan
public class Application {

    /**
     * Starts what runs reports. Whoever starts it closes it, before the pool.
     *
     * @param address of the database, for connections that are nobody else's
     * @param pool of connections whose own schema is that of the job repository, which is made or brought up to date
     */
    public static ConfigurableApplicationContext start(
            Workspace workspace, DatabaseAddress address, DataSource pool, Stores stores, Progress progress) {
        stores.prepareShared();
        // The log is set up already, by its own file: set up anew, it would lose what the pool's threads write
        // meanwhile.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(Map.of(
                        "spring.batch.job.enabled", "false",
                        "spring.batch.jdbc.initialize-schema", "never",
                        "spring.batch.jdbc.isolation-level-for-create", "read_committed",
                        "spring.flyway.enabled", "false",
                        "spring.main.log-startup-info", "false"))
                .initializers(context -> {
                    GenericApplicationContext generic = (GenericApplicationContext) context;
                    generic.registerBean(Workspace.class, () -> workspace);
                    generic.registerBean(DatabaseAddress.class, () -> address);
                    generic.registerBean(DataSource.class, () -> pool);
                    generic.registerBean(Stores.class, () -> stores);
                    generic.registerBean(Progress.class, () -> progress);
                })
                .run();
    }
}
