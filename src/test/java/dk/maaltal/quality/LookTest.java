package dk.maaltal.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a month looks empty or doubled beside the others; every edge reckoned by hand. */
class LookTest {

    @ParameterizedTest(name = "{0} cases where {1} are usual: {2}")
    @CsvSource({
        // A quarter of 300 is 75; the root of 300 is 17,3, so that chance explains 52 fewer.
        "300, 75, EMPTY",
        "300, 76, AS_USUAL",
        "300, 0, EMPTY",
        // 1,75 times 300 is 525; chance explains 69 more.
        "300, 525, DOUBLED",
        "300, 524, AS_USUAL",
        "300, 100000, DOUBLED",
        // 3 times the root of 16 is 12: 4 are 12 fewer, and not more than that.
        "16, 4, AS_USUAL",
        "16, 3, EMPTY",
        // 3 times the root of 9 is 9.
        "9, 0, AS_USUAL",
        "10, 0, EMPTY",
        // 4 times the root of 16 is 16: 32 are 16 more, and not more than that.
        "16, 32, AS_USUAL",
        "16, 33, DOUBLED",
        // 1,75 times 1 is little, 4 times the root more.
        "1, 5, AS_USUAL",
        "1, 6, DOUBLED",
        "0, 1, AS_USUAL",
        "0, 1000, AS_USUAL",
        "0, 0, AS_USUAL"
    })
    void theEdges(long usual, long count, Look.Kind kind) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(13, usual));
        counts.set(6, count);

        Look look = Look.of(counts, 0, 13).get(6);

        assertThat(look.kind()).isEqualTo(kind);
        assertThat(look.usual()).isEqualByComparingTo(BigDecimal.valueOf(usual));
        assertThat(look.isOdd()).isEqualTo(kind != Look.Kind.AS_USUAL);
    }

    @Test
    void theMedianIsOfSixMonthsBeforeAndSixAfterWithoutTheMonthItself() {
        List<Long> counts = List.of(9000L, 10L, 20L, 30L, 40L, 50L, 60L, 0L, 70L, 80L, 90L, 100L, 110L, 120L, 9000L);

        assertThat(Look.of(counts, 0, 15).get(7).usual()).isEqualByComparingTo("65");
    }

    @Test
    void atAnEndTheMonthsOfOneSideAreLookedAt() {
        List<Long> counts = List.of(10L, 20L, 31L, 40L, 50L, 60L, 70L, 9000L);

        assertThat(Look.of(counts, 0, 8).get(0).usual()).isEqualByComparingTo("45");
        assertThat(Look.of(counts, 0, 8).get(7).usual()).isEqualByComparingTo("45");
    }

    @Test
    void aMonthAloneHasNothingToBeHeldAgainst() {
        assertThat(Look.of(List.of(17L), 0, 1)).containsExactly(new Look(Look.Kind.AS_USUAL, new BigDecimal("0.0")));
    }

    @Test
    void monthsBeforeTheFirstCaseAndThoseNotOverAreNeitherEmptyNorHeldAgainst() {
        List<Long> counts = List.of(0L, 0L, 0L, 300L, 300L, 0L, 300L, 3L, 0L);

        List<Look> looks = Look.of(counts, 3, 7);

        assertThat(looks)
                .extracting(Look::kind)
                .containsExactly(
                        Look.Kind.BEFORE_THE_FIRST,
                        Look.Kind.BEFORE_THE_FIRST,
                        Look.Kind.BEFORE_THE_FIRST,
                        Look.Kind.AS_USUAL,
                        Look.Kind.AS_USUAL,
                        Look.Kind.EMPTY,
                        Look.Kind.AS_USUAL,
                        Look.Kind.NOT_OVER,
                        Look.Kind.NOT_OVER);
        assertThat(looks.get(5).usual()).isEqualByComparingTo("300");
    }
}
