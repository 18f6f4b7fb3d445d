package dk.maaltal.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dk.maaltal.CsvText;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.Disposition;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.template.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Writes the cases of a figure for Excel, in memory that does not grow with their number. A list is internal: it holds case
 * numbers, and a workbook says so on every page.
 */
public final class CaseListFile {

    /** What a list can be written as; named as its files end. */
    public enum Format {
        csv,
        xlsx
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ROOT);

    /** Tells Excel that the file is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The day before Excel's first, as it counts from 1 March 1900. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final String TEMPLATE = "sagsliste.xlsx";

    /** Rows an Excel sheet holds, less those around the list in the template. */
    public static final long MOST_IN_EXCEL = 1_048_576 - 5;

    private final FigureRequest request;
    private final CaseDeclaration declaration;
    private final CaseList list;
    private final CaseReason reason;

    /**
     * @param request a figure of cases
     * @param declaration whose columns are named as the extract names them
     * @param list the figure's cases
     */
    public CaseListFile(FigureRequest request, CaseDeclaration declaration, CaseList list) {
        this.request = request;
        this.declaration = declaration;
        this.list = list;
        this.reason = new CaseReason(request, declaration, list.limits(request));
    }

    /**
     * Writes the list, and leaves what it is written to open.
     *
     * @param title at the top of a workbook; a CSV file has none
     */
    public void write(Format format, Iterable<CaseList.Row> rows, String title, OutputStream out) throws IOException {
        if (format == Format.xlsx) {
            xlsx(rows, title, out);
        } else {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            csv(rows, text);
            text.flush();
        }
    }

    /** Semicolons between and a decimal comma, as Excel in Danish reads it. */
    public void csv(Iterable<CaseList.Row> rows, Writer out) throws IOException {
        out.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(out);
        List<String> headings = new ArrayList<>(List.of(CsvText.of(caseNumber())));
        dateHeadings().forEach(heading -> headings.add(CsvText.of(heading)));
        headings.addAll(List.of(
                "Dage", "I tide", "Tæller", "Nævner", "Udeladt", "For ny", "Over fristen, uafgjort", "Begrundelse"));
        csv.writeRecord(headings);
        rows.forEach(row -> csv.writeRecord(fields(row)));
        csv.flush();
    }

    private List<String> fields(CaseList.Row row) {
        List<String> fields = new ArrayList<>(List.of(CsvText.of(row.number())));
        dates(row).forEach(day -> fields.add(day == null ? "" : DAY.format(day)));
        fields.add(row.days().map(Object::toString).orElse(""));
        fields.add(inTime(row.disposition()));
        fields.add(row.numerator().map(BigDecimal::toPlainString).orElse(""));
        fields.add(row.denominator().map(BigDecimal::toPlainString).orElse(""));
        fields.add(Integer.toString(row.leftOut()));
        fields.add(Integer.toString(row.tooYoung()));
        fields.add(Integer.toString(row.overdue()));
        fields.add(CsvText.of(reason.of(row)));
        return fields;
    }

    /** A workbook with the list as its one sheet. */
    private void xlsx(Iterable<CaseList.Row> rows, String title, OutputStream out) throws IOException {
        Iterable<Map<String, Object>> lazily = () ->
                StreamSupport.stream(rows.spliterator(), false).map(this::cells).iterator();
        try (InputStream template = CaseListFile.class.getResourceAsStream("/" + TEMPLATE)) {
            Templates.of(TEMPLATE, template.readAllBytes())
                    .fill(
                            Map.of("titel", title, "sagsnr", caseNumber(), "datoer", dateHeadings(), "sager", lazily),
                            title,
                            out);
        }
    }

    private Map<String, Object> cells(CaseList.Row row) {
        Map<String, Object> cells = new HashMap<>();
        cells.put("sagsnr", row.number());
        cells.put(
                "datoer",
                dates(row).stream()
                        .map(day -> day == null ? "" : BigDecimal.valueOf(ChronoUnit.DAYS.between(DAY_ZERO, day)))
                        .toList());
        cells.put("dage", orNothing(row.days().map(BigDecimal::valueOf)));
        cells.put("itide", inTime(row.disposition()));
        cells.put("taeller", orNothing(row.numerator()));
        cells.put("naevner", orNothing(row.denominator()));
        cells.put("udeladt", row.leftOut());
        cells.put("forny", row.tooYoung());
        cells.put("overfrist", row.overdue());
        cells.put("begrundelse", reason.of(row));
        return cells;
    }

    private static Object orNothing(Optional<BigDecimal> number) {
        return number.<Object>map(value -> value).orElse("");
    }

    private String caseNumber() {
        return header(Column.CASE_NUMBER);
    }

    private List<String> dateHeadings() {
        String by = request.indicatorOfCases().cases().clock().by();
        List<String> headings = new ArrayList<>(List.of(header(Column.RECEIVED), header(by)));
        list.otherDates(request).forEach(date -> headings.add(date.header()));
        headings.add("Dage regnes fra");
        int dues = list.limits(request).size();
        for (int i = 1; i <= dues; i++) {
            headings.add(dues == 1 ? "Sidste dag i tide" : "Sidste dag i tide, " + i + ". frist");
        }
        return headings;
    }

    private static List<LocalDate> dates(CaseList.Row row) {
        List<LocalDate> dates = new ArrayList<>();
        dates.add(row.received());
        dates.add(row.ended().orElse(null));
        dates.addAll(row.dates());
        dates.add(row.clockStart());
        dates.addAll(row.due());
        return dates;
    }

    private String header(String column) {
        return declaration.column(column).map(Column::header).orElse(column);
    }

    private static String inTime(Disposition disposition) {
        return switch (disposition) {
            case IN_TIME -> "ja";
            case LATE, LEFT_OUT, OVERDUE, OVERDUE_LEFT_OUT, PENDING_OVERDUE -> "nej";
            default -> "";
        };
    }
}
