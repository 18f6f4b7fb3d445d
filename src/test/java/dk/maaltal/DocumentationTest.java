package dk.maaltal;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.cli.Maaltal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The pages in Markdown agree with one another, with the commands and with the code. */
class DocumentationTest {

    private static final Path README = Path.of("README.md");
    private static final Path SITE = Path.of("src", "site", "markdown");
    private static final Path ARCHITECTURE = SITE.resolve("architecture.md");
    private static final Path CODE = Path.of("src", "main", "java", "dk", "maaltal");
    private static final Path TESTS = Path.of("src", "test", "java", "dk", "maaltal");

    /** A class as pages name it: {@code room/Class}. */
    private static final Pattern CLASS = Pattern.compile("([a-z]+/)+[A-Z]\\w*");

    /** A command with its options, as a line of a page has it; not {@code maaltal COMMAND}. */
    private static final Pattern COMMAND = Pattern.compile("(?:^|[ /])maaltal ([a-z][a-z-]*)([^#]*)");

    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

    /** Every page, by its path from the project's folder. */
    private static final Map<Path, MarkdownPage> PAGES = Stream.of("README.md", ".github", "jobs", "templates", "src")
            .map(Path::of)
            .flatMap(DocumentationTest::files)
            .filter(file -> file.toString().endsWith(".md"))
            .map(MarkdownPage::read)
            .collect(Collectors.toMap(MarkdownPage::path, Function.identity(), (page, same) -> page, TreeMap::new));

    static Stream<MarkdownPage> pages() {
        return PAGES.values().stream();
    }

    @Test
    void thePagesAreFound() {
        assertThat(PAGES)
                .containsKeys(
                        README,
                        Path.of("jobs", "README.md"),
                        Path.of("templates", "README.md"),
                        ARCHITECTURE,
                        SITE.resolve("changes.md"),
                        Path.of(".github", "CONTRIBUTING.md"),
                        Path.of(".github", "SECURITY.md"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndAHeading(MarkdownPage page) {
        assertThat(page.links()).allSatisfy(link -> {
            assertThat(link.file()).exists();
            if (!link.anchor().isEmpty()) {
                assertThat(PAGES).containsKey(link.file());
                assertThat(PAGES.get(link.file()).anchors()).contains(link.anchor());
            }
        });
    }

    @Test
    void everyPageIsReachedFromTheReadme() {
        Set<Path> reached = new TreeSet<>(Set.of(README));
        Deque<Path> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            PAGES.get(next.remove()).links().stream()
                    .map(MarkdownPage.Link::file)
                    .filter(file -> PAGES.containsKey(file) && reached.add(file))
                    .forEach(next::add);
        }
        assertThat(reached).isEqualTo(PAGES.keySet());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyClassThatIsNamedIsThere(MarkdownPage page) {
        assertThat(page.code().filter(CLASS.asMatchPredicate()))
                .allMatch(name ->
                        Files.exists(CODE.resolve(name + ".java")) || Files.exists(TESTS.resolve(name + ".java")));
    }

    @Test
    void theArchitectureHasEveryRoomAndNoOther() {
        assertThat(PAGES.get(ARCHITECTURE).rowsUnder("The rooms"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(
                        rooms().map(room -> "`" + room.getFileName() + "`").toList());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void everyRoomSaysWhatComesInAndWhatGoesOut(Path room) {
        assertThat(room.resolve("package-info.java")).exists();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandAndOptionThatIsNamedIsThere(MarkdownPage page) {
        Map<String, CommandLine> commands = commands();
        assertThat(page.allCode().flatMap(line -> COMMAND.matcher(line).results()))
                .allSatisfy(named -> {
                    assertThat(commands).containsKey(named.group(1));
                    assertThat(OPTION.matcher(named.group(2)).results().map(MatchResult::group))
                            .allSatisfy(option -> assertThat(options(commands.get(named.group(1))))
                                    .contains(option));
                });
    }

    @Test
    void everyCommandIsOnThePageOfCommands() {
        List<String> described = PAGES.get(SITE.resolve("commands.md")).code().toList();
        assertThat(commands().keySet()).allSatisfy(command -> assertThat(described)
                .anyMatch(code -> (code + " ").startsWith("maaltal " + command + " ")));
    }

    /** Those of a command, and of the commands below it. */
    private static Set<String> options(CommandLine command) {
        Set<String> options =
                new HashSet<>(command.getCommandSpec().optionsMap().keySet());
        command.getSubcommands().values().forEach(each -> options.addAll(options(each)));
        return options;
    }

    private static Map<String, CommandLine> commands() {
        return new CommandLine(Maaltal.class).getSubcommands();
    }

    /** The packages right under {@code dk.maaltal}. */
    static Stream<Path> rooms() {
        return list(CODE).filter(Files::isDirectory);
    }

    private static Stream<Path> files(Path of) {
        return Files.isDirectory(of) ? list(of).flatMap(DocumentationTest::files) : Stream.of(of);
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
