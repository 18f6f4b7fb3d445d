package dk.maaltal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as it is installed, with a jar that names its libraries as the real one does. */
class LauncherTest {

    /** @param exit code; @param told on both outputs */
    private record Ended(int exit, String told) {}

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(folder.resolve("a folder of programs"));
        Files.copy(Path.of("maaltal"), home.resolve("maaltal"));
        jar(home.resolve("maaltal.jar"));
    }

    /** A jar that holds nothing and names what the tests are run with. */
    private static void jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(each -> Path.of(each).toUri().toString())
                                .collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(file)) {
            new JarOutputStream(out, manifest).close();
        }
    }

    private Ended maaltal(String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("sh", home.resolve("maaltal").toString()), Stream.of(arguments))
                        .toList());
        builder.environment().put("MAALTAL_VAR", folder.resolve("var").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Path told = folder.resolve("told.txt");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(told.toFile()).start();
        return new Ended(process.waitFor(), Files.readString(told));
    }

    @Test
    void theJarIsStartedWithItsLibraries() throws Exception {
        Ended ended = maaltal("check", "nobody");

        assertThat(ended.exit()).as(ended.told()).isEqualTo(2);
        assertThat(ended.told()).contains("nobody").doesNotContain("WARNING");
    }

    @Test
    void aDriverThatOperationsPutInLibIsOnTheClassPath() throws Exception {
        Files.createDirectories(home.resolve("lib"));
        Files.move(home.resolve("maaltal.jar"), home.resolve("lib/all-of-it.jar"));
        try (OutputStream out = Files.newOutputStream(home.resolve("maaltal.jar"))) {
            new JarOutputStream(out, new Manifest()).close();
        }

        assertThat(maaltal("--help").told()).contains("Usage: maaltal");
    }

    @Test
    void nothingIsWrittenInTheFolderOfTheProgram() throws Exception {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(maaltal("--help").told()).contains("Usage: maaltal");
        } finally {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        try (Stream<Path> files = Files.list(home)) {
            assertThat(files)
                    .extracting(Path::getFileName)
                    .map(Path::toString)
                    .containsExactlyInAnyOrder("maaltal", "maaltal.jar");
        }
    }
}
