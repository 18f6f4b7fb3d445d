package dk.maaltal.template;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A Word or Excel template put together of its parts' XML, as the programs write them. */
public final class TemplateParts {

    private static final String KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final String main;
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Map<String, List<String>> relations = new LinkedHashMap<>();
    private final List<String> types = new ArrayList<>();

    /**
     * A file of one part.
     *
     * @param main the part's name
     * @param type of its content
     */
    public TemplateParts(String main, String type, String xml) {
        this.main = main;
        part(main, type, xml);
        related("", "rId1", "officeDocument", main);
    }

    /** One more part, of the main one. */
    public TemplateParts with(String name, String type, String relation, String xml) {
        return with(main, "r" + parts.size(), name, type, relation, xml);
    }

    /** One more part, of another, which names it by an id. */
    public TemplateParts with(String from, String id, String name, String type, String relation, String xml) {
        part(name, type, xml);
        related(from, id, relation, "/" + name);
        return this;
    }

    private void part(String name, String type, String xml) {
        parts.put(name, xml);
        types.add("<Override PartName=\"/" + name + "\" ContentType=\"" + type + "\"/>");
    }

    private void related(String from, String id, String relation, String target) {
        String type = relation.contains(":") ? relation : KIND + relation;
        relations
                .computeIfAbsent(from, part -> new ArrayList<>())
                .add("<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>");
    }

    /** The file. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                            + " Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" + String.join("", types)
                            + "</Types>");
            for (Map.Entry<String, List<String>> from : relations.entrySet()) {
                int slash = from.getKey().lastIndexOf('/') + 1;
                add(
                        zip,
                        from.getKey().substring(0, slash) + "_rels/"
                                + from.getKey().substring(slash) + ".rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + String.join("", from.getValue()) + "</Relationships>");
            }
            for (Map.Entry<String, String> part : parts.entrySet()) {
                add(zip, part.getKey(), part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** The parts of a finished document, as text, by their names. */
    public static Map<String, String> read(byte[] document) throws IOException {
        Map<String, String> read = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(document))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                read.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return read;
    }
}
