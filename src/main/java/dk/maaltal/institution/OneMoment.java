package dk.maaltal.institution;

import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.declaration.Nearest;
import dk.maaltal.declaration.Problem;
import dk.maaltal.sources.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Reads the files of an institution as they stood at one moment. */
final class OneMoment {

    /** How often the files are read again where some were saved meanwhile. */
    private static final int ATTEMPTS = 5;

    private OneMoment() {}

    /**
     * Reads what was read while a file was being saved again: half of it may be from before, half from after.
     *
     * @throws BadDeclaration when there is no such institution, or as the reader throws it
     */
    static <T> T read(Path jobs, Path templates, String name, Function<Sources, T> reader) {
        if (!InstitutionName.isValid(name) || !Files.isDirectory(jobs.resolve(name))) {
            throw new BadDeclaration(new Problem(
                    jobs, 0, "", "no institution \"" + name + '"', Nearest.hint(name, Institution.names(jobs))));
        }
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Sources sources = Sources.inFolders(jobs, templates);
            try {
                T read = reader.apply(sources);
                if (sources.areOfOneMoment()) {
                    return read;
                }
            } catch (BadDeclaration e) {
                if (sources.areOfOneMoment()) {
                    throw e;
                }
            }
        }
        return reader.apply(Sources.inFolders(jobs, templates));
    }
}
