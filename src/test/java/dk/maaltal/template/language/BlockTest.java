package dk.maaltal.template.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A directive is paired with the one that ends it, and each mistake is told once. */
class BlockTest {

    private final List<String> faults = new ArrayList<>();

    @Test
    void blocksWithinBlocksComeInTheOrderTheyBegin() {
        assertThat(blocks("[#list a as x]${x}[#if x]1[#elseif y]2[#else]3[/#if][/#list][#if z][/#if]"))
                .containsExactly("[#list a as x] [/#list]", "[#if x] [#elseif y] [#else] [/#if]", "[#if z] [/#if]");
        assertThat(faults).isEmpty();
    }

    @Test
    void whatBelongsToNothingIsAFault() {
        assertThat(blocks("[/#if][#else][#-- x --][#list a as x][/#list]")).containsExactly("[#list a as x] [/#list]");
        assertThat(faults)
                .containsExactly(
                        "0 [/#if] lukker ikke noget; den hører ikke til noget, der er begyndt",
                        "6 [#else] hører ikke til noget, der er begyndt");
    }

    @Test
    void whatIsNotEndedIsAFault() {
        assertThat(blocks("[#list a as x][#if x]")).isEmpty();
        assertThat(faults)
                .containsExactly(
                        "0 [#list a as x] mangler sin afslutning [/#list]", "14 [#if x] mangler sin afslutning [/#if]");
    }

    @Test
    void oneThatIsForgottenIsOneFault() {
        blocks("[#list a as x][#if x]1[/#list]");
        assertThat(faults).containsExactly("22 [/#list] lukker [#if x]; ventede [/#if]");
    }

    @Test
    void oneThatIsMisnamedIsOneFault() {
        blocks("[#if x]1[/#list]");
        assertThat(faults).containsExactly("8 [/#list] lukker [#if x]; ventede [/#if]");
    }

    private List<String> blocks(String text) {
        return Block.pair(Token.in(text), token -> token, (token, what) -> faults.add(token.from() + " " + what))
                .stream()
                .map(block -> block.all().stream().map(Token::source).collect(Collectors.joining(" ")))
                .toList();
    }
}
