package dk.maaltal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.Vocabulary;
import dk.maaltal.reported.Answers;
import dk.maaltal.verdicts.Judgement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How clearly a promise was kept or missed is said by the rule, of figures counted by hand. */
class ToneTest {

    private static final int ALL = 200;

    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void nothingIsGiven() {
        given = new Given(folder);
    }

    /** So many cases of 200 decided in time in a year, and the others late. */
    private List<String> year(int year, int inTime) {
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < ALL; i++) {
            cases.add(year + "-03-01;" + year + (i < inTime ? "-03-08" : "-06-01"));
        }
        return cases;
    }

    private String told(Plan plan, String at) {
        List<Judgement> judgements = given.judgements(plan, at, Answers.NONE);
        Judgement last = judgements.get(judgements.size() - 1);
        String sentence = Sentence.of(last, Vocabulary.USUAL, false, Tone.of(last, judgements));
        return sentence.substring(sentence.indexOf("Målet"));
    }

    /** Of a promise of 90 pct. the room is 10: a quarter of it is 2,5 and a twentieth 0,5; of one of 40 pct. it is 40. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            185 | at least 90.0 | Målet (mindst 90,0 pct.) er klart opfyldt.
            184 | at least 90.0 | Målet (mindst 90,0 pct.) er opfyldt.
            182 | at least 90.0 | Målet (mindst 90,0 pct.) er opfyldt.
            181 | at least 90.0 | Målet (mindst 90,0 pct.) er netop opfyldt.
            180 | at least 90.0 | Målet (mindst 90,0 pct.) er netop opfyldt.
            179 | at least 90.0 | Målet (mindst 90,0 pct.) er ikke opfyldt; der mangler kun 0,5 procentpoint.
            178 | at least 90.0 | Målet (mindst 90,0 pct.) er ikke opfyldt.
            100 | at least 40.0 | Målet (mindst 40,0 pct.) er klart opfyldt.
            84  | at least 40.0 | Målet (mindst 40,0 pct.) er netop opfyldt.
            76  | at least 40.0 | Målet (mindst 40,0 pct.) er ikke opfyldt; der mangler kun 2,0 procentpoint.
            40  | at most 19.5  | Målet (højst 19,5 pct.) er ikke opfyldt; det er overskredet med kun 0,5 procentpoint.
            42  | at most 20.0  | Målet (højst 20,0 pct.) er ikke opfyldt; det er overskredet med kun 1,0 procentpoint.
            200 | at least 100  | Målet (mindst 100,0 pct.) er opfyldt.
            """)
    void theRoomDecidesTheWord(int inTime, String target, String told) {
        given.cases(year(2023, inTime).toArray(String[]::new));
        Plan plan = given.measure("years: 2023\ntarget: " + target + "\nshare: { of: all, within: 4 weeks }");

        assertThat(told(plan, "2023")).isEqualTo(told);
    }

    @Test
    void yearsInARowAreCountedBackToTheLastThatWasMet() {
        List<String> cases = new ArrayList<>();
        cases.addAll(year(2020, 100));
        cases.addAll(year(2021, 190));
        cases.addAll(year(2022, 150));
        cases.addAll(year(2023, 120));
        given.cases(cases.toArray(String[]::new));
        Plan plan = given.measure("years: 2020-2023\ntarget: at least 90.0\nshare: { of: all, within: 4 weeks }");

        // 2020 was missed too, but 2021 was not.
        assertThat(told(plan, "2023")).isEqualTo("Målet (mindst 90,0 pct.) er ikke opfyldt. Det er andet år i træk.");
    }

    @Test
    void nothingIsSaidOfAPreliminaryResult() {
        given.cases(year(2023, 200).toArray(String[]::new));
        Plan plan = given.measure("years: 2023\ntarget: at least 90.0\nshare: { of: all, within: 4 weeks }");

        assertThat(told(plan, "2023-Q3")).startsWith("Målet (mindst 90,0 pct.) er på opgørelsestidspunktet opfyldt.");
    }
}
