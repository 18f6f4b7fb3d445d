package dk.maaltal.jobs;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.editions.Edition;
import dk.maaltal.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** An institution, its plan and its templates as they were when an edition was made, laid out from the database. */
final class Archive implements AutoCloseable {

    static final String JOBS = "jobs";
    static final String TEMPLATES = "templates";

    private final Path folder;
    private final Workspace workspace;
    private final ReportRun run;

    private Archive(Path folder, Workspace workspace, ReportRun run) {
        this.folder = folder;
        this.workspace = workspace;
        this.run = run;
    }

    /**
     * Lays out what an edition was made from.
     *
     * @param store of the institution
     * @throws DataRefused when it was not kept: the edition is older than the keeping
     */
    static Archive open(Workspace workspace, Store store, Edition edition) {
        Map<String, byte[]> files = store.origin().files(edition.id());
        if (files.isEmpty()) {
            throw new DataRefused("What edition " + edition.number() + " of "
                    + edition.key().report() + " at " + edition.key().at() + " was made from is not in the database.");
        }
        try {
            Path folder = Files.createTempDirectory("maaltal-edition-");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path to = folder.resolve(file.getKey()).normalize();
                Files.createDirectories(to.getParent());
                Files.write(to, file.getValue());
            }
            Workspace then = new Workspace(
                    folder.resolve(JOBS),
                    folder.resolve(TEMPLATES),
                    workspace.out(),
                    workspace.var(),
                    workspace.realm());
            ReportingPoint at = ReportingPoint.parse(edition.key().at());
            Institution read = Institution.read(then, store.name());
            return new Archive(
                    folder,
                    then,
                    new ReportRun(
                            read,
                            edition.key().report(),
                            read.plan(Optional.of(edition.key().plan()), at.year())
                                    .inForce(at.day()),
                            at,
                            Optional.empty(),
                            false,
                            Optional.empty(),
                            edition.reason()));
        } catch (IOException e) {
            throw new UncheckedIOException("The edition's files cannot be laid out", e);
        }
    }

    /** Where its templates are. */
    Workspace workspace() {
        return workspace;
    }

    /** What was asked for when the edition was made. */
    ReportRun run() {
        return run;
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
