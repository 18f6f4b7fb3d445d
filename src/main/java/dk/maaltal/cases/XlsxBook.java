package dk.maaltal.cases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;

/**
 * An XLSX file that is being read: its sheets, the texts and number formats its cells refer to. What the cells show is for
 * {@link CellText} to say; nothing is formatted here, so that no format can stop the reading.
 */
final class XlsxBook implements AutoCloseable {

    /** No honest list of texts is longer, in characters; a much longer one would not fit in memory. */
    private static final long MOST_TEXT = 400_000_000;

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    /** A sheet that people see, and how many that they do not see stand before it. */
    record Sheet(String name, String id, int hiddenBefore) {}

    /** A number format by its number and what it says; empty where it says nothing. */
    record Format(int id, String code) {

        static final Format GENERAL = new Format(0, "General");
    }

    private static final XMLInputFactory FACTORY = XMLHelper.newXMLInputFactory();

    private final OPCPackage file;
    private final XSSFReader reader;
    private final List<String> texts;
    private final List<Format> formats;
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean from1904;

    private XlsxBook(OPCPackage file) throws IOException, OpenXML4JException, XMLStreamException {
        this.file = file;
        this.reader = new XSSFReader(file);
        readWorkbook();
        this.texts = readTexts();
        this.formats = readFormats();
    }

    static XlsxBook open(Path path) throws IOException, OpenXML4JException, XMLStreamException {
        OPCPackage file = OPCPackage.open(path.toFile(), PackageAccess.READ);
        try {
            return new XlsxBook(file);
        } catch (IOException | OpenXML4JException | XMLStreamException | RuntimeException e) {
            file.revert();
            throw e;
        }
    }

    /** The sheets that people see, in their order. */
    List<Sheet> sheets() {
        return sheets;
    }

    /** The rows of a sheet; to be closed. */
    XlsxRows rows(Sheet sheet) throws IOException, OpenXML4JException, XMLStreamException {
        return new XlsxRows(this, reader.getSheet(sheet.id()));
    }

    /** Whether days are counted from 1904, as on an old Macintosh. */
    boolean from1904() {
        return from1904;
    }

    /** The format of a style. */
    Format format(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : Format.GENERAL;
    }

    /** A shared text by its number, from 0. */
    Optional<String> text(int number) {
        return number >= 0 && number < texts.size() ? Optional.of(texts.get(number)) : Optional.empty();
    }

    static XMLStreamReader xml(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(in);
    }

    /** The next event; a document type, which no workbook has and which bombs are built in, ends the reading. */
    static int next(XMLStreamReader xml) throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
            throw new XMLStreamException("it declares a document type, which no workbook does");
        }
        return event;
    }

    /** The text of a shared or inline text up to its end, without the readings that stand above Japanese. */
    static String richText(XMLStreamReader xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean wanted = false;
        int phonetic = 0;
        while (true) {
            int event = next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                phonetic += xml.getLocalName().equals("rPh") ? 1 : 0;
                wanted = xml.getLocalName().equals("t") && phonetic == 0;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                wanted = false;
                phonetic -= xml.getLocalName().equals("rPh") ? 1 : 0;
                if (xml.getLocalName().equals(element)) {
                    return unescaped(text.toString());
                }
            } else if (wanted
                    && (event == XMLStreamConstants.CHARACTERS
                            || event == XMLStreamConstants.CDATA
                            || event == XMLStreamConstants.SPACE)) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
    }

    /** A text with the characters that Excel writes as their numbers, such as _x000D_ for a carriage return. */
    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }

    private void readWorkbook() throws IOException, OpenXML4JException, XMLStreamException {
        try (InputStream in = reader.getWorkbookData()) {
            XMLStreamReader xml = xml(in);
            int hidden = 0;
            while (xml.hasNext()) {
                if (next(xml) != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    String said = attribute(xml, "date1904");
                    from1904 = said.equals("1") || said.equals("true");
                } else if (xml.getLocalName().equals("sheet")) {
                    if (attribute(xml, "state").toLowerCase(Locale.ROOT).endsWith("hidden")) {
                        hidden++;
                    } else {
                        sheets.add(new Sheet(attribute(xml, "name"), attribute(xml, "id"), hidden));
                    }
                }
            }
        }
    }

    private List<String> readTexts() throws IOException, OpenXML4JException, XMLStreamException {
        List<String> read = new ArrayList<>();
        long length = 0;
        try (InputStream in = reader.getSharedStringsData()) {
            if (in == null) {
                return read;
            }
            XMLStreamReader xml = xml(in);
            while (xml.hasNext()) {
                if (next(xml) == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    read.add(richText(xml, "si"));
                    length += read.get(read.size() - 1).length();
                    if (length > MOST_TEXT) {
                        throw new XMLStreamException("its texts have more than " + MOST_TEXT + " characters");
                    }
                }
            }
        }
        return read;
    }

    private List<Format> readFormats() throws IOException, OpenXML4JException, XMLStreamException {
        Map<Integer, String> codes = new HashMap<>();
        List<Format> read = new ArrayList<>();
        try (InputStream in = reader.getStylesData()) {
            if (in == null) {
                return read;
            }
            XMLStreamReader xml = xml(in);
            boolean cells = false;
            while (xml.hasNext()) {
                int event = next(xml);
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("numFmt")) {
                    codes.put(number(attribute(xml, "numFmtId")), attribute(xml, "formatCode"));
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("xf")
                        && cells) {
                    int id = number(attribute(xml, "numFmtId"));
                    String builtin = BuiltinFormats.getBuiltinFormat(id);
                    read.add(new Format(id, codes.getOrDefault(id, builtin == null ? "" : builtin)));
                } else if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    cells = xml.getLocalName().equals("cellXfs") ? event == XMLStreamConstants.START_ELEMENT : cells;
                }
            }
        }
        return read;
    }

    /** An attribute by its name, whatever its namespace; empty where there is none. */
    static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** A whole number, or -1. */
    static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        file.revert();
    }
}
