package dk.maaltal.template.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.CaseFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a directive is typed in Word says what it repeats or drops. */
class WordTemplateTest {

    private static final Map<String, Object> MODEL = Map.of(
            "navn", "Ankestyrelsen & <venner>",
            "linjer", "første\nanden",
            "tom", List.of(),
            "aar", List.of("2021", "2022", "2023"),
            "raekker",
                    List.of(
                            Map.of("navn", "Mål", "celler", List.of("97,0", "97,0", "97,0")),
                            Map.of("navn", "Resultat", "celler", List.of("99,0", "97*", "-"))));

    @TempDir
    Path folder;

    @Test
    void aFieldIsFilledInAndEscaped() {
        assertThat(paragraphs("Til ${navn}.")).containsExactly("Til Ankestyrelsen & <venner>.");
    }

    @Test
    void aFieldThatWordHasSplitIntoRunsKeepsTheFormattingItBeginsIn() throws IOException {
        XWPFDocument filled = fill(word -> {
            XWPFParagraph paragraph = word.createParagraph();
            paragraph.createRun().setText("Til $");
            var bold = paragraph.createRun();
            bold.setBold(true);
            bold.setText("{na");
            paragraph.createRun().setText("vn} og ${aar");
            paragraph.createRun().setText("[0]}!");
        });
        assertThat(filled.getParagraphs().get(0).getText()).isEqualTo("Til Ankestyrelsen & <venner> og 2021!");
        assertThat(filled.getParagraphs().get(0).getRuns().get(1).isBold()).isTrue();
    }

    @Test
    void quotationMarksThatWordMadeTypographicAreUnderstood() {
        assertThat(paragraphs("[#if navn != “x”]ja[#else]nej[/#if]")).containsExactly("ja");
    }

    @Test
    void paragraphsOfDirectivesVanishAndRepeatWhatIsBetween() {
        assertThat(paragraphs(
                        "[#list aar as a]", "År ${a}", "[/#list]", "[#if tom?has_content]", "væk", "[/#if]", "slut"))
                .containsExactly("År 2021", "År 2022", "År 2023", "slut");
    }

    @Test
    void aListWithinAParagraphStaysInIt() {
        assertThat(paragraphs("[#list aar as a]${a}[#sep], [/#sep][/#list]")).containsExactly("2021, 2022, 2023");
    }

    @Test
    void lineBreaksInAValueBecomeLineBreaks() throws IOException {
        XWPFDocument filled = fill(word -> word.createParagraph().createRun().setText("${linjer}"));
        assertThat(filled.getParagraphs().get(0).getText()).isEqualTo("første\nanden");
    }

    @Test
    void aListFromOneCellToAnotherRepeatsTheRowAndOneWithinACellRepeatsTheColumn() throws IOException {
        XWPFDocument filled = fill(word -> {
            XWPFTable table = word.createTable(2, 2);
            table.getRow(0).getCell(0).setText("Procent");
            table.getRow(0).getCell(1).setText("[#list aar as a]${a}[/#list]");
            table.getRow(1).getCell(0).setText("[#list raekker as r]${r.navn}");
            table.getRow(1).getCell(1).setText("[#list r.celler as c]${c}[/#list][/#list]");
        });
        assertThat(rows(filled)).containsExactly("Procent|2021|2022|2023", "Mål|97,0|97,0|97,0", "Resultat|99,0|97*|-");
        assertThat(filled.getTables().get(0).getCTTbl().getTblGrid().sizeOfGridColArray())
                .isEqualTo(4);
    }

    @Test
    void rowsOfDirectivesVanishAndRepeatTheRowsBetween() throws IOException {
        XWPFDocument filled = fill(word -> {
            XWPFTable table = word.createTable(5, 2);
            table.getRow(0).getCell(0).setText("Navn");
            table.getRow(1).getCell(0).setText("[#list raekker as r]");
            table.getRow(2).getCell(0).setText("${r.navn}");
            table.getRow(2).getCell(1).setText("${r.celler[0]}");
            table.getRow(3).getCell(0).setText("[/#list]");
            table.getRow(4).getCell(0).setText("I alt");
        });
        assertThat(rows(filled)).containsExactly("Navn|", "Mål|97,0", "Resultat|99,0", "I alt|");
    }

    @Test
    void aTableLeftWithoutRowsGoes() throws IOException {
        XWPFDocument filled = fill(word -> {
            XWPFTable table = word.createTable(1, 2);
            table.getRow(0).getCell(0).setText("[#list tom as x]${x}");
            table.getRow(0).getCell(1).setText("${x}[/#list]");
            word.createParagraph().createRun().setText("efter");
        });
        assertThat(filled.getTables()).isEmpty();
    }

    @Test
    void theSameFiguresGiveTheSameBytes() throws Exception {
        Path template = template(word -> word.createParagraph().createRun().setText("${navn}"));
        byte[] first = CaseFiles.template(template).fill(MODEL, "Titel");
        Thread.sleep(2_100);
        assertThat(CaseFiles.template(template).fill(MODEL, "Titel")).isEqualTo(first);
    }

    @Test
    void whatCannotBeReadIsToldInDanishWithItsPlace() {
        assertBad("mangler sin afslutning [/#list]", "afsnit 1", "[#list aar as a]", "${a}");
        assertBad("er begyndt, men ikke afsluttet med }", "afsnit 2", "x", "Til ${navn");
        assertBad("hører ikke til noget, der er begyndt", "afsnit 1", "[/#if]");
        assertBad("lukker [#if", "afsnit 1", "[#if true]x[/#list]");
        assertBad("sæt den i et afsnit for sig selv", "afsnit 1", "Før [#if true]", "[/#if]");
        assertBad("feltet \"findes\" findes ikke", "afsnit 1", "${findes.ikke}");
        assertBad("feltet \"nav\" findes ikke; mente du \"navn\"?", "afsnit 1", "${nav}");
    }

    @Test
    void aTemplateReachesNothingButTheReport() {
        assertBad("", "", "${\"freemarker.template.utility.Execute\"?new()(\"id\")}");
        assertBad("", "", "${navn?api.class}");
        assertBad("", "", "[#include \"/etc/passwd\"]");
    }

    private void assertBad(String what, String where, String... texts) {
        assertThatThrownBy(() -> paragraphs(texts))
                .isInstanceOf(BadTemplate.class)
                .hasMessageStartingWith("Skabelonen ")
                .hasMessageContaining(what)
                .hasMessageContaining(where);
    }

    private List<String> paragraphs(String... texts) {
        try {
            return fill(word -> List.of(texts)
                            .forEach(text -> word.createParagraph().createRun().setText(text)))
                    .getParagraphs()
                    .stream()
                    .map(XWPFParagraph::getText)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> rows(XWPFDocument word) {
        return word.getTables().get(0).getRows().stream()
                .map(row ->
                        row.getTableCells().stream().map(XWPFTableCell::getText).collect(Collectors.joining("|")))
                .toList();
    }

    private XWPFDocument fill(Consumer<XWPFDocument> content) throws IOException {
        byte[] filled = CaseFiles.template(template(content)).fill(MODEL, "Titel");
        Path left = Files.createDirectories(Path.of("target", "documents"));
        Files.write(left.resolve("word-" + Integer.toHexString(Arrays.hashCode(filled)) + ".docx"), filled);
        return new XWPFDocument(new ByteArrayInputStream(filled));
    }

    private Path template(Consumer<XWPFDocument> content) throws IOException {
        Path file = folder.resolve("skabelon.docx");
        try (XWPFDocument word = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            content.accept(word);
            word.write(out);
        }
        return file;
    }
}
