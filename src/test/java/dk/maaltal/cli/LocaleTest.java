package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is printed or published follows the language or the character set of the machine. */
class LocaleTest {

    /** What was printed and published in English, once it has been. */
    private static final Map<String, String> ENGLISH = new TreeMap<>();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"ar, SA, nu-arab", "th, TH, nu-thai", "tr, TR, nu-latn"})
    void theFiguresAndTheDocumentsAreTheSameInEveryLanguage(String language, String country, String extension) {
        Map<String, String> here = inEnglish();
        Map<String, String> there = published(language, country, extension, "sprog-" + language + "-x" + language);

        assertThat(there).isEqualTo(here);
    }

    private Map<String, String> inEnglish() {
        if (ENGLISH.isEmpty()) {
            ENGLISH.putAll(published("en", "GB", "nu-latn", "sprog-en-xen"));
        }
        return ENGLISH;
    }

    private Map<String, String> published(String language, String country, String extension, String name) {
        Office office = Office.open(folder, name);
        office.extract(List.of("1;10-01-2022;17-01-2022;Klager;Nej", "2;10-01-2022;12-04-2022;Klager;Nej"));
        TestFolder.change(
                office.own("report.yaml"),
                "documents: [maalrapportering.docx, bilag.xlsx]",
                "documents: [overblik.html]");
        Terminal.Ended ended = new CommandProcess()
                .java("-Duser.language=" + language)
                .java("-Duser.country=" + country)
                .java("-Duser.extensions=" + extension)
                .run(
                        "run",
                        name,
                        "aarsrapport",
                        "--at",
                        "2022",
                        "--jobs",
                        folder.resolve("jobs").toString(),
                        "--out",
                        folder.resolve("out").toString());
        assertThat(ended.exit()).as(ended.err()).isZero();
        Map<String, String> made = new TreeMap<>();
        made.put("terminal", ended.out().replace(name, "NAME").replace(folder.toString(), "FOLDER"));
        try (Stream<Path> files = Files.list(office.made("aarsrapport/2022/edition-1"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".html")).toList()) {
                made.put(
                        file.getFileName().toString(),
                        Files.readString(file, StandardCharsets.UTF_8).replace(name, "NAME"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }

    @ParameterizedTest
    @ValueSource(strings = {"på området\uFFFD", "p\uFFFD\uFFFD omr\uFFFD\uFFFDdet"})
    void aTextThatCouldNotBeReadIsRefusedAndNotPublished(String reason) {
        Terminal.Ended ended = Terminal.run("correct", "x", "aarsrapport", "--at", "2022", "--reason", reason);

        assertThat(ended.exit()).isEqualTo(Maaltal.WRONG);
        assertThat(ended.err()).contains("U+FFFD").contains("LC_ALL=C.UTF-8");
    }

    /** The launcher, with a Java that says what it was started with. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "da_DK.ISO-8859-1", "ar_SA", "th_TH", "tr_TR"})
    void theLauncherSetsTheCharacterSetThatJavaReadsArgumentsIn(String language) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.copy(Path.of("maaltal"), home.resolve("maaltal"));
        Files.createDirectories(home.resolve("target"));
        Files.writeString(home.resolve("target/maaltal.jar"), "");
        // A file where the archive of classes would go, so that none is made.
        Files.writeString(Files.createDirectories(home.resolve("var")).resolve("java"), "");
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                for last; do :; done
                exec "%s" -cp "%s" '%s' "$last"
                """.formatted(
                        ProcessHandle.current().info().command().orElse("java"),
                        System.getProperty("java.class.path"),
                        Echo.class.getName()));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Path out = folder.resolve("out.txt");
        // The words are in a file, since this process may itself not be able to hand them on.
        Path script = folder.resolve("script.sh");
        Files.writeString(script, "exec sh \"" + home.resolve("maaltal") + "\" correct --reason 'på området'\n");
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().remove("LC_ALL");
        builder.environment().remove("LC_CTYPE");
        builder.environment().put("LANG", language);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());

        assertThat(builder.start().waitFor())
                .as(Files.readString(folder.resolve("err.txt"), StandardCharsets.ISO_8859_1))
                .isZero();
        assertThat(Files.readString(out, StandardCharsets.UTF_8)).isEqualTo("på området");
    }

    /** Prints its argument as UTF-8. */
    public static final class Echo {
        public static void main(String[] arguments) {
            System.out.writeBytes(arguments[0].getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        }
    }

    @Test
    void aProgramFolderThatMayNotBeWrittenToIsToldInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("var"), "a file, so that no folder can be made below it");
        Terminal.Ended ended = new CommandProcess().var(file).run("check", "x");

        assertThat(ended.exit()).isEqualTo(Maaltal.FAILED);
        assertThat(ended.err())
                .contains("MAALTAL_VAR")
                .doesNotContain("ERROR in ch.qos")
                .doesNotContain("\tat ");
        assertThat(ended.out()).isEmpty();
    }
}
