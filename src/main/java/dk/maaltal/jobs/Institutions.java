package dk.maaltal.jobs;

import dk.maaltal.institution.Institution;
import dk.maaltal.store.Workspace;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The institutions whose reports are run, as their files were read before a run began: what is saved meanwhile is for the
 * next run.
 */
@Component
class Institutions {

    private final Workspace workspace;
    private final Map<String, Institution> read = new ConcurrentHashMap<>();

    Institutions(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Keeps an institution for the runs of its reports. */
    void put(Institution institution) {
        read.put(institution.name(), institution);
    }

    /** An institution, read now where it was not before. */
    Institution of(String name) {
        return read.computeIfAbsent(
                name, missing -> Institution.read(workspace.jobs(), workspace.templates(), missing));
    }
}
