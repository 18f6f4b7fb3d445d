package dk.maaltal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dk.maaltal.template.office.Xml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template that means harm, or is no template, is refused within seconds by a sentence in Danish. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileTemplateTest {

    private static final List<Integer> MANY = Collections.nCopies(200, 1);
    private static final Map<String, Object> MODEL =
            Map.of("navn", "x", "mange", MANY, "lang", "x".repeat(1_000_000), "aaa", "a".repeat(40) + "!");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "${\"freemarker.template.utility.ObjectConstructor\"?new()(\"java.io.File\")}",
                "${navn?api.class}",
                "${navn?api.getClass().forName(\"java.lang.Runtime\")}",
                "${\"1+1\"?eval}",
                "${\"[1]\"?eval_json}",
                "[#list [\"x\"?interpret] as y][/#list]",
                "[#include \"/etc/passwd\"]",
                "[#import \"/etc/passwd\" as p]",
                "[#assign x = 1]",
                "[#global x = 1]",
                "[#macro x][/#macro]",
                "[#function f][#return 1][/#function]",
                "[#setting locale=\"en\"]",
                "[#attempt]x[/#attempt]",
                "[#list mange as m][#continue][/#list]",
                "${.data_model}",
                "${.globals.navn}",
                "${.main.navn}",
                "${.vars[\"navn\"]}",
                "${.get_optional_template(\"x\").exists}",
                "${(.data_model)}",
                "${[.globals][0]}",
                "${navn?replace(\"x\", \"xx\")}",
                "${navn?left_pad(1000000000)}",
                "${navn?right_pad(1000000000)}",
                "${aaa?matches(\"(a+)+b\")}",
                "${aaa?matches(\"(a+)+b\")?string}",
                "[#list 1..1000000000 as i]x[/#list]",
                "[#list 1..<1000000000 as i]x[/#list]",
                "[#list 1.. as i]x[/#list]",
                "${\"${lang}${lang}\"}",
                "${navn?class}",
                "${navn.class}",
                "${navn.getClass()}",
                "${maaltal_runde}",
                "${navn?with_args([1])}",
                "${navn?markup_string}",
                "${navn?no_esc}",
            })
    void languageThatReachesOutIsRefused(String text) throws IOException {
        assertRefused(HostileFiles.word(folder, text), "afsnit 1");
        assertRefused(HostileFiles.excel(folder, text), "celle A1");
    }

    @Test
    void listsWithinListsAreNotRepeatedWithoutEnd() throws IOException {
        String open = "[#list mange as a][#list mange as b][#list mange as c][#list mange as d][#list mange as e]";
        assertRefused(HostileFiles.word(folder, open + "x" + "[/#list]".repeat(5)), "tilladt");
        assertRefused(HostileFiles.excel(folder, open + "x" + "[/#list]".repeat(5)), "");
    }

    @Test
    void whatGrowsTooLongIsRefused() throws IOException {
        String text = "[#list mange as a][#list mange as b]${lang}[/#list][/#list]";
        assertRefused(HostileFiles.word(folder, text), "længere end tilladt");
        assertRefused(HostileFiles.excel(folder, text), "");
    }

    @Test
    void aTextPutTogetherOfManyIsRefused() throws IOException {
        assertRefused(HostileFiles.word(folder, "${" + "lang+".repeat(2_000) + "lang}"), "");
    }

    @Test
    void aFieldThatIsNestedDeepIsRefused() throws IOException {
        assertRefused(HostileFiles.word(folder, "${" + "(".repeat(10_000) + "navn" + ")".repeat(10_000) + "}"), "");
        assertRefused(HostileFiles.excel(folder, "${" + "(".repeat(10_000) + "navn" + ")".repeat(10_000) + "}"), "");
        assertRefused(HostileFiles.word(folder, "[#if true]".repeat(10_000) + "[/#if]".repeat(10_000)), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"word/document.xml", "word/styles.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"})
    void entitiesAreNotRead(String part) throws IOException {
        Path secret = Files.writeString(folder.resolve("hemmelig.txt"), "HEMMELIG");
        String external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><x>&e;</x>";
        assertRefused(HostileFiles.word(folder, "${navn}", part, external), part);
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        assertRefused(HostileFiles.word(folder, "${navn}", part, laughs + "]><x>&a29;</x>"), part);
    }

    @Test
    void xmlThatIsNestedDeepIsRefused() throws IOException {
        String deep = "<w:document xmlns:w=\"" + Xml.WORD + "\">" + "<w:p>".repeat(100_000) + "</w:p>".repeat(100_000)
                + "</w:document>";
        assertRefused(HostileFiles.word(folder, "x", "word/document.xml", deep), "indlejret dybere");
    }

    @Test
    void bombsAreRefused() throws IOException {
        assertRefused(HostileFiles.zeros(folder.resolve("nuller.docx"), 1_000_000_000L), "MB");
        assertRefused(HostileFiles.manyParts(folder.resolve("mange.docx"), 100_000), "");
    }

    @Test
    void filesThatAreNoTemplatesAreRefused() throws IOException {
        Path word = HostileFiles.word(folder, "x");
        byte[] bytes = Files.readAllBytes(word);
        assertRefused(Files.write(folder.resolve("tom.docx"), new byte[0]), "er ikke et Word-dokument");
        assertRefused(Files.writeString(folder.resolve("tekst.docx"), "hej"), "er ikke et Word-dokument");
        assertRefused(Files.write(folder.resolve("halv.docx"), java.util.Arrays.copyOf(bytes, bytes.length / 2)), "");
        assertRefused(Files.write(folder.resolve("halv.xlsx"), java.util.Arrays.copyOf(bytes, bytes.length / 2)), "");
        assertRefused(Files.copy(word, folder.resolve("word.xlsx")), "er ikke en Excel-projektmappe");
        assertRefused(
                Files.copy(HostileFiles.excel(folder, "x"), folder.resolve("excel.docx")), "er ikke et Word-dokument");
    }

    @Test
    void aFileThatIsDamagedAnywhereIsRefusedOrFilled() throws IOException {
        byte[] bytes = Files.readAllBytes(HostileFiles.word(folder, "${navn}"));
        for (int at = 0; at < bytes.length; at += 37) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x55;
            Path file = Files.write(folder.resolve("skadet.docx"), damaged);
            Throwable thrown = catchThrowable(() -> CaseFiles.template(file).fill(MODEL, "T"));
            if (thrown != null) {
                assertThat(thrown).as("byte %d", at).isInstanceOf(BadTemplate.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/document.xml", "[Content_Types].xml"})
    void aWordFileWithoutAPartThatItMustHaveIsRefused(String part) throws IOException {
        assertRefused(HostileFiles.without(HostileFiles.word(folder, "x"), part), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xl/workbook.xml",
                "xl/_rels/workbook.xml.rels",
                "xl/worksheets/sheet1.xml",
                "xl/styles.xml",
                "xl/sharedStrings.xml",
                "[Content_Types].xml"
            })
    void anExcelFileWithoutAPartThatItMustHaveIsRefused(String part) throws IOException {
        assertRefused(HostileFiles.without(HostileFiles.excel(folder, "${navn}"), part), "");
    }

    private static void assertRefused(Path file, String about) {
        Throwable thrown = catchThrowable(() -> CaseFiles.template(file).fill(MODEL, "T"));
        assertThat(thrown).isInstanceOf(BadTemplate.class);
        assertThat(thrown.getMessage())
                .startsWith("Skabelonen " + file)
                .contains(about)
                .doesNotContain("Exception", "Encountered", "\tat ");
        assertThat(thrown.getMessage().lines().count()).isLessThanOrEqualTo(12);
    }
}
