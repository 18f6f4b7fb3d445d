package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of fields is what a template can really use: typed in a Word document, every line of it is filled in. */
class FieldsCommandTest {

    @TempDir
    Path jobs;

    @BeforeEach
    void loadCases() {
        TestFolder.copy("proeve", jobs, "fields");
        TestDatabase.client().sql("DROP SCHEMA IF EXISTS fields CASCADE").update();
        Path extract = TestFolder.write(jobs.resolve("sager.csv"), TestFolder.EXTRACT);
        assertThat(Terminal.run("load", "fields", "--from", extract.toString(), "--jobs", jobs.toString())
                        .exit())
                .isZero();
    }

    @Test
    void aTemplateOfEveryListedFieldIsInOrder() throws IOException {
        List<String> typed = fields().stream()
                .map(line -> line.strip().replaceFirst("  .*", ""))
                .flatMap(field ->
                        field.startsWith("[#if") ? List.of(field, "ja", "[/#if]").stream() : List.of(field).stream())
                .toList();
        Path templates = Files.createDirectory(jobs.resolve("templates"));
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(templates.resolve("alt.docx"))) {
            typed.forEach(field -> document.createParagraph().createRun().setText(field));
            document.write(out);
        }
        TestFolder.write(jobs.resolve("fields").resolve("report.yaml"), "reports:\n  alt: { documents: [alt.docx] }\n");

        Terminal.Ended check =
                Terminal.run("check", "fields", "--jobs", jobs.toString(), "--templates", templates.toString());

        assertThat(check.exit()).as(check.err()).isZero();
    }

    @Test
    void aFieldStandsAsItIsTypedWithWhatItHolds() {
        assertThat(fields())
                .anyMatch(line -> line.matches("\\$\\{institution} +Prøvestyrelsen"))
                .anyMatch(line -> line.matches("\\[#list maal as m] +\\d+ i alt"))
                .anyMatch(line -> line.matches("  \\$\\{m\\.nummer} +1"));
    }

    private List<String> fields() {
        Terminal.Ended ended = Terminal.run("fields", "fields", "--at", "2022-Q3", "--jobs", jobs.toString());
        assertThat(ended.exit()).as(ended.err()).isZero();
        return ended.out().lines().toList();
    }
}
