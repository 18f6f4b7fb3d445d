package dk.maaltal.template.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.CaseFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each Word template of the folder becomes the document that is written beside it. */
class WordCasesTest {

    private static final CaseFiles CASES = CaseFiles.word();

    static List<String> all() {
        return CASES.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theTemplateBecomesTheDocumentBesideIt(String name) throws IOException {
        fill(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused/link-address", "refused/link-by-field"})
    void aFieldInALinksAddressIsRefusedAndNotLeftThere(String name) {
        assertThatThrownBy(() -> CASES.fill(name))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("afsnit 1: et felt kan ikke stå i et links adresse");
    }

    @Test
    void chartsWhoseFieldsAnotherProgramLostAreRefused() {
        assertThatThrownBy(() -> CASES.fill("refused/charts-saved-by-libreoffice"))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("et diagram har intet felt i sin titel eller alternative tekst");
    }

    @Test
    void slipsOfThePenAreToldWithTheirPlaceAndWhatIsRight() {
        assertThatThrownBy(() -> CASES.fill("refused/slips-of-the-pen"))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContainingAll(
                        "afsnit 4: \"{plan}\" ligner skabelonssprog",
                        "skriv ${plan}",
                        "afsnit 5: ",
                        "skriv [#list maal as m]");
    }

    @Test
    void thereAreCasesSavedByLibreOfficeToo() {
        assertThat(CASES.all())
                .filteredOn(name -> name.endsWith("-libreoffice"))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    private static void fill(String name) throws IOException {
        byte[] filled = CASES.fill(name);
        CASES.leave(name, filled);
        WordAsText text = new WordAsText(filled);
        assertThat(text.toString()).isEqualTo(CASES.expected(name));
        assertThat(text.shapeIds()).doesNotHaveDuplicates();
    }
}
