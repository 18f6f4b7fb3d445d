package dk.maaltal.cases;

import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Nearest;
import dk.maaltal.declaration.Problems;
import dk.maaltal.sources.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The databases and folders that an institution's cases may come from, by their names: {@code sources.yaml}, which is
 * operations' file and lies outside {@code jobs/}, so that whoever writes plans names a source and nothing of it.
 */
public final class CaseSources {

    /** The usual name of the file. */
    public static final String NAME = "sources.yaml";

    private static final String ARCHIVE = "archive";
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(10);

    /** Where cases come from. */
    sealed interface CaseSource {}

    /**
     * A database.
     *
     * @param url its JDBC address
     * @param driver the driver's class, where it is not found by the address
     * @param password where it is
     * @param answersWithin how long a query may take
     */
    record Database(
            String url,
            Optional<String> driver,
            Optional<String> user,
            Optional<Password> password,
            Duration answersWithin)
            implements CaseSource {

        /** The address without what follows its question mark, where a password may be. */
        String address() {
            return url.replaceFirst("\\?.*", "");
        }
    }

    /** A folder that extracts are delivered to. */
    record Inbox(Path folder) implements CaseSource {}

    /** Where a password is. */
    sealed interface Password {

        /** In an environment variable. */
        record Variable(String name) implements Password {}

        /** On the first line of a file. */
        record File(Path path) implements Password {}
    }

    /** Files in the institution's own folder, and nothing else. */
    public static final CaseSources NONE = new CaseSources(Path.of(NAME), "", Map.of(), OptionalInt.empty());

    private final Path file;
    private final String institution;
    private final Map<String, CaseSource> sources;
    private final OptionalInt daysInArchive;

    private CaseSources(Path file, String institution, Map<String, CaseSource> sources, OptionalInt daysInArchive) {
        this.daysInArchive = daysInArchive;
        this.file = file;
        this.institution = institution;
        this.sources = sources;
    }

    /**
     * Reads what an institution may use; nothing where there is no such file.
     *
     * @param jobs in which the file may not lie: whoever writes plans could change it
     * @throws dk.maaltal.declaration.BadDeclaration when something in the file is wrong
     * @throws DataRefused when the file lies in {@code jobs/}
     */
    public static CaseSources read(Path file, Path jobs, String institution) {
        if (!Files.exists(file)) {
            return new CaseSources(file, institution, Map.of(), OptionalInt.empty());
        }
        refuseBelow(jobs, file);
        Problems problems = new Problems();
        Map<String, CaseSource> sources = new LinkedHashMap<>();
        OptionalInt days = OptionalInt.empty();
        Optional<Entry> own = Entry.read(Source.of(file), problems).get(institution);
        for (Map.Entry<String, Entry> named :
                own.map(Entry::entries).orElse(Map.of()).entrySet()) {
            if (named.getKey().equals(ARCHIVE)) {
                days = named.getValue()
                        .parse(CaseSources::days, "how long extracts are kept that were taken in, such as 400 days")
                        .map(OptionalInt::of)
                        .orElse(days);
            } else {
                sources.put(named.getKey(), source(named.getValue(), file));
            }
        }
        problems.refuseIfAny();
        return new CaseSources(file, institution, sources, days);
    }

    private static int days(String text) {
        if (!text.matches("[1-9]\\d{0,4} days")) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(text.replace(" days", ""));
    }

    /** So many days extracts are kept in the archive once a later one is taken in; empty where they stay where they are. */
    public OptionalInt daysInArchive() {
        return daysInArchive;
    }

    private static void refuseBelow(Path jobs, Path file) {
        try {
            if (Files.exists(jobs) && file.toRealPath().startsWith(jobs.toRealPath())) {
                throw new DataRefused(file + " lies in " + jobs
                        + ", where whoever writes plans could change it: put it outside, and name it with --sources.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e, e);
        }
    }

    private static CaseSource source(Entry entry, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (entry.get("folder").isPresent()) {
            entry.onlyKeys("folder");
            return new Inbox(folder.resolve(entry.needText("folder", "the folder that extracts are delivered to")));
        }
        entry.onlyKeys("url", "driver", "user", "password", "answers within");
        return new Database(
                entry.needText("url", "a JDBC address like jdbc:postgresql://host/database (or a folder)"),
                entry.get("driver").map(Entry::plainText),
                entry.get("user").map(Entry::plainText),
                entry.get("password").flatMap(password -> password(password, folder)),
                entry.get("answers within")
                        .flatMap(value -> value.parse(CaseSources::seconds, "\"600 seconds\""))
                        .orElse(ANSWERS_WITHIN));
    }

    private static Optional<Password> password(Entry entry, Path folder) {
        if (!entry.isMapping()) {
            entry.wrong("a password", "where it is: { env: ESDH_PASSWORD } or { file: /etc/maaltal/esdh.password }");
            return Optional.empty();
        }
        entry.onlyKeys("env", "file");
        if (entry.get("file").isPresent()) {
            return Optional.of(
                    new Password.File(folder.resolve(entry.needText("file", "the file that holds the password"))));
        }
        return Optional.of(new Password.Variable(
                entry.needText("env", "the environment variable that holds the password, or a file")));
    }

    private static Duration seconds(String text) {
        if (!text.matches("[1-9]\\d{0,4} seconds")) {
            throw new IllegalArgumentException(text);
        }
        return Duration.ofSeconds(Long.parseLong(text.replace(" seconds", "")));
    }

    /**
     * A database by its name.
     *
     * @throws DataRefused when operations have named no such database for the institution
     */
    Database database(String name) {
        if (source(name) instanceof Database database) {
            return database;
        }
        throw new DataRefused("The source \"" + name + "\" is a folder and takes no query. Nothing was loaded.");
    }

    /**
     * A folder by its name.
     *
     * @throws DataRefused when operations have named no such folder for the institution
     */
    Path inbox(String name) {
        if (source(name) instanceof Inbox inbox) {
            return inbox.folder();
        }
        throw new DataRefused("The source \"" + name + "\" is a database and has no files. Nothing was loaded.");
    }

    private CaseSource source(String name) {
        return Optional.ofNullable(sources.get(name))
                .orElseThrow(() -> new DataRefused("There is no source \"" + name + "\" for " + institution + " in "
                        + file + (sources.isEmpty() ? "" : " (expected " + Nearest.hint(name, sources.keySet()) + ")")
                        + ". Operations name there the databases and folders that an institution's cases may come from"
                        + " (jobs/README.md). Nothing was loaded."));
    }
}
