package dk.maaltal.template.word;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.template.CaseFiles;
import dk.maaltal.template.CaseModel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each Word template of the folder becomes the document that is written beside it. */
class WordCasesTest {

    private static final CaseFiles CASES = CaseFiles.word();

    static List<String> right() {
        return CASES.right();
    }

    static List<String> wrong() {
        return CASES.wrong();
    }

    @ParameterizedTest
    @MethodSource("right")
    void theTemplateBecomesTheDocumentBesideIt(String name) throws IOException {
        fill(name);
    }

    @Disabled("each case's .wrong.txt tells what is wrong")
    @ParameterizedTest
    @MethodSource("wrong")
    void theTemplateShouldBecomeTheDocumentBesideIt(String name) throws IOException {
        fill(name);
    }

    @Test
    void thereAreCasesSavedByLibreOfficeToo() {
        assertThat(CASES.all())
                .filteredOn(name -> name.endsWith("-libreoffice"))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    private static void fill(String name) throws IOException {
        byte[] filled = new WordTemplate(CASES.template(name)).fill(CaseModel.get(), "Titlen");
        CASES.leave(name, filled);
        WordAsText text = new WordAsText(filled);
        assertThat(text.toString()).isEqualTo(CASES.expected(name));
        assertThat(text.shapeIds()).doesNotHaveDuplicates();
    }
}
