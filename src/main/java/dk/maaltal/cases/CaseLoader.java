package dk.maaltal.cases;

import dk.maaltal.MissingRight;
import dk.maaltal.Progress;
import dk.maaltal.calendar.DanishTime;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Takes an extract into an institution's history of cases: staged as text, checked, merged. One transaction, so that an
 * extract is loaded whole or not at all; one load of an institution at a time.
 */
public final class CaseLoader {

    /** Fewer changed cases than these are looked at by nobody. */
    private static final long LEAST_CHANGED = 20;

    private final DataSource dataSource;
    private final CaseDeclaration declaration;
    private final Extract extract;
    private final CaseSources sources;
    private final Path rejectFolder;
    private final Progress progress;

    /**
     * @param dataSource the institution's own
     * @param declaration what its extracts look like
     * @param sources what operations let them come from
     * @param rejectFolder where lists of rejected rows are written
     * @param progress told of the rows read
     */
    public CaseLoader(
            DataSource dataSource,
            CaseDeclaration declaration,
            CaseSources sources,
            Path rejectFolder,
            Progress progress) {
        this.dataSource = dataSource;
        this.declaration = declaration;
        this.extract = declaration.extract().orElseThrow();
        this.sources = sources;
        this.rejectFolder = rejectFolder;
        this.progress = progress;
    }

    /**
     * Loads a file, or what the declaration names.
     *
     * @param from a file to take instead of the declared one
     * @param accepted what is right all the same
     * @return the load; the last one again when the extract is the same as then
     * @throws DataRefused when the extract cannot be taken in; nothing of it was
     */
    public Load load(Optional<Path> from, Accepted accepted) {
        Optional<InputFile> file = from.or(this::declaredFile).map(InputFile::of);
        String declared = declaration.source().sha256();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            Loads loads = new Loads(database);
            loads.lock();
            Optional<Load> same = file.flatMap(input -> loads.same(input.sha256(), declared));
            if (same.isPresent()) {
                return same.get();
            }
            requireRight(database, file);
            Load load = take(connection, database, loads, file, declared, accepted);
            connection.commit();
            if (load.isNew()) {
                progress.at("Sorting the cases", 0, 0);
                connection.setAutoCommit(true);
                database.sql("VACUUM (ANALYZE) cases").update();
            }
            return load;
        } catch (SQLException e) {
            throw new IllegalStateException("The load was broken off by the database; nothing was loaded.", e);
        }
    }

    /** Loading makes tables, which takes the loader's role; that nothing is new is found out without. */
    private void requireRight(JdbcClient database, Optional<InputFile> file) {
        database.sql("""
                        SELECT quote_ident(session_user), current_schema()
                        WHERE NOT has_schema_privilege(current_schema(), 'CREATE')
                        """)
                .query((row, n) -> new MissingRight(
                        (file.isPresent()
                                        ? "The extract " + file.get().path() + " is not loaded yet, and"
                                        : "Whether a query brings anything new is known once it is loaded, and")
                                + " the user " + row.getString(1) + " may not load cases of " + row.getString(2)
                                + ". Let somebody load them who may (maaltal load), or take the cases as they are known"
                                + " (--as-of-load)",
                        row.getString(2) + "_loader",
                        row.getString(1),
                        null))
                .optional()
                .ifPresent(missing -> {
                    throw missing;
                });
    }

    private Load take(
            Connection connection,
            JdbcClient database,
            Loads loads,
            Optional<InputFile> file,
            String declared,
            Accepted accepted)
            throws SQLException {
        CaseTable table = new CaseTable(database, declaration.columns());
        table.prepare();
        Staging staging = new Staging(
                database, ReadColumns.of(declaration.columns(), extract.rows()).columns());
        staging.create();
        StagingCopy copy = staging.copy(connection);
        List<String> remarks = new ArrayList<>();
        try (copy) {
            read(file, copy).ifPresent(remarks::add);
            file.ifPresent(InputFile::refuseIfChanged);
            copy.finish();
        }
        String source = file.map(input -> input.path().toString())
                .orElseGet(() -> sources.database(declaredQuery().source()).address());
        if (copy.rows() == 0 && extract.holdsAll()) {
            throw new DataRefused(
                    "The extract " + source + " was refused: it has a heading row and no rows. Nothing was loaded.");
        }
        String checksum = file.map(InputFile::sha256).orElseGet(copy::checksum);
        Optional<Load> same = loads.same(checksum, declared);
        if (same.isPresent()) {
            connection.rollback();
            return same.get();
        }
        LocalDate today = DanishTime.today();
        int number = loads.begin(
                source,
                checksum,
                declared,
                declaration.columns().stream()
                        .filter(column -> column.delivery().isOn(today))
                        .toList());
        CaseRows.Gathered gathered = new CaseRows(database, declaration.columns(), extract.rows()).gather(copy.rows());
        remarks.addAll(gathered.remarks());
        long rows = gathered.rows();
        progress.at("Checking " + rows + " rows", 0, 0);
        Incoming incoming = new Incoming(
                database,
                declaration.columns().stream().map(column -> column.on(today)).toList(),
                today);
        long rejected = incoming.fill(number);
        staging.drop();
        refuseRejects(connection, database, loads, incoming, number, rows, rejected, source);
        refuseShrunken(loads, rows - rejected, source, accepted.shrunken());
        progress.at("Merging " + rows + " rows", 0, 0);
        History.Merged merged =
                new History(database, table, declaration.columns(), today).merge(number, extract.holdsAll());
        refuseChanged(loads, merged, rows - rejected, source, accepted.changed());
        incoming.drop();
        loads.finish(number, "loaded", rows, rejected, merged);
        Optional<Path> rejects =
                rejected == 0 ? Optional.empty() : Optional.of(RejectFile.write(database, number, rejectFolder));
        return new Load(
                number,
                true,
                source,
                rows,
                rejected,
                merged.added(),
                merged.changed(),
                merged.ended(),
                rejects,
                remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remarks)));
    }

    /** @return what whoever loads it should know of how it was read */
    private Optional<String> read(Optional<InputFile> file, StagingCopy copy) {
        List<Column> columns =
                ReadColumns.of(declaration.columns(), extract.rows()).columns();
        if (file.isEmpty()) {
            new QueryExtract(
                            sources.database(declaredQuery().source()),
                            declaredQuery().query())
                    .copyTo(copy, columns, progress);
        } else if (FileKind.isWorkbook(file.get().path())) {
            return new XlsxExtract(file.get(), declaredSheet()).copyTo(copy, columns, progress);
        } else {
            new CsvExtract(file.get(), declaredFormat()).copyTo(copy, columns, progress);
        }
        return Optional.empty();
    }

    private Extract.Files declaredFormat() {
        return extract.source().match(Function.identity(), query -> {
            throw new DataRefused(declaration.source().path()
                    + " declares a query and no format of files, so a file cannot be loaded.");
        });
    }

    private Optional<String> declaredSheet() {
        return extract.source().match(Extract.Files::sheet, query -> Optional.empty());
    }

    /** The query that is declared; there is one wherever no file is loaded. */
    private Extract.Query declaredQuery() {
        return extract.source()
                .match(
                        files -> {
                            throw new IllegalStateException(
                                    declaration.source().path() + " declares files and no query");
                        },
                        Function.identity());
    }

    /** The newest of the declared files by name; empty when a query is declared. */
    private Optional<Path> declaredFile() {
        return ExtractFiles.of(declaration, sources).map(ExtractFiles::newest);
    }

    /** Keeps the rejects, and only them, of an extract with more of them than the declaration allows. */
    private void refuseRejects(
            Connection connection,
            JdbcClient database,
            Loads loads,
            Incoming incoming,
            int number,
            long rows,
            long rejected,
            String source)
            throws SQLException {
        BigDecimal allowed = extract.rejectsAllowed();
        if (BigDecimal.valueOf(rejected).movePointRight(2).compareTo(allowed.multiply(BigDecimal.valueOf(rows))) <= 0) {
            return;
        }
        loads.finish(number, "refused", rows, rejected, History.Merged.NOTHING);
        String first = loads.firstRejects(number);
        Path file = RejectFile.write(database, number, rejectFolder);
        incoming.drop();
        connection.commit();
        throw DataRefused.quoting(
                "The extract " + source + " was refused: " + rejected + " of " + rows
                        + " rows cannot be taken in, and cases.yaml allows " + allowed.toPlainString() + " pct.\n"
                        + first
                        + "\nAll of them are listed in " + file + ". Nothing was loaded.",
                first,
                null);
    }

    /** A case system that was set up anew, or another system's extract, changes most of what is known. */
    private void refuseChanged(Loads loads, History.Merged merged, long good, String source, boolean accept) {
        if (accept || merged.changed() < LEAST_CHANGED || loads.hasOtherColumns()) {
            return;
        }
        long known = extract.holdsAll() ? good - merged.added() + merged.ended() : loads.known();
        if (BigDecimal.valueOf(merged.changed())
                        .movePointRight(2)
                        .compareTo(extract.changeAllowed().multiply(BigDecimal.valueOf(known)))
                > 0) {
            throw new DataRefused(
                    "The extract " + source + " was refused: it changes " + merged.changed() + " of "
                            + known + " known cases, and cases.yaml allows at most "
                            + extract.changeAllowed().toPlainString()
                            + " pct. If so many cases have really changed, load it with " + Accepted.CHANGED
                            + ". Nothing was loaded.",
                    Accepted.CHANGED);
        }
    }

    private void refuseShrunken(Loads loads, long good, String source, boolean accept) {
        long last = loads.lastGoodRows();
        BigDecimal least = BigDecimal.valueOf(last)
                .multiply(BigDecimal.valueOf(100).subtract(extract.shrinkAllowed()))
                .movePointLeft(2);
        if (extract.holdsAll() && !accept && BigDecimal.valueOf(good).compareTo(least) < 0) {
            throw new DataRefused(
                    "The extract " + source + " was refused: it holds " + good + " cases where the last held "
                            + last + ", and cases.yaml allows at most "
                            + extract.shrinkAllowed().toPlainString()
                            + " pct. fewer. If so many cases are really gone, load it with " + Accepted.SHRUNKEN
                            + ". Nothing was loaded.",
                    Accepted.SHRUNKEN);
        }
    }
}
