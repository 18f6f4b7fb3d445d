package dk.maaltal.cases;

import dk.maaltal.TestFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An XLSX file written part by part, for what no library writes. Style 0 is General, style 1 a date, and style 2 the format
 * that is asked for.
 */
final class RawWorkbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String HEADINGS = row(
            1,
            text("A1", "Sagsnr")
                    + text("B1", "Modtaget")
                    + text("C1", "Afgjort")
                    + text("D1", "Område")
                    + text("E1", "Beløb"));

    private final Map<String, String> parts = new LinkedHashMap<>();
    private String workbookProperties = "";
    private String format = "0";
    private String shared = "";
    private String afterCells = "";

    private RawWorkbook() {}

    static RawWorkbook of() {
        return new RawWorkbook();
    }

    RawWorkbook format(String code) {
        format = code.replace("\"", "&quot;");
        return this;
    }

    RawWorkbook from1904() {
        workbookProperties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /** An area that is one cell to look at, such as D2:D4. */
    RawWorkbook merged(String area) {
        afterCells = "<mergeCells><mergeCell ref=\"" + area + "\"/></mergeCells>";
        return this;
    }

    /** As much of a "Strict Open XML" workbook as tells it from others. */
    byte[] strict() {
        return zip(
                Map.of(
                        "_rels/.rels",
                        "<Relationships><Relationship Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\"/></Relationships>"));
    }

    /** A shared text, as it stands in the file. */
    RawWorkbook shared(String text) {
        shared += "<si><t>" + text + "</t></si>";
        return this;
    }

    /** A case of row 2: its cells after the number, and the number's own cell. */
    static String row(int number, String cells) {
        return "<row r=\"" + number + "\">" + cells + "</row>";
    }

    static String text(String address, String text) {
        return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    static String number(String address, int style, String value) {
        return "<c r=\"" + address + "\" s=\"" + style + "\"><v>" + value + "</v></c>";
    }

    /** Writes it with one sheet of the usual headings and these rows. */
    Path write(Path file, String rows) {
        return write(file, HEADINGS, rows);
    }

    Path write(Path file, String headings, String rows) {
        parts.put("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                </Types>
                """);
        parts.put("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relations("worksheet", "worksheets/sheet1.xml")
                        .replace(
                                "</Relationships>",
                                "<Relationship Id=\"s\" Type=\"" + RELATIONS + "/styles\" Target=\"styles.xml\"/>"
                                        + "<Relationship Id=\"t\" Type=\"" + RELATIONS
                                        + "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\">" + workbookProperties
                        + "<sheets><sheet name=\"Ark1\" sheetId=\"1\" r:id=\"r\"/></sheets></workbook>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN + "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"" + format
                        + "\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
        parts.put("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + shared + "</sst>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + headings + rows + "</sheetData>" + afterCells
                        + "</worksheet>");
        return TestFolder.write(file, zip(parts));
    }

    static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String relations(String type, String target) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\""
                + RELATIONS + "/" + type + "\" Target=\"" + target + "\"/></Relationships>";
    }
}
