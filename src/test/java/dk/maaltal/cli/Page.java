package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A web page as Chromium shows it, looked at by {@code look.mjs}.
 *
 * @param folder where it left the page's text and its PDF
 * @param complaints a line for each thing that is wrong with it
 */
record Page(Path folder, List<String> complaints) {

    private static final Path SCRIPT = Path.of("src", "test", "resources", "overblik", "look.mjs");
    private static final Path AXE = Path.of("target", "overblik", "node_modules", "axe-core", "axe.min.js");
    private static final Pattern PAPER = Pattern.compile("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)]");
    private static final int LONGEST_SECONDS = 120;

    /** Looks at a page; what is missing for that skips the test, but where everything is tested, fails it. */
    static Page open(Path file, Path folder) throws IOException, InterruptedException {
        String chromium = need(
                Stream.of("chromium", "chromium-browser", "google-chrome").filter(FinanceOfficer::has), "Chromium");
        String node = need(Stream.of("node").filter(FinanceOfficer::has), "Node.js");
        String axe = need(Stream.of(AXE.toString()).filter(path -> Files.exists(Path.of(path))), "axe-core");
        Path told = folder.resolve("told");
        Process process = new ProcessBuilder(node, SCRIPT.toString(), chromium, axe, file.toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(ended && process.exitValue() == 0).as(Files.readString(told)).isTrue();
        return new Page(folder, Files.readAllLines(told));
    }

    private static String need(Stream<String> found, String name) {
        Optional<String> first = found.findFirst();
        if (first.isEmpty() && "1".equals(System.getenv("CI_DOCUMENTS"))) {
            throw new AssertionError(name + " is not installed; see .ci/run");
        }
        return first.orElseGet(() -> Assumptions.abort(name + " is not installed; see .ci/run"));
    }

    /** What can be read on it, with scripts off. */
    String text(int width) throws IOException {
        return Files.readString(folder.resolve(width + ".txt"));
    }

    /** The sizes of its pages when printed, in points. */
    List<String> paper() throws IOException {
        String pdf = Files.readString(folder.resolve("a4.pdf"), StandardCharsets.ISO_8859_1);
        return PAPER.matcher(pdf)
                .results()
                .map((MatchResult box) -> Math.round(Double.parseDouble(box.group(1))) + " x "
                        + Math.round(Double.parseDouble(box.group(2))))
                .toList();
    }
}
