package dk.maaltal.template.excel;

import dk.maaltal.template.PrintedNumber;
import dk.maaltal.template.SpanningText;
import dk.maaltal.template.language.FieldValues;
import dk.maaltal.template.language.LimitExceeded;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.TextList;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sheet that is being filled in, row by row and cell by cell, as FreeMarker runs through the template's source and
 * calls it. Rows and columns are counted from 0.
 */
final class FilledSheet implements AutoCloseable {

    /** The call around the sheet's name. */
    static final String NAME = "maaltal_arknavn";

    /** The call around a header or footer. */
    static final String MARGIN = "maaltal_margen";

    /** The call around a row. */
    static final String ROW = "maaltal_raekke";

    /** The call of a cell. */
    static final String CELL = "maaltal_celle";

    /** The call around the place that a link of the cell before leads to. */
    static final String LINK = "maaltal_henvisning";

    /** The call around a text in a drawing. */
    static final String DRAWN = "maaltal_tegning";

    private static final int LONGEST_TEXT = 32_767;

    /**
     * A link of a cell.
     *
     * @param number of the template's link that it is like
     * @param location in the workbook that it leads to; empty for an address elsewhere
     */
    record Link(int row, int column, int number, String location) {}

    private final TemplateSheet template;
    private final ExcelStyles styles;
    private final SheetTables tables;
    private final CellMapping mapping;
    private final SheetValues values;
    private final RowBuffer rows = new RowBuffer();
    private final List<SheetValues.Formula> formulas = new ArrayList<>();
    private final List<Integer> formulaStyles = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Area> merged = new ArrayList<>();
    private final List<String> drawn = new ArrayList<>();
    private final Map<String, String> margins = new HashMap<>();
    private final Map<TemplateCell, String> rich = new HashMap<>();
    private final RowHeight height;

    private String name = "";
    private int nextRow;
    private int nextColumn;
    private int sourceRow;
    private StringBuilder cells;
    private List<String> pieces;

    /**
     * An empty sheet.
     *
     * @param lists around each of the template's rows, from the outermost
     * @param keepsTexts whether some formula of the workbook looks at texts
     */
    FilledSheet(
            TemplateSheet template,
            Map<Integer, List<Object>> lists,
            ExcelStyles styles,
            SheetTables tables,
            boolean keepsTexts) {
        this.template = template;
        this.styles = styles;
        this.tables = tables;
        this.mapping = new CellMapping(lists, template.lastRow());
        this.values = new SheetValues(keepsTexts);
        this.height = new RowHeight(template, styles);
    }

    TemplateSheet template() {
        return template;
    }

    /** Which of its rows and columns came of which of the template's. */
    CellMapping mapping() {
        return mapping;
    }

    SheetValues values() {
        return values;
    }

    RowBuffer rows() {
        return rows;
    }

    SheetTables tables() {
        return tables;
    }

    /** Its formulas, in the order of its cells. */
    List<SheetValues.Formula> formulas() {
        return formulas;
    }

    /** The cells that are merged for texts over several columns. */
    List<Area> merged() {
        return merged;
    }

    List<Link> links() {
        return links;
    }

    /** The texts of its drawings, filled in. */
    List<String> drawn() {
        return drawn;
    }

    /** The headers and footers of its printed pages, by the names of their elements. */
    Map<String, String> margins() {
        return margins;
    }

    String name() {
        return name;
    }

    void name(String given) {
        name = given;
    }

    /** Writes a row that came of the template's row {@code kilde}, with the cells that the body calls. */
    void writeRow(Map<?, ?> arguments, TemplateDirectiveBody body) throws TemplateException, IOException {
        int source = number(arguments, "kilde");
        if (tables.needsBlankRow(source)) {
            writeBlankRow(tables.firstDataRow(source));
        }
        begin(source);
        if (body != null) {
            body.render(Writer.nullWriter());
        }
        end();
    }

    /** Ends the sheet. */
    void finish() throws IOException {
        if (tables.needsBlankRow(Area.LAST_ROW)) {
            writeBlankRow(tables.firstDataRow(Area.LAST_ROW));
        }
    }

    /** Writes the blank row of a table without rows, since a table must have one. */
    private void writeBlankRow(int source) throws IOException {
        begin(source);
        for (TemplateCell cell : template.cells(source).values()) {
            mapping.addColumn(source, cell.column(), cell.column());
            CellXml.blank(cells, nextRow, cell.column(), cell.style());
        }
        end();
    }

    private void begin(int source) throws LimitExceeded {
        if (nextRow > Area.LAST_ROW) {
            throw new LimitExceeded(Messages.text("excel.too-many-rows", Area.LAST_ROW + 1));
        }
        sourceRow = source;
        mapping.addRow(source, nextRow);
        tables.addRow(source, nextRow);
        nextColumn = 0;
        cells = new StringBuilder(256);
        pieces = new ArrayList<>();
        height.begin(source);
    }

    private void end() throws IOException {
        StringBuilder row =
                new StringBuilder(64).append("<row r=\"").append(nextRow + 1).append('"');
        height.attributes(row);
        row.append('>');
        for (String piece : pieces) {
            row.append(piece);
            rows.write(row.toString().getBytes(StandardCharsets.UTF_8));
            rows.leaveOpen();
            row.setLength(0);
        }
        rows.write(row.append(cells).append("</row>").toString().getBytes(StandardCharsets.UTF_8));
        nextRow++;
    }

    /**
     * Writes a cell that came of the template's cell in column {@code kilde}: with the value {@code vaerdi}; or with the
     * formula or the text that the body writes; or as it is in the template.
     */
    void writeCell(Map<?, ?> arguments, TemplateDirectiveBody body) throws TemplateException, IOException {
        TemplateCell like = template.cells(sourceRow).get(number(arguments, "kilde"));
        nextColumn = Math.max(nextColumn, like.column());
        if (nextColumn > Area.LAST_COLUMN) {
            throw new LimitExceeded(Messages.text("excel.too-many-columns", Area.LAST_COLUMN + 1));
        }
        mapping.addColumn(sourceRow, like.column(), nextColumn);
        if (tables.isHeading(sourceRow, like.column())) {
            heading(like, arguments, body);
        } else if (arguments.containsKey("vaerdi")) {
            value(like, (TemplateModel) arguments.get("vaerdi"));
        } else if (arguments.containsKey("formel")) {
            formula(new SheetValues.Formula(textOf(body), Optional.of(like), nextRow, nextColumn), like.style());
        } else if (body != null) {
            text(like, textOf(body));
        } else {
            copy(like);
        }
        nextColumn++;
    }

    /** Writes a table's heading, which must be a text, whatever its value is. */
    private void heading(TemplateCell like, Map<?, ?> arguments, TemplateDirectiveBody body)
            throws TemplateException, IOException {
        Object value = arguments.get("vaerdi");
        String text = value instanceof TemplateScalarModel scalar
                ? scalar.getAsString()
                : value instanceof TemplateNumberModel number
                        ? number.getAsNumber().toString()
                        : body != null
                                ? textOf(body)
                                : like.text() + like.value().text();
        text(like, tables.name(sourceRow, nextRow, text));
    }

    private void value(TemplateCell like, TemplateModel value) throws TemplateException, LimitExceeded {
        if (value instanceof FieldValues.PrintedValue printed) {
            PrintedNumber number = printed.number();
            if (number.preliminary()) {
                values.preliminary(nextRow, nextColumn);
            }
            // A format without a sign must not outlive the number it is for, so this one is not computed again.
            computed(
                    styles.withFormat(like.style(), format(number)),
                    number.formula().filter(formula -> !isNegativeZero(number)),
                    number.number());
        } else if (value instanceof FieldValues.FormulaValue computed) {
            computed(
                    like.style(),
                    Optional.of(computed.number().formula()),
                    computed.number().number());
        } else if (value instanceof FieldValues.SpanningValue spanning) {
            spanning(like, spanning.text());
        } else if (value instanceof TemplateNumberModel number) {
            number(like.style(), number.getAsNumber().doubleValue());
        } else if (value instanceof TemplateBooleanModel truth) {
            values.other(nextRow, nextColumn, truth.getAsBoolean());
            CellXml.value(cells, nextRow, nextColumn, like.style(), "b", truth.getAsBoolean() ? "1" : "0");
        } else if (value instanceof TemplateScalarModel text) {
            text(like, text.getAsString());
        } else if (value == null) {
            throw new TemplateModelException(Messages.text("excel.field-missing"));
        } else {
            throw new TemplateModelException(Messages.text("excel.field-is-list"));
        }
    }

    /** The number format that shows a number as its text. */
    private static String format(PrintedNumber number) {
        // Each character of the mark is escaped by itself: a bare or quoted * is read as "fill the cell" by some
        // programs.
        String digits = number.decimals() > 0 ? "." + "0".repeat(number.decimals()) : "";
        String mark = number.mark().replaceAll(".", "\\\\$0");
        String format = "#,##0" + digits + mark;
        return isNegativeZero(number) ? format + ";" + format : format;
    }

    /** Whether it is so little below 0 that a program would show it as "-0,0". */
    private static boolean isNegativeZero(PrintedNumber number) {
        return number.number().signum() < 0
                && number.number()
                                .setScale(number.decimals(), RoundingMode.HALF_UP)
                                .signum()
                        == 0;
    }

    private void computed(int style, Optional<String> formula, BigDecimal number) {
        if (formula.filter(tables::know).isPresent()) {
            formula(new SheetValues.Formula(formula.get(), Optional.empty(), nextRow, nextColumn), style);
        } else {
            number(style, number.doubleValue());
        }
    }

    /** Writes a text into the first of as many cells as it spans; the others are blank. */
    private void spanning(TemplateCell like, SpanningText spanning) throws LimitExceeded {
        text(like, spanning.text(), spanning.columns());
        int first = nextColumn;
        while (nextColumn < first + spanning.columns() - 1) {
            nextColumn++;
            mapping.addColumn(sourceRow, like.column(), nextColumn);
            CellXml.blank(cells, nextRow, nextColumn, like.style());
        }
        if (nextColumn > first) {
            merged.add(new Area(nextRow, first, nextRow, nextColumn));
        }
    }

    private void number(int style, double value) {
        values.number(nextRow, nextColumn, value);
        height.add(nextColumn, style, "0");
        CellXml.number(cells, nextRow, nextColumn, style, value);
    }

    private void text(TemplateCell like, String written) throws LimitExceeded {
        text(like, written, 1);
    }

    /** @param columns that the text has room in */
    private void text(TemplateCell like, String written, int columns) throws LimitExceeded {
        String text = TextList.onLines(written);
        if (text.length() > LONGEST_TEXT) {
            throw new LimitExceeded(Messages.text("excel.text-too-long", LONGEST_TEXT));
        }
        height.add(nextColumn, like.style(), text.substring(0, (text.length() + columns - 1) / columns));
        if (text.isEmpty()) {
            CellXml.blank(cells, nextRow, nextColumn, like.style());
            return;
        }
        values.other(nextRow, nextColumn, text);
        boolean looksLikeFormula = "=+-@".indexOf(text.charAt(0)) >= 0 && text.length() > 1;
        int style = looksLikeFormula ? styles.asText(like.style()) : like.style();
        CellXml.text(cells, nextRow, nextColumn, style, text);
    }

    private void formula(SheetValues.Formula formula, int style) {
        values.formula(formula);
        formulas.add(formula);
        formulaStyles.add(style);
        height.add(nextColumn, style, "0");
        pieces.add(cells.toString());
        cells.setLength(0);
    }

    /** Writes a cell as it is in the template, where nothing was typed in it. */
    private void copy(TemplateCell like) throws LimitExceeded {
        if (like.formula().isPresent()) {
            formula(
                    new SheetValues.Formula(like.formula().get(), Optional.of(like), nextRow, nextColumn),
                    like.style());
        } else if (like.rich().isPresent()) {
            values.other(nextRow, nextColumn, like.text());
            height.add(nextColumn, like.style(), like.text());
            String text =
                    rich.computeIfAbsent(like, cell -> CellXml.rich(cell.rich().get()));
            CellXml.richText(cells, nextRow, nextColumn, like.style(), text);
        } else if (!like.value().text().isEmpty()) {
            copyValue(like);
        } else {
            text(like, like.text());
        }
    }

    private void copyValue(TemplateCell like) {
        String type = like.value().type();
        if (type.isEmpty() || type.equals("n")) {
            number(like.style(), Double.parseDouble(like.value().text()));
            return;
        }
        values.other(
                nextRow,
                nextColumn,
                type.equals("b")
                        ? like.value().text().equals("1")
                        : like.value().text());
        CellXml.value(
                cells, nextRow, nextColumn, like.style(), type, like.value().text());
    }

    /** The text of a formula in the filled-in workbook: with its references replaced. */
    String text(SheetValues.Formula formula) {
        if (formula.source().isEmpty()) {
            return formula.text();
        }
        TemplateCell source = formula.source().get();
        return tables.renamed(FormulaText.replaced(
                formula.text(),
                tables.book()
                        .references(
                                this,
                                (sheet, area, isRange) -> sheet == this
                                        ? mapping.seenFrom(
                                                area,
                                                source.row(),
                                                source.column(),
                                                formula.row(),
                                                formula.column(),
                                                isRange)
                                        : sheet.mapping().seenFrom(area, -1, -1, -1, -1, isRange))));
    }

    /** The XML of the cell of a formula, by its number from 0, with its result. */
    byte[] formulaCell(int number, Optional<Object> result) {
        SheetValues.Formula formula = formulas.get(number);
        return CellXml.formula(formula, formulaStyles.get(number), text(formula), result)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Adds the template's link {@code nummer} to the cell just written. */
    void writeLink(Map<?, ?> arguments, TemplateDirectiveBody body) throws TemplateException, IOException {
        links.add(new Link(nextRow, nextColumn - 1, number(arguments, "nummer"), textOf(body)));
    }

    /** Adds the next text of the drawings. */
    void writeDrawn(TemplateDirectiveBody body) throws TemplateException, IOException {
        drawn.add(TextList.onLines(textOf(body)));
    }

    /** Sets the header or footer {@code hvor}. */
    void writeMargin(Map<?, ?> arguments, TemplateDirectiveBody body) throws TemplateException, IOException {
        margins.put(((TemplateScalarModel) arguments.get("hvor")).getAsString(), textOf(body));
    }

    /** An argument that is a whole number. */
    static int number(Map<?, ?> arguments, String name) throws TemplateModelException {
        return ((TemplateNumberModel) arguments.get(name)).getAsNumber().intValue();
    }

    /** What the body of a call writes; the empty text where it has none. */
    static String textOf(TemplateDirectiveBody body) throws TemplateException, IOException {
        if (body == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        body.render(text);
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
