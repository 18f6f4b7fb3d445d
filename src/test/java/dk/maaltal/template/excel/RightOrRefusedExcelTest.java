package dk.maaltal.template.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.TemplateParts;
import dk.maaltal.template.Templates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Excel keeps outside of cells, and what it computes otherwise than we do, comes out right or is refused. */
class RightOrRefusedExcelTest {

    private static final Map<String, Object> MODEL = Map.of(
            "plan",
            "Planen",
            "maal",
            List.of(Map.of("nummer", "1"), Map.of("nummer", "2"), Map.of("nummer", "3")),
            "ark",
            IntStream.rangeClosed(1, 200)
                    .mapToObj(n -> Map.of("navn", "Ark " + n))
                    .toList());

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private String workbook = "";
    private String names = "";
    private String relations = "";
    private String sheetName = "A";
    private String afterRows = "";

    @ParameterizedTest
    @ValueSource(strings = {"1", "true"})
    void daysCountedFrom1904AreRefused(String value) {
        workbook = "<workbookPr date1904=\"" + value + "\"/>";
        assertRefused(row(text("${plan}")), "tæller dage fra 1904");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<f t=\"array\" ref=\"B1\">SUM(LEN(A1:A3)*1)</f>",
                "<f t=\"array\" ref=\"B1\">MATCH(1,(A1:A3=\"2\")*1,0)</f>",
                "<f>SUMPRODUCT(LEN(A1:A3)*1)</f>",
                "<f t=\"array\" ref=\"B1\">IFERROR(SUM(LEN(A1:A3)*1),\"fejl\")</f>",
            })
    void whatOnlyExcelComputesHasNoResultUntilItIsOpened(String formula) throws IOException {
        Map<String, String> filled = fill(
                "only-excel",
                row(text("[#list maal as m]${m.nummer}")
                                + "<c r=\"B1\"/><c r=\"C1\" t=\"inlineStr\"><is><t>[/#list]</t></is></c>")
                        + "<row r=\"2\"><c r=\"B2\">" + formula.replace("A1:A3", "A1:A1")
                        + "<v>7</v></c><c r=\"C2\"><f>B2+1</f></c></row>");
        assertThat(sheet(filled)).contains("</f></c>").doesNotContain("<v>", "#VALUE!", "fejl</");
        assertThat(filled.get("xl/workbook.xml")).contains("fullCalcOnLoad=\"1\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<f t=\"array\" ref=\"B2\">SUM(A1:A1*2)</f>|<v>12</v>",
                "<f t=\"array\" ref=\"B2\">SUM(IF(A1:A1>1,A1:A1))</f>|<v>5</v>",
                "<f>SUMPRODUCT(A1:A1,A1:A1)</f>|<v>14</v>",
                "<f>1/0</f>|<v>#DIV/0!</v>",
            })
    void whatIsCertainHasItsResult(String formula, String result) throws IOException {
        Map<String, String> filled = fill(
                "certain",
                row(text("[#list tal as t]${t}") + "<c r=\"B1\" t=\"inlineStr\"><is><t>[/#list]</t></is></c>")
                        + "<row r=\"2\"><c r=\"B2\">" + formula + "</c></row>");
        assertThat(sheet(filled)).contains(result);
        assertThat(filled.get("xl/workbook.xml")).doesNotContain("fullCalcOnLoad");
    }

    @Test
    void aFormulaThatFillsSeveralCellsIsRefused() {
        assertRefused(
                row("<c r=\"A1\"><f t=\"array\" ref=\"A1:A3\">TRANSPOSE(C1:E1)</f><v>1</v></c>"),
                "celle A1:A3: en formel over flere celler");
        assertRefused(
                row("<c r=\"A1\"><f t=\"dataTable\" ref=\"A1:B2\" r1=\"D1\"/><v>1</v></c>"),
                "celle A1:B2: en formel over flere celler");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WEBSERVICE(\"http://127.0.0.1/?d=\"&amp;A1)",
                "_xlfn.WEBSERVICE(A1)",
                "FILTERXML(A1,\"//x\")",
                "HYPERLINK(\"file:///etc/passwd\",\"x\")",
                "HYPERLINK(A1)",
                "HYPERLINK(\"java\"&amp;\"script:1\")",
                "'file:///tmp/[bog.xlsx]Ark'!A1",
                "[1]Ark1!A1",
                "cmd|' /C calc'!A0",
                "RTD(\"x\",\"y\")",
                "_xlfn.IMAGE(\"https://example.dk/x.png\")",
                "CALL(\"x\",\"y\")",
                "CUBEVALUE(\"x\")",
            })
    void formulasThatReachOutAreRefused(String formula) {
        assertRefused(row("<c r=\"A1\"><f>" + formula + "</f></c>"), "xl/worksheets/sheet1.xml: ", "(A1) rækker ud af");
        names = "<definedName name=\"x\">" + formula + "</definedName>";
        assertRefused(row(text("x")), "xl/workbook.xml: ", "(definedName) rækker ud af");
        names = "";
        afterRows = "<conditionalFormatting sqref=\"A1\"><cfRule type=\"expression\" priority=\"1\"><formula>" + formula
                + "</formula></cfRule></conditionalFormatting>";
        assertRefused(row(text("x")), "(formula) rækker ud af");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlm=\"1\"", "vbProcedure=\"1\"", "function=\"true\""})
    void macrosByNameAreRefused(String kind) {
        names = "<definedName name=\"makro\" " + kind + ">A!$A$1</definedName>";
        assertRefused(row(text("x")), "\"makro\" (definedName) rækker ud af");
        names = "<definedName name=\"_xlnm.Auto_Open\">A!$A$1</definedName>";
        assertRefused(row(text("x")), "rækker ud af");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xl/externalLinks/externalLink1.xml",
                "xl/connections.xml",
                "xl/vbaProject.bin",
                "xl/queryTables/queryTable1.xml",
                "xl/macrosheets/sheet1.xml",
                "xl/embeddings/oleObject1.bin",
                "xl/ctrlProps/ctrlProp1.xml"
            })
    void partsThatReachOutAreRefused(String part) {
        parts.put(part, "<x/>");
        assertRefused(row(text("x")), part);
    }

    @Test
    void formulasThatStayInTheWorkbookAreKept() throws IOException {
        String kept = "HYPERLINK(\"https://example.dk/\",\"x\")";
        assertThat(sheet(fill(
                        "link",
                        row("<c r=\"A1\"><f>" + kept + "</f></c><c r=\"B1\"><f>INDIRECT(\"A\"&amp;1)</f></c>"))))
                .contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<dataValidations count=\"1\"><dataValidation type=\"list\" sqref=\"A1\" prompt=\"${plan}\"><formula1>\"a\"</formula1></dataValidation></dataValidations>",
                "<dataValidations count=\"1\"><dataValidation type=\"list\" sqref=\"A1\"><formula1>\"${plan},b\"</formula1></dataValidation></dataValidations>",
                "<conditionalFormatting sqref=\"A1\"><cfRule type=\"containsText\" priority=\"1\" text=\"${plan}\"><formula>1</formula></cfRule></conditionalFormatting>",
                "<hyperlinks><hyperlink ref=\"A1\" location=\"A!A1\" tooltip=\"${plan}\"/></hyperlinks>",
            })
    void aFieldWhereNothingIsFilledInIsRefused(String xml) {
        afterRows = xml;
        assertRefused(row(text("${plan}")), "arket \"A\": ", "hvor felter ikke bliver udfyldt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docProps/app.xml", "docProps/custom.xml", "xl/diagrams/data1.xml", "customXml/item1.xml"})
    void aFieldInAnotherPartIsRefusedNamingIt(String part) {
        parts.put(part, "<x><y>${plan}</y></x>");
        assertRefused(row(text("${plan}")), part + ": ");
    }

    @Test
    void aSlipOfThePenIsToldWithItsCell() {
        assertRefused(row(text("{plan}")), "arket \"A\", celle A1: \"{plan}\" ligner skabelonssprog", "skriv ${plan}");
        sheetName = "$ {plan}";
        assertRefused(row(text("x")), "arkets navn: \"$ {plan}\" ligner");
    }

    @Test
    void aWorkbookOfMoreThanAThousandPartsIsMade() throws IOException {
        sheetName = "${a.navn}";
        Map<String, String> filled = fill(
                "many",
                "<row r=\"1\">" + text("[#list ark as a]")
                        + "</row><row r=\"2\"><c r=\"A2\"><v>2</v></c><c r=\"B2\"><f>A2*2</f></c></row>"
                        + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>[/#list]</t></is></c></row>",
                1_100);
        assertThat(filled.values().stream().filter(part -> part.contains("A1*2</f><v>4</v>")))
                .hasSize(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c:numRef><c:f>Resultater</c:f></c:numRef> | \"Resultater\"",
                "<c:numRef><c:f>A!Resultater</c:f></c:numRef> | \"A!Resultater\"",
                "<c:numRef><c:f>(A!$B$1,A!$B$3)</c:f></c:numRef> | \"(A!$B$1,A!$B$3)\"",
                "<c:numRef><c:f>A!$B:$B</c:f></c:numRef> | \"A!$B:$B\"",
                "<c:numRef><c:f>OFFSET(A!$B$1,0,0,3,1)</c:f></c:numRef> | OFFSET",
                "<c:numLit><c:ptCount val='1'/><c:pt idx='0'><c:v>97</c:v></c:pt></c:numLit> | tal skrevet i diagrammet",
            })
    void aChartThatWouldKeepTheTemplatesNumbersIsRefused(String values, String told) {
        drawn(
                "chart",
                "charts/chart1.xml",
                "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart><c:plotArea>"
                        + "<c:barChart><c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:val>" + values.replace('\'', '"')
                        + "</c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>");
        assertRefused(row(text("${plan}")), told, "er ikke ét område af celler");
    }

    @Test
    void errorBarsOfCellsAreRefused() {
        drawn(
                "chart",
                "charts/chart1.xml",
                "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart><c:plotArea>"
                        + "<c:barChart><c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:errBars><c:plus><c:numRef>"
                        + "<c:f>A!$C$1</c:f></c:numRef></c:plus></c:errBars><c:val><c:numRef><c:f>A!$B$1</c:f></c:numRef>"
                        + "</c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>");
        assertRefused(row(text("${plan}")), "er ikke ét område af celler");
    }

    @Test
    void chartsOfNewerKindsAreRefused() {
        drawn("chartEx", "charts/chartEx1.xml", "<x/>");
        assertRefused(row(text("${plan}")), "et diagram af en nyere slags");
    }

    @Test
    void sparklinesAreRefused() {
        afterRows = "<extLst><ext uri=\"{05C60535-1F16-4fd2-B633-F4F36F0B64E0}\""
                + " xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:sparklineGroups>"
                + "<x14:sparklineGroup><x14:sparklines><x14:sparkline/></x14:sparklines></x14:sparklineGroup>"
                + "</x14:sparklineGroups></ext></extLst>";
        assertRefused(row(text("${plan}")), "minidiagrammer");
    }

    @Test
    void aPivotTableIsRefused() {
        parts.put(
                "xl/worksheets/_rels/sheet1.xml.rels",
                relation("rId1", "pivotTable", "../pivotTables/pivotTable1.xml", ""));
        parts.put("xl/pivotTables/pivotTable1.xml", "<pivotTableDefinition xmlns=\"" + MAIN + "\"/>");
        assertRefused(row(text("${plan}")), "arket \"A\"", "pivottabel");
    }

    /** Gives the sheet a drawing with one part of a kind. */
    private void drawn(String kind, String part, String content) {
        parts.put("xl/worksheets/_rels/sheet1.xml.rels", relation("rId1", "drawing", "../drawings/drawing1.xml", ""));
        parts.put(
                "xl/drawings/drawing1.xml",
                "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\"/>");
        parts.put("xl/drawings/_rels/drawing1.xml.rels", relation("rId1", kind, "../" + part, ""));
        parts.put("xl/" + part, content);
    }

    private void assertRefused(String rows, String... about) {
        assertThatThrownBy(() -> fill("refused", rows))
                .isInstanceOf(BadTemplate.class)
                .hasMessageStartingWith("Skabelonen t.xlsx, ")
                .hasMessageContainingAll(about);
    }

    private static String row(String cells) {
        return "<row r=\"1\">" + cells + "</row>";
    }

    private static String text(String text) {
        return "<c r=\"A1\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String sheet(Map<String, String> filled) {
        return filled.entrySet().stream()
                .filter(part -> part.getKey().startsWith("xl/worksheets/sheet"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> fill(String name, String rows) throws IOException {
        return fill(name, rows, 0);
    }

    /** @param others parts of no meaning besides, so that there are more than libraries allow */
    private Map<String, String> fill(String name, String rows, int others) throws IOException {
        for (int i = 0; i < others; i++) {
            parts.put("andet/del" + i + ".xml", "<x/>");
        }
        Map<String, Object> model = new LinkedHashMap<>(MODEL);
        model.put("tal", List.of(1, 2, 3));
        byte[] filled = Templates.of("t.xlsx", template(rows)).fill(model, "Titel");
        Files.write(Files.createDirectories(Path.of("target", "documents")).resolve("right-" + name + ".xlsx"), filled);
        return TemplateParts.read(filled);
    }

    private byte[] template(String rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                            + " Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override"
                            + " PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE + "sheet.main+xml\"/><Override"
                            + " PartName=\"/xl/styles.xml\" ContentType=\"" + TYPE + "styles+xml\"/><Override"
                            + " PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + TYPE
                            + "worksheet+xml\"/></Types>");
            add(zip, "_rels/.rels", relation("rId1", "officeDocument", "xl/workbook.xml", ""));
            add(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relation(
                            "rId1",
                            "worksheet",
                            "worksheets/sheet1.xml",
                            "<Relationship Id=\"rId2\" Type=\"" + KIND + "styles\" Target=\"styles.xml\"/>"
                                    + relations));
            add(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + KIND.replaceFirst("/$", "") + "\">" + workbook
                            + "<sheets><sheet name=\"" + sheetName + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                            + (names.isEmpty() ? "" : "<definedNames>" + names + "</definedNames>") + "</workbook>");
            add(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet xmlns=\"" + MAIN
                            + "\"><fonts count=\"1\"><font/></fonts><fills count=\"2\"><fill><patternFill"
                            + " patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
                            + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                            + "<cellXfs count=\"1\"><xf/></cellXfs></styleSheet>");
            add(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData>" + afterRows
                            + "</worksheet>");
            for (Map.Entry<String, String> part : parts.entrySet()) {
                add(zip, part.getKey(), part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static String relation(String id, String kind, String target, String others) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\""
                + id + "\" Type=\"" + KIND + kind + "\" Target=\"" + target + "\"/>" + others + "</Relationships>";
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
