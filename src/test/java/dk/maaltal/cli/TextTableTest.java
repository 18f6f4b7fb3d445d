package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** A table fits the terminal: texts are broken between words, numbers stay whole. */
class TextTableTest {

    @Test
    void aLongTextIsBrokenBetweenWordsBelowItsHeading() {
        TextTable table = new TextTable(40, Set.of(2), "goal", "title", "points");
        table.add("1.1", "Absolutte lovbestemte frister for sagsbehandlingstider", "12.5");
        table.add("1.2", "Tilsyn", "7.0");

        assertThat(table.toString().lines())
                .containsExactly(
                        "goal  title                       points",
                        "----------------------------------------",
                        "1.1   Absolutte lovbestemte         12.5",
                        "      frister for",
                        "      sagsbehandlingstider",
                        "1.2   Tilsyn                         7.0");
    }

    @Test
    void numbersAreNeverBroken() {
        TextTable table = new TextTable(10, Set.of(0, 1), "a", "b");
        table.add("123456789", "987654321");

        assertThat(table.toString().lines()).endsWith("123456789  987654321");
    }

    @Test
    void aWordThatIsLongerThanItsColumnIsBrokenWithin() {
        TextTable table = new TextTable(20, Set.of(), "word");
        table.add("speciallægepraksisplanlægningsstabiliseringsperiode");

        assertThat(table.toString().lines()).allMatch(line -> line.length() <= 20);
    }
}
