package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Institutions begun from workbooks as people send them: what is guessed is loaded and counted at once, and what cannot be told
 * is refused. The cases are three: one decided within 8 weeks of 2023, one later in 2023, one pending, so that 1.a is 1 of 2,
 * 50,0 per cent, and 1.c is 1.
 */
class OddWorkbooksTest {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Object[][] CASES = {
        {"S-1", LocalDate.of(2023, 1, 13), LocalDate.of(2023, 2, 20)},
        {"S-2", LocalDate.of(2023, 1, 14), LocalDate.of(2023, 12, 20)},
        {"S-3", LocalDate.of(2023, 2, 14), null}
    };
    private static final Object[] HEADINGS = {"Sagsnr", "Modtaget", "Afgjort"};

    @TempDir
    Path folder;

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final String name = "odd-" + Long.toString(System.nanoTime(), 36) + "-" + NAMES.incrementAndGet();

    /** Writes values from a cell on; rows and columns from 0. */
    private void fill(Sheet sheet, int top, int left, Object[]... rows) {
        for (int i = 0; i < rows.length; i++) {
            Row row = sheet.getRow(top + i) == null ? sheet.createRow(top + i) : sheet.getRow(top + i);
            for (int j = 0; j < rows[i].length; j++) {
                set(row.createCell(left + j), rows[i][j]);
            }
        }
    }

    private void set(Cell cell, Object value) {
        if (value instanceof LocalDate day) {
            cell.setCellValue(day);
            cell.setCellStyle(style("dd-mm-yyyy"));
        } else if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof Boolean truth) {
            cell.setCellValue(truth);
        } else if (value != null) {
            cell.setCellValue(value.toString());
        }
    }

    private CellStyle style(String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    private Terminal.Ended init(String... more) throws IOException {
        Path file = folder.resolve("sager-2023.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
        String[] command = {
            "init",
            name,
            "--from",
            file.toString(),
            "--jobs",
            folder.resolve("jobs").toString(),
            "--out",
            folder.resolve("out").toString()
        };
        String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return Terminal.run(all);
    }

    private String cases() throws IOException {
        return Files.readString(folder.resolve("jobs").resolve(name).resolve("cases.yaml"));
    }

    private static void assertCounted(Terminal.Ended ended) {
        assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out()).containsPattern("1 +a +2023 +50,0 .* 1 +2 ").containsPattern("1 +c +2023 +1 ");
    }

    private void assertRefused(Terminal.Ended ended, String... told) {
        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(3);
        assertThat(ended.err()).contains(told);
        assertThat(folder.resolve("jobs").resolve(name)).doesNotExist();
    }

    @Test
    void aTitleAboveATableThatDoesNotBeginInTheFirstColumn() throws IOException {
        Sheet sheet = book.createSheet("Sager");
        fill(sheet, 0, 1, new Object[] {"Sager, trukket den", LocalDate.of(2024, 1, 3)});
        fill(sheet, 2, 1, new Object[] {"Sagen", null, null});
        sheet.addMergedRegion(new CellRangeAddress(2, 2, 1, 3));
        fill(sheet, 3, 1, HEADINGS);
        fill(sheet, 4, 1, CASES);

        Terminal.Ended ended = init();

        assertCounted(ended);
        assertThat(ended.out())
                .contains("sheet \"Sager\", headings in row 4")
                .contains("Modtaget is received: 3 of 3 rows hold a day kept as a day")
                .contains("the headings stand in row 4, and what stands above them was passed over");
        assertThat(cases())
                .contains("is: received, date: dd-MM-yyyy")
                .doesNotContain("sheet:", "delimiter", "encoding");
    }

    @Test
    void theOneSheetOfSeveralThatHoldsCases() throws IOException {
        fill(book.createSheet("Forside"), 0, 0, new Object[] {"Udtræk til økonomi"});
        fill(book.createSheet("Pivot"), 0, 0, new Object[][] {
            {"Måned", "Modtaget", "Afgjort"}, {"januar", 2, 0}, {"februar", 1, 1}
        });
        Sheet sheet = book.createSheet("Sager \"2023\"");
        fill(sheet, 0, 0, HEADINGS);
        fill(sheet, 1, 0, CASES);
        book.setSheetHidden(0, true);

        Terminal.Ended ended = init();

        assertCounted(ended);
        assertThat(ended.out())
                .contains(
                        "of 2 sheets that are not hidden, only \"Sager \"2023\"\" has a case number, received and decided");
        assertThat(cases()).contains("  sheet: \"Sager \\\"2023\\\"\"\n");
    }

    @Test
    void twoSheetsOfCasesAreNotChosenBetween() throws IOException {
        for (String year : new String[] {"2022", "2023"}) {
            Sheet sheet = book.createSheet(year);
            fill(sheet, 0, 0, HEADINGS);
            fill(sheet, 1, 0, CASES);
        }

        assertRefused(init(), "It cannot be told which sheet", "\"2022\" and \"2023\" could. Name one with --sheet.");
        assertRefused(init("--sheet", "2021"), "has no sheet \"2021\"", "\"2022\", \"2023\"");
        assertCounted(init("--sheet", "2023"));
        assertThat(cases()).contains("sheet: \"2023\"");
    }

    @Test
    void numbersShownAsCaseNumbersAndDaysSomeOfWhichAreTexts() throws IOException {
        Sheet sheet = book.createSheet("Ark1");
        fill(sheet, 0, 0, new Object[] {"Journalnr", "Modtaget", "Afgjort", "Haster", "Beløb"});
        fill(sheet, 1, 0, new Object[][] {
            {230001, "13-01-2023", LocalDate.of(2023, 2, 20), true, 1234.5},
            {230002, LocalDate.of(2023, 1, 14), LocalDate.of(2023, 12, 20), false, "1.000,25"},
            {230003, "14-02-2023", null, false, 12}
        });
        for (int i = 1; i <= 3; i++) {
            sheet.getRow(i).getCell(0).setCellStyle(style("00\"-\"0000"));
        }

        Terminal.Ended ended = init();

        assertCounted(ended);
        assertThat(ended.out()).contains("some days of \"Modtaget\" are kept as days and others as texts");
        assertThat(cases())
                .contains("\"Journalnr\": { is: case number }")
                .contains("\"Haster\": { name: \"haster\", yes/no: [\"true\", \"false\"] }")
                .contains("\"Beløb\": { name: \"beløb\", number: decimal comma }");
    }

    @Test
    void columnsThatNoDeclarationReadsAreLeftOutAndNamed() throws IOException {
        Sheet sheet = book.createSheet("Ark1");
        fill(sheet, 0, 0, HEADINGS);
        fill(sheet, 1, 0, CASES);
        fill(sheet, 0, 3, new Object[][] {{"Andel", "Opslag", "Frist"}, {0.5, "a", LocalDate.of(2023, 5, 1)}});
        sheet.getRow(1).getCell(3).setCellStyle(style("0.0%"));
        sheet.getRow(2).createCell(4).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.NA.getCode());
        fill(sheet, 2, 5, new Object[] {"snarest"});

        Terminal.Ended ended = init();

        assertCounted(ended);
        assertThat(ended.out())
                .contains("\"Andel\" is left out: it in cell D2 is shown as a percentage")
                .contains("\"Opslag\" is left out: it cell E3 holds an error value (#N/A)")
                .contains("\"Frist\" is left out: it holds days");
    }

    @Test
    void daysThatASpreadsheetOfAnotherCountryExchangedAreRefused() throws IOException {
        // Received 13 January, 14 January and 2 March; the last was read as 3 February.
        Sheet sheet = book.createSheet("Ark1");
        fill(sheet, 0, 0, HEADINGS);
        fill(sheet, 1, 0, new Object[][] {
            {"S-1", "13/01/2023", "20/02/2023"},
            {"S-2", "14/01/2023", "20/12/2023"},
            {"S-3", LocalDate.of(2023, 2, 3), null}
        });

        assertRefused(init(), "\"Modtaget\"", "exchanged day and month");
    }

    @Test
    void aTotalBelowTheCasesIsNamed() throws IOException {
        Sheet sheet = book.createSheet("Ark1");
        fill(sheet, 0, 0, HEADINGS);
        fill(sheet, 1, 0, CASES);
        fill(sheet, 5, 0, new Object[] {"I alt", "3 sager", "2 sager"});

        assertRefused(init(), "\"Modtaget\" holds days down to row 6, where something else stands");
    }

    @Test
    void daysThatAreMereNumbersAreNoDays() throws IOException {
        Sheet sheet = book.createSheet("Ark1");
        fill(sheet, 0, 0, HEADINGS);
        fill(sheet, 1, 0, new Object[][] {{"S-1", 44939, 44977}, {"S-2", 44940, 45280}});

        assertRefused(init(), "0 columns of it hold days");
    }

    @Test
    void mergedCellsAndValuesBesideTheHeadingsAreRefusedAsTheLoaderWould() throws IOException {
        Sheet sheet = book.createSheet("Ark1");
        fill(sheet, 0, 0, HEADINGS);
        fill(sheet, 1, 0, CASES);
        sheet.addMergedRegion(new CellRangeAddress(1, 2, 1, 1));
        assertRefused(init(), "B2:B3 are merged");

        sheet.removeMergedRegion(0);
        fill(sheet, 3, 4, new Object[] {"husk!"});
        assertRefused(init(), "row 4 of its sheet \"Ark1\" has more columns than the headings in row 1");
    }
}
