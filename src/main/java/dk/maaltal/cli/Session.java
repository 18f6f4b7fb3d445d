package dk.maaltal.cli;

import dk.maaltal.jobs.Application;
import dk.maaltal.jobs.Workspace;
import org.springframework.context.ConfigurableApplicationContext;

/** A command's use of the database and the jobs, from opening to closing. */
final class Session implements AutoCloseable {

    private final ProgressLine progress;
    private final ConfigurableApplicationContext context;

    private Session(ProgressLine progress, ConfigurableApplicationContext context) {
        this.progress = progress;
        this.context = context;
    }

    static Session open(Workspace workspace) {
        ProgressLine progress = new ProgressLine();
        return new Session(progress, Application.start(workspace, progress));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Clears the progress from the terminal, before something is printed. */
    void quiet() {
        progress.close();
    }

    @Override
    public void close() {
        progress.close();
        context.close();
    }
}
