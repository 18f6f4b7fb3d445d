package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.RejectFile;
import dk.maaltal.cases.Retention;
import dk.maaltal.database.Schemas;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.Editions;
import dk.maaltal.editions.InternalLists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** Removes what is kept of single cases past its term; editions, their figures and their documents stay. */
@Component
public class Purging {

    /**
     * What was removed, or would be.
     *
     * @param cases from the history of cases
     * @param files lists of rejected rows, and folders of internal lists
     * @param editions published ones that can be made again no more
     */
    public record Purged(Retention.Removed cases, List<Path> files, List<Edition> editions) {}

    private final DataSource dataSource;
    private final JdbcClient database;
    private final Workspace workspace;
    private final Progress progress;
    private final TransactionTemplate transaction;

    Purging(DataSource dataSource, Workspace workspace, Progress progress, PlatformTransactionManager transactions) {
        this.dataSource = dataSource;
        this.database = JdbcClient.create(dataSource);
        this.workspace = workspace;
        this.progress = progress;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Removes what was known before a day and is known no more.
     *
     * @param institution by its name; it need not have a folder any more
     * @param before the first day that is kept
     * @param onlyTell whether to tell what would go, and remove nothing
     * @throws DataRefused when nothing of the institution is kept
     */
    public Purged purge(String institution, LocalDate before, boolean onlyTell) {
        String schema = workspace.realm().schema(institution);
        requireCases(institution, schema);
        Schemas.prepareInstitution(dataSource, schema);
        progress.at("Looking for what is past its term", 0, 0);
        Purged purged = transaction.execute(status -> {
            Purged inDatabase = inDatabase(institution, schema, before);
            if (onlyTell) {
                status.setRollbackOnly();
            }
            return inDatabase;
        });
        if (!onlyTell) {
            purged.files().forEach(Purging::delete);
            progress.at("Sorting the cases", 0, 0);
            database.sql("VACUUM (ANALYZE) " + schema + ".cases").update();
        }
        return purged;
    }

    private void requireCases(String institution, String schema) {
        boolean kept = database.sql("SELECT to_regclass(?) IS NOT NULL")
                .params(schema + ".cases")
                .query(Boolean.class)
                .single();
        if (!kept) {
            throw new DataRefused("No cases of " + institution + " are kept, so there is nothing to purge.");
        }
    }

    private Purged inDatabase(String institution, String schema, LocalDate before) {
        Retention retention = new Retention(database, schema);
        List<Integer> loads = retention.loadsBefore(before);
        Retention.Removed removed = retention.purge(before);
        Stream<Path> rejects = loads.stream()
                .map(load ->
                        workspace.out(institution).resolve(RejectFile.FOLDER).resolve(RejectFile.name(load)));
        Stream<Path> lists = new InternalLists(database, schema)
                .purge(before).stream().map(edition -> ReportRun.folder(workspace, institution, edition.key())
                        .resolve(edition.internalFolder()));
        return new Purged(
                removed,
                Stream.concat(rejects, lists).filter(Files::exists).toList(),
                new Editions(database, schema).publishedOf(removed.loads()));
    }

    private static void delete(Path file) {
        try {
            FileSystemUtils.deleteRecursively(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The cases are purged, but " + file + " cannot be deleted: delete it", e);
        }
    }
}
