package dk.maaltal.template.excel;

import dk.maaltal.template.OfficeFile;
import dk.maaltal.template.Relations;
import dk.maaltal.template.TooLong;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import java.io.ByteArrayInputStream;
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
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A workbook that is being filled in: its sheets as they come, and then all that refers to them. */
final class FilledBook implements AutoCloseable {

    static final String SHEET = "maaltal_ark";

    private static final String PART = "xl/workbook.xml";
    private static final int LONGEST_NAME = 31;

    /** The area of a template's sheet, and the filled-in sheet that is looked at for it. */
    record Place(FilledSheet sheet, Area area) {}

    private final OfficeFile file;
    private final List<TemplateSheet> templates;
    private final Map<Integer, Map<Integer, List<Object>>> loops;
    private final ExcelStyles styles;
    private final Map<String, Set<String>> tableColumns;
    private final boolean keepsTexts;
    private final List<FilledSheet> sheets = new ArrayList<>();
    private final Set<String> tableNames = new HashSet<>();
    private final Document workbook;
    private FilledSheet current;
    private int tables;

    /** @param loops of the rows of each sheet, by the sheets' numbers */
    FilledBook(
            OfficeFile file,
            List<TemplateSheet> templates,
            Map<Integer, Map<Integer, List<Object>>> loops,
            ExcelStyles styles) {
        this.file = file;
        this.templates = templates;
        this.loops = loops;
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

    /** The calls that write it, by the names a template's source uses. */
    Map<String, TemplateModel> calls() {
        return Map.of(
                SHEET,
                (TemplateDirectiveModel) (environment, arguments, variables, body) -> {
                    TemplateSheet template = templates.get(FilledSheet.number(arguments, "kilde"));
                    current = new FilledSheet(
                            template,
                            loops.get(template.index()),
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
                    } catch (TooLong e) {
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
        String safe = WorkbookUtil.createSafeSheetName(wanted.isBlank() ? "Ark" : wanted.strip());
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

    boolean knowsTables(String formula) {
        return SheetTables.know(formula, tableColumns);
    }

    /** Says where an area of a filled-in sheet's template went. */
    interface Went {
        Optional<Area> of(FilledSheet sheet, Area area, boolean isRange);
    }

    /** How a formula of a sheet finds where areas went: its own sheet first, and of others the first of each. */
    FormulaText.Move move(FilledSheet own, Went went) {
        return (name, area, isRange) -> {
            if (name.isEmpty() || name.equals(own.template().name())) {
                return went.of(own, area, isRange)
                        .map(to -> new FormulaText.Moved(name.isEmpty() ? "" : own.name(), to));
            }
            return sheetOf(name)
                    .flatMap(sheet -> went.of(sheet, area, isRange).map(to -> new FormulaText.Moved(sheet.name(), to)))
                    .or(() -> templates.stream().anyMatch(sheet -> sheet.name().equals(name))
                            ? Optional.empty()
                            : Optional.of(new FormulaText.Moved(name, area)));
        };
    }

    /** The first sheet that came of the template's sheet of a name. */
    private Optional<FilledSheet> sheetOf(String template) {
        return sheets.stream()
                .filter(sheet -> sheet.template().name().equals(template))
                .findFirst();
    }

    /** What a chart of a sheet refers to. */
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
     * @throws FormulaParseException when a formula is none
     */
    void write() throws IOException {
        sheets.forEach(sheet -> sheet.tables().nameTables());
        Map<FilledSheet, Document> frames = new HashMap<>();
        Map<FilledSheet, String> parts = writeSheets(frames);
        writeNames();
        dropOld();
        file.put(PART, workbook);
        styles.save();
        parts.forEach((sheet, part) -> file.put(part, frames.get(sheet)));
        Optional<Reckoner> reckoner = reckoner();
        parts.forEach((sheet, part) ->
                new SheetDrawing(this, file, sheet, (of, area) -> values(of, area, reckoner)).write(part));
        dropTemplates();
        for (FilledSheet sheet : sheets) {
            SheetPart.put(
                    file,
                    parts.get(sheet),
                    frames.get(sheet),
                    sheet.rows(),
                    number -> sheet.formulaCell(
                            number,
                            reckoner.flatMap(r -> r.value(
                                    sheets.indexOf(sheet), sheet.formulas().get(number)))));
        }
    }

    private Map<FilledSheet, String> writeSheets(Map<FilledSheet, Document> frames) {
        Element list = Sheets.first(workbook, "sheets").orElseThrow();
        List<Element> old = Sheets.all(list, "sheet");
        old.forEach(Sheets::remove);
        Relations relations = file.relations(PART);
        Map<FilledSheet, String> parts = new LinkedHashMap<>();
        for (FilledSheet sheet : sheets) {
            String part = file.add(sheet.template().part(), new byte[0]);
            frames.put(sheet, new SheetFrame(sheet).write(file, part, parts.isEmpty()));
            parts.put(sheet, part);
            Element entry = (Element) old.get(sheet.template().index()).cloneNode(true);
            entry.setAttribute("name", sheet.name());
            entry.setAttribute("sheetId", Integer.toString(parts.size()));
            entry.setAttributeNS(Sheets.RELATION, "r:id", relations.add("worksheet", part));
            list.appendChild(entry);
        }
        for (Element view : Sheets.all(workbook, "workbookView")) {
            view.removeAttribute("activeTab");
            view.removeAttribute("firstSheet");
        }
        return parts;
    }

    /** Names of areas, print areas and titles: where their areas went, and a sheet's own for each that it became. */
    private void writeNames() {
        Optional<Element> list = Sheets.first(workbook, "definedNames");
        if (list.isEmpty()) {
            return;
        }
        List<Element> old = Sheets.all(list.get(), "definedName");
        old.forEach(Sheets::remove);
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
        if (Sheets.all(list.get(), "definedName").isEmpty()) {
            Sheets.remove(list.get());
        }
    }

    private void append(Element list, Element name, FilledSheet own, Optional<Integer> local) {
        String formula = own.tables()
                .renamed(FormulaText.moved(name.getTextContent(), move(own, (sheet, area, isRange) -> sheet.moves()
                        .whole(area))));
        if (formula.contains("#REF!")) {
            return;
        }
        Element made = (Element) name.cloneNode(true);
        made.setTextContent(formula);
        local.ifPresent(index -> made.setAttribute("localSheetId", Integer.toString(index)));
        list.appendChild(made);
    }

    /** What is said of the template's cells elsewhere, and is not so any more. */
    private void dropOld() {
        Relations relations = file.relations(PART);
        for (String kind : List.of("calcChain", "sharedStrings")) {
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

    private void dropTemplates() {
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

    /** Computes formulas, where there are any. */
    private Optional<Reckoner> reckoner() throws IOException {
        if (sheets.stream().allMatch(sheet -> sheet.formulas().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Reckoner(new XSSFWorkbook(new ByteArrayInputStream(file.bytes())), sheets));
    }

    private List<Optional<Object>> values(FilledSheet sheet, Area area, Optional<Reckoner> reckoner) {
        List<Optional<Object>> values = new ArrayList<>();
        for (int row = area.firstRow(); row <= area.lastRow(); row++) {
            for (int column = area.firstColumn(); column <= area.lastColumn(); column++) {
                Optional<SheetValues.Formula> formula = sheet.values().formulaAt(row, column);
                values.add(
                        formula.isPresent()
                                ? reckoner.flatMap(r -> r.value(sheets.indexOf(sheet), formula.get()))
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
