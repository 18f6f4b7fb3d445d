package dk.maaltal.cases;

import dk.maaltal.Checksum;
import dk.maaltal.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where extracts go once a later one is taken in, so that they do not pile up beside the declaration: to a folder that only
 * the user who runs this may read, named by the load they were taken in with.
 */
public final class ExtractArchive {

    private static final Pattern NAME = Pattern.compile("load-(\\d+)-.*");

    private final Path folder;

    /** @param folder the institution's own; it need not exist */
    public ExtractArchive(Path folder) {
        this.folder = folder;
    }

    /**
     * Moves what has been taken in and is not the newest, where operations keep an archive. An extract that was never loaded
     * stays where it is.
     *
     * @return what could not be moved, in a sentence each
     */
    public List<String> tidy(CaseDeclaration declaration, CaseSources sources, Loads loads) {
        if (sources.daysInArchive().isEmpty()) {
            return List.of();
        }
        List<Path> all =
                ExtractFiles.of(declaration, sources).map(ExtractFiles::all).orElse(List.of());
        List<String> left = new ArrayList<>();
        for (Path file : all.subList(0, Math.max(0, all.size() - 1))) {
            try {
                Optional<Integer> load = loads.of(Checksum.of(file));
                if (load.isPresent()) {
                    PrivateFile.folder(folder);
                    Files.move(file, folder.resolve("load-" + load.get() + "-" + file.getFileName()));
                }
            } catch (IOException e) {
                left.add(file + " was taken in and cannot be moved to " + folder + ": " + e);
            }
        }
        return left;
    }

    /** The extracts of some loads. */
    public List<Path> of(List<Integer> loads) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        Matcher name = NAME.matcher(file.getFileName().toString());
                        return name.matches() && loads.contains(Integer.parseInt(name.group(1)));
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataRefused("The folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
