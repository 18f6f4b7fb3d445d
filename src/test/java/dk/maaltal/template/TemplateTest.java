package dk.maaltal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes in, bytes out; the kind is that of the name. */
class TemplateTest {

    private static final Map<String, Object> FIELDS = Map.of("navn", "Ø");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"skabelon.doc", "skabelon", "skabelon.docx.pdf", ""})
    void aNameOfAnotherKindIsRefused(String name) {
        assertThatThrownBy(() -> Templates.of(name, new byte[0]))
                .isInstanceOf(BadTemplate.class)
                .hasMessage(
                        "Skabelonen " + name
                                + ": er hverken en Word-, Excel- eller HTML-skabelon; navnet skal ende på .docx, .xlsx eller .html.");
    }

    @Test
    void theNameMayBeInLargeLetters() {
        assertThat(page("SIDE.HTML", "<p>${navn}</p>").fill(FIELDS, ""))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("<p>Ø</p>");
    }

    @Test
    void aTemplateIsFilledInAgainAndAgain() throws IOException {
        for (Template template : new Template[] {
            page("side.html", "${navn}"),
            CaseFiles.template(HostileFiles.word(folder, "${navn}")),
            CaseFiles.template(HostileFiles.excel(folder, "${navn}"))
        }) {
            byte[] first = template.fill(FIELDS, "Titel");
            assertThat(template.fill(Map.of("navn", "Å"), "Titel")).isNotEqualTo(first);
            assertThat(template.fill(FIELDS, "Titel")).isEqualTo(first);
        }
    }

    @Test
    void aStreamGetsTheSameBytesAndStaysOpen() throws IOException {
        for (Template template : new Template[] {
            page("side.html", "${navn}"),
            CaseFiles.template(HostileFiles.word(folder, "${navn}")),
            CaseFiles.template(HostileFiles.excel(folder, "${navn}"))
        }) {
            AtomicBoolean closed = new AtomicBoolean();
            ByteArrayOutputStream out = new ByteArrayOutputStream() {
                @Override
                public void close() {
                    closed.set(true);
                }
            };
            template.fill(FIELDS, "Titel", out);
            assertThat(out.toByteArray()).isEqualTo(template.fill(FIELDS, "Titel"));
            assertThat(closed).isFalse();
        }
    }

    @Test
    void aFaultNamesTheTemplateAsItWasNamed() {
        assertThatThrownBy(() -> page("fra databasen: side.html", "${nvan}").fill(FIELDS, ""))
                .hasMessage(
                        "Skabelonen fra databasen: side.html, linje 1: feltet \"nvan\" findes ikke; mente du \"navn\"?"
                                + " (i \"${nvan}\")");
    }

    private static Template page(String name, String text) {
        return Templates.of(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
