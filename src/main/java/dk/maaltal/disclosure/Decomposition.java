package dk.maaltal.disclosure;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a figure counts, as a linear combination of elementary counts, together with what those counts satisfy by definition.
 *
 * @param sum the cases counted
 * @param identities linear combinations of elementary counts that are 0 whatever the cases are: that all bands of an age
 *     together are all cases
 */
record Decomposition(LinearCombination<String> sum, List<LinearCombination<String>> identities) {

    /** No cases. */
    static final Decomposition ZERO = of(LinearCombination.zero());

    /** Cases whose elementary counts are independent of each other. */
    static Decomposition of(LinearCombination<String> sum) {
        return new Decomposition(sum, List.of());
    }

    /** The cases of both. */
    Decomposition plus(Decomposition other) {
        return plus(other, 1);
    }

    /** These cases, and those of another so many times; the factor is taken modulo the prime and may be negative. */
    Decomposition plus(Decomposition other, long factor) {
        return new Decomposition(
                sum.plus(other.sum, factor),
                Stream.concat(identities.stream(), other.identities.stream()).toList());
    }
}
