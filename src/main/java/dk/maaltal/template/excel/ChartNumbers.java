package dk.maaltal.template.excel;

import dk.maaltal.template.language.Messages;
import dk.maaltal.template.office.ChartXml;
import dk.maaltal.template.office.OfficeFile;
import dk.maaltal.template.office.Xml;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Where the charts of a sheet take their numbers from. */
final class ChartNumbers {

    /** What a series takes from cells. */
    static final List<String> REFERENCES = List.of("tx", "cat", "val", "xVal", "yVal", "bubbleSize");

    private static final Pattern ONE_AREA =
            Pattern.compile("('([^']|'')+'|[^!',()\\[\\]]+)!\\$?[A-Z]{1,3}\\$?\\d+(:\\$?[A-Z]{1,3}\\$?\\d+)?");

    private ChartNumbers() {}

    /**
     * What the charts of a sheet show that is no area of cells, and so would stay as the template has it: names, several
     * areas, numbers written in the chart itself.
     */
    static List<String> outsideOfCells(OfficeFile file, String sheet) {
        return file.relations(sheet).targets("drawing").stream()
                .flatMap(drawing -> file.relations(drawing).targets("chart").stream())
                .flatMap(chart -> Xml.elements(file.xml(chart), ChartXml.NAMESPACE, "ser").stream())
                .flatMap(series -> Stream.concat(
                        REFERENCES.stream()
                                .flatMap(part -> ChartXml.formula(series, part).stream())
                                .map(Element::getTextContent)
                                .filter(reference ->
                                        !ONE_AREA.matcher(reference).matches()),
                        Stream.of("numLit", "strLit", "errBars")
                                .flatMap(part -> Xml.elements(series, ChartXml.NAMESPACE, part).stream())
                                .filter(ChartNumbers::showsNumbers)
                                .map(literal -> Messages.text("excel.chart-literal"))))
                .distinct()
                .toList();
    }

    /** Error bars of a fixed size or a share show no numbers of their own. */
    private static boolean showsNumbers(Element part) {
        return !part.getLocalName().equals("errBars")
                || !Xml.elements(part, ChartXml.NAMESPACE, "numRef").isEmpty();
    }
}
