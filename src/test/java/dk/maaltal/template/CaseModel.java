package dk.maaltal.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the templates of the cases are filled in from. A person can read each expected document against this. */
public final class CaseModel {

    private CaseModel() {}

    public static Map<String, Object> get() {
        return Map.ofEntries(
                Map.entry("navn", "Ankestyrelsen & <venner>"),
                Map.entry("linjer", "første\nanden"),
                Map.entry("tom", ""),
                Map.entry("ingen", List.of()),
                Map.entry("ja", true),
                Map.entry("nej", false),
                Map.entry("tal", new BigDecimal("1234.5678")),
                Map.entry("tredjedel", new BigDecimal("0.333333333333333333")),
                Map.entry(
                        "trykt", new PrintedNumber("97*", new BigDecimal("97.4522"), 0, "*", false, Optional.empty())),
                Map.entry("sum", new FormulaNumber(new BigDecimal("60"), "SUM(Sager[Dage])")),
                Map.entry("ukendt", new FormulaNumber(new BigDecimal("7"), "SUM(Andre[Dage])")),
                Map.entry("link", "side?a=1&b=2"),
                Map.entry("aar", List.of("2021", "2022", "2023")),
                Map.entry("punkter", List.of("et", "to & to", "tre\nlinjer")),
                Map.entry("etpunkt", List.of("alene")),
                Map.entry("formler", List.of("=1+1", "+4512345678", "-5", "@SUM(A1)", "-")),
                Map.entry("maal", List.of(first(), second())),
                Map.entry("sager", sager()),
                Map.entry("grupper", groups()),
                Map.entry("diagram", chart()),
                Map.entry("tomtdiagram", Chart.NONE),
                Map.entry("langt", "x".repeat(32_767)));
    }

    private static Map<String, Object> first() {
        return Map.of(
                "nr",
                "1.1",
                "titel",
                "Hurtig behandling",
                "opfyldt",
                true,
                "note",
                "Opgjort i dage",
                "forbehold",
                "",
                "punkter",
                List.of("a", "b"),
                "raekker",
                List.of(
                        Map.of("navn", "Mål", "celler", List.of("10", "20", "30")),
                        Map.of("navn", "Resultat", "celler", List.of("11", "-", "33"))),
                "diagram",
                chart());
    }

    private static Map<String, Object> second() {
        return Map.of(
                "nr",
                "1.2",
                "titel",
                "Få omgørelser",
                "opfyldt",
                false,
                "note",
                "Opgjort i procent",
                "forbehold",
                "foreløbig",
                "punkter",
                List.of("c"),
                "raekker",
                List.of(Map.of("navn", "Mål", "celler", List.of("1", "2", "3"))),
                "diagram",
                Chart.NONE);
    }

    /** Goal and result over three years; the result of the second year is missing. */
    private static Chart chart() {
        return new Chart(
                "Mål 10, 20, 30; resultat 11, intet, 33,5",
                List.of("2021", "2022", "2023"),
                List.of(
                        new Chart.Series("Mål", List.of(point("10"), point("20"), point("30"))),
                        new Chart.Series("Resultat", List.of(point("11"), Optional.empty(), point("33.5")))));
    }

    private static Optional<Chart.Point> point(String number) {
        BigDecimal value = new BigDecimal(number);
        return Optional.of(new Chart.Point(number.replace('.', ','), value, 1, "", false));
    }

    private static Optional<BigDecimal> number(String text) {
        return Optional.of(new BigDecimal(text));
    }

    private static List<Object> sager() {
        return List.of(
                sag("S-1", "Nord", 10, "1000.5", true),
                sag("S-2", "Syd", 20, "2000.25", false),
                sag("S-3", "Nord", 30, "0.125", true));
    }

    private static List<Object> groups() {
        return List.of(
                Map.of("navn", "Nord", "sager", List.of(sager().get(0), sager().get(2))),
                Map.of("navn", "Syd", "sager", List.of(sager().get(1))));
    }

    private static Map<String, Object> sag(String nr, String omraade, int dage, String beloeb, boolean haster) {
        return Map.of("nr", nr, "omraade", omraade, "dage", dage, "beloeb", new BigDecimal(beloeb), "haster", haster);
    }
}
