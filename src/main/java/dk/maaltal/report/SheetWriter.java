package dk.maaltal.report;

import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.HeaderFooter;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheetView;

/**
 * Writes the sheets of a filled-in workbook beside the template's own, called row by row and cell by cell as FreeMarker
 * runs through the template.
 */
final class SheetWriter {

    static final String SHEET = "maaltal_ark";
    static final String PAGE_HEADER = "maaltal_sidehoved";
    static final String PAGE_FOOTER = "maaltal_sidefod";
    static final String ROW = "maaltal_raekke";
    static final String CELL = "maaltal_celle";

    private final XSSFWorkbook workbook;
    private final FieldNames names;
    private final Map<String, CellStyle> styles = new HashMap<>();
    private final Set<String> tableNames = new HashSet<>();

    private XSSFSheet template;
    private XSSFSheet sheet;
    private XSSFRow templateRow;
    private XSSFRow row;
    private int nextRow;
    private int nextColumn;
    private Map<Integer, int[]> rowsOf;
    private Map<Integer, int[]> columnsOf;

    /** @param names of the fields there are */
    SheetWriter(XSSFWorkbook workbook, FieldNames names) {
        this.workbook = workbook;
        this.names = names;
    }

    /** The calls, by the names a template source uses. */
    Map<String, TemplateDirectiveModel> calls() {
        return Map.of(
                SHEET,
                (environment, arguments, variables, body) -> writeSheet(arguments, body),
                PAGE_HEADER,
                (environment, arguments, variables, body) -> writeMargin(sheet.getHeader(), textOf(body)),
                PAGE_FOOTER,
                (environment, arguments, variables, body) -> writeMargin(sheet.getFooter(), textOf(body)),
                ROW,
                (environment, arguments, variables, body) -> writeRow(arguments, body, environment),
                CELL,
                (environment, arguments, variables, body) -> writeCell(arguments, body));
    }

    private void writeSheet(Map<?, ?> arguments, TemplateDirectiveBody body) throws TemplateException, IOException {
        template = workbook.getSheetAt(number(arguments, "source"));
        String name = ((TemplateScalarModel) arguments.get("name")).getAsString();
        // A template sheet may have the very name its filled-in sheet is to have; it is renamed, and removed in the
        // end.
        if (workbook.getSheet(name) != null) {
            workbook.setSheetName(workbook.getSheetIndex(name), WorkbookUtil.createSafeSheetName("~" + name));
        }
        sheet = workbook.createSheet(name);
        nextRow = 0;
        rowsOf = new HashMap<>();
        columnsOf = new HashMap<>();
        copySettings();
        body.render(new StringWriter());
        copyTables();
    }

    private static void writeMargin(HeaderFooter margin, String text) {
        String[] parts = text.split("\n", 3);
        margin.setLeft(parts[0]);
        margin.setCenter(parts[1]);
        margin.setRight(parts[2]);
    }

    private void writeRow(Map<?, ?> arguments, TemplateDirectiveBody body, Environment environment)
            throws TemplateException, IOException {
        int source = number(arguments, "source");
        templateRow = template.getRow(source);
        row = sheet.createRow(nextRow);
        stretch(rowsOf, source, nextRow);
        nextRow++;
        nextColumn = 0;
        if (body != null) {
            body.render(new StringWriter());
        }
        RowHeight.set(row, templateRow);
    }

    private void writeCell(Map<?, ?> arguments, TemplateDirectiveBody body) throws TemplateException, IOException {
        int source = number(arguments, "source");
        nextColumn = Math.max(nextColumn, source);
        XSSFCell like = templateRow.getCell(source);
        XSSFCell cell = row.createCell(nextColumn);
        cell.setCellStyle(like.getCellStyle());
        if (!columnsOf.containsKey(source) || columnsOf.get(source)[1] < nextColumn) {
            sheet.setColumnWidth(nextColumn, template.getColumnWidth(source));
        }
        stretch(columnsOf, source, nextColumn);
        nextColumn++;
        if (arguments.containsKey("value")) {
            setValue(cell, like, (TemplateModel) arguments.get("value"));
        } else if (body != null) {
            cell.setCellValue(textOf(body));
        } else {
            copyValue(like, cell);
        }
    }

    private void setValue(XSSFCell cell, XSSFCell like, TemplateModel value) throws TemplateModelException {
        if (value == null) {
            throw new TemplateModelException(
                    "arket \"" + template.getSheetName().replaceFirst("^~", "") + "\", celle " + like.getReference()
                            + ": " + names.notFound(like.getStringCellValue()));
        }
        if (value instanceof PrintedNumber printed) {
            cell.setCellValue(printed.number().doubleValue());
            cell.setCellStyle(style(cell.getCellStyle(), printed.excelFormat()));
        } else if (value instanceof TemplateNumberModel number) {
            cell.setCellValue(new BigDecimal(number.getAsNumber().toString()).doubleValue());
        } else if (value instanceof TemplateScalarModel text) {
            cell.setCellValue(text.getAsString());
        }
    }

    private static void copyValue(XSSFCell from, XSSFCell to) {
        if (from.getCellType() == CellType.STRING) {
            to.setCellValue(from.getRichStringCellValue());
        } else if (from.getCellType() == CellType.NUMERIC) {
            to.setCellValue(from.getNumericCellValue());
        } else if (from.getCellType() == CellType.BOOLEAN) {
            to.setCellValue(from.getBooleanCellValue());
        }
    }

    private CellStyle style(XSSFCellStyle like, String format) {
        return styles.computeIfAbsent(like.getIndex() + " " + format, key -> {
            CellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(like);
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            return style;
        });
    }

    private void copySettings() {
        sheet.getCTWorksheet().setSheetFormatPr(template.getCTWorksheet().getSheetFormatPr());
        for (int column = 0; column <= lastColumn(); column++) {
            sheet.setColumnWidth(column, template.getColumnWidth(column));
        }
        CTSheetView view = (CTSheetView)
                template.getCTWorksheet().getSheetViews().getSheetViewArray(0).copy();
        view.setTabSelected(false);
        sheet.getCTWorksheet().getSheetViews().setSheetViewArray(0, view);
        if (template.getCTWorksheet().isSetSheetPr()) {
            sheet.getCTWorksheet().setSheetPr(template.getCTWorksheet().getSheetPr());
        }
        if (template.getCTWorksheet().isSetPageSetup()) {
            sheet.getCTWorksheet().setPageSetup(template.getCTWorksheet().getPageSetup());
        }
        if (template.getCTWorksheet().isSetPageMargins()) {
            sheet.getCTWorksheet().setPageMargins(template.getCTWorksheet().getPageMargins());
        }
    }

    private int lastColumn() {
        int last = 0;
        for (int n = template.getFirstRowNum(); n <= template.getLastRowNum(); n++) {
            last = Math.max(
                    last, template.getRow(n) == null ? 0 : template.getRow(n).getLastCellNum());
        }
        return last;
    }

    /** The template's tables, over the rows and columns that theirs became. */
    private void copyTables() {
        for (XSSFTable table : List.copyOf(template.getTables())) {
            int[] header = rowsOf.get(table.getStartCellReference().getRow());
            if (header == null) {
                continue;
            }
            int lastRow = header[1];
            for (int source = table.getStartCellReference().getRow();
                    source <= table.getEndCellReference().getRow();
                    source++) {
                lastRow = rowsOf.containsKey(source) ? Math.max(lastRow, rowsOf.get(source)[1]) : lastRow;
            }
            int firstColumn = columnsOf.get((int) table.getStartCellReference().getCol())[0];
            int lastColumn = columnsOf.get((int) table.getEndCellReference().getCol())[1];
            AreaReference area = new AreaReference(
                    new CellReference(header[0], firstColumn),
                    new CellReference(Math.max(lastRow, header[0] + 1), lastColumn),
                    SpreadsheetVersion.EXCEL2007);
            nameColumns(header[0], firstColumn, lastColumn);
            XSSFTable made = sheet.createTable(area);
            String name = uniqueName(table.getName().replaceFirst("^~", ""));
            made.setName(name);
            made.setDisplayName(name);
            if (table.getCTTable().isSetTableStyleInfo()) {
                made.getCTTable().setTableStyleInfo(table.getCTTable().getTableStyleInfo());
            }
            if (table.getCTTable().isSetAutoFilter()) {
                made.getCTTable().addNewAutoFilter().setRef(area.formatAsString());
            }
            made.updateHeaders();
        }
    }

    /** A table's column must have a name, and a blank shows nothing. */
    private void nameColumns(int headings, int firstColumn, int lastColumn) {
        for (int column = firstColumn; column <= lastColumn; column++) {
            XSSFCell cell = sheet.getRow(headings).getCell(column);
            if (cell.toString().isEmpty()) {
                cell.setCellValue(" ");
            }
        }
    }

    /** The name itself for the first table of a template, and numbered ones for those of repeated sheets. */
    private String uniqueName(String name) {
        String unique = name + "1";
        for (int n = 2; !tableNames.add(unique); n++) {
            unique = name + n;
        }
        return unique;
    }

    private static void stretch(Map<Integer, int[]> ranges, int source, int reached) {
        ranges.merge(
                source, new int[] {reached, reached}, (a, b) -> new int[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
    }

    private static int number(Map<?, ?> arguments, String name) throws TemplateModelException {
        return ((TemplateNumberModel) arguments.get(name)).getAsNumber().intValue();
    }

    private static String textOf(TemplateDirectiveBody body) throws TemplateException, IOException {
        if (body == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        body.render(text);
        return text.toString();
    }
}
