package dk.maaltal.template.excel;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.Token;
import dk.maaltal.template.office.LeftLanguage;
import dk.maaltal.template.office.OfficeFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Refuses what a template has in places where it would come out as it stands. */
final class SheetLeftovers {

    /** Where a sheet is filled in: cells, headers and footers, and where links lead to. */
    private static final Set<String> FILLED = Set.of("sheetData", "headerFooter");

    /** Parts that are filled in, or that hold what cells have been filled in with. */
    private static final String FILLED_PARTS =
            "xl/(workbook|sharedStrings|worksheets/[^/]*|tables/[^/]*|drawings/[^/]*|charts/chart[^/]*)\\.xml";

    private SheetLeftovers() {}

    /**
     * Refuses fields in what a sheet has besides its cells, such as the messages of a data validation, and formulas that
     * fill several cells at once, of which only the first would follow the rows.
     *
     * @throws BadTemplate with each of them
     */
    static void refuse(OfficeFile workbook, TemplateSheet sheet) {
        List<BadTemplate> faults = new ArrayList<>();
        LeftLanguage.in(sheet.document(), SheetLeftovers::isFilled)
                .ifPresent(left -> faults.add(notFilled(workbook, sheet, left.text())));
        DrawingTexts.left(workbook, sheet.part()).ifPresent(left -> faults.add(notFilled(workbook, sheet, left)));
        ChartNumbers.outsideOfCells(workbook, sheet.part())
                .forEach(numbers -> faults.add(new BadTemplate(
                        workbook.name(),
                        Messages.text("excel.sheet", sheet.name()),
                        Messages.text("excel.chart-of-no-area", Token.shorten(numbers)))));
        if (!workbook.relations(sheet.part()).targets("pivotTable").isEmpty()) {
            faults.add(keepsNumbers(workbook, sheet, Messages.text("excel.pivot-table")));
        }
        boolean hasNewerChart = workbook.relations(sheet.part()).targets("drawing").stream()
                .anyMatch(drawing ->
                        !workbook.relations(drawing).targets("chartEx").isEmpty());
        if (hasNewerChart) {
            faults.add(keepsNumbers(workbook, sheet, Messages.text("excel.chart-of-newer-kind")));
        }
        if (sheet.document().getElementsByTagNameNS("*", "sparkline").getLength() > 0) {
            faults.add(keepsNumbers(workbook, sheet, Messages.text("excel.sparkline")));
        }
        for (Element formula : SpreadsheetXml.all(sheet.document(), "f")) {
            String area = formula.getAttribute("ref");
            boolean fillsSeveral = formula.getAttribute("t").equals("array")
                    && !area.isEmpty()
                    && Area.parse(area).text().contains(":");
            if (fillsSeveral || formula.getAttribute("t").equals("dataTable")) {
                faults.add(new BadTemplate(
                        workbook.name(),
                        Messages.text("excel.place", sheet.name(), Messages.text("excel.cell", area)),
                        Messages.text("excel.formula-of-several-cells")));
            }
        }
        if (!faults.isEmpty()) {
            throw BadTemplate.all(faults);
        }
    }

    private static BadTemplate keepsNumbers(OfficeFile workbook, TemplateSheet sheet, String why) {
        return new BadTemplate(workbook.name(), Messages.text("excel.sheet", sheet.name()), why);
    }

    private static BadTemplate notFilled(OfficeFile workbook, TemplateSheet sheet, String text) {
        return new BadTemplate(
                workbook.name(),
                Messages.text("excel.sheet", sheet.name()),
                Messages.text("language.not-filled-here", Token.shorten(text)));
    }

    private static boolean isFilled(Node node) {
        if (node instanceof Attr attribute) {
            Element of = attribute.getOwnerElement();
            return of.getLocalName().equals("hyperlink")
                    && Set.of("location", "display").contains(attribute.getName());
        }
        // A formula may name a sheet whose name has a field.
        return FILLED.contains(node.getLocalName()) || node instanceof Element element && namesSheets(element);
    }

    private static boolean namesSheets(Element element) {
        return Set.of(
                                "f",
                                "formula",
                                "formula1",
                                "formula2",
                                "definedName",
                                "calculatedColumnFormula",
                                "totalsRowFormula")
                        .contains(element.getLocalName())
                && !LeftLanguage.isInFormula(element.getTextContent());
    }

    /**
     * Refuses fields in all other parts of a workbook that has been filled in.
     *
     * @throws BadTemplate naming each part with such
     */
    static void refuseElsewhere(OfficeFile workbook) {
        Document names = workbook.xml("xl/workbook.xml");
        for (Element name : SpreadsheetXml.all(names, "definedName")) {
            if (LeftLanguage.isInFormula(name.getTextContent()) || LeftLanguage.isIn(name.getAttribute("comment"))) {
                throw new BadTemplate(
                        workbook.name(),
                        Messages.text("excel.workbook"),
                        Messages.text("language.not-filled-here", Token.shorten(name.getTextContent())));
            }
        }
        LeftLanguage.refuse(
                workbook,
                workbook.names().stream()
                        .filter(part -> !part.matches(FILLED_PARTS))
                        .toList());
    }
}
