package dk.maaltal.template.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.Chart;
import dk.maaltal.template.Templates;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web page is filled in by the same language as a Word document, and no value becomes a piece of the page. */
class HtmlTemplateTest {

    private static final Chart CHART = new Chart(
            "Diagram: Sager & <klager>. Resultat: 2021 99,0.",
            List.of("2021", "2022"),
            List.of(series("Mål", "97,0", "97,0"), series("Resultat", "99,0", "1.234,5")));

    private static final Map<String, Object> MODEL = Map.of(
            "navn",
            "Å & \"Ø\"",
            "ondt",
            "<script>alert('x')</script>${navn}[#list",
            "tekst",
            List.of("første", "<anden>"),
            "maal",
            List.of(Map.of("titel", "Et", "tegning", CHART), Map.of("titel", "To", "tegning", Chart.NONE)));

    @Test
    void fieldsListsAndChoicesAreFilledInAndTheirLinesVanish() {
        assertThat(filled("""
                        <ul>
                          [#list maal as m]
                          <li>${m.titel}[#if m?is_last].[#else],[/#if]</li>
                          [/#list]
                        </ul>
                        """)).isEqualTo("<ul>\n  <li>Et,</li>\n  <li>To.</li>\n</ul>\n");
    }

    @Test
    void aValueIsTextInTheTextAndInAnAttribute() {
        assertThat(filled("<p title=\"${navn}\">${ondt}</p>"))
                .isEqualTo("<p title=\"Å &amp; &quot;Ø&quot;\">"
                        + "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;${navn}[#list</p>");
    }

    @Test
    void stylesMeanThemselves() {
        String style = "<style>a[href]{color:red} @media print{p{margin:0}}</style>";
        assertThat(filled(style)).isEqualTo(style);
    }

    @Test
    void textsWrittenAsOneFieldBecomeLinesAndInAnAttributeWords() {
        assertThat(filled("<p>${tekst}</p>")).isEqualTo("<p>første<br>&lt;anden&gt;</p>");
        assertThat(filled("<p>Til: ${tekst}</p>")).isEqualTo("<p>Til: <br>første<br>&lt;anden&gt;</p>");
        assertThat(filled("<p title=\"${tekst}\">")).isEqualTo("<p title=\" første &lt;anden&gt;\">");
    }

    @Test
    void aChartIsADrawingWithItsDescriptionAndDanishNumbers() {
        assertThat(filled("${maal[0].tegning}"))
                .startsWith("<svg ")
                .endsWith("</svg>")
                .contains("role=\"img\"", "<title>Diagram: Sager &amp; &lt;klager&gt;. Resultat: 2021 99,0.</title>")
                .contains(">2021</text>", ">99,0</text>", ">1.234,5</text>", ">97,0</text>", ">Mål</text>");
    }

    @Test
    void aChartWithNothingToShowIsEmpty() {
        assertThat(filled("[#list maal as m]${m.titel}[#if m.tegning?has_content]+[/#if] [/#list]"))
                .isEqualTo("Et+ To ");
    }

    @Test
    void eachRowOfBarsHasItsOwnNameWhereThereAreMore() {
        Chart two = new Chart(
                "To", List.of("a", "b"), List.of(series("Modtaget", "1", "-2"), series("Afgjort", "3", null)));
        assertThat(filled("${c}", Map.of("c", two)))
                .contains(">Modtaget</text>", ">Afgjort</text>", ">-2</text>")
                .doesNotContain("Mål", "width=\"-");
    }

    @Test
    void everyFaultTellsItsLine() {
        assertFault("<p>\n${navm}\n[#if nvan]x[/#if]", "linje 2: feltet \"navm\" findes ikke; mente du \"navn\"?");
        assertFault("<p>\n${navm}\n[#if nvan]x[/#if]", "linje 3: feltet \"nvan\" findes ikke");
        assertFault("<p>\n\n${navn</p>", "linje 3: \"${navn</p>\" er begyndt, men ikke afsluttet med }");
        assertFault("${navn}\n[#include \"x\"]\n", "linje 2: \"[#include \"x\"]\" kan ikke bruges i en skabelon");
        assertFault("${navn}\n[#assign x=1]", "linje 2: \"[#assign x=1]\" kan ikke bruges");
        assertFault("${navn?eval}", "linje 1: \"?eval\" kan ikke bruges i en skabelon");
        assertFault("a\n[#list maal as m]\nb", "skabelonsproget kan ikke læses");
        assertFault("a\n[/#list]\nb", "skabelonsproget kan ikke læses");
    }

    @Test
    void aPageThatIsNotInUtf8IsRefused() {
        byte[] page = "Måltal".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Templates.of("side.html", page).fill(MODEL, ""))
                .isInstanceOf(BadTemplate.class)
                .hasMessageEndingWith("er ikke skrevet i UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT src=x.js></SCRIPT>",
                "<svg:script>1</svg:script>",
                "<iframe src=\"x.html\"></iframe>",
                "<object data=\"x\"></object>",
                "<embed src=x>",
                "<base href=\"https://example.dk/\">",
                "<form action=\"https://example.dk/\"></form>",
                "<p onclick=\"alert(1)\">",
                "<p title='x'onmouseover=alert(1)>",
                "<svg/onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\" java\nscript:alert(1)\">x</a>",
                "<a href=\"java&#115;cript&colon;alert(1)\">x</a>",
                "<a href=\"data:text/html,x\">x</a>",
                "<a href=\"file:///etc/passwd\">x</a>",
                "<a href=\"${navn}\">x</a>",
                "<a href=${navn}>x</a>",
                "<meta http-equiv=\"refresh\" content=\"0;url=x\">",
                "<link rel=\"stylesheet\" href=\"https://example.dk/x.css\">",
                "<link rel=\"stylesheet\" href=\"x.css\">",
                "<img src=\"https://example.dk/x.png\">",
                "<img src=\"//example.dk/x.png\">",
                "<img srcset=\"x.png 2x\">",
                "<img src=\"data:image/svg+xml,x\">",
                "<body background=\"x.png\">",
                "<p style=\"background:url(https://example.dk/x)\">",
                "<p style=\"background:u\\72l(x)\">",
                "<p style=\"color:${navn}\">",
                "<style>@import \"x.css\";</style>",
                "<style>p{background:url('x.png')}</style>",
                "<style>p{color:${navn}}</style>",
                "<script>var x = \"${navn}\"</script>",
                "<p ${navn}=\"x\">",
                "<p title=${navn}>",
                "<${navn}>",
                "<!-- <script> -->",
                "<svg><use href=\"x.svg#a\"/></svg>",
                "<svg><a xlink:href=\"javascript:alert(1)\"/></svg>",
                "<svg><animate attributeName=\"href\" values=\"javascript:1\"/></svg>",
                "<scr[#if navn == \"x\"]x[/#if]ipt>alert(1)</script>",
            })
    void whatActsOrFetchesIsRefused(String page) {
        assertThatThrownBy(() -> filled("<p>\n" + page))
                .isInstanceOf(BadTemplate.class)
                .hasMessageStartingWith("Skabelonen side.html, linje 2: ");
    }

    @Test
    void whatOnlyStandsThereIsKept() {
        String page = "<a href=\"https://example.dk/?a=1\">x</a><a href=\"#maal-1\">y</a><a href=\"bilag.xlsx\">z</a>"
                + "<img alt=\"javascript:\" src=\"data:image/png;base64,AAAA\"><link rel=\"icon\" href=\"data:,\">"
                + "<p style=\"color:red\" title='a < b'>a < b</p><style>p{fill:url(#x)}</style>";
        assertThat(filled(page)).isEqualTo(page);
    }

    @Test
    void aSlipOfThePenIsToldWithItsLine() {
        assertFault("<p>\n{navn}", "linje 2: \"{navn}\" ligner skabelonssprog");
        assertFault("<p>\n<#list maal as m>", "linje 2: \"<#list maal as m>\" ligner skabelonssprog");
    }

    private void assertFault(String template, String message) {
        assertThatThrownBy(() -> filled(template))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining(message);
    }

    private String filled(String template) {
        return filled(template, MODEL);
    }

    private String filled(String template, Map<String, Object> model) {
        byte[] page = template.getBytes(StandardCharsets.UTF_8);
        return new String(Templates.of("side.html", page).fill(model, ""), StandardCharsets.UTF_8);
    }

    private static Chart.Series series(String name, String... printed) {
        return new Chart.Series(
                name,
                Arrays.stream(printed)
                        .map(text -> Optional.ofNullable(text).map(HtmlTemplateTest::point))
                        .toList());
    }

    private static Chart.Point point(String text) {
        return new Chart.Point(text, new BigDecimal(text.replace(".", "").replace(',', '.')), 0, "", false);
    }
}
