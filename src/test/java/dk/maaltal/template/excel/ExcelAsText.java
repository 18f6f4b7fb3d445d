package dk.maaltal.template.excel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFShape;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;

/**
 * A workbook as a text that a person can read and write: the cells of each row, each with what it holds.
 *
 * <pre>
 * A1 'text' 12.5 sand falsk #DIV/0!   B1 =SUM(A1:A2) → 3   {0.00} its number format   R with formats of its own
 * </pre>
 *
 * and after the rows what is said of them: tables, merged cells, links, and so on.
 */
final class ExcelAsText {

    private final List<String> lines = new ArrayList<>();

    ExcelAsText(XSSFWorkbook workbook) {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            lines.add("ark " + workbook.getSheetName(i) + (workbook.isSheetHidden(i) ? " (skjult)" : ""));
            sheet(workbook.getSheetAt(i));
        }
        List<XSSFName> names = new ArrayList<>(workbook.getAllNames());
        names.sort(java.util.Comparator.comparing(XSSFName::getNameName).thenComparing(XSSFName::getSheetIndex));
        for (XSSFName name : names) {
            String local = name.getSheetIndex() < 0 ? "" : " (" + workbook.getSheetName(name.getSheetIndex()) + ")";
            lines.add("navn " + name.getNameName() + local + " = " + name.getRefersToFormula());
        }
    }

    @Override
    public String toString() {
        return lines.stream()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private void sheet(XSSFSheet sheet) {
        for (Row row : sheet) {
            String cells = cells(row);
            if (!cells.isEmpty()) {
                lines.add((row.getZeroHeight() ? "(skjult) " : "") + cells);
            }
        }
        if (sheet.getPaneInformation() != null) {
            lines.add("fast " + sheet.getPaneInformation().getHorizontalSplitPosition() + " rækker "
                    + sheet.getPaneInformation().getVerticalSplitPosition() + " kolonner");
        }
        if (sheet.getCTWorksheet().isSetAutoFilter()) {
            lines.add("filter " + sheet.getCTWorksheet().getAutoFilter().getRef());
        }
        sheet.getTables().forEach(this::table);
        sheet.getMergedRegions().stream()
                .map(CellRangeAddress::formatAsString)
                .sorted()
                .forEach(merged -> lines.add("flettet " + merged));
        for (XSSFDataValidation validation : sheet.getDataValidations()) {
            lines.add("validering "
                    + java.util.Arrays.stream(validation.getRegions().getCellRangeAddresses())
                            .map(CellRangeAddress::formatAsString)
                            .collect(Collectors.joining(" "))
                    + " " + validation.getValidationConstraint().getFormula1());
        }
        sheet.getCTWorksheet()
                .getConditionalFormattingList()
                .forEach(format -> lines.add("betinget "
                        + ((List<?>) format.getSqref())
                                .stream().map(Object::toString).collect(Collectors.joining(" ")) + " "
                        + format.getCfRuleList().stream()
                                .flatMap(rule -> java.util.Arrays.stream(rule.getFormulaArray()))
                                .collect(Collectors.joining(" "))));
        extensions(sheet);
        for (XSSFHyperlink link : sheet.getHyperlinkList()) {
            lines.add("link " + link.getCellRef() + " → "
                    + (link.getAddress() == null ? "#" + link.getLocation() : link.getAddress()));
        }
        String header = sheet.getHeader().getLeft() + "|" + sheet.getHeader().getCenter() + "|"
                + sheet.getHeader().getRight();
        String footer = sheet.getFooter().getLeft() + "|" + sheet.getFooter().getCenter() + "|"
                + sheet.getFooter().getRight();
        if (!header.equals("||") || !footer.equals("||")) {
            lines.add("sidehoved " + header + " sidefod " + footer);
        }
        if (sheet.getDrawingPatriarch() != null) {
            drawing(sheet.getDrawingPatriarch());
        }
    }

    /** What Excel of 2010 and later adds, as it stands in the file. */
    private void extensions(XSSFSheet sheet) {
        if (sheet.getCTWorksheet().isSetExtLst()) {
            var matcher = java.util.regex.Pattern.compile("<(?:xm|x14):?(sqref|f)>([^<]*)<")
                    .matcher(sheet.getCTWorksheet().getExtLst().xmlText());
            while (matcher.find()) {
                lines.add("udvidelse " + matcher.group(1) + " " + matcher.group(2));
            }
        }
    }

    private String cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (Cell cell : row) {
            if (cell.getCellType() != CellType.BLANK) {
                String format = cell.getCellStyle().getDataFormatString();
                cells.add(cell.getAddress() + " " + value((XSSFCell) cell)
                        + (format.equals("General") ? "" : " {" + format + "}"));
            }
        }
        return String.join(" | ", cells);
    }

    private static String value(XSSFCell cell) {
        if (cell.getCellType() == CellType.FORMULA) {
            String cached = cell.getCTCell().isSetV() ? value(cell, cell.getCachedFormulaResultType()) : "intet";
            return "=" + cell.getCellFormula() + " → " + cached;
        }
        return value(cell, cell.getCellType());
    }

    static String value(XSSFCell cell, CellType type) {
        return switch (type) {
            case NUMERIC -> number(cell.getNumericCellValue());
            case BOOLEAN -> cell.getBooleanCellValue() ? "sand" : "falsk";
            case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
            default ->
                "'" + text(cell.getStringCellValue()) + "'"
                        + (cell.getRichStringCellValue().numFormattingRuns() > 1 ? "R" : "");
        };
    }

    private static String text(String text) {
        String plain = text.replace("\n", "⏎");
        return plain.length() <= 200 ? plain : plain.charAt(0) + "×" + plain.length();
    }

    static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, "%.12g", number).replaceAll("0+$", "");
    }

    private void table(XSSFTable table) {
        String formulas = table.getCTTable().getTableColumns().getTableColumnList().stream()
                .filter(column -> column.isSetCalculatedColumnFormula())
                .map(column -> " " + column.getName() + "="
                        + column.getCalculatedColumnFormula().getStringValue())
                .collect(Collectors.joining());
        lines.add("tabel " + table.getDisplayName() + " " + table.getArea().formatAsString() + " "
                + table.getColumns().stream().map(column -> column.getName()).toList() + formulas
                + (table.getCTTable().isSetAutoFilter()
                        ? " filter " + table.getCTTable().getAutoFilter().getRef()
                        : "")
                + (table.getTotalsRowCount() > 0 ? " totaler" : ""));
    }

    private void drawing(XSSFDrawing drawing) {
        for (XSSFShape shape : drawing.getShapes()) {
            XSSFClientAnchor at = (XSSFClientAnchor) shape.getAnchor();
            lines.add("tegning fra række " + (at.getRow1() + 1));
        }
        for (XSSFChart chart : drawing.getCharts()) {
            lines.add("diagram "
                    + (chart.getTitleText() == null ? "" : chart.getTitleText().getString()));
            chart.getCTChart().getPlotArea().getBarChartList().stream()
                    .flatMap(bars -> bars.getSerList().stream())
                    .forEach(this::series);
        }
    }

    private void series(CTBarSer series) {
        var tx = series.getTx().getStrRef();
        var cat = series.getCat().isSetStrRef() ? series.getCat().getStrRef() : null;
        var val = series.getVal().getNumRef();
        lines.add("serie " + tx.getF() + " "
                + tx.getStrCache().getPtList().stream().map(p -> p.getV()).toList() + " "
                + (cat == null
                        ? series.getCat().getNumRef().getF()
                        : cat.getF() + " "
                                + cat.getStrCache().getPtList().stream()
                                        .map(p -> p.getV())
                                        .toList())
                + " " + val.getF() + " "
                + val.getNumCache().getPtList().stream().map(p -> p.getV()).toList());
    }
}
