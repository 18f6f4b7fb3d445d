package dk.maaltal.template.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person typed is read as it looks; what only resembles the language is refused with the nearest that is right. */
class TokenTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${pl\u200ban}",
                "${plan\u00ad}",
                "$\u200b{plan}",
                "$\ufeff{\u2060plan\u200d}",
                "${\u200eplan\u200f}",
                "${pl\u034fan}",
                "${plan\ufe0f}"
            })
    void charactersThatNobodySeesAreNoPartOfAField(String typed) {
        assertThat(Token.in("A " + typed + " B"))
                .containsExactly(new Token(Token.Kind.FIELD, "${plan}", 2, 2 + typed.length()));
    }

    @Test
    void everyKindOfSpaceIsASpaceAndALetterOfTwoPiecesIsOne() {
        assertThat(Token.in("[#list\u00a0maal\u202fas\u3000m][\u200b/#list]"))
                .extracting(Token::source)
                .containsExactly("[#list maal as m]", "[/#list]");
        assertThat(Token.in("${a\u030ar}")).extracting(Token::source).containsExactly("${år}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '¤',
            value = {
                "Planen hedder {plan}.|{plan}|${plan}",
                "$ {plan}|$ {plan}|${plan}",
                "$(plan)|$(plan)|${plan}",
                "#{plan}|#{plan}|${plan}",
                "{{m.titel}}|{{m.titel}}|${m.titel}",
                "{ $plan }|{ $plan }|${plan}",
                "$[plan]|$[plan]|${plan}",
                "$plan}|$plan}|${plan}",
                "til $m.titel i|$m.titel|${m.titel}",
                "«plan»|«plan»|${plan}",
                "<<plan>>|<<plan>>|${plan}",
                "＄｛plan｝|${plan}|${plan}",
                "%{plan}|%{plan}|${plan}",
                "{m.titel!\"\"}|{m.titel!\"\"}|${m.titel!\"\"}",
                "[list maal as m]|[list maal as m]|[#list maal as m]",
                "[ #list maal as m]|[ #list maal as m]|[#list maal as m]",
                "[/list]|[/list]|[/#list]",
                "[if ja]|[if ja]|[#if ja]",
                "[/ #if]|[/ #if]|[/#if]",
                "[else]|[else]|[#else]",
                "<#list maal as m>|<#list maal as m>|[#list maal as m]",
                "</#if>|</#if>|[/#if]",
                "(#list maal as m)|(#list maal as m)|[#list maal as m]",
                "#list maal as m]|#list maal as m]|[#list maal as m]",
                "[LIST maal as m]|[LIST maal as m]|[#list maal as m]",
            })
    void aSlipOfThePenIsToldWithWhatIsRight(String typed, String slip, String right) {
        assertThatThrownBy(() -> Token.in(typed))
                .isInstanceOf(BadToken.class)
                .hasMessageStartingWith("\"" + slip + "\" ligner skabelonssprog")
                .hasMessageContaining("; skriv " + right + " – eller ${\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${plan", "${plan)", "[#list maal as m)", "[# list maal as m]", "[#List maal as m]", "[#/list]"})
    void whatIsNotEndedOrNoDirectiveIsRefused(String typed) {
        assertThatThrownBy(() -> Token.in(typed)).isInstanceOf(BadToken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Loven (§ 5) koster $ 1.000 og US$ 5",
                "{1, 2}",
                "mængden {1}",
                "[1] note [2]",
                "[bilag] og (plan)",
                "C# og #1",
                "a < b > c",
                "»plan« og \"plan\"",
                "[listen] [iffen]",
                "${\"{plan}\"}",
                "${'$ {plan}'} [#if ja][/#if]",
                "kr. ${plan}{",
            })
    void otherTextsMeanThemselves(String text) {
        assertThat(Token.in(text)).allMatch(token -> !token.source().isEmpty());
    }
}
