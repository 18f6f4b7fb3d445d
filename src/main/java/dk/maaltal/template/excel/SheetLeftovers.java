package dk.maaltal.template.excel;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.Token;
import dk.maaltal.template.office.LeftLanguage;
import dk.maaltal.template.office.OfficeFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Refuses what a template has in places where it would come out as it stands. */
final class SheetLeftovers {

    /** Where a sheet is filled in: cells, headers and footers, and where links lead to. */
    private static final Set<String> FILLED = Set.of("sheetData", "headerFooter");

    private static final Map<String, Set<String>> FILLED_ATTRIBUTES =
            Map.of("hyperlink", Set.of("location", "display"), "tableColumn", Set.of("name"), "sheet", Set.of("name"));

    /** A field within a formula, which is filled in. */
    private static final Pattern FIELD = Pattern.compile("\\$\\{[^}]*}");

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
        for (String table : workbook.relations(sheet.part()).targets("table")) {
            LeftLanguage.in(workbook.xml(table), SheetLeftovers::isFilled)
                    .ifPresent(left -> faults.add(notFilled(workbook, sheet, left.text())));
        }
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
            String constant = FIELD.matcher(formula.getTextContent()).replaceAll("");
            if (LeftLanguage.isInFormula(constant)) {
                faults.add(new BadTemplate(
                        workbook.name(),
                        Messages.text("excel.place", sheet.name(), Messages.text("excel.cell", cell(formula))),
                        Messages.text("language.not-filled-here", Token.shorten(constant))));
            }
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

    private static String cell(Element formula) {
        return formula.getParentNode() instanceof Element cell ? cell.getAttribute("r") : "";
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
            return FILLED_ATTRIBUTES
                    .getOrDefault(attribute.getOwnerElement().getLocalName(), Set.of())
                    .contains(attribute.getName());
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
     * Refuses fields in what a workbook has besides its sheets: names, what is told of them, views.
     *
     * @throws BadTemplate with the first of them
     */
    static void refuseInBook(OfficeFile workbook) {
        Document book = workbook.xml("xl/workbook.xml");
        Stream<String> ofNames = SpreadsheetXml.all(book, "definedName").stream()
                .flatMap(name -> Stream.concat(
                        Stream.of(name.getTextContent()).filter(LeftLanguage::isInFormula),
                        Stream.of("name", "comment", "description", "customMenu", "help", "statusBar")
                                .map(name::getAttribute)
                                .filter(LeftLanguage::isIn)));
        Stream<String> ofOthers =
                LeftLanguage.in(book, SheetLeftovers::isFilledInBook).stream().map(LeftLanguage.Found::text);
        Stream.concat(ofNames, ofOthers).findFirst().ifPresent(left -> {
            throw new BadTemplate(
                    workbook.name(),
                    Messages.text("excel.workbook"),
                    Messages.text("language.not-filled-here", Token.shorten(left)));
        });
    }

    private static boolean isFilledInBook(Node node) {
        return isFilled(node) || node instanceof Element && node.getLocalName().equals("definedName");
    }

    /**
     * Refuses fields in all other parts of a workbook that has been filled in.
     *
     * @throws BadTemplate naming each part with such
     */
    static void refuseElsewhere(OfficeFile workbook) {
        LeftLanguage.refuse(
                workbook,
                workbook.names().stream()
                        .filter(part -> !part.matches(FILLED_PARTS))
                        .toList());
    }
}
