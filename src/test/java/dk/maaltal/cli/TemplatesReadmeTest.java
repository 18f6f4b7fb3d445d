package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guide for finance officers says, tried: its examples are filled in, its fields are there. */
class TemplatesReadmeTest {

    private static final Path GUIDE = Path.of("templates", "README.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^( *)```skabelon\\n(.*?)^ *```", Pattern.DOTALL);

    @TempDir
    Path folder;

    static List<String> examples() throws IOException {
        Matcher examples = EXAMPLE.matcher(Files.readString(GUIDE));
        List<String> found = new ArrayList<>();
        while (examples.find()) {
            found.add(examples.group(2).replaceAll("(?m)^" + examples.group(1), ""));
        }
        return found;
    }

    @Test
    void theGuideHasExamples() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleOfTheGuideIsATemplateThatPassesTheCheck(String example) throws IOException {
        try (Stream<Path> templates = Files.list(GUIDE.getParent())) {
            for (Path template : templates.toList()) {
                Files.copy(template, folder.resolve(template.getFileName()));
            }
        }
        try (XWPFDocument document = new XWPFDocument();
                OutputStream to = Files.newOutputStream(folder.resolve("maalrapportering.docx"))) {
            example.lines()
                    .forEach(line -> document.createParagraph().createRun().setText(line));
            document.write(to);
        }
        Terminal.Ended checked = Terminal.run("check", "ankestyrelsen", "--templates", folder.toString());
        assertThat(checked.exit()).as(checked.err()).isZero();
    }

    @Test
    void everyTemplateOfTheGuideIsThereAndEveryTemplateIsInTheGuide() throws IOException {
        String guide = Files.readString(GUIDE);
        try (var files = Files.list(GUIDE.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .isNotEmpty()
                    .allMatch(name -> guide.contains("`" + name + "`"));
        }
    }
}
