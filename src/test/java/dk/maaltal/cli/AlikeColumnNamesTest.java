package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of columns that are one name in the database are refused by check, before any case is loaded. */
class AlikeColumnNamesTest {

    private static final String LONG = "a name of a column with very many words that says all there is to say";

    @TempDir
    Path jobs;

    @ParameterizedTest
    @CsvSource({
        "ærea, aerea, aerea",
        "ØST, oest, oest",
        "får, faar, faar",
        "fully informed, Fully-informed, fully_informed",
        "x y, x_y, x_y",
        "a  b, a b, a_b",
        "order, order_, order_",
        "2023, c 2023, c_2023",
        "日本, 中国, c_",
        "case_number, urgent, case_number",
        "Decided, urgent, decided"
    })
    void namesThatTheDatabaseCannotTellApartAreRefused(String first, String second, String inDatabase) {
        assertThat(check(first, second).err())
                .contains("cases.yaml, line 4, columns: found the names ")
                .contains(", which are both " + inDatabase + " in the database; expected names that differ within");
    }

    @Test
    void namesThatShareTheirFirst60LettersAreRefused() {
        Terminal.Ended ended = check(LONG + " first", LONG + " second");

        assertThat(ended.exit()).isEqualTo(Maaltal.WRONG);
        assertThat(ended.err())
                .contains("found the names \"" + LONG + " first\" and \"" + LONG + " second\", which are both "
                        + LONG.substring(0, 60).replace(' ', '_') + " in the database;"
                        + " expected names that differ within their first 60 letters, and in more than capitals,"
                        + " blanks, signs, æ or ae, ø or oe, å or aa");
    }

    @Test
    void oneNameForTwoColumnsIsRefused() {
        assertThat(check("area", "area").err())
                .contains("found the name \"area\" for both Område and Haster; expected a name of its own for each"
                        + " column");
    }

    private Terminal.Ended check(String first, String second) {
        Path folder = TestFolder.copy("proeve", jobs, "proeve");
        TestFolder.change(folder.resolve("cases.yaml"), "{ name: area,", "{ name: \"" + first + "\",");
        TestFolder.change(folder.resolve("cases.yaml"), "{ name: urgent,", "{ name: \"" + second + "\",");
        TestFolder.change(folder.resolve("cases.yaml"), "{ area: Klager }", "{ \"" + first + "\": Klager }");
        return Terminal.run("check", "proeve", "--jobs", jobs.toString());
    }
}
