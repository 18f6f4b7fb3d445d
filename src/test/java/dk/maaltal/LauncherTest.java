package dk.maaltal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as it is installed, with a jar that names its libraries as the real one does. */
class LauncherTest {

    /** @param exit code; @param told on both outputs */
    private record Ended(int exit, String told) {}

    private static final Duration AT_MOST = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private Path home;
    private Path archives;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(folder.resolve("a folder of programs"));
        archives = Files.createDirectories(folder.resolve("var")).resolve("java");
        Files.copy(Path.of("maaltal"), home.resolve("maaltal"));
        jar(home.resolve("maaltal.jar"));
    }

    /** The program's own classes in a jar that names its libraries, as the build makes it. */
    private static void jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(each -> each.endsWith(".jar"))
                                .map(each -> Path.of(each).toUri().toString())
                                .collect(Collectors.joining(" ")));
        Path classes = Path.of("target", "classes");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                Stream<Path> files = Files.walk(classes).filter(Files::isRegularFile)) {
            for (Path each : files.toList()) {
                jar.putNextEntry(
                        new ZipEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
                Files.copy(each, jar);
            }
        }
    }

    /** As where the disk may not be written to: a file stands where the folder of archives would be made. */
    private void noArchive() throws IOException {
        Files.writeString(archives, "");
    }

    private Process start(Path told, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("sh", home.resolve("maaltal").toString()), Stream.of(arguments))
                        .toList());
        builder.environment().put("MAALTAL_VAR", folder.resolve("var").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAALTAL_JAVA_OPTIONS", "-Xlog:class+load:file=" + told + ".classes");
        return builder.redirectErrorStream(true).redirectOutput(told.toFile()).start();
    }

    private Ended maaltal(String... arguments) throws Exception {
        Path told = folder.resolve("told.txt");
        return new Ended(start(told, arguments).waitFor(), Files.readString(told));
    }

    /** Whether the last command had classes from an archive of our own. */
    private boolean tookAnArchive() throws IOException {
        return Files.readString(folder.resolve("told.txt.classes")).contains("shared objects file (top)");
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(archives)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    /** Waits for what the launcher makes beside a command. */
    private void awaitArchives(int count) throws Exception {
        Instant end = Instant.now().plus(AT_MOST);
        while (archives().size() < count || isBeingMade()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }

    private boolean isBeingMade() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .anyMatch(line -> line.contains("ArchiveClassesAtExit=" + archives));
    }

    @Test
    void theJarIsStartedWithItsLibraries() throws Exception {
        noArchive();
        Ended ended = maaltal("check", "nobody");

        assertThat(ended.exit()).as(ended.told()).isEqualTo(2);
        assertThat(ended.told()).contains("nobody").doesNotContain("warning", "WARNING", "cds");
    }

    @Test
    void aDriverThatOperationsPutInLibIsOnTheClassPath() throws Exception {
        noArchive();
        Files.createDirectories(home.resolve("lib"));
        Files.move(home.resolve("maaltal.jar"), home.resolve("lib/all-of-it.jar"));
        new JarOutputStream(Files.newOutputStream(home.resolve("maaltal.jar")), new Manifest()).close();

        assertThat(maaltal("--help").told()).startsWith("Usage: maaltal");
    }

    @Test
    void twoFirstCommandsAtOnceMakeAnArchiveThatTheNextStartsFromUntilTheJarIsAnother() throws Exception {
        Path other = folder.resolve("other.txt");
        Process beside = start(other, "--help");
        String first = maaltal("--help").told();
        assertThat(beside.waitFor()).isZero();
        assertThat(other).hasContent(first);
        awaitArchives(1);

        assertThat(maaltal("--help").told()).isEqualTo(first);
        assertThat(tookAnArchive()).isTrue();

        try (FileSystem zip = FileSystems.newFileSystem(home.resolve("maaltal.jar"))) {
            Files.writeString(zip.getPath("another.txt"), "");
        }
        assertThat(maaltal("--help").told()).isEqualTo(first);
        assertThat(tookAnArchive()).isFalse();
        awaitArchives(2);

        assertThat(maaltal("--help").told()).isEqualTo(first);
        assertThat(tookAnArchive()).isTrue();
        // Nothing of all this is in the folder of the program, which may be one that nobody writes to.
        assertThat(home.toFile().list()).containsExactlyInAnyOrder("maaltal", "maaltal.jar");
    }

    @Test
    void anArchiveThatIsNoneOnlyMeansASlowerStart() throws Exception {
        noArchive();
        String usage = maaltal("--help").told();
        Files.delete(archives);
        maaltal("--help");
        awaitArchives(1);
        Path archive = archives().get(0);
        Files.delete(archive);
        Files.writeString(archive, "as an archive of another Java, or half of one");

        assertThat(maaltal("--help").told()).isEqualTo(usage);
        assertThat(tookAnArchive()).isFalse();
    }
}
