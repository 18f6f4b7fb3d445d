package dk.maaltal.template.office;

import dk.maaltal.template.Chart;
import dk.maaltal.template.language.Characters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.util.CellReference;

/**
 * The workbook within a chart of Word, which "edit data" opens: categories in the first column, a series in each other.
 */
final class ChartWorkbook {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private ChartWorkbook() {}

    static byte[] of(String sheet, List<String> categories, List<Chart.Series> series) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            OfficeZip zip = new OfficeZip(bytes);
            add(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"" + TYPES + "\"><Default Extension=\"rels\""
                            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + CONTENT + "sheet.main+xml\"/>"
                            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + CONTENT
                            + "worksheet+xml\"/></Types>");
            add(zip, "_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
            add(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + SHEETS + "\" xmlns:r=\"" + KINDS + "\"><sheets><sheet name=\""
                            + escape(sheet) + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            add(zip, "xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
            add(zip, "xl/worksheets/sheet1.xml", sheet(categories, series));
            zip.finish();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static String relation(String kind, String target) {
        return "<Relationships xmlns=\"" + RELATIONS + "\"><Relationship Id=\"rId1\" Type=\"" + KINDS + "/" + kind
                + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static String sheet(List<String> categories, List<Chart.Series> series) {
        StringBuilder xml = new StringBuilder("<worksheet xmlns=\"" + SHEETS + "\"><sheetData><row r=\"1\">");
        xml.append(text("A1", ""));
        for (int i = 0; i < series.size(); i++) {
            xml.append(text(column(i) + "1", series.get(i).name()));
        }
        for (int row = 0; row < categories.size(); row++) {
            xml.append("</row><row r=\"").append(row + 2).append("\">");
            xml.append(text("A" + (row + 2), categories.get(row)));
            for (int i = 0; i < series.size(); i++) {
                String cell = column(i) + (row + 2);
                series.get(i)
                        .points()
                        .get(row)
                        .ifPresent(point ->
                                xml.append("<c r=\"" + cell + "\"><v>" + ChartXml.plain(point.value()) + "</v></c>"));
            }
        }
        return xml.append("</row></sheetData></worksheet>").toString();
    }

    private static String column(int series) {
        return CellReference.convertNumToColString(series + 1);
    }

    private static String text(String cell, String text) {
        return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + escape(text) + "</t></is></c>";
    }

    private static String escape(String text) {
        return Characters.allowed(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static void add(OfficeZip zip, String name, String xml) throws IOException {
        zip.add(name, (DECLARATION + xml).getBytes(StandardCharsets.UTF_8));
    }
}
