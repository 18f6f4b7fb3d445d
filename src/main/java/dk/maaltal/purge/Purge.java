package dk.maaltal.purge;

import dk.maaltal.Progress;
import dk.maaltal.calendar.DanishTime;
import dk.maaltal.cases.CaseSources;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.ExtractArchive;
import dk.maaltal.cases.RejectFile;
import dk.maaltal.cases.Retention;
import dk.maaltal.editions.Edition;
import dk.maaltal.intake.WorkbookFiles;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Removes what is kept of single cases past its term; editions, their figures and their documents stay. */
public final class Purge {

    /**
     * What was removed, or would be.
     *
     * @param cases from the history of cases
     * @param files lists of rejected rows, folders of internal lists, extracts in the archive, and workbooks laid aside
     * @param editions published ones that can be made again no more
     */
    public record Purged(Retention.Removed cases, List<Path> files, List<Edition> editions) {}

    private final Store store;
    private final Workspace workspace;
    private final Progress progress;

    /**
     * @param store of the institution, which need not have a folder any more
     * @param workspace whose folders hold what was delivered
     * @param progress is given each long piece of work
     */
    public Purge(Store store, Workspace workspace, Progress progress) {
        this.store = store;
        this.workspace = workspace;
        this.progress = progress;
    }

    /**
     * Removes what was known before a day and is known no more.
     *
     * @param before the first day that is kept
     * @throws DataRefused when no cases of the institution are kept
     */
    public Purged purge(LocalDate before) {
        requireCases();
        progress.at("Looking for what is past its term", 0, 0);
        Purged purged = store.transaction(() -> inDatabase(before));
        purged.files().forEach(Purge::delete);
        progress.at("Sorting the cases", 0, 0);
        store.client().sql("VACUUM (ANALYZE) cases").update();
        return purged;
    }

    /**
     * What {@link #purge} would remove; nothing is.
     *
     * @param before the first day that would be kept
     * @throws DataRefused when no cases of the institution are kept
     */
    public Purged trial(LocalDate before) {
        requireCases();
        progress.at("Looking for what is past its term", 0, 0);
        return store.trial(() -> inDatabase(before));
    }

    private void requireCases() {
        boolean kept = store.client()
                .sql("SELECT to_regclass('cases') IS NOT NULL")
                .query(Boolean.class)
                .single();
        if (!kept) {
            throw new DataRefused("No cases of " + store.name() + " are kept, so there is nothing to purge.");
        }
    }

    private Purged inDatabase(LocalDate before) {
        Retention retention = store.retention();
        List<Integer> loads = retention.loadsBefore(before);
        Retention.Removed removed = retention.purge(before);
        Stream<Path> rejects = loads.stream()
                .map(load ->
                        workspace.out(store.name()).resolve(RejectFile.FOLDER).resolve(RejectFile.name(load)));
        Stream<Path> lists = store.internalLists().purge(before).stream()
                .map(edition -> workspace.editions(store.name(), edition.key()).resolve(edition.internalFolder()));
        return new Purged(
                removed,
                Stream.of(rejects, lists, extracts(loads).stream(), laidAside(before).stream())
                        .flatMap(each -> each)
                        .filter(Files::exists)
                        .toList(),
                store.editions().publishedOf(removed.loads()));
    }

    private List<Path> extracts(List<Integer> loads) {
        return new ExtractArchive(workspace.archive(store.name())).of(loads);
    }

    private List<Path> laidAside(LocalDate before) {
        return WorkbookFiles.laidAside(workspace.jobs().resolve(store.name()), before);
    }

    /**
     * Removes the extracts that have been in the archive for longer than operations keep them.
     *
     * @return what was removed, or would be
     */
    public List<Path> purgeArchive(boolean trial) {
        OptionalInt days = CaseSources.read(workspace.sources(), workspace.jobs(), store.name())
                .daysInArchive();
        if (days.isEmpty()) {
            return List.of();
        }
        List<Path> past =
                extracts(store.retention().loadsBefore(DanishTime.today().minusDays(days.getAsInt())));
        if (!trial) {
            past.forEach(Purge::delete);
        }
        return past;
    }

    private static void delete(Path file) {
        try {
            FileSystemUtils.deleteRecursively(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The cases are purged, but " + file + " cannot be deleted: delete it", e);
        }
    }
}
