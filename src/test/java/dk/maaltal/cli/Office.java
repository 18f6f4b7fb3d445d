package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * An institution of the tests that reports for 2022: its own files, and what is made of them.
 *
 * @param folder with its {@code jobs} and its {@code out}
 * @param name of the institution
 */
record Office(Path folder, String name) {

    private static final String REPORT = "aarsrapport";
    private static final String AT = "2022";

    /** A copy of the institution "proeve", of which nothing is loaded yet. */
    static Office open(Path folder, String name) {
        MadeReport.forget(name);
        TestFolder.copy("proeve", folder.resolve("jobs"), name);
        return new Office(folder, name);
    }

    /** A file of its folder in {@code jobs}. */
    Path own(String file) {
        return folder.resolve(Path.of("jobs", name)).resolve(file);
    }

    /** A file or folder of what is made. */
    Path made(String file) {
        return folder.resolve(Path.of("out", name)).resolve(file);
    }

    MadeReport edition(int number) {
        return new MadeReport("", made(REPORT).resolve(AT).resolve("edition-" + number));
    }

    /** Writes an extract of rows such as "1;10-01-2022;17-01-2022;Klager;Nej". */
    void extract(Collection<String> rows) {
        TestFolder.write(
                own("sager-2022.csv"), "Sagsnr;Modtaget;Afgjort;Område;Haster\n" + String.join("\n", rows) + "\n");
    }

    /** Operations' file, where there is one, lies beside the folder of institutions. */
    Terminal.Ended run(String... words) {
        Path sources = folder.resolve("sources.yaml");
        return Terminal.run(Stream.of(
                        Stream.of(words),
                        Stream.of(
                                "--jobs", folder.resolve("jobs").toString(),
                                "--out", folder.resolve("out").toString()),
                        Files.exists(sources) ? Stream.of("--sources", sources.toString()) : Stream.<String>of())
                .flatMap(each -> each)
                .toArray(String[]::new));
    }

    /** What a command printed that must go well. */
    String ok(String... words) {
        Terminal.Ended ended = run(words);
        assertThat(ended.exit()).as(ended.err()).isZero();
        return ended.out();
    }

    /** A command about the report. */
    Terminal.Ended report(String command, String... more) {
        return run(words(command, more));
    }

    String reportOk(String command, String... more) {
        return ok(words(command, more));
    }

    private String[] words(String command, String... more) {
        return Stream.concat(Stream.of(command, name, REPORT, "--at", AT), Stream.of(more))
                .toArray(String[]::new);
    }
}
