package dk.maaltal.template.excel;

import dk.maaltal.template.office.OfficeFile;
import dk.maaltal.template.office.Xml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The Excel Tables of a sheet, which are fitted to the rows and columns that theirs become. */
final class SheetTables {

    private static final Pattern COLUMN =
            Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_.]*)\\[((?:[^\\[\\]]|\\[[^\\]]*\\])*)\\]");
    private static final Pattern NAME = Pattern.compile("\\[?([^\\[\\]#,]+)\\]?");

    private static final class Table {
        private final String part;
        private final Document document;
        private final Area area;
        private final int totals;
        private final Set<String> headings = new HashSet<>();
        private int heading = -1;
        private boolean hasRows;
        private String name;

        Table(String part, Document document) {
            this.part = part;
            this.document = document;
            this.area = Area.parse(document.getDocumentElement().getAttribute("ref"));
            this.totals = SpreadsheetXml.number(document.getDocumentElement(), "totalsRowCount", 0);
            this.name = document.getDocumentElement().getAttribute("displayName");
        }

        private boolean hasHeadings() {
            return SpreadsheetXml.number(document.getDocumentElement(), "headerRowCount", 1) > 0;
        }

        private int firstDataRow() {
            return area.firstRow() + (hasHeadings() ? 1 : 0);
        }

        private boolean needsRow(int source) {
            return heading >= 0 && !hasRows && source > area.lastRow() - totals;
        }
    }

    private final FilledBook book;
    private final List<Table> tables = new ArrayList<>();
    private final Map<String, String> renamed = new HashMap<>();

    SheetTables(FilledBook book, OfficeFile file, String sheet) {
        this.book = book;
        file.relations(sheet).targets("table").forEach(part -> tables.add(new Table(part, file.xml(part))));
    }

    FilledBook book() {
        return book;
    }

    /** Whether a cell of the template is a table's heading. */
    boolean isHeading(int row, int column) {
        return tables.stream()
                .anyMatch(table -> table.hasHeadings()
                        && table.area.firstRow() == row
                        && table.area.firstColumn() <= column
                        && column <= table.area.lastColumn());
    }

    /**
     * A heading's text as the name of its column, with a number where another column of the table has it; a space for
     * none.
     */
    String name(int sourceRow, int row, String text) {
        Set<String> taken = tables.stream()
                .filter(table -> table.area.firstRow() == sourceRow)
                .findFirst()
                .orElseThrow()
                .headings;
        String stem = text.isEmpty() ? " " : text;
        String name = stem;
        for (int n = 2; !taken.add(row + "\n" + name.toLowerCase(Locale.ROOT)); n++) {
            name = stem.isBlank() ? stem + " ".repeat(n - 1) : stem + n;
        }
        return name;
    }

    /** Notes that a row of the template became a row. */
    void addRow(int source, int row) {
        for (Table table : tables) {
            if (source == table.area.firstRow() && table.hasHeadings()) {
                table.heading = row;
                table.hasRows = false;
            } else if (source >= table.firstDataRow() && source <= table.area.lastRow() - table.totals) {
                table.hasRows = true;
            }
        }
    }

    /** Whether a table has no row yet and gets none, when a row of the template is to be written next. */
    boolean needsBlankRow(int source) {
        return tables.stream().anyMatch(table -> table.needsRow(source));
    }

    /** The first data row, in the template, of such a table. */
    int firstDataRow(int source) {
        return tables.stream()
                .filter(table -> table.needsRow(source))
                .findFirst()
                .orElseThrow()
                .firstDataRow();
    }

    /** Whether the tables and columns that a formula names are in the template. */
    boolean know(String formula) {
        return book.knowsTables(formula);
    }

    /** Whether the tables and columns that a formula names are among some. */
    static boolean know(String formula, Map<String, Set<String>> columns) {
        Matcher references = COLUMN.matcher(formula);
        while (references.find()) {
            Set<String> known = columns.get(references.group(1));
            Matcher names = NAME.matcher(references.group(2).replace("#This Row", ""));
            while (known != null && names.find()) {
                if (!names.group(1).isBlank() && !known.contains(names.group(1))) {
                    known = null;
                }
            }
            if (known == null) {
                return false;
            }
        }
        return true;
    }

    /** A formula with the names that the tables of this sheet have in the filled-in workbook. */
    String renamed(String formula) {
        String result = formula;
        for (Map.Entry<String, String> name : renamed.entrySet()) {
            if (!name.getKey().equals(name.getValue())) {
                result = result.replaceAll(
                        "(?<![\\p{L}\\p{N}_.])" + Pattern.quote(name.getKey()) + "(?=\\[)",
                        Matcher.quoteReplacement(name.getValue()));
            }
        }
        return result;
    }

    /** Names the tables that came out; no two tables of the workbook have one name. */
    void nameTables() {
        for (Table table : tables) {
            if (table.heading >= 0 || !table.hasHeadings()) {
                String name = book.tableName(table.name);
                renamed.put(table.name, name);
                table.name = name;
            }
        }
    }

    /** Adds the tables to a filled-in sheet. */
    void write(OfficeFile file, String sheetPart, Element sheet, FilledSheet filled) {
        SpreadsheetXml.first(sheet, "tableParts").ifPresent(SpreadsheetXml::remove);
        List<Element> parts = new ArrayList<>();
        Element list = SpreadsheetXml.create(sheet, "tableParts");
        for (Table table : tables) {
            Optional<Area> area = table.heading >= 0 || !table.hasHeadings()
                    ? filled.mapping().areaOf(table.area)
                    : Optional.empty();
            if (area.isEmpty()) {
                continue;
            }
            String part = file.add(table.part, Xml.bytes(document(table, area.get(), filled)));
            Element reference = SpreadsheetXml.append(list, "tablePart");
            reference.setAttributeNS(
                    SpreadsheetXml.RELATION, "r:id", file.relations(sheetPart).add("table", part));
            parts.add(reference);
        }
        if (!parts.isEmpty()) {
            list.setAttribute("count", Integer.toString(parts.size()));
            SheetFrame.place(sheet, list);
        }
    }

    private Document document(Table table, Area area, FilledSheet filled) {
        Document document = (Document) table.document.cloneNode(true);
        Element root = document.getDocumentElement();
        root.setAttribute("id", Integer.toString(book.nextTable()));
        root.setAttribute("name", table.name);
        root.setAttribute("displayName", table.name);
        root.setAttribute("ref", area.corners());
        root.removeAttributeNS("http://schemas.microsoft.com/office/spreadsheetml/2014/revision", "uid");
        SpreadsheetXml.first(root, "autoFilter")
                .ifPresent(filter -> filter.setAttribute(
                        "ref",
                        new Area(area.firstRow(), area.firstColumn(), area.lastRow() - table.totals, area.lastColumn())
                                .corners()));
        Element columns = SpreadsheetXml.first(root, "tableColumns").orElseThrow();
        List<Element> old = SpreadsheetXml.all(columns, "tableColumn");
        old.forEach(SpreadsheetXml::remove);
        for (int column = area.firstColumn(); column <= area.lastColumn(); column++) {
            Element like = old.get(sourceOf(table, column, area, filled));
            Element made = (Element) like.cloneNode(true);
            made.setAttribute("id", Integer.toString(column - area.firstColumn() + 1));
            if (table.hasHeadings()) {
                made.setAttribute(
                        "name",
                        filled.values()
                                .at(table.heading, column)
                                .map(Object::toString)
                                .orElse(" ")
                                .replace("\n", "_x000a_"));
            }
            made.removeAttribute("uniqueName");
            made.removeAttributeNS("http://schemas.microsoft.com/office/spreadsheetml/2016/revision3", "uid");
            SpreadsheetXml.all(made, "calculatedColumnFormula")
                    .forEach(f -> f.setTextContent(renamed(f.getTextContent())));
            SpreadsheetXml.all(made, "totalsRowFormula").forEach(f -> f.setTextContent(renamed(f.getTextContent())));
            columns.appendChild(made);
        }
        columns.setAttribute("count", Integer.toString(area.lastColumn() - area.firstColumn() + 1));
        return document;
    }

    /** Which of the template table's columns a column came of, from 0. */
    private static int sourceOf(Table table, int column, Area area, FilledSheet filled) {
        for (int source = table.area.lastColumn(); source > table.area.firstColumn(); source--) {
            Area now = filled.mapping()
                    .areaOf(new Area(table.area.firstRow(), source, table.area.firstRow(), source))
                    .orElse(area);
            if (now.firstColumn() <= column) {
                return source - table.area.firstColumn();
            }
        }
        return 0;
    }

    /** The names of the columns of a template's tables, by the tables' names. */
    static Map<String, Set<String>> columns(OfficeFile file, List<TemplateSheet> sheets) {
        return sheets.stream()
                .flatMap(sheet -> file.relations(sheet.part()).targets("table").stream())
                .map(file::xml)
                .collect(Collectors.toMap(
                        table -> table.getDocumentElement().getAttribute("displayName"),
                        table -> SpreadsheetXml.all(table, "tableColumn").stream()
                                .map(column -> column.getAttribute("name"))
                                .collect(Collectors.toSet()),
                        (a, b) -> a));
    }
}
