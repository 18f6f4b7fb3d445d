package dk.maaltal.template.excel;

import dk.maaltal.template.PrintedNumber;
import dk.maaltal.template.ReckonedNumber;
import dk.maaltal.template.Texts;
import dk.maaltal.template.TooLong;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A filled-in sheet, written row by row and cell by cell as FreeMarker runs through the template. */
final class FilledSheet implements AutoCloseable {

    static final String NAME = "maaltal_arknavn";
    static final String MARGIN = "maaltal_margen";
    static final String ROW = "maaltal_raekke";
    static final String CELL = "maaltal_celle";
    static final String LINK = "maaltal_henvisning";
    static final String DRAWN = "maaltal_tegning";

    private static final int LONGEST_TEXT = 32_767;

    /** A link of a filled-in cell: the template's, and where in the workbook it leads. */
    record Link(int row, int column, int number, String location) {}

    private final TemplateSheet template;
    private final ExcelStyles styles;
    private final SheetTables tables;
    private final Moves moves;
    private final SheetValues values;
    private final RowFile rows = new RowFile();
    private final List<SheetValues.Formula> formulas = new ArrayList<>();
    private final List<Integer> formulaStyles = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
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

    FilledSheet(
            TemplateSheet template,
            Map<Integer, List<Object>> loops,
            ExcelStyles styles,
            SheetTables tables,
            boolean keepsTexts) {
        this.template = template;
        this.styles = styles;
        this.tables = tables;
        this.moves = new Moves(loops, template.lastRow());
        this.values = new SheetValues(keepsTexts);
        this.height = new RowHeight(template, styles);
    }

    TemplateSheet template() {
        return template;
    }

    Moves moves() {
        return moves;
    }

    SheetValues values() {
        return values;
    }

    RowFile rows() {
        return rows;
    }

    SheetTables tables() {
        return tables;
    }

    List<SheetValues.Formula> formulas() {
        return formulas;
    }

    List<Link> links() {
        return links;
    }

    /** What was typed in its drawings, filled in. */
    List<String> drawn() {
        return drawn;
    }

    /** The headers and footers of its printed pages, by their elements. */
    Map<String, String> margins() {
        return margins;
    }

    String name() {
        return name;
    }

    void name(String given) {
        name = given;
    }

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

    /** A table without rows has a blank one: no table can do without. */
    private void writeBlankRow(int source) throws IOException {
        begin(source);
        for (TemplateCell cell : template.cells(source).values()) {
            moves.column(source, cell.column(), cell.column());
            CellXml.blank(cells, nextRow, cell.column(), cell.style());
        }
        end();
    }

    private void begin(int source) throws TooLong {
        if (nextRow > Area.LAST_ROW) {
            throw new TooLong("arket får flere rækker, end Excel kan have (" + (Area.LAST_ROW + 1) + ")");
        }
        sourceRow = source;
        moves.row(source, nextRow);
        tables.wrote(source, nextRow);
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

    void writeCell(Map<?, ?> arguments, TemplateDirectiveBody body) throws TemplateException, IOException {
        TemplateCell like = template.cells(sourceRow).get(number(arguments, "kilde"));
        nextColumn = Math.max(nextColumn, like.column());
        if (nextColumn > Area.LAST_COLUMN) {
            throw new TooLong("arket får flere kolonner, end Excel kan have (" + (Area.LAST_COLUMN + 1) + ")");
        }
        moves.column(sourceRow, like.column(), nextColumn);
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

    /** A table's heading is a text, as the table says it is. */
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

    private void value(TemplateCell like, TemplateModel value) throws TemplateException, TooLong {
        if (value instanceof PrintedNumber printed) {
            reckoned(styles.withFormat(like.style(), printed.excelFormat()), printed.formula(), printed.number());
        } else if (value instanceof ReckonedNumber number) {
            reckoned(like.style(), Optional.of(number.formula()), number.number());
        } else if (value instanceof TemplateNumberModel number) {
            number(like.style(), number.getAsNumber().doubleValue());
        } else if (value instanceof TemplateBooleanModel truth) {
            values.other(nextRow, nextColumn, truth.getAsBoolean());
            CellXml.value(cells, nextRow, nextColumn, like.style(), "b", truth.getAsBoolean() ? "1" : "0");
        } else if (value instanceof TemplateScalarModel text) {
            text(like, text.getAsString());
        } else if (value == null) {
            throw new TemplateModelException("feltet findes ikke, eller er tomt her");
        } else {
            throw new TemplateModelException("feltet er en liste; gentag over den med [#list]");
        }
    }

    private void reckoned(int style, Optional<String> formula, BigDecimal number) {
        if (formula.filter(tables::know).isPresent()) {
            formula(new SheetValues.Formula(formula.get(), Optional.empty(), nextRow, nextColumn), style);
        } else {
            number(style, number.doubleValue());
        }
    }

    private void number(int style, double value) {
        values.number(nextRow, nextColumn, value);
        height.see(nextColumn, style, "0");
        CellXml.number(cells, nextRow, nextColumn, style, value);
    }

    private void text(TemplateCell like, String written) throws TooLong {
        String text = Texts.onLines(written);
        if (text.length() > LONGEST_TEXT) {
            throw new TooLong("en celle får en længere tekst, end Excel kan have (" + LONGEST_TEXT + " tegn)");
        }
        height.see(nextColumn, like.style(), text);
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
        height.see(nextColumn, style, "0");
        pieces.add(cells.toString());
        cells.setLength(0);
    }

    /** A cell that nothing was typed in comes out as it is. */
    private void copy(TemplateCell like) throws TooLong {
        if (like.formula().isPresent()) {
            formula(
                    new SheetValues.Formula(like.formula().get(), Optional.of(like), nextRow, nextColumn),
                    like.style());
        } else if (like.rich().isPresent()) {
            values.other(nextRow, nextColumn, like.text());
            height.see(nextColumn, like.style(), like.text());
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

    /** A formula as it is now, with what it refers to where that went. */
    String text(SheetValues.Formula formula) {
        if (formula.source().isEmpty()) {
            return formula.text();
        }
        TemplateCell source = formula.source().get();
        return tables.renamed(FormulaText.moved(
                formula.text(),
                tables.book()
                        .move(
                                this,
                                (sheet, area, isRange) -> sheet == this
                                        ? moves.seenFrom(
                                                area,
                                                source.row(),
                                                source.column(),
                                                formula.row(),
                                                formula.column(),
                                                isRange)
                                        : sheet.moves().seenFrom(area, -1, -1, -1, -1, isRange))));
    }

    /** The cell of a formula, with what it came to. */
    byte[] formulaCell(int number, Optional<Object> result) {
        SheetValues.Formula formula = formulas.get(number);
        return CellXml.formula(formula, formulaStyles.get(number), text(formula), result)
                .getBytes(StandardCharsets.UTF_8);
    }

    void writeLink(Map<?, ?> arguments, TemplateDirectiveBody body) throws TemplateException, IOException {
        links.add(new Link(nextRow, nextColumn - 1, number(arguments, "nummer"), textOf(body)));
    }

    void writeDrawn(TemplateDirectiveBody body) throws TemplateException, IOException {
        drawn.add(Texts.onLines(textOf(body)));
    }

    void writeMargin(Map<?, ?> arguments, TemplateDirectiveBody body) throws TemplateException, IOException {
        margins.put(((TemplateScalarModel) arguments.get("hvor")).getAsString(), textOf(body));
    }

    static int number(Map<?, ?> arguments, String name) throws TemplateModelException {
        return ((TemplateNumberModel) arguments.get(name)).getAsNumber().intValue();
    }

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
