package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --pdf}: PDFs beside the documents, or a sentence before anything is run. */
class PdfOptionTest {

    @TempDir
    Path folder;

    @Test
    void withoutLibreOfficeNothingIsRun() throws Exception {
        for (List<String> command : List.of(
                List.of("run", "proeve", "aarsrapport", "--at", "2022"),
                List.of("correct", "proeve", "aarsrapport", "--at", "2022", "--reason", "Sene registreringer"),
                List.of("demo"))) {
            Terminal.Ended ended = withoutLibreOffice(command);

            assertThat(ended.exit()).isEqualTo(Maaltal.FAILED);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .startsWith("MAALTAL_SOFFICE names /nowhere/soffice, which is no program. Install LibreOffice")
                    .endsWith("Nothing has been run." + System.lineSeparator())
                    .hasLineCount(1);
        }
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder.resolve("var").resolve("postgres")).doesNotExist();
    }

    @Test
    void thePdfsAreBesideTheDocumentsAndInTheListButNotPartOfTheEdition() throws IOException {
        if (!"1".equals(System.getenv("CI_DOCUMENTS"))) {
            Assumptions.assumeTrue(FinanceOfficer.has("soffice"), "LibreOffice is not installed");
        }
        MadeReport.forget("pdf");
        TestFolder.write(
                TestFolder.copy("proeve", folder.resolve("jobs"), "pdf").resolve("sager-2022.csv"), TestFolder.EXTRACT);
        assertThat(run().out()).doesNotContain(".pdf");

        Terminal.Ended ended = run("--pdf");

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("edition 1 (nothing has changed since it was made)")
                .endsWith(String.format("  maalrapportering.docx%n  bilag.pdf%n  maalrapportering.pdf%n"));
        try (Stream<Path> files =
                Files.list(folder.resolve(Path.of("out", "pdf", "aarsrapport", "2022", "edition-1")))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "bilag.xlsx",
                            "bilag.pdf",
                            "maalrapportering.docx",
                            "maalrapportering.pdf",
                            "manifest.json");
        }
        assertThat(TestDatabase.client()
                        .sql("SELECT name FROM pdf.document ORDER BY name")
                        .query(String.class)
                        .list())
                .containsExactly("bilag.xlsx", "maalrapportering.docx");
        assertThat(run("--pdf").out()).isEqualTo(ended.out());
    }

    private Terminal.Ended run(String... options) {
        return Terminal.run(Stream.concat(
                        Stream.of("run", "pdf", "aarsrapport", "--at", "2022", "--jobs"),
                        Stream.concat(
                                Stream.of(
                                        folder.resolve("jobs").toString(),
                                        "--out",
                                        folder.resolve("out").toString()),
                                Stream.of(options)))
                .toArray(String[]::new));
    }

    private Terminal.Ended withoutLibreOffice(List<String> command) throws IOException, InterruptedException {
        List<String> words = Stream.of(
                        CommandProcess.JAVA,
                        List.of(
                                "-Dfile.encoding=UTF-8",
                                "-Dmaaltal.var=" + folder.resolve("var"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Maaltal.class.getName()),
                        command,
                        List.of("--pdf", "--out", folder.resolve("out").toString()))
                .flatMap(List::stream)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("MAALTAL_SOFFICE", "/nowhere/soffice");
        Path err = folder.resolve("err.txt");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Terminal.Ended(process.waitFor(), out, Files.readString(err));
    }
}
