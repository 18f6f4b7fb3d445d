package dk.maaltal.template.office;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.template.Chart;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The chart of results in the shipped report: labels as printed, away from the lines, and an axis that shows the difference. */
class ShippedChartTest {

    private Element chart;

    @BeforeEach
    void drawn() throws IOException, ParserConfigurationException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try (ZipFile template = new ZipFile("templates/maalrapportering.docx");
                InputStream xml = template.getInputStream(template.getEntry("word/charts/chart1.xml"))) {
            chart = factory.newDocumentBuilder().parse(xml).getDocumentElement();
        }
    }

    @Test
    void everyLabelHasItsOwnDecimalsAndMarkAndStandsAwayFromTheTarget() {
        fill(series("Mål", "97,0", "97,0", "97,0", "97,0"), series("Resultat", "97,6", "96,2", "100", "98*"));

        assertThat(labels("Resultat"))
                .containsExactly("0 [$-406]#,##0.0 t", "1 [$-406]#,##0.0 b", "2 [$-406]#,##0 t", "3 [$-406]#,##0\\* t");
        assertThat(labels("Mål")).containsExactly("3 [$-406]#,##0.0 r");
    }

    @Test
    void onlyPreliminaryPointsLookPreliminary() {
        fill(series("Mål", "97", "97", "97"), series("Resultat", "97", "98*", "99"));
        assertThat(points("Resultat")).containsExactly("1");
    }

    @Test
    void noOtherPointDoes() {
        fill(series("Mål", "97", "97", "97"), series("Resultat", "97", "98", "99"));
        assertThat(points("Resultat")).isEmpty();
    }

    @Test
    void whatResultsAreHeldAgainstIsALineWithItsName() {
        fill(series("Resultat", "9,1", "8,9", "9,2"), series("Statens gennemsnit", "9,0", "8,8", "8,9"));

        assertThat(names()).containsExactly("Resultat", "Statens gennemsnit");
        assertThat(labels("Statens gennemsnit")).containsExactly("2 [$-406]#,##0.0 r");
    }

    @Test
    void theAxisHoldsEveryValueInAFewWholeSteps() {
        fill(series("Resultat", "97,6", "96,2", "100"));
        assertThat(axis()).containsExactly("95", "100", "1");
    }

    @Test
    void theAxisBeginsAtNoughtWhereValuesDifferMuch() {
        fill(series("Resultat", "0", "2", "1"));
        assertThat(axis()).containsExactly("0", "2", "0.5");
    }

    @Test
    void theAxisGoesBelowNoughtForNegativeValues() {
        fill(series("Resultat", "-1,5", "0,4", "-0,2"));
        assertThat(axis()).containsExactly("-2", "0.5", "0.5");
    }

    private void fill(Chart.Series... series) {
        List<String> years = List.of("2020", "2021", "2022", "2023")
                .subList(0, series[0].points().size());
        new ChartXml(chart).fill(new Chart("Diagram", years, List.of(series)));
    }

    private static Chart.Series series(String name, String... printed) {
        return new Chart.Series(
                name, Arrays.stream(printed).map(ShippedChartTest::point).toList());
    }

    private static Optional<Chart.Point> point(String text) {
        String number = text.replace("*", "");
        int comma = number.indexOf(',');
        return Optional.of(new Chart.Point(
                text,
                new BigDecimal(number.replace(',', '.')),
                comma < 0 ? 0 : number.length() - comma - 1,
                text.substring(number.length()),
                text.endsWith("*")));
    }

    private List<String> names() {
        return all(chart, "ser").stream().map(ShippedChartTest::name).toList();
    }

    private static String name(Element series) {
        return all(all(series, "tx").get(0), "v").get(0).getTextContent();
    }

    private Element series(String name) {
        return all(chart, "ser").stream()
                .filter(series -> name(series).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> labels(String name) {
        return all(series(name), "dLbl").stream()
                .map(label -> value(label, "idx") + " "
                        + all(label, "numFmt").get(0).getAttribute("formatCode") + " " + value(label, "dLblPos"))
                .toList();
    }

    private List<String> points(String name) {
        return all(series(name), "dPt").stream()
                .map(point -> value(point, "idx"))
                .toList();
    }

    private List<String> axis() {
        Element axis = all(chart, "valAx").get(0);
        return List.of(value(axis, "min"), value(axis, "max"), value(axis, "majorUnit"));
    }

    private static String value(Element within, String name) {
        return all(within, name).get(0).getAttribute("val");
    }

    private static List<Element> all(Element within, String name) {
        return Xml.elements(within, ChartXml.NAMESPACE, name);
    }
}
