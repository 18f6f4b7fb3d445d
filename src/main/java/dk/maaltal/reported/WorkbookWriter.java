package dk.maaltal.reported;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.plan.Plan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFont;

/** Writes the workbook in which people report what no case system knows. */
public final class WorkbookWriter {

    /** Who the workbook says made it. */
    static final String CREATOR = "Måltal";

    /** The sheet that says how it is filled in. */
    static final String GUIDE_SHEET = "Vejledning";

    private static final byte[] INPUT = {(byte) 0xFF, (byte) 0xFF, (byte) 0xF9, (byte) 0xE5};
    private static final byte[] ALERT = {(byte) 0xFF, (byte) 0xF8, (byte) 0xD9, (byte) 0xD2};
    private static final byte[] HEADING = {(byte) 0xFF, (byte) 0x1F, (byte) 0x3A, (byte) 0x4D};
    private static final int[] WIDTHS = {9, 46, 16, 12};
    private static final int CHARACTER = 256;
    /** Points to a line of text, and how many characters of text go into a unit of column width. */
    private static final float LINE = 15;

    /** The heading of the column that says what is filled in and what is lacking. */
    private static final String STATE = "Udfyldt";

    private static final String FILLED_IN = "udfyldt";
    private static final String LACKING = "mangler";

    private static final String[] GUIDE = {
        "Udfyld de gule felter på de følgende ark. Alle andre felter er låst.",
        "Et felt, der er udfyldt i forvejen, viser det, der er kendt. Ret det, hvis det er forkert; lad det ellers stå.",
        "Excel kontrollerer, at tal og datoer ligger inden for det mulige, og at valg tages fra listen.",
        "Skriv tal i den enhed, der står i rækken. Ved milepæle angives status og den dag, delen blev udført.",
        "Et mål, der ikke er opfyldt, skal have en forklaring på arket Tekster; ellers står der et synligt hul i rapporten.",
        "Gem projektmappen under samme navn, og læg den tilbage, hvor den kom fra. Næste kørsel læser den,",
        "siger til, hvis noget ikke kan læses, og gemmer hvert svar med kilde, tidspunkt og hvem der gemte projektmappen.",
        "Et svar trækkes tilbage ved at tømme feltet. Et felt, som ingen har rørt, siger ingenting."
    };

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final Map<String, CellStyle> inputStyles = new HashMap<>();
    private final Answers answers;
    private final List<Question.Row> rows;
    private final String office;
    private final CellStyle title;
    private final CellStyle subtitle;
    private final CellStyle plain;
    private final CellStyle heading;
    private final CellStyle text;
    private final CellStyle guidance;
    private final CellStyle input;
    private final CellStyle day;

    private WorkbookWriter(Plan plan, ReportingPoint at, String office, Answers answers) {
        this.answers = answers;
        this.office = office;
        this.rows = Questions.of(plan, at).stream()
                .filter(row -> row.office().equals(office))
                .toList();
        this.title = style(font(true, 16, IndexedColors.BLACK), false);
        this.subtitle = style(font(true, 12, IndexedColors.BLACK), false);
        this.plain = style(font(false, 11, IndexedColors.BLACK), false);
        this.heading = style(font(true, 11, IndexedColors.WHITE), true);
        fill(heading, HEADING);
        this.text = style(font(false, 11, IndexedColors.BLACK), true);
        this.guidance = style(font(false, 10, IndexedColors.GREY_80_PERCENT), true);
        this.input = inputStyle("@");
        this.day = inputStyle("dd\\-mm\\-yyyy");
    }

    /**
     * The workbook.
     *
     * @param office whose questions it holds; empty for those that are asked of nobody in particular
     * @param number it is handed out under
     * @param due the last day for the report; empty where nothing says
     * @param answers what is known already, and stands in its cells
     */
    public static byte[] write(
            String institution,
            Plan plan,
            ReportingPoint at,
            String office,
            int number,
            Optional<LocalDate> due,
            Answers answers) {
        WorkbookWriter writer = new WorkbookWriter(plan, at, office, answers);
        try (XSSFWorkbook workbook = writer.workbook) {
            Map<Question.Sheet, List<Question.Row>> bySheet = new EnumMap<>(Question.Sheet.class);
            writer.rows.forEach(row ->
                    bySheet.computeIfAbsent(row.sheet(), s -> new ArrayList<>()).add(row));
            XSSFSheet guide = workbook.createSheet(GUIDE_SHEET);
            bySheet.forEach((sheet, rows) -> writer.writeSheet(sheet, rows, institution, plan, at));
            writer.writeGuide(guide, bySheet, institution, plan, at, due);
            writer.writeAbout(institution, plan, at, number);
            workbook.getProperties().getCoreProperties().setTitle("Indberetning. " + plan.title() + ". " + institution);
            workbook.getProperties().getCoreProperties().setCreator(CREATOR);
            XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is asked, until when, how far it is, and how it is filled in. */
    private void writeGuide(
            XSSFSheet sheet,
            Map<Question.Sheet, List<Question.Row>> bySheet,
            String institution,
            Plan plan,
            ReportingPoint at,
            Optional<LocalDate> due) {
        sheet.setColumnWidth(0, 110 * CHARACTER);
        sheet.setDisplayGridlines(false);
        int next = 0;
        put(sheet.createRow(next++), 0, "Indberetning til målrapporteringen", title);
        put(sheet.createRow(next++), 0, heading(institution, plan, at), plain);
        if (due.isPresent()) {
            put(
                    sheet.createRow(next++),
                    0,
                    "Rapporten skal være færdig senest " + Questions.DAY.format(due.get()) + ".",
                    plain);
        }
        if (!plan.contact().isEmpty()) {
            put(sheet.createRow(next++), 0, "Spørgsmål: " + plan.contact(), plain);
        }
        next++;
        put(sheet.createRow(next++), 0, "Så langt er den", subtitle);
        for (Map.Entry<Question.Sheet, List<Question.Row>> each : bySheet.entrySet()) {
            XSSFCell cell = sheet.createRow(next++).createCell(0);
            cell.setCellFormula(progress(each.getKey(), each.getValue()));
            cell.setCellStyle(text);
        }
        next++;
        put(sheet.createRow(next++), 0, "Sådan udfyldes den", subtitle);
        for (String line : GUIDE) {
            put(sheet.createRow(next++), 0, line, text);
        }
        sheet.enableLocking();
        print(sheet);
    }

    /** The formula of "Tal: 3 af 9 rækker er udfyldt; 2 mangler." */
    private static String progress(Question.Sheet sheet, List<Question.Row> rows) {
        String column = CellReference.convertNumToColString(stateColumn(rows));
        int first = Workbook.HEADINGS + 2;
        String area = "'" + sheet.danish() + "'!" + column + first + ":" + column + (first + rows.size() - 1);
        String lacking = "COUNTIF(" + area + ",\"" + LACKING + "\")";
        return "\"" + sheet.danish() + ": \"&COUNTIF(" + area + ",\"" + FILLED_IN + "\")&\" af " + rows.size()
                + (rows.size() == 1 ? " række" : " rækker") + " er udfyldt\"&IF(" + lacking + "=0,\".\",\"; \"&"
                + lacking
                + "&\" mangler.\")";
    }

    /** The column behind the answers and the guidance. */
    private static int stateColumn(List<Question.Row> rows) {
        return Workbook.FIRST_ANSWER + rows.get(0).questions().size() + 1;
    }

    private void writeSheet(
            Question.Sheet name, List<Question.Row> rows, String institution, Plan plan, ReportingPoint at) {
        XSSFSheet sheet = workbook.createSheet(name.danish());
        sheet.setDisplayGridlines(false);
        put(sheet.createRow(0), 0, name.danish(), title);
        put(sheet.createRow(1), 0, heading(institution, plan, at), plain);
        List<String> headings = new ArrayList<>(Workbook.headings(name));
        rows.get(0).questions().forEach(question -> headings.add(question.heading()));
        headings.add("Vejledning");
        headings.add(STATE);
        XSSFRow headingRow = sheet.createRow(Workbook.HEADINGS);
        for (int column = 0; column < headings.size(); column++) {
            put(headingRow, column, headings.get(column), heading);
            sheet.setColumnWidth(column, width(column, headings.get(column)) * CHARACTER);
        }
        sheet.setColumnHidden(3, name != Question.Sheet.VALUES);
        for (int i = 0; i < rows.size(); i++) {
            writeRow(sheet, Workbook.HEADINGS + 1 + i, rows.get(i), headings.size() - 2);
        }
        for (int column = Workbook.FIRST_HIDDEN;
                column < Workbook.FIRST_HIDDEN + 2 * rows.get(0).questions().size();
                column++) {
            sheet.setColumnHidden(column, true);
        }
        mark(sheet, rows);
        sheet.createFreezePane(0, Workbook.HEADINGS + 1);
        sheet.setRepeatingRows(new CellRangeAddress(Workbook.HEADINGS, Workbook.HEADINGS, -1, -1));
        workbook.setPrintArea(
                workbook.getSheetIndex(sheet), 0, headings.size() - 1, 0, Workbook.HEADINGS + rows.size());
        sheet.enableLocking();
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        print(sheet);
    }

    /** What is lacking stands out. */
    private static void mark(XSSFSheet sheet, List<Question.Row> rows) {
        int first = Workbook.HEADINGS + 1;
        int column = stateColumn(rows);
        SheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        ConditionalFormattingRule lacking =
                formats.createConditionalFormattingRule(ComparisonOperator.EQUAL, "\"" + LACKING + "\"");
        lacking.createFontFormatting().setFontStyle(false, true);
        lacking.createPatternFormatting().setFillBackgroundColor(new XSSFColor(ALERT));
        formats.addConditionalFormatting(
                new CellRangeAddress[] {new CellRangeAddress(first, first + rows.size() - 1, column, column)}, lacking);
    }

    private String heading(String institution, Plan plan, ReportingPoint at) {
        return institution + " – " + plan.title() + " – ved udgangen af " + at.danish()
                + (office.isEmpty() ? "" : " – " + office);
    }

    private static int width(int column, String heading) {
        if (column < WIDTHS.length) {
            return WIDTHS[column];
        }
        return switch (heading) {
            case "Forklaring", "Analyse", "Ydre forhold", "Hvad gøres" -> 36;
            case "Hvem", "Hvornår" -> 20;
            case "Analyseres", STATE -> 12;
            case "Værdi", "Udført den" -> 14;
            case "Status", "Vurdering" -> 18;
            default -> 40;
        };
    }

    private void writeRow(XSSFSheet sheet, int number, Question.Row row, int guidanceColumn) {
        XSSFRow cells = sheet.createRow(number);
        put(cells, 0, row.goal(), text);
        put(cells, 1, row.about(), text);
        put(cells, 2, row.when(), text);
        put(cells, 3, row.unit(), text);
        int longest = lines(row.about(), WIDTHS[1]);
        for (int i = 0; i < row.questions().size(); i++) {
            Question question = row.questions().get(i);
            String known = answers.answer(question.key()).orElse("");
            XSSFCell cell = cells.createCell(Workbook.FIRST_ANSWER + i);
            cell.setCellStyle(question.kind().accept(new Input(cell, known)));
            Restriction.of(question.kind(), sheet)
                    .ifPresent(restriction -> restriction.apply(cell, question.heading()));
            put(cells, Workbook.FIRST_HIDDEN + 2 * i, question.key(), plain);
            put(cells, Workbook.FIRST_HIDDEN + 2 * i + 1, known, plain);
            longest = Math.max(longest, lines(known, width(Workbook.FIRST_ANSWER + i, question.heading())));
        }
        String guiding = guiding(row);
        put(cells, guidanceColumn, guiding, guidance);
        longest = Math.max(longest, lines(guiding, 40));
        writeState(cells, row, guidanceColumn + 1);
        cells.setHeightInPoints(
                Math.min(400, Math.max(longest, row.sheet() == Question.Sheet.TEXTS ? 4 : 1) * LINE + 4));
    }

    /** Whether the row is filled in, by a formula: a value, a state or an assessment, or any of the texts. */
    private void writeState(XSSFRow cells, Question.Row row, int column) {
        String first = new CellReference(cells.getRowNum(), Workbook.FIRST_ANSWER).formatAsString();
        int last = row.sheet() == Question.Sheet.TEXTS ? row.questions().size() - 1 : 0;
        String answers = last == 0
                ? first
                : first + ":" + new CellReference(cells.getRowNum(), Workbook.FIRST_ANSWER + last).formatAsString();
        XSSFCell state = cells.createCell(column);
        state.setCellFormula(
                "IF(COUNTA(" + answers + ")=0,\"" + (row.expected() ? LACKING : "") + "\",\"" + FILLED_IN + "\")");
        state.setCellStyle(text);
    }

    /** The guidance; beside an assessment of words that have changed, what was told of the old ones. */
    private String guiding(Question.Row row) {
        return answers.ofOtherWords(row.questions().get(0).key())
                .map(old -> "Ordlyden er ændret. Om den tidligere blev der svaret: " + old + ".")
                .orElse(row.guidance());
    }

    private static int lines(String text, int width) {
        return text.lines().mapToInt(line -> 1 + line.length() / width).sum();
    }

    /** Formats a cell for the answer to a question, and fills in the answer that is known; empty for none. */
    private final class Input implements Question.Kind.Visitor<CellStyle> {
        private final XSSFCell cell;
        private final String known;

        Input(XSSFCell cell, String known) {
            this.cell = cell;
            this.known = known;
        }

        @Override
        public CellStyle number(Question.Number number) {
            if (!known.isEmpty()) {
                cell.setCellValue(new BigDecimal(known).doubleValue());
            }
            return inputStyle("#,##0"
                    + (number.unit().decimals() > 0
                            ? "." + "0".repeat(number.unit().decimals())
                            : ""));
        }

        @Override
        public CellStyle day(Question.Day between) {
            if (!known.isEmpty()) {
                cell.setCellValue(LocalDate.parse(known));
            }
            return day;
        }

        @Override
        public CellStyle oneOf(Question.OneOf oneOf) {
            return written();
        }

        @Override
        public CellStyle text(Question.Text text) {
            return written();
        }

        private CellStyle written() {
            if (!known.isEmpty()) {
                cell.setCellValue(known);
            }
            return input;
        }
    }

    private void writeAbout(String institution, Plan plan, ReportingPoint at, int number) {
        XSSFSheet sheet = workbook.createSheet(Workbook.ABOUT);
        put(sheet.createRow(Workbook.ABOUT_INSTITUTION), 0, institution, plain);
        put(sheet.createRow(Workbook.ABOUT_PLAN), 0, Integer.toString(plan.year()), plain);
        put(sheet.createRow(Workbook.ABOUT_AT), 0, at.name(), plain);
        put(sheet.createRow(Workbook.ABOUT_NUMBER), 0, Integer.toString(number), plain);
        put(sheet.createRow(Workbook.ABOUT_OFFICE), 0, office, plain);
        int next = Workbook.ABOUT_KEYS;
        for (Question.Row row : rows) {
            for (Question question : row.questions()) {
                XSSFRow key = sheet.createRow(next++);
                put(key, 0, question.key(), plain);
                put(key, 1, row.sheet().danish(), plain);
                put(key, 2, row.about(), plain);
                put(key, 3, row.goal(), plain);
                put(key, 4, row.when(), plain);
                put(key, 5, row.unit(), plain);
            }
        }
        sheet.enableLocking();
        workbook.setSheetHidden(workbook.getSheetIndex(sheet), true);
    }

    private static void put(Row row, int column, String value, CellStyle style) {
        var cell = row.createCell(column);
        cell.setCellValue(value);
        cell.setCellStyle(style);
    }

    private static void print(XSSFSheet sheet) {
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getFooter().setRight("Side &P af &N");
    }

    private XSSFFont font(boolean bold, int size, IndexedColors color) {
        XSSFFont font = workbook.createFont();
        font.setBold(bold);
        font.setFontHeightInPoints((short) size);
        font.setColor(color.getIndex());
        putInOrder(font.getCTFont());
        return font;
    }

    /** The file format demands an order of a font's parts; a new font has its name first. */
    private static void putInOrder(CTFont font) {
        CTFont ordered = CTFont.Factory.newInstance();
        Arrays.stream(font.getBArray()).forEach(bold -> ordered.addNewB().set(bold));
        Arrays.stream(font.getSzArray()).forEach(size -> ordered.addNewSz().set(size));
        Arrays.stream(font.getColorArray())
                .forEach(color -> ordered.addNewColor().set(color));
        ordered.addNewName().setVal("Calibri");
        font.set(ordered);
    }

    private CellStyle style(XSSFFont font, boolean wraps) {
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setWrapText(wraps);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private CellStyle inputStyle(String format) {
        return inputStyles.computeIfAbsent(format, this::newInputStyle);
    }

    private CellStyle newInputStyle(String format) {
        CellStyle style = style(font(false, 11, IndexedColors.BLACK), true);
        style.setLocked(false);
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        fill(style, INPUT);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private static void fill(CellStyle style, byte[] colour) {
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setFillForegroundColor(new XSSFColor(colour));
    }
}
