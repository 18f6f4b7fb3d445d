package dk.maaltal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Passwords, from an environment variable or from the file that one of the same name with _FILE names. */
public final class Secrets {

    private Secrets() {}

    /**
     * A secret; empty where none is set.
     *
     * @throws UncheckedIOException when its file cannot be read
     */
    public static Optional<String> of(Map<String, String> environment, String name) {
        Optional<String> file =
                Optional.ofNullable(environment.get(name + "_FILE")).filter(each -> !each.isBlank());
        if (file.isEmpty()) {
            return Optional.ofNullable(environment.get(name)).filter(each -> !each.isEmpty());
        }
        try {
            return Files.readAllLines(Path.of(file.get())).stream().findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(file.get() + ", which " + name + "_FILE names, cannot be read: " + e, e);
        }
    }
}
