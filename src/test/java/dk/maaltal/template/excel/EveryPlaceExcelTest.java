package dk.maaltal.template.excel;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dk.maaltal.template.Outcome;
import dk.maaltal.template.TemplateParts;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A field, and each slip of the pen that was meant as one, typed into each place where Excel keeps a text: it is filled in,
 * dropped with what only editors see, or refused. It never stands in the finished workbook.
 */
class EveryPlaceExcelTest {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final String SHEETS = OFFICE + "spreadsheetml.";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String TABLE = "xl/tables/table1.xml";
    private static final String DRAWING = "xl/drawings/drawing1.xml";
    private static final String NAMESPACES = """
            xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" \
            xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
            xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"\
            """;

    private static final Map<String, Object> MODEL =
            Map.of("plan", "Planen", "ja", true, "maal", List.of(Map.of("nummer", "1"), Map.of("nummer", "2")));

    private record Place(
            String name, Outcome outcome, UnaryOperator<TemplateParts> more, String book, String cells, String after) {}

    private static Place of(String name, Outcome outcome, String book, String cells, String after) {
        return new Place(name, outcome, UnaryOperator.identity(), book, cells, after);
    }

    private static Place after(String name, Outcome outcome, String xml) {
        return of(name, outcome, "", cell("x"), xml);
    }

    private static Place inPart(String name, Outcome outcome, UnaryOperator<TemplateParts> more) {
        return new Place(name, outcome, more, "", cell("x"), "");
    }

    private static String cell(String text) {
        return "<c r=\"A1\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static Stream<Place> places(String f) {
        String validation =
                "<dataValidations count=\"1\"><dataValidation type=\"list\" sqref=\"A1\" %s><formula1>%s</formula1>"
                        + "</dataValidation></dataValidations>";
        return Stream.of(
                of("a cell", Outcome.FILLED, "", cell(f), ""),
                of(
                        "a cell of several runs",
                        Outcome.FILLED,
                        "",
                        "<c r=\"A1\" t=\"inlineStr\"><is><r><t>" + f.charAt(0) + "</t></r><r><t>" + f.substring(1)
                                + "</t></r></is></c>",
                        ""),
                of(
                        "a cell's phonetic text",
                        Outcome.DROPPED,
                        "",
                        "<c r=\"A1\" t=\"inlineStr\"><is><t>x</t><rPh sb=\"0\" eb=\"1\"><t>" + f
                                + "</t></rPh></is></c>",
                        ""),
                of(
                        "a formula's text",
                        Outcome.FILLED,
                        "",
                        "<c r=\"A1\" t=\"str\"><f>\"" + f + "\"</f><v>x</v></c>",
                        ""),
                of(
                        "a formula's old result",
                        Outcome.DROPPED,
                        "",
                        "<c r=\"A1\" t=\"str\"><f>\"a\"</f><v>" + f + "</v></c>",
                        ""),
                of(
                        "the formula of an array",
                        Outcome.REFUSED,
                        "",
                        "<c r=\"A1\" t=\"str\"><f t=\"array\" ref=\"A1:A2\">\"" + f + "\"</f><v>x</v></c>",
                        ""),
                of(
                        "a name's text",
                        Outcome.REFUSED,
                        "<definedNames><definedName name=\"n\">\"" + f + "\"</definedName></definedNames>",
                        cell("x"),
                        ""),
                of(
                        "a name",
                        Outcome.REFUSED,
                        "<definedNames><definedName name=\"" + f + "\">A!$A$1</definedName></definedNames>",
                        cell("x"),
                        ""),
                of(
                        "a name's comment",
                        Outcome.REFUSED,
                        "<definedNames><definedName name=\"n\" comment=\"" + f
                                + "\">A!$A$1</definedName></definedNames>",
                        cell("x"),
                        ""),
                of(
                        "a name's description",
                        Outcome.REFUSED,
                        "<definedNames><definedName name=\"n\" description=\"" + f
                                + "\">A!$A$1</definedName></definedNames>",
                        cell("x"),
                        ""),
                of(
                        "a name of a view",
                        Outcome.REFUSED,
                        "<customWorkbookViews><customWorkbookView name=\"" + f
                                + "\" guid=\"{00000000-0000-0000-0000-000000000000}\" windowWidth=\"1\" windowHeight=\"1\" activeSheetId=\"1\"/></customWorkbookViews>",
                        cell("x"),
                        ""),
                after(
                        "the header of a page",
                        Outcome.FILLED,
                        "<headerFooter><oddHeader>&amp;L" + f + "</oddHeader></headerFooter>"),
                after(
                        "the footer of the first page",
                        Outcome.FILLED,
                        "<headerFooter differentFirst=\"1\"><firstFooter>&amp;C" + f + "</firstFooter></headerFooter>"),
                after("a validation's prompt", Outcome.REFUSED, validation.formatted("prompt=\"" + f + "\"", "A1")),
                after("a validation's title", Outcome.REFUSED, validation.formatted("promptTitle=\"" + f + "\"", "A1")),
                after("a validation's error", Outcome.REFUSED, validation.formatted("error=\"" + f + "\"", "A1")),
                after("a validation's list", Outcome.REFUSED, validation.formatted("", "\"a," + f + "\"")),
                after(
                        "a condition's text",
                        Outcome.REFUSED,
                        "<conditionalFormatting sqref=\"A1\"><cfRule type=\"containsText\" priority=\"1\" operator=\"containsText\" text=\""
                                + f + "\"><formula>TRUE</formula></cfRule></conditionalFormatting>"),
                after(
                        "a condition's formula",
                        Outcome.REFUSED,
                        "<conditionalFormatting sqref=\"A1\"><cfRule type=\"expression\" priority=\"1\"><formula>A1=\""
                                + f + "\"</formula></cfRule></conditionalFormatting>"),
                after(
                        "a filter's value",
                        Outcome.REFUSED,
                        "<autoFilter ref=\"A1:A2\"><filterColumn colId=\"0\"><filters><filter val=\"" + f
                                + "\"/></filters></filterColumn></autoFilter>"),
                after(
                        "a link's tooltip",
                        Outcome.REFUSED,
                        "<hyperlinks><hyperlink ref=\"A1\" location=\"A!A1\" tooltip=\"" + f + "\"/></hyperlinks>"),
                after(
                        "a scenario's comment",
                        Outcome.REFUSED,
                        "<scenarios><scenario name=\"s\" comment=\"" + f
                                + "\"><inputCells r=\"A1\" val=\"1\"/></scenario></scenarios>"),
                after(
                        "an editable range's name",
                        Outcome.REFUSED,
                        "<protectedRanges><protectedRange name=\"" + f + "\" sqref=\"A1\"/></protectedRanges>"),
                inPart(
                        "a note",
                        Outcome.DROPPED,
                        t -> t.with(
                                SHEET,
                                "rId1",
                                "xl/comments1.xml",
                                SHEETS + "comments+xml",
                                "comments",
                                "<comments xmlns=\"" + MAIN
                                        + "\"><authors><author>L</author></authors><commentList><comment ref=\"A1\" authorId=\"0\"><text><t>"
                                        + f + "</t></text></comment></commentList></comments>")),
                inPart(
                        "a comment in a thread",
                        Outcome.DROPPED,
                        t -> t.with(
                                SHEET,
                                "rId1",
                                "xl/threadedComments/threadedComment1.xml",
                                "application/vnd.ms-excel.threadedcomments+xml",
                                "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
                                "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><threadedComment ref=\"A1\" id=\"{00000000-0000-0000-0000-000000000001}\"><text>"
                                        + f + "</text></threadedComment></ThreadedComments>")),
                inPart(
                        "a person who comments",
                        Outcome.DROPPED,
                        t -> t.with(
                                "xl/persons/person.xml",
                                "application/vnd.ms-excel.person+xml",
                                "http://schemas.microsoft.com/office/2017/10/relationships/person",
                                "<personList xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><person displayName=\""
                                        + f + "\" id=\"{00000000-0000-0000-0000-000000000002}\"/></personList>")),
                inPart(
                        "a cell style's name",
                        Outcome.REFUSED,
                        t -> t.with(
                                "xl/theme/theme1.xml",
                                OFFICE + "theme+xml",
                                "theme",
                                "<a:theme " + NAMESPACES + " name=\"" + f + "\"/>")),
                inPart(
                        "a slicer's caption",
                        Outcome.REFUSED,
                        t -> t.with(
                                SHEET,
                                "rId1",
                                "xl/slicers/slicer1.xml",
                                "application/vnd.ms-excel.slicer+xml",
                                "http://schemas.microsoft.com/office/2007/relationships/slicer",
                                "<slicers xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><slicer name=\"s\" cache=\"c\" caption=\""
                                        + f + "\"/></slicers>")),
                inPart(
                        "SmartArt",
                        Outcome.REFUSED,
                        t -> t.with(
                                "xl/diagrams/data1.xml",
                                OFFICE + "drawingml.diagramData+xml",
                                "diagramData",
                                "<a:x " + NAMESPACES + "><a:p><a:r><a:t>" + f + "</a:t></a:r></a:p></a:x>")),
                inPart(
                        "a property of one's own",
                        Outcome.REFUSED,
                        t -> t.with(
                                "docProps/custom.xml",
                                OFFICE + "custom-properties+xml",
                                "custom-properties",
                                "<Properties><property name=\"a\"><lpwstr>" + f + "</lpwstr></property></Properties>")),
                inPart(
                        "the sheets' names in the properties",
                        Outcome.DROPPED,
                        t -> t.with(
                                "docProps/app.xml",
                                OFFICE + "extended-properties+xml",
                                "extended-properties",
                                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><TitlesOfParts><lpstr>"
                                        + f + "</lpstr></TitlesOfParts></Properties>")),
                drawn(
                        "a text box",
                        Outcome.FILLED,
                        "<xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"t\"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>"
                                + f + "</a:t></a:r></a:p></xdr:txBody></xdr:sp>"),
                drawn(
                        "a drawing's alt text",
                        Outcome.FILLED,
                        "<xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"t\" descr=\"" + f
                                + "\"/></xdr:nvSpPr></xdr:sp>"),
                drawn(
                        "a drawing's name",
                        Outcome.REFUSED,
                        "<xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"" + f + "\"/></xdr:nvSpPr></xdr:sp>"),
                drawn(
                        "a drawing's link",
                        Outcome.REFUSED,
                        "<xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"t\"><a:hlinkClick r:id=\"\" tooltip=\"" + f
                                + "\"/></xdr:cNvPr></xdr:nvSpPr></xdr:sp>"),
                drawn(
                        "a shape bound to a cell",
                        Outcome.REFUSED,
                        "<xdr:sp textlink=\"" + f
                                + "\"><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"t\"/></xdr:nvSpPr></xdr:sp>"),
                table("a table's name", "displayName=\"" + f + "\" name=\"Tabel\"", "name=\"x\""),
                table("a table's comment", "displayName=\"Tabel\" name=\"Tabel\" comment=\"" + f + "\"", "name=\"x\""),
                table(
                        "a table's total",
                        "displayName=\"Tabel\" name=\"Tabel\" totalsRowCount=\"1\"",
                        "name=\"x\" totalsRowLabel=\"" + f + "\""));
    }

    private static Place drawn(String name, Outcome outcome, String shape) {
        return new Place(
                name,
                outcome,
                t -> t.with(
                        SHEET,
                        "rId1",
                        DRAWING,
                        OFFICE + "drawing+xml",
                        "drawing",
                        "<xdr:wsDr " + NAMESPACES
                                + "><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff>"
                                + "<xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col>"
                                + "<xdr:colOff>0</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
                                + shape
                                + "<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"),
                "",
                cell("x"),
                "<drawing r:id=\"rId1\"/>");
    }

    private static Place table(String name, String attributes, String column) {
        return new Place(
                name,
                Outcome.REFUSED,
                t -> t.with(
                        SHEET,
                        "rId1",
                        TABLE,
                        SHEETS + "table+xml",
                        "table",
                        "<table xmlns=\"" + MAIN + "\" id=\"1\" ref=\"A1:A2\" " + attributes
                                + "><tableColumns count=\"1\"><tableColumn id=\"1\" " + column
                                + "/></tableColumns></table>"),
                "",
                cell("x"),
                "<tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts>");
    }

    @TestFactory
    Stream<DynamicTest> aField() {
        return everywhere("${plan}");
    }

    @TestFactory
    Stream<DynamicTest> aSlipOfThePen() {
        return Outcome.SLIPS.stream().flatMap(EveryPlaceExcelTest::everywhere);
    }

    private static Stream<DynamicTest> everywhere(String typed) {
        return places(typed)
                .map(place -> dynamicTest(typed + " in " + place.name(), () -> place.outcome()
                        .check("t.xlsx", workbook(place).bytes(), MODEL, typed)));
    }

    private static TemplateParts workbook(Place place) {
        TemplateParts book = new TemplateParts(
                        "xl/workbook.xml",
                        SHEETS + "sheet.main+xml",
                        "<workbook xmlns=\"" + MAIN + "\" " + NAMESPACES
                                + "><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"sheet\"/></sheets>" + place.book()
                                + "</workbook>")
                .with(
                        "xl/workbook.xml",
                        "sheet",
                        SHEET,
                        SHEETS + "worksheet+xml",
                        "worksheet",
                        "<worksheet xmlns=\"" + MAIN + "\" " + NAMESPACES + "><sheetData><row r=\"1\">" + place.cells()
                                + "</row></sheetData>" + place.after() + "</worksheet>")
                .with(
                        "xl/styles.xml",
                        SHEETS + "styles+xml",
                        "styles",
                        "<styleSheet xmlns=\"" + MAIN
                                + "\"><fonts count=\"1\"><font/></fonts><fills count=\"2\"><fill><patternFill"
                                + " patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
                                + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                                + "<cellXfs count=\"1\"><xf/></cellXfs></styleSheet>");
        return place.more().apply(book);
    }
}
