package dk.maaltal.reported;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.SavedByLibreOffice;
import dk.maaltal.plan.Unit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer is what the person saw in the cell: it is taken, or refused with what the cell shows and what is wanted. */
class AnswerCellTest {

    private static final Question PERCENT = number(Unit.named("pct.", 1));
    private static final Question DAYS = number(Unit.named("dage", 1));
    private static final Question MONEY = number(Unit.named("mio. kr.", 1));
    private static final Question TEXT = new Question("k", "Kilde", new Question.Text(false));
    private static final Question DAY =
            new Question("d", "Udført den", new Question.Day(LocalDate.of(2022, 1, 1), LocalDate.of(2025, 12, 31)));
    private static final Question CHOICE =
            new Question("c", "Vurdering", new Question.OneOf(List.of("Opfyldt", "Ikke opfyldt")));

    @TempDir
    Path folder;

    private static Question number(Unit unit) {
        return new Question("n", "Værdi", new Question.Number(unit, Optional.empty(), Optional.empty()));
    }

    private static Arguments taken(Question question, String format, Object value, String answer) {
        return Arguments.of(question, format, value, answer, "");
    }

    private static Arguments refused(Question question, String format, Object value, String told) {
        return Arguments.of(question, format, value, "", told);
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                // A percentage is a hundred times what the cell holds.
                taken(PERCENT, "0.0%", 0.97, "97"),
                taken(PERCENT, "0%", 0.974321, "97.4321"),
                taken(PERCENT, "0.00 %", 0.005, "0.5"),
                taken(PERCENT, "0.0", 97.432, "97.432"),
                taken(PERCENT, "General", 100, "100"),
                taken(PERCENT, "@", "96,5 %", "96.5"),
                taken(PERCENT, "@", "96,5 pct.", "96.5"),
                taken(PERCENT, "@", "0,965 pct.", "0.965"),
                refused(PERCENT, "0.0", 0.965, "her står 0,965, men der spørges i pct. Skriv 96,5, eller"),
                refused(PERCENT, "General", 1, "Skriv 100, eller"),
                refused(PERCENT, "@", "0,965", "Skriv 96,5"),
                refused(DAYS, "0.0%", 0.97, "cellen viser \"97,0%\"; der skal stå et tal i dage."),
                refused(DAYS, "@", "9,8 %", "der skal stå et tal i dage."),
                // Days and times are no numbers.
                refused(DAYS, "dd-mm-yyyy", 45146, "cellen viser \"08-08-2023\"; der skal stå et tal i dage."),
                refused(DAYS, "hh:mm", 0.5, "cellen viser \"12:00\""),
                refused(DAYS, "[h]:mm", 9.8, "der skal stå et tal"),
                // What is shown in another size, or not shown.
                refused(MONEY, "#,##0,", 91_500, "cellen viser \"92\""),
                refused(MONEY, "0.0,,", 1_500_000, "der skal stå et tal i mio. kr."),
                refused(MONEY, "0\" tusind\"", 91, "cellen viser \"91 tusind\""),
                refused(MONEY, ";;;", 91, "cellen viser ingenting"),
                refused(MONEY, "0;0", -5, "cellen viser \"5\""),
                refused(MONEY, "\"omkring \"0", 5, "cellen viser \"omkring 5\""),
                taken(MONEY, "0\" mio. kr.\"", 91, "91"),
                taken(MONEY, "#,##0.00;(#,##0.00)", -1234.5, "-1234.5"),
                taken(MONEY, "0.00E+00", 1200, "1200"),
                taken(MONEY, "#,##0", 1234.567, "1234.567"),
                // Numbers as text.
                taken(MONEY, "@", "1 234,5", "1234.5"),
                taken(MONEY, "@", "1\u202f234,5", "1234.5"),
                taken(MONEY, "@", "\u22125,5", "-5.5"),
                taken(MONEY, "@", "\u20135", "-5"),
                taken(MONEY, "@", "203 mio. kr.", "203"),
                taken(DAYS, "@", "9,8 dage", "9.8"),
                refused(DAYS, "@", "9,8 uger", "\"9,8 uger\" er ikke et tal"),
                refused(MONEY, "@", "12.34", "er ikke et tal"),
                refused(MONEY, "@", true, "\"SAND\" er ikke et tal"),
                // Formulas.
                refused(MONEY, "0.0", "=95+1.5", "er ikke regnet ud"),
                refused(MONEY, "0.0", "=1/0", "er ikke regnet ud"),
                refused(TEXT, "@", "=B2&B3", "er ikke regnet ud"),
                // Texts.
                taken(TEXT, "General", 20_231_234, "20231234"),
                taken(TEXT, "0000", 42, "0042"),
                taken(TEXT, "dd-mm-yyyy", 45146, "08-08-2023"),
                taken(TEXT, "0.0%", 0.97, "97,0%"),
                taken(TEXT, "General", false, "FALSK"),
                taken(TEXT, "@", "Brev\u00a0nr. 7\u200b", "Brev nr. 7"),
                refused(TEXT, "General", 1_234_567_890_123_456d, "skriv en apostrof"),
                // Days.
                taken(DAY, "dd-mm-yyyy", 45146, "2023-08-08"),
                taken(DAY, "d. mmmm yyyy", 45146.75, "2023-08-08"),
                taken(DAY, "@", "8. august 2023", "2023-08-08"),
                taken(DAY, "@", "8.8.2023", "2023-08-08"),
                taken(DAY, "@", "2023-08-08", "2023-08-08"),
                taken(DAY, "@", "8/8 2023", "2023-08-08"),
                refused(DAY, "General", 45146, "\"45146\" er ikke en dato; skriv en dato som 31-12-2023."),
                refused(DAY, "@", "31. februar 2023", "er ikke en dato"),
                // Choices.
                taken(CHOICE, "@", " ikke  OPFYLDT ", "Ikke opfyldt"),
                refused(CHOICE, "@", "Delvist", "\"Delvist\" er ikke en mulighed; vælg Opfyldt, Ikke opfyldt."));
    }

    @ParameterizedTest(name = "{2} as {1}")
    @MethodSource("cells")
    void whatTheCellShowsIsTakenOrRefused(Question question, String format, Object value, String answer, String told)
            throws IOException {
        try (XSSFWorkbook workbook = reopened(cell -> fill(cell, format, value))) {
            assertThat(read(workbook.getSheetAt(0).getRow(0).getCell(0), question))
                    .as(told)
                    .satisfies(read -> {
                        if (told.isEmpty()) {
                            assertThat(read).isEqualTo(answer);
                        } else {
                            assertThat(read).startsWith("refused: ").contains(told);
                        }
                    });
        }
    }

    @Test
    void aFormulaOfEmptyCellsIsRefusedAndOneOfFilledCellsIsTaken() throws IOException {
        Consumer<XSSFCell> formula = cell -> {
            cell.setCellFormula("B1*2");
            cell.setCellValue(0);
        };
        try (XSSFWorkbook workbook = reopened(formula)) {
            assertThat(read(workbook.getSheetAt(0).getRow(0).getCell(0), MONEY))
                    .contains("formlen \"=B1*2\" henviser til tomme celler; skriv svaret.");
        }
        try (XSSFWorkbook workbook =
                reopened(formula.andThen(cell -> cell.getRow().createCell(1).setCellValue(0)))) {
            assertThat(read(workbook.getSheetAt(0).getRow(0).getCell(0), MONEY)).isEqualTo("0");
        }
    }

    @Test
    void aWorkbookOfTheOtherDateSystemHasTheDayItShows() throws IOException {
        Consumer<XSSFCell> day = cell -> {
            cell.getSheet().getWorkbook().getCTWorkbook().getWorkbookPr().setDate1904(true);
            fill(cell, "dd-mm-yyyy", 45146 - 1462);
        };
        try (XSSFWorkbook workbook = reopened(day)) {
            assertThat(read(workbook.getSheetAt(0).getRow(0).getCell(0), DAY)).isEqualTo("2023-08-08");
        }
    }

    /** LibreOffice writes formats, formulas and texts in its own way. */
    @Test
    void theSameWhenLibreOfficeHasSavedIt() throws Exception {
        List<Arguments> cells = cells().filter(each -> !isFormula(each) && !(each.get()[2] instanceof Boolean))
                .toList();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("Tal");
            for (int i = 0; i < cells.size(); i++) {
                fill(
                        sheet.createRow(i).createCell(0),
                        (String) cells.get(i).get()[1],
                        cells.get(i).get()[2]);
            }
            Files.write(folder.resolve("svar.xlsx"), bytes(workbook));
        }
        Path saved = SavedByLibreOffice.xlsx(folder, List.of(folder.resolve("svar.xlsx")));
        List<String> wrong = new ArrayList<>();
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(saved.resolve("svar.xlsx"))))) {
            for (int i = 0; i < cells.size(); i++) {
                Object[] each = cells.get(i).get();
                String read = read(workbook.getSheetAt(0).getRow(i).getCell(0), (Question) each[0]);
                boolean isRight = each[4].equals("") ? read.equals(each[3]) : read.startsWith("refused: ");
                if (!isRight) {
                    wrong.add(each[2] + " as " + each[1] + ": " + read);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isFormula(Arguments cell) {
        return cell.get()[2] instanceof String text && text.startsWith("=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                ".",
                "?",
                "n/a",
                "N.A.",
                "na",
                "xxxx",
                "Ingen",
                "intet",
                "Ingen bemærkninger",
                "ikke relevant",
                "…",
                "tbd",
                "kommer senere",
                "12"
            })
    void aTextThatSaysNothingExplainsNothing(String text) {
        assertThat(AnswerCell.explainsNothing(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sygdom.", "Influenza i marts", "- punkt et", "3 sager mere", "+1 herfra", "Flytning"})
    void aTextOfAWordExplains(String text) {
        assertThat(AnswerCell.explainsNothing(text)).isFalse();
    }

    private static String read(XSSFCell cell, Question question) {
        try {
            return AnswerCell.read(cell, question);
        } catch (IllegalArgumentException e) {
            return "refused: " + e.getMessage();
        }
    }

    private static void fill(XSSFCell cell, String format, Object value) {
        CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
        style.setDataFormat(cell.getSheet().getWorkbook().createDataFormat().getFormat(format));
        cell.setCellStyle(style);
        if (value instanceof Number number) {
            cell.setCellValue(new BigDecimal(number.toString()).doubleValue());
        } else if (value instanceof Boolean truth) {
            cell.setCellValue(truth);
        } else if (value.toString().startsWith("=")) {
            cell.setCellFormula(value.toString().substring(1));
        } else {
            cell.setCellValue(value.toString());
        }
    }

    private static XSSFWorkbook reopened(Consumer<XSSFCell> filler) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            filler.accept(workbook.createSheet("Tal").createRow(0).createCell(0));
            return new XSSFWorkbook(new ByteArrayInputStream(bytes(workbook)));
        }
    }

    private static byte[] bytes(XSSFWorkbook workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return bytes.toByteArray();
    }
}
