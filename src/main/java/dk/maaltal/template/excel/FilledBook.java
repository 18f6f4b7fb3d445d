package dk.maaltal.template.excel;

import dk.maaltal.template.language.LimitExceeded;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.office.OfficeFile;
import dk.maaltal.template.office.Relations;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.util.WorkbookUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A workbook that is being filled in. FreeMarker runs through the template's source and calls it for each sheet, row and
 * cell; then all that refers to cells is written, and the filled-in sheets replace the template's in the file.
 */
final class FilledBook implements AutoCloseable {

    /** The call around a sheet. */
    static final String SHEET = "maaltal_ark";

    private static final String PART = "xl/workbook.xml";
    private static final int LONGEST_NAME = 31;

    /** An area of a template's sheet, and the filled-in sheet in which it is looked up. */
    record Place(FilledSheet sheet, Area area) {}

    private final OfficeFile file;
    private final List<TemplateSheet> templates;
    private final Map<Integer, Map<Integer, List<Object>>> lists;
    private final ExcelStyles styles;
    private final Map<String, Set<String>> tableColumns;
    private final boolean keepsTexts;
    private final List<FilledSheet> sheets = new ArrayList<>();
    private final Set<String> tableNames = new HashSet<>();
    private final Document workbook;
    private FilledSheet current;
    private int tables;

    /** @param lists around the rows of each sheet, by the sheets' numbers */
    FilledBook(
            OfficeFile file,
            List<TemplateSheet> templates,
            Map<Integer, Map<Integer, List<Object>>> lists,
            ExcelStyles styles) {
        this.file = file;
        this.templates = templates;
        this.lists = lists;
        this.styles = styles;
        this.tableColumns = SheetTables.columns(file, templates);
        this.workbook = file.xml(PART);
        this.keepsTexts = templates.stream()
                .flatMap(sheet -> sheet.rows().values().stream())
                .flatMap(row -> row.cells().values().stream())
                .anyMatch(
                        cell -> cell.formula().filter(FilledBook::looksAtTexts).isPresent());
    }

    /** Whether a formula may look at texts; these functions only look at numbers. */
    private static boolean looksAtTexts(String formula) {
        return !formula.replaceAll("\\b(SUM|SUBTOTAL|AVERAGE|MIN|MAX|COUNT|ROUND|MEDIAN|ABS)\\(", "")
                        .replaceAll("[^(]", "")
                        .isEmpty()
                || !formula.contains("(");
    }

    /** The directives that write it, by the names a template's source calls them by. */
    Map<String, TemplateModel> calls() {
        return Map.of(
                SHEET,
                (TemplateDirectiveModel) (environment, arguments, variables, body) -> {
                    TemplateSheet template = templates.get(FilledSheet.number(arguments, "kilde"));
                    current = new FilledSheet(
                            template,
                            lists.get(template.index()),
                            styles,
                            new SheetTables(this, file, template.part()),
                            keepsTexts);
                    sheets.add(current);
                    body.render(Writer.nullWriter());
                    current.finish();
                },
                FilledSheet.NAME,
                (TemplateDirectiveModel)
                        (environment, arguments, variables, body) -> current.name(uniqueName(FilledSheet.textOf(body))),
                FilledSheet.MARGIN,
                (TemplateDirectiveModel)
                        (environment, arguments, variables, body) -> current.writeMargin(arguments, body),
                FilledSheet.ROW,
                (TemplateDirectiveModel) (environment, arguments, variables, body) -> current.writeRow(arguments, body),
                FilledSheet.CELL,
                (TemplateDirectiveModel) (environment, arguments, variables, body) -> {
                    try {
                        current.writeCell(arguments, body);
                    } catch (LimitExceeded e) {
                        throw new TemplateException(e.getMessage(), e, environment);
                    }
                },
                FilledSheet.LINK,
                (TemplateDirectiveModel)
                        (environment, arguments, variables, body) -> current.writeLink(arguments, body),
                FilledSheet.DRAWN,
                (TemplateDirectiveModel) (environment, arguments, variables, body) -> current.writeDrawn(body));
    }

    private String uniqueName(String wanted) {
        String safe = WorkbookUtil.createSafeSheetName(
                wanted.isBlank() ? Messages.text("excel.unnamed-sheet") : wanted.strip());
        String name = safe;
        for (int n = 2; isTaken(name); n++) {
            String number = " (" + n + ")";
            name = safe.substring(0, Math.min(safe.length(), LONGEST_NAME - number.length())) + number;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return sheets.stream().anyMatch(sheet -> sheet.name().equalsIgnoreCase(name));
    }

    /** Whether no sheet came of the template. */
    boolean isEmpty() {
        return sheets.isEmpty();
    }

    /** The name itself for the first table of a template, and numbered ones for those of repeated sheets. */
    String tableName(String name) {
        String unique = name;
        for (int n = 2; !tableNames.add(unique.toLowerCase(Locale.ROOT)); n++) {
            unique = name + n;
        }
        return unique;
    }

    /** The number of the next table in the workbook, from 1. */
    int nextTable() {
        return ++tables;
    }

    /** Whether the Excel Tables and columns that a formula names are in the template. */
    boolean knowsTables(String formula) {
        return SheetTables.know(formula, tableColumns);
    }

    /** Finds what an area of a template's sheet is in a filled-in one. */
    interface AreaLookup {

        /**
         * The area.
         *
         * @param isRange whether it is written with both its corners
         * @return empty when it is no more
         */
        Optional<Area> of(FilledSheet sheet, Area area, boolean isRange);
    }

    /**
     * How references in a sheet are replaced: those to its template's sheet by itself, others by the first sheet that
     * came of theirs.
     */
    FormulaText.Replacement references(FilledSheet own, AreaLookup lookup) {
        return (name, area, isRange) -> {
            if (name.isEmpty() || name.equals(own.template().name())) {
                return lookup.of(own, area, isRange)
                        .map(to -> new FormulaText.Reference(name.isEmpty() ? "" : own.name(), to));
            }
            return sheetOf(name)
                    .flatMap(sheet ->
                            lookup.of(sheet, area, isRange).map(to -> new FormulaText.Reference(sheet.name(), to)))
                    .or(() -> templates.stream().anyMatch(sheet -> sheet.name().equals(name))
                            ? Optional.empty()
                            : Optional.of(new FormulaText.Reference(name, area)));
        };
    }

    /** The first sheet that came of the template's sheet with a name. */
    private Optional<FilledSheet> sheetOf(String template) {
        return sheets.stream()
                .filter(sheet -> sheet.template().name().equals(template))
                .findFirst();
    }

    /** What a reference in a chart of a sheet refers to; empty where that is not one area. */
    Optional<Place> place(FilledSheet own, String reference) {
        int mark = reference.lastIndexOf('!');
        if (mark < 0 || reference.contains(",") || reference.contains("#REF")) {
            return Optional.empty();
        }
        String name = reference.substring(0, mark).replaceAll("^'|'$", "").replace("''", "'");
        return (name.equals(own.template().name()) ? Optional.of(own) : sheetOf(name))
                .map(sheet -> new Place(sheet, Area.parse(reference.substring(mark + 1))));
    }

    /**
     * Puts the filled-in sheets into the file in place of the template's.
     *
     * @throws FormulaParseException when a formula cannot be parsed
     * @throws IOException when a temporary file cannot be written or read
     */
    void write() throws IOException {
        sheets.forEach(sheet -> sheet.tables().nameTables());
        Map<FilledSheet, Document> frames = new HashMap<>();
        Map<FilledSheet, String> parts = writeSheets(frames);
        writeNames();
        removeOld();
        file.put(PART, workbook);
        styles.save();
        parts.forEach((sheet, part) -> file.put(part, frames.get(sheet)));
        Optional<FormulaCalculator> calculator = calculator();
        if (calculator.filter(this::leavesSome).isPresent()) {
            computeWhenOpened();
        }
        parts.forEach((sheet, part) ->
                new SheetDrawing(this, file, sheet, (of, area) -> values(of, area, calculator)).write(part));
        removeTemplates();
        for (FilledSheet sheet : sheets) {
            SheetPart.put(
                    file,
                    parts.get(sheet),
                    frames.get(sheet),
                    sheet.rows(),
                    number -> sheet.formulaCell(
                            number,
                            calculator.flatMap(each -> each.value(
                                    sheets.indexOf(sheet), sheet.formulas().get(number)))));
        }
    }

    private Map<FilledSheet, String> writeSheets(Map<FilledSheet, Document> frames) {
        Element list = SpreadsheetXml.first(workbook, "sheets").orElseThrow();
        List<Element> old = SpreadsheetXml.all(list, "sheet");
        old.forEach(SpreadsheetXml::remove);
        Relations relations = file.relations(PART);
        Map<FilledSheet, String> parts = new LinkedHashMap<>();
        for (FilledSheet sheet : sheets) {
            String part = file.add(sheet.template().part(), new byte[0]);
            frames.put(sheet, new SheetFrame(sheet).write(file, part, parts.isEmpty()));
            parts.put(sheet, part);
            Element entry = (Element) old.get(sheet.template().index()).cloneNode(true);
            entry.setAttribute("name", sheet.name());
            entry.setAttribute("sheetId", Integer.toString(parts.size()));
            entry.setAttributeNS(SpreadsheetXml.RELATION, "r:id", relations.add("worksheet", part));
            list.appendChild(entry);
        }
        for (Element view : SpreadsheetXml.all(workbook, "workbookView")) {
            view.removeAttribute("activeTab");
            view.removeAttribute("firstSheet");
        }
        return parts;
    }

    /**
     * Writes the names of areas, the print areas and print titles; those of a repeated sheet once for each sheet it
     * became.
     */
    private void writeNames() {
        Optional<Element> list = SpreadsheetXml.first(workbook, "definedNames");
        if (list.isEmpty()) {
            return;
        }
        List<Element> old = SpreadsheetXml.all(list.get(), "definedName");
        old.forEach(SpreadsheetXml::remove);
        for (Element name : old) {
            String local = name.getAttribute("localSheetId");
            if (local.isEmpty()) {
                append(list.get(), name, sheets.get(0), Optional.empty());
                continue;
            }
            for (int i = 0; i < sheets.size(); i++) {
                if (sheets.get(i).template().index() == Integer.parseInt(local)) {
                    append(list.get(), name, sheets.get(i), Optional.of(i));
                }
            }
        }
        if (SpreadsheetXml.all(list.get(), "definedName").isEmpty()) {
            SpreadsheetXml.remove(list.get());
        }
    }

    private void append(Element list, Element name, FilledSheet own, Optional<Integer> local) {
        String formula = own.tables()
                .renamed(FormulaText.replaced(
                        name.getTextContent(), references(own, (sheet, area, isRange) -> sheet.mapping()
                                .areaOf(area))));
        if (formula.contains("#REF!")) {
            return;
        }
        Element made = (Element) name.cloneNode(true);
        made.setTextContent(formula);
        local.ifPresent(index -> made.setAttribute("localSheetId", Integer.toString(index)));
        list.appendChild(made);
    }

    /** Removes what other parts say of the template's cells, and of those who wrote notes at them. */
    private void removeOld() {
        Relations relations = file.relations(PART);
        for (String kind : List.of("calcChain", "sharedStrings", "person")) {
            for (String part : relations.targets(kind)) {
                relations.remove(part);
                file.remove(part);
            }
        }
        if (file.has("docProps/app.xml")) {
            Document properties = file.xml("docProps/app.xml");
            for (String name : List.of("HeadingPairs", "TitlesOfParts")) {
                var found = properties.getElementsByTagNameNS("*", name);
                while (found.getLength() > 0) {
                    found.item(0).getParentNode().removeChild(found.item(0));
                }
            }
            file.put("docProps/app.xml", properties);
        }
    }

    private void removeTemplates() {
        for (TemplateSheet template : templates) {
            Relations relations = file.relations(template.part());
            for (String drawing : relations.targets("drawing")) {
                file.relations(drawing).targets("chart").forEach(chart -> {
                    file.relations(chart).all().forEach(file::remove);
                    file.remove(chart);
                });
                file.remove(drawing);
            }
            for (String kind : List.of("table", "comments", "vmlDrawing", "printerSettings", "threadedComment")) {
                relations.targets(kind).forEach(file::remove);
            }
            file.relations(PART).remove(template.part());
            file.remove(template.part());
        }
    }

    /** Computes formulas; nothing where there are none. */
    private Optional<FormulaCalculator> calculator() throws IOException {
        if (sheets.stream().allMatch(sheet -> sheet.formulas().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new FormulaCalculator(OwnBook.open(file.bytes()), sheets));
    }

    /** Whether there are formulas that only Excel can compute. */
    private boolean leavesSome(FormulaCalculator calculator) {
        return sheets.stream().anyMatch(sheet -> sheet.formulas().stream()
                .anyMatch(formula ->
                        calculator.value(sheets.indexOf(sheet), formula).isEmpty()));
    }

    private void computeWhenOpened() {
        Element properties = SpreadsheetXml.first(workbook, "calcPr").orElseGet(() -> {
            Element root = workbook.getDocumentElement();
            Element made = SpreadsheetXml.create(root, "calcPr");
            Element before = SpreadsheetXml.first(workbook, "definedNames")
                    .or(() -> SpreadsheetXml.first(workbook, "sheets"))
                    .orElseThrow();
            root.insertBefore(made, before.getNextSibling());
            return made;
        });
        properties.setAttribute("fullCalcOnLoad", "1");
        file.put(PART, workbook);
    }

    private List<Optional<Object>> values(FilledSheet sheet, Area area, Optional<FormulaCalculator> calculator) {
        List<Optional<Object>> values = new ArrayList<>();
        for (int row = area.firstRow(); row <= area.lastRow(); row++) {
            for (int column = area.firstColumn(); column <= area.lastColumn(); column++) {
                Optional<SheetValues.Formula> formula = sheet.values().formulaAt(row, column);
                values.add(
                        formula.isPresent()
                                ? calculator.flatMap(each -> each.value(sheets.indexOf(sheet), formula.get()))
                                : sheet.values().at(row, column));
            }
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        for (FilledSheet sheet : sheets) {
            sheet.close();
        }
    }
}
