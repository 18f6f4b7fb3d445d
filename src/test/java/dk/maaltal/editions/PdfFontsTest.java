package dk.maaltal.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PDF that is set in another font than its document is told of, with the real LibreOffice. */
class PdfFontsTest {

    @TempDir
    Path folder;

    @Test
    void aFontThatIsNotThereIsTold() throws IOException {
        if (!"1".equals(System.getenv("CI_DOCUMENTS"))) {
            Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/soffice")), "LibreOffice is not installed");
        }
        Path edition = Files.createDirectories(folder.resolve("edition-1"));
        withFont("Findes Ikke Sans", edition.resolve("brev.docx"));
        withFont("DejaVu Sans", edition.resolve("note.docx"));

        assertThat(PdfCopies.ready(System.getenv(), folder.resolve("var")).make(edition, Progress.UNSEEN))
                .satisfiesExactly(
                        letter -> assertThat(letter.otherFont()).hasValueSatisfying(told -> assertThat(told)
                                .startsWith("Findes Ikke Sans is not on this machine, and it is set in ")),
                        note -> assertThat(note.otherFont()).isEmpty());
    }

    /** The shipped report with another font for its text. */
    private static void withFont(String font, Path to) throws IOException {
        byte[] template = Files.readAllBytes(Path.of("templates/maalrapportering.docx"));
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(template));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] bytes = in.readAllBytes();
                out.write(
                        entry.getName().equals("word/styles.xml")
                                ? new String(bytes, StandardCharsets.UTF_8)
                                        .replace("Calibri", font)
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
            }
        }
    }
}
