package dk.maaltal.template.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.Chart;
import dk.maaltal.template.Outcome;
import dk.maaltal.template.TemplateParts;
import dk.maaltal.template.Templates;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A field, and each slip of the pen that was meant as one, typed into each place where Word and LibreOffice keep a text: it
 * is filled in, dropped with what only editors see, or refused. It never stands in the finished document.
 */
class EveryPlaceWordTest {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final String NAMESPACES = """
            xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
            xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
            xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
            xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
            xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
            xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" \
            xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" \
            xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
            xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"\
            """;

    private static final Chart CHART = new Chart(
            "Resultat: 7",
            List.of("2023"),
            List.of(new Chart.Series(
                    "Resultat", List.of(Optional.of(new Chart.Point("7", new BigDecimal("7"), 0, "", false))))));
    private static final Map<String, Object> MODEL = Map.of(
            "plan",
            "Planen",
            "ja",
            true,
            "maal",
            List.of(Map.of("nummer", "1"), Map.of("nummer", "2")),
            "figur",
            CHART,
            "anden",
            new Chart(
                    "Andre: 8",
                    List.of("2023"),
                    List.of(new Chart.Series(
                            "Resultat",
                            List.of(Optional.of(new Chart.Point("8", new BigDecimal("8"), 0, "", false)))))));

    private static final String CHART_IN_TEXT =
            "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"9\" cy=\"9\"/><wp:docPr id=\"1\" name=\"a\""
                    + " descr=\"Faste tal: 5\"/><a:graphic><a:graphicData"
                    + " uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart r:id=\"r1\"/></a:graphicData>"
                    + "</a:graphic></wp:inline></w:drawing></w:r></w:p>";
    private static final String TITLE =
            "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>%s</a:t></a:r></a:p></c:rich></c:tx></c:title>";

    /** Where a text may stand, and what comes of a field there. */
    private record Place(
            String name, Outcome outcome, UnaryOperator<String> body, List<UnaryOperator<TemplateParts>> more) {

        Place(String name, Outcome outcome, UnaryOperator<String> body) {
            this(name, outcome, body, List.of());
        }
    }

    private static Place inBody(String name, Outcome outcome, String xml) {
        return new Place(name, outcome, typed -> xml.replace("FELT", typed));
    }

    /** A place in a part of its own. */
    private record PartPlace(
            String name, Outcome outcome, String part, String type, String relation, String body, String xml) {}

    private static PartPlace inPart(
            String name, Outcome outcome, String part, String type, String relation, String xml) {
        return new PartPlace(name, outcome, part, type, relation, p(""), xml);
    }

    private static Stream<Place> places() {
        String drawing = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"100\" cy=\"100\"/><wp:docPr id=\"1\" %s/>"
                + "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>"
                + "<pic:nvPicPr><pic:cNvPr id=\"0\" %s/></pic:nvPicPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
                + "</w:drawing></w:r></w:p>";
        String shape =
                "<wp:inline><wp:extent cx=\"100\" cy=\"100\"/><wp:docPr id=\"1\" name=\"a\"/><a:graphic><a:graphicData"
                        + " uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:txbx>"
                        + "<w:txbxContent>%s</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>";
        String vml =
                "<w:pict><v:shape id=\"s\" style=\"width:9pt;height:9pt\"><v:textbox><w:txbxContent>%s</w:txbxContent>"
                        + "</v:textbox></v:shape></w:pict>";
        return Stream.of(
                inBody("a paragraph", Outcome.FILLED, p(run("FELT"))),
                inBody("a cell", Outcome.FILLED, table("", p(run("FELT")))),
                inBody(
                        "an inserted text",
                        Outcome.FILLED,
                        p("<w:ins w:id=\"1\" w:author=\"L\">" + run("FELT") + "</w:ins>")),
                inBody(
                        "a deleted text",
                        Outcome.DROPPED,
                        p("<w:del w:id=\"1\" w:author=\"L\"><w:r><w:delText>FELT</w:delText></w:r></w:del>")),
                inBody(
                        "a deleted instruction of Word's",
                        Outcome.DROPPED,
                        p(
                                "<w:del w:id=\"1\" w:author=\"L\"><w:r><w:delInstrText>QUOTE FELT</w:delInstrText></w:r></w:del>")),
                inBody(
                        "where a text was moved from",
                        Outcome.FILLED,
                        p("<w:moveFrom w:id=\"1\" w:author=\"L\">" + run("FELT") + "</w:moveFrom>")),
                inBody(
                        "a text box of DrawingML",
                        Outcome.FILLED,
                        p("<w:r><w:drawing>" + shape.formatted(p(run("FELT"))) + "</w:drawing></w:r>")),
                inBody("a text box of VML", Outcome.FILLED, p("<w:r>" + vml.formatted(p(run("FELT"))) + "</w:r>")),
                inBody(
                        "a text box with a fallback",
                        Outcome.FILLED,
                        p("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>"
                                + shape.formatted(p(run("FELT")))
                                + "</w:drawing></mc:Choice><mc:Fallback>" + vml.formatted(p(run("FELT")))
                                + "</mc:Fallback></mc:AlternateContent></w:r>")),
                inBody(
                        "a watermark",
                        Outcome.FILLED,
                        p(
                                "<w:r><w:pict><v:shape id=\"PowerPlusWaterMarkObject1\" style=\"width:9pt;height:9pt\"><v:textpath"
                                        + " string=\"FELT\"/></v:shape></w:pict></w:r>")),
                inBody(
                        "a VML shape's alt text",
                        Outcome.FILLED,
                        p("<w:r><w:pict><v:shape id=\"s\" alt=\"FELT\" style=\"width:9pt\"/></w:pict></w:r>")),
                inBody(
                        "a VML shape's link",
                        Outcome.REFUSED,
                        p("<w:r><w:pict><v:shape id=\"s\" href=\"FELT\"/></w:pict></w:r>")),
                inBody("an equation", Outcome.FILLED, p("<m:oMath><m:r><m:t>FELT</m:t></m:r></m:oMath>")),
                inBody(
                        "an equation's sign",
                        Outcome.REFUSED,
                        p("<m:oMath><m:nary><m:naryPr><m:chr m:val=\"FELT\"/></m:naryPr></m:nary></m:oMath>")),
                inBody("a table's caption", Outcome.FILLED, table("<w:tblCaption w:val=\"FELT\"/>", p(""))),
                inBody("a table's description", Outcome.FILLED, table("<w:tblDescription w:val=\"FELT\"/>", p(""))),
                inBody(
                        "a picture's alt text",
                        Outcome.FILLED,
                        drawing.formatted("name=\"a\" descr=\"FELT\"", "name=\"b\"")),
                inBody(
                        "a picture's alt title",
                        Outcome.FILLED,
                        drawing.formatted("name=\"a\" title=\"FELT\"", "name=\"b\"")),
                inBody(
                        "a picture's own alt text",
                        Outcome.FILLED,
                        drawing.formatted("name=\"a\"", "name=\"b\" descr=\"FELT\"")),
                inBody("a picture's name", Outcome.REFUSED, drawing.formatted("name=\"FELT\"", "name=\"b\"")),
                inBody(
                        "a hyperlink's words",
                        Outcome.FILLED,
                        p("<w:hyperlink w:anchor=\"a\">" + run("FELT") + "</w:hyperlink>")),
                inBody(
                        "a hyperlink's tooltip",
                        Outcome.REFUSED,
                        p("<w:hyperlink w:anchor=\"a\" w:tooltip=\"FELT\">" + run("x") + "</w:hyperlink>")),
                inBody(
                        "a hyperlink's place",
                        Outcome.REFUSED,
                        p("<w:hyperlink w:anchor=\"FELT\">" + run("x") + "</w:hyperlink>")),
                inBody(
                        "a bookmark's name",
                        Outcome.REFUSED,
                        p("<w:bookmarkStart w:id=\"1\" w:name=\"FELT\"/><w:bookmarkEnd w:id=\"1\"/>")),
                inBody(
                        "a permission's group",
                        Outcome.REFUSED,
                        p("<w:permStart w:id=\"1\" w:ed=\"FELT\"/><w:permEnd w:id=\"1\"/>")),
                inBody("a content control's text", Outcome.FILLED, control("", p(run("FELT")))),
                inBody("a content control's title", Outcome.REFUSED, control("<w:alias w:val=\"FELT\"/>", p(""))),
                inBody("a content control's tag", Outcome.REFUSED, control("<w:tag w:val=\"FELT\"/>", p(""))),
                inBody(
                        "a content control's placeholder",
                        Outcome.REFUSED,
                        control("<w:placeholder><w:docPart w:val=\"FELT\"/></w:placeholder>", p(""))),
                inBody(
                        "a content control's list, what it shows",
                        Outcome.REFUSED,
                        control(
                                "<w:dropDownList><w:listItem w:displayText=\"FELT\" w:value=\"1\"/></w:dropDownList>",
                                p(""))),
                inBody(
                        "a content control's list, what it means",
                        Outcome.REFUSED,
                        control("<w:comboBox><w:listItem w:displayText=\"a\" w:value=\"FELT\"/></w:comboBox>", p(""))),
                inBody("a content control's date", Outcome.REFUSED, control("<w:date w:fullDate=\"FELT\"/>", p(""))),
                inBody(
                        "a content control's binding",
                        Outcome.DROPPED,
                        control("<w:dataBinding w:xpath=\"FELT\"/>", p(""))),
                inBody(
                        "a form field's default",
                        Outcome.REFUSED,
                        form("<w:textInput><w:default w:val=\"FELT\"/></w:textInput>")),
                inBody("a form field's help", Outcome.REFUSED, form("<w:helpText w:type=\"text\" w:val=\"FELT\"/>")),
                inBody(
                        "a form field's status",
                        Outcome.REFUSED,
                        form("<w:statusText w:type=\"text\" w:val=\"FELT\"/>")),
                inBody(
                        "a form field's list",
                        Outcome.REFUSED,
                        form("<w:ddList><w:listEntry w:val=\"FELT\"/></w:ddList>")),
                inBody(
                        "an instruction of Word's",
                        Outcome.REFUSED,
                        p(
                                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>QUOTE FELT</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")),
                inBody(
                        "a simple instruction of Word's",
                        Outcome.REFUSED,
                        "<w:p><w:fldSimple w:instr=\"TITLE FELT\">" + run("x") + "</w:fldSimple></w:p>"),
                inBody(
                        "a custom XML element",
                        Outcome.REFUSED,
                        "<w:customXml w:uri=\"u\" w:element=\"FELT\">" + p("") + "</w:customXml>"),
                inBody(
                        "a smart tag",
                        Outcome.REFUSED,
                        p(
                                "<w:smartTag w:uri=\"u\" w:element=\"e\"><w:smartTagPr><w:attr w:name=\"n\" w:val=\"FELT\"/></w:smartTagPr></w:smartTag>")));
    }

    private static Stream<PartPlace> partPlaces() {
        String reference = p(run("x") + "<w:r><w:%sReference w:id=\"1\"/></w:r>");
        return Stream.of(
                inPart(
                        "a header",
                        Outcome.FILLED,
                        "word/header1.xml",
                        WORD + "header+xml",
                        "header",
                        root("w:hdr", p(run("FELT")))),
                inPart(
                        "a footer",
                        Outcome.FILLED,
                        "word/footer1.xml",
                        WORD + "footer+xml",
                        "footer",
                        root("w:ftr", p(run("FELT")))),
                new PartPlace(
                        "a footnote",
                        Outcome.FILLED,
                        "word/footnotes.xml",
                        WORD + "footnotes+xml",
                        "footnotes",
                        reference.formatted("footnote"),
                        root("w:footnotes", "<w:footnote w:id=\"1\">" + p(run("FELT")) + "</w:footnote>")),
                new PartPlace(
                        "an endnote",
                        Outcome.FILLED,
                        "word/endnotes.xml",
                        WORD + "endnotes+xml",
                        "endnotes",
                        reference.formatted("endnote"),
                        root("w:endnotes", "<w:endnote w:id=\"1\">" + p(run("FELT")) + "</w:endnote>")),
                inPart(
                        "a footnote that nothing refers to",
                        Outcome.DROPPED,
                        "word/footnotes.xml",
                        WORD + "footnotes+xml",
                        "footnotes",
                        root("w:footnotes", "<w:footnote w:id=\"1\">" + p(run("FELT")) + "</w:footnote>")),
                inPart(
                        "the line above footnotes",
                        Outcome.REFUSED,
                        "word/footnotes.xml",
                        WORD + "footnotes+xml",
                        "footnotes",
                        root(
                                "w:footnotes",
                                "<w:footnote w:type=\"separator\" w:id=\"0\">" + p(run("FELT")) + "</w:footnote>")),
                inPart(
                        "a comment",
                        Outcome.DROPPED,
                        "word/comments.xml",
                        WORD + "comments+xml",
                        "comments",
                        root("w:comments", "<w:comment w:id=\"0\">" + p(run("FELT")) + "</w:comment>")),
                inPart(
                        "a numbering's text",
                        Outcome.REFUSED,
                        "word/numbering.xml",
                        WORD + "numbering+xml",
                        "numbering",
                        root(
                                "w:numbering",
                                "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"FELT %1\"/></w:lvl></w:abstractNum>")),
                inPart(
                        "a style's name",
                        Outcome.REFUSED,
                        "word/styles.xml",
                        WORD + "styles+xml",
                        "styles",
                        root(
                                "w:styles",
                                "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"FELT\"/></w:style>")),
                inPart(
                        "a variable of the document",
                        Outcome.REFUSED,
                        "word/settings.xml",
                        WORD + "settings+xml",
                        "settings",
                        root("w:settings", "<w:docVars><w:docVar w:name=\"a\" w:val=\"FELT\"/></w:docVars>")),
                inPart(
                        "a caption's label in the settings",
                        Outcome.REFUSED,
                        "word/settings.xml",
                        WORD + "settings+xml",
                        "settings",
                        root("w:settings", "<w:captions><w:caption w:name=\"FELT\"/></w:captions>")),
                inPart(
                        "a building block",
                        Outcome.REFUSED,
                        "word/glossary/document.xml",
                        WORD + "document.glossary+xml",
                        "glossaryDocument",
                        root(
                                "w:glossaryDocument",
                                "<w:docParts><w:docPart><w:docPartBody>" + p(run("FELT"))
                                        + "</w:docPartBody></w:docPart></w:docParts>")),
                inPart(
                        "SmartArt",
                        Outcome.REFUSED,
                        "word/diagrams/data1.xml",
                        OFFICE + "drawingml.diagramData+xml",
                        "diagramData",
                        root("a:x", "<a:p><a:r><a:t>FELT</a:t></a:r></a:p>")),
                inPart(
                        "the document's subject",
                        Outcome.REFUSED,
                        "docProps/core.xml",
                        "application/vnd.openxmlformats-package.core-properties+xml",
                        "x:core",
                        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:subject>FELT</dc:subject></cp:coreProperties>"),
                inPart(
                        "the document's title",
                        Outcome.DROPPED,
                        "docProps/core.xml",
                        "application/vnd.openxmlformats-package.core-properties+xml",
                        "x:core",
                        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>FELT</dc:title></cp:coreProperties>"),
                inPart(
                        "the company in the properties",
                        Outcome.REFUSED,
                        "docProps/app.xml",
                        OFFICE + "extended-properties+xml",
                        "extended-properties",
                        "<Properties><Company>FELT</Company></Properties>"),
                inPart(
                        "a property of one's own",
                        Outcome.REFUSED,
                        "docProps/custom.xml",
                        OFFICE + "custom-properties+xml",
                        "custom-properties",
                        "<Properties><property name=\"a\"><lpwstr>FELT</lpwstr></property></Properties>"),
                new PartPlace(
                        "a chart's title",
                        Outcome.FILLED,
                        "word/charts/chart1.xml",
                        OFFICE + "drawingml.chart+xml",
                        "chart",
                        CHART_IN_TEXT,
                        chart(TITLE.formatted("FELT"), "", "")),
                new PartPlace(
                        "the title of a chart's axis",
                        Outcome.FILLED,
                        "word/charts/chart1.xml",
                        OFFICE + "drawingml.chart+xml",
                        "chart",
                        CHART_IN_TEXT,
                        chart("", "", "<c:catAx><c:axId val=\"1\"/>" + TITLE.formatted("FELT") + "</c:catAx>")),
                new PartPlace(
                        "a chart's series",
                        Outcome.REFUSED,
                        "word/charts/chart1.xml",
                        OFFICE + "drawingml.chart+xml",
                        "chart",
                        CHART_IN_TEXT,
                        chart("", "<c:tx><c:v>FELT</c:v></c:tx>", "")),
                new PartPlace(
                        "a chart's number format",
                        Outcome.REFUSED,
                        "word/charts/chart1.xml",
                        OFFICE + "drawingml.chart+xml",
                        "chart",
                        CHART_IN_TEXT,
                        chart(
                                "",
                                "",
                                "<c:valAx><c:axId val=\"1\"/><c:numFmt formatCode=\"&quot;FELT&quot;\"/></c:valAx>")));
    }

    /** Programs that fill in templates of their own keep their fields there, and nobody reads them in the document. */
    @Test
    void whatOtherProgramsKeepIsLeftToThem() throws IOException {
        byte[] template = word(p(run("${plan}")))
                .with("customXml/item1.xml", "application/xml", "customXml", "<x>{{UserProfile.Name}}</x>")
                .bytes();
        assertThat(TemplateParts.read(Templates.of("t.docx", template).fill(MODEL, "Titel")))
                .containsEntry("customXml/item1.xml", "<x>{{UserProfile.Name}}</x>");
    }

    @TestFactory
    Stream<DynamicTest> aField() {
        return everywhere("${plan}");
    }

    @TestFactory
    Stream<DynamicTest> aSlipOfThePen() {
        return Outcome.SLIPS.stream().flatMap(EveryPlaceWordTest::everywhere);
    }

    private static Stream<DynamicTest> everywhere(String typed) {
        List<DynamicTest> tests = new ArrayList<>();
        places().forEach(place -> tests.add(dynamicTest(typed + " in " + place.name(), () -> place.outcome()
                .check("t.docx", word(place.body().apply(typed)).bytes(), MODEL, typed))));
        partPlaces()
                .forEach(place -> tests.add(dynamicTest(typed + " in " + place.name(), () -> place.outcome()
                        .check(
                                "t.docx",
                                word(place.body())
                                        .with(
                                                place.part(),
                                                place.type(),
                                                place.relation(),
                                                place.xml().replace("FELT", typed))
                                        .bytes(),
                                MODEL,
                                typed))));
        return tests.stream();
    }

    /** As Word has it, and as LibreOffice saves it: without the alt text, and with another name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=\"Diagram 1\" descr=\"${figur}\"",
                "name=\"Diagram 1\" descr=\"Skrevet om\"",
                "name=\"Object1\"",
                "name=\"Object1\" descr=\"Diagram&#10;&#10;Automatisk genereret\""
            })
    void aChartWhoseTitleNamesItsDataShowsThem(String properties) throws IOException {
        Map<String, String> filled = fillChart(properties, "${fig</a:t></a:r><a:r><a:t>ur}");
        assertThat(filled.get("word/document.xml")).contains("descr=\"Resultat: 7\"");
        assertThat(filled.get("word/charts/chart2.xml"))
                .contains("<c:v>7.0</c:v>", "autoTitleDeleted val=\"1\"")
                .doesNotContain("<c:v>5</c:v>", "c:title");
    }

    @Test
    void theWordsOfSuchATitleStay() throws IOException {
        assertThat(fillChart("name=\"a\"", "Om ${plan} ${figur}").get("word/charts/chart2.xml"))
                .contains("<a:t>Om Planen</a:t>", "<c:v>7.0</c:v>");
    }

    @Test
    void aChartOfNoDataIsRefused() {
        for (String fixed : List.of("name=\"a\" descr=\"Skrevet om\"", "name=\"Object1\"", "name=\"a\" descr=\"15\"")) {
            assertThatThrownBy(() -> fillChart(fixed, "Om ${plan}"))
                    .as(fixed)
                    .isInstanceOf(BadTemplate.class)
                    .hasMessageContaining("et diagram har intet felt i sin titel eller alternative tekst");
        }
        assertThatThrownBy(() -> fillChart("name=\"a\" descr=\"${anden}\"", "${figur}"))
                .isInstanceOf(BadTemplate.class)
                .hasMessageContaining("felter med hver sine tal");
    }

    private static Map<String, String> fillChart(String properties, String title) throws IOException {
        byte[] template = word(CHART_IN_TEXT.replace("name=\"a\" descr=\"Faste tal: 5\"", properties))
                .with(
                        "word/charts/chart1.xml",
                        OFFICE + "drawingml.chart+xml",
                        "chart",
                        chart(TITLE.formatted(title), "", ""))
                .bytes();
        return TemplateParts.read(Templates.of("t.docx", template).fill(MODEL, "Titel"));
    }

    private static TemplateParts word(String body) {
        return new TemplateParts(
                "word/document.xml",
                WORD + "document.main+xml",
                root("w:document", "<w:body>" + body + "<w:sectPr/></w:body>"));
    }

    private static String root(String name, String content) {
        return "<" + name + " " + NAMESPACES + ">" + content + "</" + name + ">";
    }

    private static String p(String content) {
        return "<w:p>" + content + "</w:p>";
    }

    private static String run(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    private static String table(String properties, String cell) {
        return "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/>" + properties
                + "</w:tblPr><w:tblGrid><w:gridCol w:w=\"100\"/></w:tblGrid><w:tr><w:tc>" + cell
                + "</w:tc></w:tr></w:tbl>";
    }

    private static String control(String properties, String content) {
        return "<w:sdt><w:sdtPr>" + properties + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
    }

    private static String form(String data) {
        return p("<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"a\"/>" + data
                + "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r><w:r><w:fldChar"
                + " w:fldCharType=\"separate\"/></w:r>" + run("x") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
    }

    private static String chart(String title, String series, String axis) {
        return root(
                "c:chartSpace",
                "<c:chart>" + title
                        + "<c:plotArea><c:layout/><c:barChart><c:barDir val=\"col\"/><c:ser><c:idx val=\"0\"/>"
                        + "<c:order val=\"0\"/>" + series
                        + "<c:val><c:numLit><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>5</c:v>"
                        + "</c:pt></c:numLit></c:val></c:ser></c:barChart>" + axis + "</c:plotArea></c:chart>");
    }
}
