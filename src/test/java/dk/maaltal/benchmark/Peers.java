package dk.maaltal.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The template engines that Måltal is measured against. Each stands in a folder of its own, is compiled against the class
 * path it asks for itself, and shares nothing with Måltal but what says what is to be measured.
 */
final class Peers {

    private static final Path SOURCES = Path.of("src", "test", "peers");
    private static final Path MADE = Path.of("target", "peers");
    private static final Path SHARED = Path.of("target", "test-classes");

    private Peers() {}

    /** Fetches the class paths. */
    static void resolve() throws IOException, InterruptedException {
        String home = System.getProperty("maven.home");
        int result = new ProcessBuilder(
                        home == null ? "mvn" : Path.of(home, "bin", "mvn").toString(),
                        "-q",
                        "-B",
                        "-f",
                        SOURCES.resolve("pom.xml").toString(),
                        "dependency:build-classpath")
                .inheritIO()
                .start()
                .waitFor();
        if (result != 0) {
            throw new IllegalStateException("the peers' class paths could not be fetched");
        }
    }

    /** Compiles a peer and says the class path it runs with. */
    static String classPath(String peer) throws IOException {
        Path classes = Files.createDirectories(MADE.resolve(peer));
        String classPath =
                String.join(File.pathSeparator, SHARED.toString(), Files.readString(MADE.resolve(peer + ".classpath")));
        List<String> arguments = new ArrayList<>(
                List.of("-encoding", "UTF-8", "-d", classes.toString(), "-proc:none", "-cp", classPath));
        try (Stream<Path> sources = Files.list(SOURCES.resolve(peer))) {
            sources.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(peer + " could not be compiled");
        }
        return classes + File.pathSeparator + classPath;
    }
}
