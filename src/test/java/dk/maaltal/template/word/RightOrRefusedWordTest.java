package dk.maaltal.template.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.TemplateParts;
import dk.maaltal.template.Templates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Word keeps outside of plain text is filled in, left out or refused; it never stays as the template has it. */
class RightOrRefusedWordTest {

    private static final Map<String, Object> MODEL = Map.of(
            "plan",
            "Planen",
            "maal",
            List.of(
                    Map.of("nummer", "1", "titel", "Et"),
                    Map.of("nummer", "2", "titel", "To"),
                    Map.of("nummer", "3", "titel", "Tre")),
            "punkter",
            List.of("a", "b"));

    private static final String NAMESPACES = """
            xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
            xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
            xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
            xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" \
            xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
            xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"\
            """;
    private static final String MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final List<String> relations = new ArrayList<>();
    private final List<String> types = new ArrayList<>();

    @Test
    void commentsAreNotPublished() {
        part(
                "word/comments.xml",
                "comments+xml",
                "comments",
                "<w:comments " + NAMESPACES + "><w:comment w:id=\"0\" w:author=\"Lone\"><w:p><w:r><w:t>HEMMELIG</w:t>"
                        + "</w:r></w:p></w:comment></w:comments>");
        relations.add("<Relationship Id=\"p\" Type=\"http://schemas.microsoft.com/office/2011/relationships/people\""
                + " Target=\"people.xml\"/>");
        parts.put(
                "word/people.xml",
                "<w15:people xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"><w15:person"
                        + " w15:author=\"Lone\"/></w15:people>");
        types.add("<Override PartName=\"/word/people.xml\" ContentType=\"" + MAIN + "people+xml\"/>");
        Map<String, String> filled = fill(
                "comments",
                p(run("[#list maal as m]"))
                        + "<w:p><w:commentRangeStart w:id=\"0\"/>" + run("${m.titel}")
                        + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"
                        + p(run("[/#list]")));
        assertThat(texts(filled)).isEqualTo("Et|To|Tre");
        assertThat(filled.toString()).doesNotContain("HEMMELIG", "Lone", "comment", "people.xml");
    }

    @Test
    void aHyphenATabOrALineBreakWithinAFieldIsNoPartOfItsName() {
        assertThat(texts(fill(
                        "odd-characters",
                        p("<w:r><w:t>A ${</w:t><w:noBreakHyphen/><w:t>plan}</w:t></w:r>")
                                + p("<w:r><w:t>B ${pl</w:t><w:softHyphen/><w:t>an}</w:t></w:r>")
                                + p("<w:r><w:t>[#list maal</w:t><w:tab/><w:t>as</w:t><w:br/><w:t>m]</w:t></w:r>")
                                + p(run("${m.nummer}"))
                                + p(run("\u200b[/#list]\u200b"))
                                + p(run("C \u200e${plan\u200b}\u200f")))))
                .isEqualTo("A Planen|B Planen|1|2|3|C \u200ePlanen\u200f");
        assertRefused(
                p("<w:r><w:t>${pl</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:t>an}</w:t></w:r>"),
                "afsnit 1: et symbol står midt i ${plan}");
    }

    @Test
    void aWatermarkIsFilledIn() {
        String filled = fill(
                        "watermark",
                        p(
                                        "<w:r><w:pict><v:shape id=\"PowerPlusWaterMarkObject1\" o:spid=\"_x0000_s1025\" alt=\"Om ${plan}\""
                                                + " type=\"#_x0000_t136\" style=\"width:100pt;height:50pt\"><v:textpath"
                                                + " style=\"font-family:Calibri\" string=\"${plan}: ${punkter}\"/></v:shape></w:pict></w:r>")
                                + "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblCaption w:val=\"Tabel om"
                                + " ${plan}\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"100\"/></w:tblGrid><w:tr><w:tc>"
                                + p(run("x")) + "</w:tc></w:tr></w:tbl>" + p(""))
                .get("word/document.xml");
        assertThat(filled)
                .contains("string=\"Planen: a b\"", "alt=\"Om Planen\"", "w:val=\"Tabel om Planen\"")
                .doesNotContain("${");
    }

    @Test
    void permissionsBookmarksAndMovesHaveIdsOfTheirOwnInEachIteration() {
        String mark = " w:author=\"N\" w:date=\"2023-01-01T00:00:00Z\"";
        String filled = fill(
                        "ranges",
                        p(run("[#list maal as m]"))
                                + "<w:p><w:permStart w:id=\"7\" w:edGrp=\"everyone\"/><w:bookmarkStart w:id=\"7\""
                                + " w:name=\"Maal\"/>" + run("${m.titel}")
                                + "<w:bookmarkEnd w:id=\"7\"/><w:permEnd w:id=\"7\"/></w:p>"
                                + "<w:p><w:moveFromRangeStart w:id=\"8\" w:name=\"move1\"" + mark
                                + "/><w:moveFrom w:id=\"9\"" + mark + ">" + run("fra ${m.nummer}")
                                + "</w:moveFrom><w:moveFromRangeEnd w:id=\"8\"/><w:moveToRangeStart w:id=\"10\""
                                + " w:name=\"move1\"" + mark + "/><w:moveTo w:id=\"11\"" + mark + ">"
                                + run("til ${m.nummer}") + "</w:moveTo><w:moveToRangeEnd w:id=\"10\"/></w:p>"
                                + "<w:p><w:ins w:id=\"12\"" + mark + ">" + run("ny ${m.nummer}") + "</w:ins></w:p>"
                                + "<w:sdt><w:sdtPr><w:id w:val=\"5\"/></w:sdtPr><w:sdtContent>" + p(run("${m.titel}"))
                                + "</w:sdtContent></w:sdt>"
                                + p(run("[/#list]")))
                .get("word/document.xml");
        assertThat(all(
                        filled,
                        "<w:(?:permStart|bookmarkStart|moveFromRangeStart|moveToRangeStart|moveFrom|moveTo|ins)\\b"
                                + "[^>]*w:id=\"(\\d+)\""))
                .hasSize(21)
                .doesNotHaveDuplicates();
        for (String range : List.of("perm", "bookmark", "moveFromRange", "moveToRange")) {
            assertThat(all(filled, "<w:" + range + "Start\\b[^>]*w:id=\"(\\d+)\""))
                    .as(range)
                    .isEqualTo(all(filled, "<w:" + range + "End w:id=\"(\\d+)\""));
        }
        assertThat(all(filled, "<w:moveFromRangeStart\\b[^>]*w:name=\"(\\w+)\""))
                .containsExactly("move1", "move1_2", "move1_3")
                .isEqualTo(all(filled, "<w:moveToRangeStart\\b[^>]*w:name=\"(\\w+)\""));
        assertThat(all(filled, "<w:sdtPr><w:id w:val=\"(\\d+)\"")).containsExactly("5");
    }

    @Test
    void equationsRubyAndSymbolsAreFilledInOrKept() {
        String filled = fill(
                        "equation",
                        p(run("[#list maal as m]"))
                                + "<w:p><m:oMath><m:r><m:t>${m.num</m:t></m:r><m:r><m:t>mer}</m:t></m:r></m:oMath>"
                                + run(" ${m.titel} ")
                                + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r><w:r><w:ruby><w:rubyPr>"
                                + "<w:rubyAlign w:val=\"center\"/><w:hps w:val=\"12\"/><w:hpsRaise w:val=\"22\"/>"
                                + "<w:hpsBaseText w:val=\"24\"/><w:lid w:val=\"ja-JP\"/></w:rubyPr><w:rt>"
                                + run("r${m.nummer}") + "</w:rt><w:rubyBase>" + run("b${m.nummer}")
                                + "</w:rubyBase></w:ruby></w:r></w:p>" + p(run("[/#list]")))
                .get("word/document.xml");
        assertThat(all(filled, "<m:t[^>]*>([^<]+)<")).containsExactly("1", "2", "3");
        assertThat(all(filled, "<w:t[^>]*>([rb]\\d)<")).containsExactly("r1", "b1", "r2", "b2", "r3", "b3");
        assertThat(all(filled, "(F0FC)")).hasSize(3);
        assertRefused(
                p(run("[#list maal as m]") + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>")
                        + p(run("[/#list]")),
                "sæt den i et afsnit for sig selv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:dataBinding w:xpath=\"/ns1:coreProperties[1]/ns0:title[1]\" w:storeItemID=\"{6C3C8BC8}\"/>",
                "<w:dataBinding w:xpath=\"/x/y\" w:storeItemID=\"{11111111}\"/><w:text/>",
                "<w15:dataBinding xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" w:xpath=\"/x\"/>",
            })
    void aContentControlShowsWhatIsFilledIn(String binding) {
        Map<String, String> filled = fill(
                "bound",
                "<w:sdt><w:sdtPr><w:id w:val=\"1\"/><w:showingPlcHdr/>" + binding + "</w:sdtPr><w:sdtContent>"
                        + p(run("${plan}")) + "</w:sdtContent></w:sdt>");
        assertThat(filled.get("word/document.xml")).contains("Planen").doesNotContain("dataBinding", "showingPlcHdr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"a\"/><w:textInput><w:default w:val=\"${plan}\"/></w:textInput></w:ffData></w:fldChar></w:r></w:p>",
                "<w:p><w:fldSimple w:instr=\" QUOTE &quot;${plan}&quot; \"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>",
                "<w:sdt><w:sdtPr><w:alias w:val=\"${plan}\"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
                "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText=\"[#if ja]\" w:value=\"1\"/></w:dropDownList></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
                "<w:p><w:hyperlink w:anchor=\"a\" w:tooltip=\"${plan}\"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>",
            })
    void aFieldWhereNothingIsFilledInIsRefused(String xml) {
        assertRefused(xml, "hvor felter ikke bliver udfyldt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TITLE", "DOCPROPERTY Title", "IF 1 = 1 a b", "= 1+1", "AUTHOR", "QUOTE x", "date"})
    void aFieldInWhatWordItselfRenewsIsRefused(String instruction) {
        String told = "Words eget felt \"" + instruction.split(" ")[0] + "\"";
        assertRefused(
                "<w:p><w:fldSimple w:instr=\" " + instruction + " \">" + run("${plan}") + "</w:fldSimple></w:p>", told);
        assertRefused(
                p("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> " + instruction
                        + " </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run("$")
                        + run("{plan}") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
                told);
    }

    @Test
    void aFieldInTheWordsOfALinkIsFilledIn() {
        assertThat(texts(fill(
                        "link-words",
                        "<w:p><w:fldSimple w:instr=\" HYPERLINK &quot;https://example.dk/&quot; \">" + run("${plan}")
                                + "</w:fldSimple></w:p>")))
                .isEqualTo("Planen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word/diagrams/data1.xml",
                "word/glossary/document.xml",
                "customXml/item1.xml",
                "docProps/custom.xml",
                "docProps/app.xml",
                "word/settings.xml",
                "word/theme/theme1.xml"
            })
    void aFieldInAnotherPartIsRefusedNamingIt(String part) {
        parts.put(part, "<x><y a=\"$\u200b{plan}\"/></x>");
        assertRefused(p(run("${plan}")), part + ": ");
        parts.put(part, "<x><p><t>[#li</t><t>st maal as m]</t></p></x>");
        assertRefused(p(run("${plan}")), part + ": ");
    }

    @Test
    void importedTextsAndOtherFilesWithinAreRefused() {
        relations.add("<Relationship Id=\"rId9\" Type=\"" + KIND + "aFChunk\" Target=\"a.html\"/>");
        parts.put("word/a.html", "<p>${plan}</p>");
        assertRefused(p(run("${plan}")) + "<w:altChunk r:id=\"rId9\"/>", "aFChunk", "altChunk");
        relations.clear();
        parts.clear();
        relations.add("<Relationship Id=\"rId9\" Type=\"" + KIND
                + "subDocument\" Target=\"del.docx\" TargetMode=\"External\"/>");
        assertRefused("<w:subDoc r:id=\"rId9\"/>", "subDocument");
    }

    @Test
    void aChartWithNeitherFieldNorDescriptionIsRefused() {
        chart();
        assertRefused(chart(""), "et diagram har intet felt");
        assertRefused(
                chart("descr=\"Diagram, søjlediagram&#10;&#10;Automatisk genereret\""), "et diagram har intet felt");
        assertRefused(chart("descr=\"Om ${plan}\""), "men ikke et diagrams");
        assertThat(fill("fixed-chart", chart("descr=\"Sager i 2010: 5\"")).toString())
                .contains("<c:v>5</c:v>");
    }

    private void chart() {
        parts.put(
                "word/charts/chart1.xml",
                "<c:chartSpace " + NAMESPACES + "><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val=\"col\"/>"
                        + "<c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:val><c:numLit><c:ptCount val=\"1\"/><c:pt"
                        + " idx=\"0\"><c:v>5</c:v></c:pt></c:numLit></c:val></c:ser><c:axId val=\"1\"/><c:axId"
                        + " val=\"2\"/></c:barChart></c:plotArea></c:chart></c:chartSpace>");
        types.add("<Override PartName=\"/word/charts/chart1.xml\""
                + " ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>");
        relations.add("<Relationship Id=\"rId8\" Type=\"" + KIND + "chart\" Target=\"charts/chart1.xml\"/>");
    }

    private static String chart(String alternative) {
        return p("<w:r><w:drawing><wp:inline><wp:extent cx=\"100\" cy=\"100\"/><wp:docPr id=\"1\" name=\"Object1\" "
                + alternative
                + "/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">"
                + "<c:chart r:id=\"rId8\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DDEAUTO c:\\\\windows\\\\cmd.exe \"/k calc\"",
                "dde excel bog a1",
                "INCLUDETEXT \"file:///tmp/x.txt\"",
                "INCLUDEPICTURE \"http://127.0.0.1/x.png\" \\d",
                "LINK Excel.Sheet.8 \"C:\\\\bog.xlsx\"",
                "DATABASE \\d \"C:\\\\x.mdb\"",
                "MACROBUTTON Kør tryk",
                "RD \"C:\\\\x.docx\"",
                "IMPORT x.png",
                "HYPERLINK \"javascript:alert(1)\"",
                "HYPERLINK \\h file:///etc/passwd",
                "HYPERLINK \"\\\\\\\\server\\\\x\""
            })
    void wordFieldsThatReachOutAreRefused(String instruction) {
        String escaped = instruction.replace("\"", "&quot;");
        assertRefused(
                p("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> " + escaped.substring(0, 2)
                        + "</w:instrText></w:r><w:r><w:instrText>" + escaped.substring(2)
                        + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run("x")
                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
                "Word-feltet");
        assertRefused(
                "<w:p><w:fldSimple w:instr=\"" + escaped + "\">" + run("x") + "</w:fldSimple></w:p>", "Word-feltet");
        parts.put(
                "word/footnotes.xml",
                "<w:footnotes " + NAMESPACES + "><w:footnote w:id=\"1\"><w:p><w:fldSimple w:instr=\"" + escaped
                        + "\"/></w:p></w:footnote></w:footnotes>");
        assertRefused(p(run("x")), "word/footnotes.xml: Word-feltet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attachedTemplate|http://127.0.0.1/x.dotm|External",
                "image|http://127.0.0.1/x.png|External",
                "image|file:///tmp/x.png|External",
                "hyperlink|file:///etc/passwd|External",
                "hyperlink|javascript:alert(1)|External",
                "hyperlink|\\\\server\\x|External",
                "hyperlink|ms-msdt:/id|External",
                "oleObject|embeddings/o.bin|Internal",
                "control|activeX/a.xml|Internal",
                "frame|http://127.0.0.1/|External",
                "package|http://127.0.0.1/x.xlsx|External",
                "mailMergeSource|file:///x.csv|External",
            })
    void relationshipsThatReachOutAreRefused(String kind, String target, String mode) {
        relations.add("<Relationship Id=\"x\" Type=\"" + KIND + kind + "\" Target=\"" + target + "\" TargetMode=\""
                + mode + "\"/>");
        assertRefused(p(run("x")), "word/_rels/document.xml.rels", target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"word/vbaProject.bin", "word/vbaData.xml", "word/activeX/activeX1.xml", "word/embeddings/o.bin"})
    void partsThatRunAreRefused(String part) {
        parts.put(part, "<x/>");
        assertRefused(p(run("x")), part);
    }

    @Test
    void linksAndFieldsThatReachNothingAreKept() {
        relations.add("<Relationship Id=\"x\" Type=\"" + KIND
                + "hyperlink\" Target=\"https://example.dk/\" TargetMode=\"External\"/>");
        String page = p("<w:hyperlink r:id=\"x\">" + run("${plan}") + "</w:hyperlink>")
                + "<w:p><w:fldSimple w:instr=\" PAGE \\* MERGEFORMAT \">" + run("1") + "</w:fldSimple></w:p>"
                + "<w:p><w:fldSimple w:instr=\" HYPERLINK &quot;https://example.dk/x&quot; \">" + run("1")
                + "</w:fldSimple></w:p>";
        assertThat(texts(fill("harmless", page))).isEqualTo("Planen|1|1");
    }

    private void assertRefused(String body, String... about) {
        assertThatThrownBy(() -> fill("refused", body))
                .isInstanceOf(BadTemplate.class)
                .hasMessageStartingWith("Skabelonen t.docx, ")
                .hasMessageContainingAll(about);
    }

    private static String run(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    private static String p(String content) {
        return "<w:p>" + content + "</w:p>";
    }

    private void part(String name, String type, String relation, String xml) {
        parts.put(name, xml);
        types.add("<Override PartName=\"/" + name + "\" ContentType=\"" + MAIN + type + "\"/>");
        relations.add("<Relationship Id=\"r" + relations.size() + "\" Type=\"" + KIND + relation + "\" Target=\"/"
                + name + "\"/>");
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The paragraphs of the body, divided by bars. */
    private static String texts(Map<String, String> filled) {
        Matcher paragraphs = Pattern.compile("<w:p>(.*?)</w:p>|<w:p/>").matcher(filled.get("word/document.xml"));
        List<String> texts = new ArrayList<>();
        while (paragraphs.find()) {
            texts.add(paragraphs.group().replaceAll("<[^>]*>", ""));
        }
        return String.join("|", texts);
    }

    private Map<String, String> fill(String name, String body) {
        try {
            byte[] filled = Templates.of("t.docx", template(body)).fill(MODEL, "Titel");
            Files.write(
                    Files.createDirectories(Path.of("target", "documents")).resolve("right-" + name + ".docx"), filled);
            return TemplateParts.read(filled);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] template(String body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                            + " Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override"
                            + " PartName=\"/word/document.xml\" ContentType=\"" + MAIN + "document.main+xml\"/>"
                            + String.join("", types) + "</Types>");
            add(
                    zip,
                    "_rels/.rels",
                    relationships("<Relationship Id=\"rId1\" Type=\"" + KIND
                            + "officeDocument\" Target=\"word/document.xml\"/>"));
            add(zip, "word/_rels/document.xml.rels", relationships(String.join("", relations)));
            add(
                    zip,
                    "word/document.xml",
                    "<w:document " + NAMESPACES + "><w:body>" + body
                            + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>");
            for (Map.Entry<String, String> part : parts.entrySet()) {
                add(zip, part.getKey(), part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static String relationships(String each) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + each
                + "</Relationships>";
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
