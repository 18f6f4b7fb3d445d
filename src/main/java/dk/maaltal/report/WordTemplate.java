package dk.maaltal.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A Word document with fields typed in it: {@code ${maal.titel}}, {@code [#list …]}, {@code [#if …]}. Everything else in it
 * (styles, fonts, logo, margins) is the document's own and comes out as it was.
 */
final class WordTemplate {

    private static final String FILLED = "word/(document|header\\d*|footer\\d*|footnotes|endnotes)\\.xml";
    private static final String PROPERTIES = "docProps/core.xml";

    private final Path file;

    WordTemplate(Path file) {
        this.file = file;
    }

    /**
     * The document filled in from a report.
     *
     * @param title of the document, for those who read it by ear
     * @throws BadTemplate when the template cannot be read or filled in
     */
    byte[] fill(Map<String, Object> model, String title) {
        if (!Files.isRegularFile(file)) {
            throw new BadTemplate(file, "", "filen findes ikke.");
        }
        try (ZipFile template = new ZipFile(file.toFile())) {
            OfficeZip filled = new OfficeZip();
            for (Enumeration<? extends ZipEntry> entries = template.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                byte[] content = template.getInputStream(entry).readAllBytes();
                filled.add(entry.getName(), part(entry.getName(), content, model, title));
            }
            return filled.bytes();
        } catch (ZipException e) {
            throw new BadTemplate(file, "", "er ikke et Word-dokument (.docx).", e);
        } catch (IOException e) {
            throw new BadTemplate(file, "", "kan ikke læses: " + e.getMessage(), e);
        }
    }

    private byte[] part(String name, byte[] content, Map<String, Object> model, String title) throws IOException {
        if (!name.matches(FILLED) && !name.equals(PROPERTIES)) {
            return content;
        }
        try {
            Document document = Xml.parse(new ByteArrayInputStream(content));
            if (name.equals(PROPERTIES)) {
                setTitle(document, title);
            } else {
                document = new WordPart(file, name, document).fill(model);
            }
            return Xml.text(document).getBytes(StandardCharsets.UTF_8);
        } catch (SAXException e) {
            throw new BadTemplate(file, name, "er ikke et Word-dokument: " + e.getMessage(), e);
        }
    }

    private static void setTitle(Document properties, String title) {
        var titles = properties.getElementsByTagNameNS("http://purl.org/dc/elements/1.1/", "title");
        if (titles.getLength() > 0) {
            ((Element) titles.item(0)).setTextContent(title);
        }
    }
}
