package dk.maaltal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.template.PrintedNumber;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the decimal commas of a column stand, measured from its right edge. */
class DecimalAlignmentTest {

    private static PrintedNumber number(String digits, int decimals, String mark) {
        return new PrintedNumber(
                digits + mark, new BigDecimal(digits.replace(',', '.')), decimals, mark, false, Optional.empty());
    }

    private static final List<Map<String, Object>> ROWS = List.of(
            Map.of("navn", "Mål", "celler", List.of(number("97,0", 1, ""), number("8", 0, ""), "mindst 90")),
            Map.of("navn", "Andre", "celler", List.of(number("100", 0, ""), "..", number("7,25", 2, ""))),
            Map.of("navn", "Resultat", "celler", List.of(number("98,1", 1, "*"), number("12", 0, ""), "-")));

    private static List<?> texts(int row) {
        return (List<?>) DecimalAlignment.of(ROWS).get(row).get("stillede");
    }

    /** From the right edge to the comma, in thousandths of the height: a digit 507, a comma 250, an asterisk 500. */
    private static int behindTheWholeNumber(String text) {
        String fraction = text.replaceFirst("^\\d+", "");
        return fraction.chars()
                .map(character -> switch (character) {
                    case ',', '\u2008' -> 250;
                    case '*', '\u2002' -> 500;
                    default -> 507;
                })
                .sum();
    }

    @Test
    void theCommasOfAColumnStandBelowEachOther() {
        assertThat(List.of(texts(0).get(0), texts(1).get(0), texts(2).get(0)))
                .extracting(text -> behindTheWholeNumber((String) text))
                .containsOnly(250 + 507 + 500);
    }

    @Test
    void aNumberIsReadAsItWasPrintedAndWordsAreLeftAlone() {
        assertThat(texts(0)).element(0).asString().startsWith("97,0");
        assertThat(texts(2).get(0)).isEqualTo("98,1*");
        assertThat(texts(0).get(1)).isEqualTo("8");
        assertThat(texts(0).get(2)).isEqualTo("mindst 90");
        assertThat(texts(1).get(1)).isEqualTo("..");
    }
}
