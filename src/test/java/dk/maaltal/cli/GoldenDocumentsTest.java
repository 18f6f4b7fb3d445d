package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plan of 2023 as at the end of the third quarter of 2022 prints the tables of the signed plan cell for cell, in Word and
 * in Excel, the results of 2021 and 2022 computed from sample cases. Expected texts are typed from the signed plan.
 */
class GoldenDocumentsTest {

    private static final String FIRST_NOTE = "* Foreløbigt resultat opgjort ved udgangen af 3. kvartal 2022.";
    private static final String NOTE = "* Resultat opgjort ved udgangen af 3. kvartal 2022.";

    /** A table as printed: its rows, cells parted by bars, and the notes below it. */
    private record Printed(List<String> rows, List<String> notes) {}

    /** The tables of one number, which the workbook holds on one sheet. */
    private static final List<String> SINGLE_NUMBERS = List.of("2.3b", "2.4b");

    private static final Map<String, Printed> EXPECTED = new LinkedHashMap<>();

    static {
        EXPECTED.put(
                "1.1a",
                new Printed(
                        List.of(
                                "Procent|2021|2022|2023|2024|2025|2026",
                                "Mål|97,0|97,0|97,0|97,0|97,0|97,0",
                                "Resultat|99,0|97*|-|-|-|-"),
                        List.of(FIRST_NOTE)));
        EXPECTED.put(
                "1.1b",
                new Printed(
                        List.of(
                                "Procent|2021|2022|2023|2024|2025|2026",
                                "Mål|97,0|97,0|97,0|97,0|97,0|97,0",
                                "Resultat|99,0|99*|-|-|-|-"),
                        List.of(FIRST_NOTE)));
        EXPECTED.put(
                "1.1c",
                new Printed(
                        List.of(
                                "Procent|2021|2022|2023|2024|2025|2026",
                                "Mål|97,0|97,0|97,0|97,0|97,0|97,0",
                                "Resultat|100|99*|-|-|-|"),
                        List.of(
                                FIRST_NOTE,
                                "** Henset til det meget begrænsede antal sager om tilbud til forsikrede ledige er antallet"
                                        + " af sager med fristoverskridelse, hvor førsteinstanser har begået fejl – fx"
                                        + " registreringsfejl – ved oversendelse af sagen til Ankestyrelsen, ekskluderet.")));
        EXPECTED.put(
                "1.2a",
                new Printed(
                        List.of(
                                "Antal uger|2021|2022|2023|2024|2025|2026",
                                "Mål|15,0|14,0|13,0|13,0|13,0|13,0",
                                "Resultat|16,1|14,4*|-|-|-|-"),
                        List.of(NOTE)));
        EXPECTED.put(
                "1.3a",
                new Printed(
                        List.of(
                                "Antal uger|2022**|2023|2024|2025|2026",
                                "Mål|90,0|90,0|90,0|90,0|90,0",
                                "Resultat|98*|-|-|-|-"),
                        List.of(
                                NOTE,
                                "** Målet var til og med 1. halvår 2022 baseret på gennemsnitlig sagsbehandlingstid. I 2."
                                        + " halvår 2022 måles på den maksimale sagsbehandlingstid for de, ved modtagelsen i"
                                        + " Ankestyrelsen, fuldt oplyste sager, som er indkommet i 3. og 4. kvartal.")));
        EXPECTED.put(
                "1.4a",
                new Printed(
                        List.of(
                                "Antal uger|2021|2022|2023|2024|2025|2026",
                                "Mål|19,5|25,0**|20,0**|19,5|19,5|19,5",
                                "Resultat|22,8|24,2*|-|-|-|-"),
                        List.of(
                                NOTE,
                                "** Da arbejdsskadekontorerne i Aalborg er ved at blive opnormeret, er måltallet nedjusteret"
                                        + " for 2022 og 2023, da der forventes et større ressourcetræk til blandt andet"
                                        + " oplæring af nye sagsbehandlere.")));
        EXPECTED.put(
                "1.6a",
                new Printed(
                        List.of(
                                "Procent|2021|2022|2023|2024|2025|2026",
                                "Mål|80,0|80,0|80,0|80,0|80,0|80,0",
                                "Resultat|94,0|89*|-|-|-|-"),
                        List.of()));
        EXPECTED.put(
                "1.6b",
                new Printed(
                        List.of(
                                "Antal sager|2021|2022|2023|2024|2025|2026",
                                "Mål|-|230|190|190|190|190",
                                "Resultat|205|182*|-|-|-|-"),
                        List.of(NOTE)));
        EXPECTED.put(
                "1.7a",
                new Printed(
                        List.of(
                                "|2020|2021|2022|2023|2024|2025",
                                "Statens gennemsnit|2,5|1,5|-|-|-|-",
                                "Mål|Min. 1,9 pct. point lavere end statens gn. snit|Min. 1,9 pct. point lavere end statens"
                                        + " gn. snit|Min. 1,9 pct. point lavere end statens gn. snit|Lavere end statens gn."
                                        + " snit|Lavere end statens gn. snit|Lavere end statens gn. snit",
                                "Resultat|0,7|0,1|-|-|-|-"),
                        List.of(
                                "Anm.: Andelen af sager, hvori der afgives kritik, henvisning eller anbefalinger, opgøres"
                                        + " som den procentvise andel af samlet antal sager, der behandles af ombudsmanden."
                                        + " Målet opgøres ved årets udgang ved at sammenholde Ankestyrelsens indmelding af"
                                        + " sager i det indeværende år med kritik og senest tilgængelige årsberetning fra"
                                        + " Ombudsmanden.",
                                "Kilde: ombudsmandens hjemmeside")));
        String guide =
                "Anm.: Departementet har udfærdiget en vejledning til den konkrete målopgørelse, som udsendes til"
                        + " institutionerne.";
        EXPECTED.put(
                "2.1a",
                new Printed(
                        List.of(
                                "Mio. kr.|2021|2022|2023|2024|2025|2026",
                                "Mål|-|+/- 2 pct.|+/- 2 pct.|+/- 2 pct.|+/- 2 pct.|+/- 2 pct.",
                                "Resultat|-|-|-|-|-|-"),
                        List.of(guide)));
        EXPECTED.put(
                "2.1b",
                new Printed(
                        List.of(
                                "Mio. kr.|2021|2022|2023|2024|2025|2026",
                                "Mål|-|+/- 1 pct.|+/- 1 pct.|+/- 1 pct.|+/- 1 pct.|+/- 1 pct.",
                                "Resultat|-|-|-|-|-|-"),
                        List.of(guide)));
        String sickLeave = "Statens gn. snit/- 5 pct.";
        EXPECTED.put(
                "2.2a",
                new Printed(
                        List.of(
                                "|2021|2022|2023|2024|2025|2026",
                                "Mål|" + String.join("|", Collections.nCopies(6, sickLeave)),
                                "Resultat|6,8|9,8|-|-|-|-"),
                        List.of(
                                "Anm.: Sygefraværsdage pr. ansat opgøres som det samlede sygefravær inklusiv"
                                        + " langtidssygefravær. Sygefravær opgøres efter årets 3. kvartal som et rullende"
                                        + " årsgennemsnit af de seneste fire kvartaler for både institutions og statens"
                                        + " gennemsnit.",
                                "Kilde: Statens gennemsnit beregnes pba. et gennemsnit af sygefraværet for samtlige"
                                        + " institutioner i Statens Benchmarkdatabase pba. tal fra ISOLA.")));
        // The plan says these two in words; as tables they hold the same.
        EXPECTED.put("2.3b", new Printed(List.of("Niveau|2023", "Mål|4", "Resultat|-"), List.of()));
        EXPECTED.put("2.4b", new Printed(List.of("Aktiviteter|2023", "Mål|3", "Resultat|-"), List.of()));
    }

    @TempDir
    static Path out;

    private static Path edition;

    @BeforeAll
    static void runTheReport() throws IOException {
        TestDatabase.client()
                .sql("DROP SCHEMA IF EXISTS eksempel_ankestyrelsen CASCADE")
                .update();
        TestDatabase.client().sql("DROP SCHEMA IF EXISTS eksempel CASCADE").update();
        Terminal.Ended ended = Terminal.run(
                "run", "ankestyrelsen", "aarsrapport", "--at", "2022-Q3", "--demo", "--out", out.toString());
        assertThat(ended.exit()).as(ended.err()).isZero();
        edition = out.resolve(Path.of("ankestyrelsen", "aarsrapport", "2022-Q3", "edition-1"));
        // Left for the validator, which is no Java program.
        Path left = Files.createDirectories(Path.of("target", "documents"));
        for (String name : List.of("maalrapportering.docx", "bilag.xlsx")) {
            Files.write(left.resolve(name), Files.readAllBytes(edition.resolve(name)));
        }
    }

    @Test
    void theWordDocumentPrintsTheTablesOfTheSignedPlan() throws IOException {
        assertThat(wordTables()).isEqualTo(List.copyOf(EXPECTED.values()));
    }

    @Test
    void theWorkbookPrintsTheTablesOfTheSignedPlan() throws IOException {
        Map<String, Printed> printed = new LinkedHashMap<>();
        try (XSSFWorkbook workbook = workbook()) {
            assertThat(SINGLE_NUMBERS)
                    .allSatisfy(
                            name -> assertThat(workbook.getSheet(name)).as(name).isNull());
            for (String name : EXPECTED.keySet()) {
                printed.put(
                        name,
                        SINGLE_NUMBERS.contains(name)
                                ? new Printed(new MadeReport("", edition).sheet(name), List.of())
                                : sheetTable(workbook.getSheet(name)));
            }
        }
        assertThat(printed).isEqualTo(EXPECTED);
    }

    @Test
    void aResultInTheWorkbookIsTheUnroundedNumber() throws IOException {
        try (XSSFWorkbook workbook = workbook()) {
            XSSFSheet sheet = workbook.getSheet("1.1a");
            Cell cell = resultRow(sheet).getCell(2);
            assertThat(cell.getCellType()).isEqualTo(CellType.FORMULA);
            assertThat(cell.getCellFormula()).startsWith("SUMIFS(AlleTal[Tæller]");
            assertThat(cell.getNumericCellValue()).isBetween(96.5, 97.5).isNotEqualTo(97.0);
        }
    }

    @Test
    void theSheetOfAllFiguresHoldsNumeratorAndDenominatorOfEachResult() throws IOException {
        try (XSSFWorkbook workbook = workbook()) {
            XSSFSheet sheet = workbook.getSheet("Alle tal");
            XSSFTable table = sheet.getTables().get(0);
            assertThat(table.getEndRowIndex() - table.getStartRowIndex())
                    .isEqualTo(7 * 6 + 5 + (6 + 6) + (6 + 6) + (6 + 6) + 1 + 1);
            for (int n = table.getStartRowIndex() + 1; n <= table.getEndRowIndex(); n++) {
                Row row = sheet.getRow(n);
                Cell result = row.getCell(table.findColumnIndex("Resultat (uafrundet)"));
                if (result.getCellType() == CellType.STRING || result.getCellType() == CellType.BLANK) {
                    assertThat(row.getCell(table.findColumnIndex("Hvorfor intet resultat"))
                                    .getStringCellValue())
                            .isNotEmpty();
                } else if (row.getCell(table.findColumnIndex("Tæller")).getCellType() == CellType.NUMERIC) {
                    double ratio = row.getCell(table.findColumnIndex("Tæller")).getNumericCellValue()
                            / row.getCell(table.findColumnIndex("Nævner")).getNumericCellValue();
                    double factor =
                            switch (row.getCell(table.findColumnIndex("Enhed")).getStringCellValue()) {
                                case "pct." -> 100;
                                case "uger" -> 1.0 / 7;
                                default -> 1;
                            };
                    assertThat(result.getCellType()).isEqualTo(CellType.FORMULA);
                    assertThat(result.getNumericCellValue()).isCloseTo(ratio * factor, within());
                }
            }
        }
    }

    @Test
    void everyPageOfSampleDataSaysSo() throws IOException {
        try (XWPFDocument word = word()) {
            assertThat(word.getHeaderList()).isNotEmpty().allSatisfy(header -> assertThat(header.getText())
                    .contains("EKSEMPELDATA"));
        }
        try (XSSFWorkbook workbook = workbook()) {
            workbook.forEach(sheet -> assertThat(sheet.getHeader().getCenter())
                    .as(sheet.getSheetName())
                    .contains("EKSEMPELDATA"));
        }
    }

    @Test
    void headingsAreHeadingsHeaderRowsAreHeaderRowsAndTheLanguageIsDanish() throws IOException {
        try (XWPFDocument word = word()) {
            assertThat(word.getParagraphs().stream()
                            .filter(p -> "Heading1".equals(p.getStyle()))
                            .map(XWPFParagraph::getText))
                    .containsExactly(
                            "Del 1. Skematisk oversigt",
                            "Del 2. Analyser",
                            "Bilag 1. Mål for mål",
                            "Bilag 2. Opgørelsesmetoder");
            assertThat(word.getParagraphs().stream()
                            .filter(p -> "Heading2".equals(p.getStyle()))
                            .map(XWPFParagraph::getText))
                    .containsExactly("1. Strategiske og kernefaglige mål", "2. Økonomiske og organisatoriske mål");
            assertThat(word.getParagraphs().stream()
                            .filter(p -> "Heading3".equals(p.getStyle()))
                            .map(XWPFParagraph::getText))
                    .hasSize(14)
                    .first()
                    .isEqualTo("Mål 1.1 – Absolutte lovbestemte frister for sagsbehandlingstider");
            assertThat(word.getTables())
                    .allSatisfy(table ->
                            assertThat(table.getRow(0).isRepeatHeader()).isTrue());
            assertThat(word.getPackage().getPartsByName(Pattern.compile("/word/styles.xml")))
                    .singleElement()
                    .satisfies(styles -> assertThat(
                                    new String(styles.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                            .contains("w:lang w:val=\"da-DK\""));
            assertThat(word.getProperties().getCoreProperties().getTitle())
                    .isEqualTo("Resultatplan 2023. Målrapportering. Ankestyrelsen");
        }
    }

    @Test
    void theSameRunAgainMakesNoNewEditionAndLeavesTheDocumentsAsTheyWere() throws IOException {
        byte[] before = Files.readAllBytes(edition.resolve("maalrapportering.docx"));

        Terminal.Ended again = Terminal.run(
                "run", "ankestyrelsen", "aarsrapport", "--at", "2022-Q3", "--demo", "--out", out.toString());

        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).contains("edition 1 (nothing has changed since it was made)");
        try (Stream<Path> editions = Files.list(edition.getParent())) {
            assertThat(editions).containsExactly(edition);
        }
        assertThat(Files.readAllBytes(edition.resolve("maalrapportering.docx"))).isEqualTo(before);
    }

    /** The tables of the Word document, each with the notes up to the sentences below it. */
    private static List<Printed> wordTables() throws IOException {
        List<Printed> tables = new ArrayList<>();
        try (XWPFDocument word = word()) {
            for (IBodyElement element : word.getBodyElements()) {
                if (element instanceof XWPFTable table) {
                    tables.add(new Printed(
                            table.getRows().stream()
                                    .map(row -> row.getTableCells().stream()
                                            .map(MadeReport::text)
                                            .collect(Collectors.joining("|")))
                                    .toList(),
                            new ArrayList<>()));
                } else if (element instanceof XWPFParagraph paragraph && "Note".equals(paragraph.getStyle())) {
                    tables.get(tables.size() - 1).notes().add(paragraph.getText());
                }
            }
        }
        return tables.stream().filter(table -> !isOfWords(table)).toList();
    }

    /** The overview of all goals, and the parts of a milestone. */
    private static boolean isOfWords(Printed table) {
        return table.rows().get(0).startsWith("Mål|Titel")
                || table.rows().get(0).startsWith("Målepunkt|")
                || table.rows().get(0).startsWith("Del|Frist");
    }

    private static Printed sheetTable(XSSFSheet sheet) {
        DataFormatter formatter = new DataFormatter(Locale.forLanguageTag("da-DK"));
        formatter.setUseCachedValuesForFormulaCells(true);
        XSSFTable table = sheet.getTables().get(0);
        List<String> rows = new ArrayList<>();
        for (int n = table.getStartRowIndex(); n <= table.getEndRowIndex(); n++) {
            List<String> cells = new ArrayList<>();
            for (int c = table.getStartColIndex(); c <= table.getEndColIndex(); c++) {
                cells.add(formatter.formatCellValue(sheet.getRow(n).getCell(c)).strip());
            }
            rows.add(String.join("|", cells));
        }
        List<String> notes = new ArrayList<>();
        for (int n = table.getEndRowIndex() + 1; n <= sheet.getLastRowNum(); n++) {
            String text = sheet.getRow(n) == null
                    ? ""
                    : formatter.formatCellValue(sheet.getRow(n).getCell(0));
            if (text.startsWith("*") || text.startsWith("Anm.:") || text.startsWith("Kilde:")) {
                notes.add(text);
            }
        }
        return new Printed(rows, notes);
    }

    private static Row resultRow(XSSFSheet sheet) {
        return sheet.getRow(sheet.getTables().get(0).getEndRowIndex());
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }

    private static XWPFDocument word() throws IOException {
        try (InputStream in = Files.newInputStream(edition.resolve("maalrapportering.docx"))) {
            return new XWPFDocument(in);
        }
    }

    private static XSSFWorkbook workbook() throws IOException {
        try (InputStream in = Files.newInputStream(edition.resolve("bilag.xlsx"))) {
            return new XSSFWorkbook(in);
        }
    }
}
