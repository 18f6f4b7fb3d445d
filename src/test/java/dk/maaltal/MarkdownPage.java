package dk.maaltal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of documentation in Markdown.
 *
 * @param path from the project's folder
 * @param prose its lines that are not in a fenced block of code
 * @param fenced its lines that are
 */
record MarkdownPage(Path path, List<String> prose, List<String> fenced) {

    private static final Pattern FENCE = Pattern.compile("^ *```.*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*?) *#*$");
    private static final Pattern NOT_IN_ANCHOR = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}\\p{Pc}\\- ]");

    /**
     * A link to another place of the documentation or the project.
     *
     * @param file it leads to, from the project's folder
     * @param anchor within that file, without its number sign; empty for the file itself
     */
    record Link(Path file, String anchor) {}

    static MarkdownPage read(Path path) {
        List<String> prose = new ArrayList<>();
        List<String> fenced = new ArrayList<>();
        boolean inFence = false;
        try {
            for (String line : Files.readAllLines(path)) {
                if (FENCE.matcher(line).matches()) {
                    inFence = !inFence;
                } else {
                    (inFence ? fenced : prose).add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MarkdownPage(path, prose, fenced);
    }

    /** Its links to files of the project, and to places in itself; not those to the web. */
    List<Link> links() {
        // Code becomes a word, so that nothing in it is taken for a link.
        return prose.stream()
                .flatMap(line ->
                        LINK.matcher(CODE.matcher(line).replaceAll("code")).results())
                .map(link -> link.group(2))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .map(this::link)
                .toList();
    }

    private Link link(String target) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty()
                ? path
                : path.resolveSibling(URLDecoder.decode(parts[0], StandardCharsets.UTF_8))
                        .normalize();
        return new Link(file, parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }

    /**
     * The anchors of its headings by GitHub's rule: small letters, spaces as hyphens, punctuation left out but for hyphens and
     * underscores; of several that are alike, the second ends with -1, the third with -2.
     */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> alike = new HashMap<>();
        for (String line : prose) {
            HEADING.matcher(line)
                    .results()
                    .map(heading -> anchor(heading.group(1)))
                    .forEach(anchor -> {
                        int earlier = alike.merge(anchor, 1, Integer::sum) - 1;
                        anchors.add(earlier == 0 ? anchor : anchor + "-" + earlier);
                    });
        }
        return anchors;
    }

    private static String anchor(String heading) {
        String text = LINK.matcher(heading).replaceAll("$1");
        return NOT_IN_ANCHOR
                .matcher(text.toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace(' ', '-');
    }

    /** What stands between backticks. */
    Stream<String> code() {
        return prose.stream().flatMap(line -> CODE.matcher(line).results()).map(code -> code.group(1));
    }

    /** What stands between backticks, and the lines of its fenced blocks. */
    Stream<String> allCode() {
        return Stream.concat(code(), fenced.stream());
    }

    /** The rows of the tables under a heading, each as its cells. */
    List<List<String>> rowsUnder(String title) {
        List<List<String>> rows = new ArrayList<>();
        boolean isUnder = false;
        for (String line : prose) {
            if (HEADING.matcher(line).matches()) {
                isUnder = line.replaceFirst("^#+ +", "").equals(title);
            } else if (isUnder && line.startsWith("| `")) {
                rows.add(Stream.of(line.substring(1).split("(?<!\\\\)\\|"))
                        .map(String::strip)
                        .toList());
            }
        }
        return rows;
    }
}
