package dk.maaltal.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The bytes of everything that people wrote for a report: declarations, plans and templates, from folders or as an edition
 * keeps them. Each file is read once; parsing, filling in, checksums and keeping all use those bytes, so that a file that is
 * saved while a report is made changes nothing of it.
 */
public final class Sources {

    /** Below this name stand the files of {@code jobs/}. */
    public static final String JOBS = "jobs/";

    /** Below this name stand the files of {@code templates/}. */
    public static final String TEMPLATES = "templates/";

    /** No honest template is larger; what is much larger would not fit in memory several times over. */
    private static final long LARGEST = 100_000_000;

    /** Where a file would be read, and what is known of it then; of an edition, there are no such files. */
    private interface Origin {

        Path path(String name);

        Optional<byte[]> read(Path path) throws IOException;

        List<String> list(String folder) throws IOException;

        /** Whether a file that is there lies in the folder that its name says, links followed. */
        boolean isWithin(String name);

        /** What a later saving of the file would change. */
        Object stamp(Path path) throws IOException;
    }

    private final Origin origin;
    private final Map<String, Source> read = new TreeMap<>();
    private final Map<Path, Object> stamps = new TreeMap<>();

    private Sources(Origin origin) {
        this.origin = origin;
    }

    /**
     * The files of two folders, each read when it is first asked for.
     *
     * @param jobs with a folder for each institution
     * @param templates the Word, Excel and HTML templates
     */
    public static Sources inFolders(Path jobs, Path templates) {
        return new Sources(new Folders(jobs, templates));
    }

    /**
     * The files an edition was made from.
     *
     * @param files their contents by their names
     */
    public static Sources ofEdition(Map<String, byte[]> files) {
        return new Sources(new Kept(Map.copyOf(files)));
    }

    /** A file below {@code jobs/}, by its path from there with {@code /} between folders; it need not exist. */
    public Source declared(String path) {
        return source(JOBS + path);
    }

    /** A template by its file name; it need not exist. */
    public Source template(String file) {
        return source(TEMPLATES + file);
    }

    /** The names of the files in a folder below {@code jobs/}, sorted; none where there is no such folder. */
    public List<String> filesIn(String folder) {
        try {
            return origin.list(JOBS + folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isWithin(Source of, String relative) {
        if (!of.name().substring(JOBS.length()).contains("/")) {
            return true; // a file by itself, which is no institution's
        }
        Path below = Path.of(of.name().substring(JOBS.length()))
                .resolveSibling(relative)
                .normalize();
        return !below.startsWith("..")
                && origin.isWithin(JOBS + below.toString().replace('\\', '/'));
    }

    boolean areKept() {
        return origin instanceof Kept;
    }

    Source sibling(Source of, String relative) {
        String folder = of.name().substring(JOBS.length());
        return declared(
                Path.of(folder).resolveSibling(relative).normalize().toString().replace('\\', '/'));
    }

    private Source source(String name) {
        return read.computeIfAbsent(name, this::read);
    }

    private Source read(String name) {
        Path path = origin.path(name);
        try {
            stamps.put(path, origin.stamp(path));
            return new Source(this, name, path, origin.read(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether no file that was read has been saved, made or deleted since the first one was. */
    public boolean areOfOneMoment() {
        Predicate<Map.Entry<Path, Object>> unchanged = file -> {
            try {
                return origin.stamp(file.getKey()).equals(file.getValue());
            } catch (IOException e) {
                return false;
            }
        };
        return stamps.entrySet().stream().allMatch(unchanged);
    }

    private record Folders(Path jobs, Path templates) implements Origin {

        private record Saved(FileTime at, long size, String key) {}

        private static final Saved NOWHERE = new Saved(FileTime.fromMillis(0), -1, "");

        @Override
        public Path path(String name) {
            return name.startsWith(JOBS)
                    ? jobs.resolve(name.substring(JOBS.length())).normalize()
                    : templates.resolve(name.substring(TEMPLATES.length()));
        }

        @Override
        public Optional<byte[]> read(Path path) throws IOException {
            if (!Files.isRegularFile(path)) {
                return Optional.empty();
            }
            if (Files.size(path) > LARGEST) {
                throw new FileSystemException(
                        path.toString(),
                        null,
                        "it has " + Files.size(path) + " bytes; at most " + LARGEST + " are read");
            }
            try {
                return Optional.of(Files.readAllBytes(path));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }

        @Override
        public List<String> list(String folder) throws IOException {
            Path path = path(folder);
            if (!Files.isDirectory(path)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(path)) {
                return files.map(file -> file.getFileName().toString()).sorted().toList();
            }
        }

        @Override
        public boolean isWithin(String name) {
            Path path = path(name);
            try {
                return !Files.exists(path) || path.toRealPath().startsWith(jobs.toRealPath());
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public Object stamp(Path path) throws IOException {
            if (!Files.exists(path)) {
                return NOWHERE;
            }
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return new Saved(file.lastModifiedTime(), file.size(), String.valueOf(file.fileKey()));
        }
    }

    private record Kept(Map<String, byte[]> files) implements Origin {

        @Override
        public Path path(String name) {
            return Path.of(name);
        }

        @Override
        public Optional<byte[]> read(Path path) {
            return Optional.ofNullable(files.get(path.toString().replace('\\', '/')));
        }

        @Override
        public boolean isWithin(String name) {
            return true;
        }

        @Override
        public List<String> list(String folder) {
            String within = folder + "/";
            return files.keySet().stream()
                    .filter(name -> name.startsWith(within) && name.indexOf('/', within.length()) < 0)
                    .map(name -> name.substring(within.length()))
                    .sorted()
                    .toList();
        }

        @Override
        public Object stamp(Path path) {
            return "";
        }
    }
}
