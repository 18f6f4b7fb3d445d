package dk.maaltal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that means harm comes out as the text it is, or without what no document can hold. */
class HostileDataTest {

    @TempDir
    Path folder;

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("${navn}", "${navn}"),
                Arguments.of("[#list 1..10 as x]x[/#list]", "[#list 1..10 as x]x[/#list]"),
                Arguments.of("[@x/] ${'$'}{x} #{x} [=x] [#--", "[@x/] ${'$'}{x} #{x} [=x] [#--"),
                Arguments.of("]]>", "]]>"),
                Arguments.of("<!-- <w:p/> & &amp;", "<!-- <w:p/> & &amp;"),
                Arguments.of("<?maaltal-runde 0 1?>", "<?maaltal-runde 0 1?>"),
                Arguments.of("a\u0000\u0001\u0008\u000b\u001f\ufffe\uffffb", "ab"),
                Arguments.of("=HYPERLINK(\"http://x\")", "=HYPERLINK(\"http://x\")"),
                Arguments.of("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
                Arguments.of("@SUM(1)", "@SUM(1)"),
                Arguments.of("\ud83d\ude00 æøå \u202e", "\ud83d\ude00 æøå \u202e"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextComesOutInWordAsItIs(String text, String expected) throws IOException {
        assertThat(word(text)).isEqualTo("a " + expected + " b");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextComesOutInExcelAsItIs(String text, String expected) throws IOException {
        assertThat(excel(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ue000", "\ue001", "\ue000" + "0\ue001", "\ue002", "\ue0030\ue003", "\ue003", "\ue004"})
    void theProgramsOwnMarksDoNoHarm(String text) throws IOException {
        assertThat(word("x" + text + "y")).startsWith("a x").endsWith("y b");
        assertThat(excel("x" + text + "y")).startsWith("x").endsWith("y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udc00", "x\ud800y"})
    void halfACharacterDoesNoHarm(String text) throws IOException {
        assertThat(word("x" + text + "y")).startsWith("a x").endsWith("y b");
        assertThat(excel("x" + text + "y")).startsWith("x").endsWith("y");
    }

    @Test
    void aTextThatNoCellCanHoldIsRefused() throws IOException {
        Path file = HostileFiles.excel(folder, "${navn}");
        assertThatThrownBy(() -> CaseFiles.template(file).fill(Map.of("navn", "x".repeat(40_000)), "T"))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("celle A1")
                .hasMessageContaining("32767");
    }

    @Test
    void aTextThatExcelReadsAsACodeComesOutAsItIs() throws IOException {
        assertThat(excel("_x000D_")).isEqualTo("_x000D_");
    }

    @Test
    void moreRowsThanASheetCanHaveAreRefused() throws IOException {
        Path rows = HostileFiles.rows(folder, "før", "[#list a as x]", "${x}", "[/#list]", "efter");
        assertThatThrownBy(() ->
                        CaseFiles.template(rows).fill(Map.of("a", java.util.Collections.nCopies(1_048_577, 1)), "T"))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("1048576");
    }

    @Test
    void fiftyThousandRowsComeOut() throws IOException {
        Path rows = HostileFiles.rows(folder, "før", "[#list a as x]", "${x}", "[/#list]", "efter");
        byte[] filled = CaseFiles.template(rows).fill(Map.of("a", java.util.Collections.nCopies(50_000, 1)), "T");
        HostileFiles.leave("rows-50000.xlsx", filled);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(filled))) {
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(50_001);
            assertThat(book.getSheetAt(0).getRow(50_001).getCell(0).getStringCellValue())
                    .isEqualTo("efter");
        }
    }

    @Test
    void namesThatNoSheetCanHaveAreMadeIntoSomeThatCan() throws IOException {
        Path file = HostileFiles.sheets(folder, "${x}");
        List<String> names =
                List.of("a/b\\c?d*e[f]g:h", "y".repeat(40), "y".repeat(40), "ens", "ENS", "'x'", "History", " ");
        byte[] filled = CaseFiles.template(file).fill(Map.of("a", names), "T");
        HostileFiles.leave("hostile-sheets.xlsx", filled);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(filled))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(names.size());
            for (int i = 0; i < names.size(); i++) {
                assertThat(book.getSheetName(i))
                        .hasSizeBetween(1, 31)
                        .matches("[^/\\\\?*\\[\\]:]+")
                        .doesNotStartWith("'")
                        .doesNotEndWith("'");
            }
        }
    }

    private String word(String text) throws IOException {
        byte[] filled =
                CaseFiles.template(HostileFiles.word(folder, "a ${navn} b")).fill(Map.of("navn", text), text);
        HostileFiles.leave("hostile-" + Integer.toHexString(text.hashCode()) + ".docx", filled);
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(filled))) {
            return word.getParagraphs().get(0).getText();
        }
    }

    private String excel(String text) throws IOException {
        byte[] filled =
                CaseFiles.template(HostileFiles.excel(folder, "${navn}")).fill(Map.of("navn", text), text);
        HostileFiles.leave("hostile-" + Integer.toHexString(text.hashCode()) + ".xlsx", filled);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(filled))) {
            Cell cell = book.getSheetAt(0).getRow(0).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            return cell.getStringCellValue();
        }
    }
}
