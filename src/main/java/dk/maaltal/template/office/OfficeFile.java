package dk.maaltal.template.office;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.language.Characters;
import dk.maaltal.template.language.Messages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A Word or Excel file in memory: parts by their names, the type of each ({@code [Content_Types].xml}), and how they
 * refer to one another. The names, and where they are written, are those of ECMA-376 part 2.
 */
public final class OfficeFile {

    /** No template a person makes is larger; in bytes, all parts together, unpacked. */
    private static final int LARGEST = 100_000_000;

    private static final int MOST_PARTS = 5_000;

    /** How parts may be compressed. */
    private static final Set<Integer> METHODS = Set.of(ZipEntry.STORED, ZipEntry.DEFLATED);

    private static final String TYPES = "[Content_Types].xml";
    /** The part with the document's title, author and other properties. */
    public static final String CORE = "docProps/core.xml";

    /** The namespace of its title, author and language. */
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";

    private static final String TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types";

    private final String name;
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, LongPart> longParts = new HashMap<>();
    private final Document types;

    /**
     * Reads a template.
     *
     * @param name for messages
     * @param content of the file
     * @param kind of file that it should be, in Danish, for messages
     * @throws BadTemplate when it is no such file, or unpacked larger than 100 MB
     */
    public OfficeFile(String name, byte[] content, String kind) {
        this.name = name;
        try (ZipFile zip = open(content)) {
            int left = LARGEST;
            for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                if (!METHODS.contains(entry.getMethod())) {
                    throw new ZipException("compression method " + entry.getMethod());
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] part = in.readNBytes(left + 1);
                    left -= part.length;
                    if (left < 0 || parts.size() >= MOST_PARTS) {
                        throw new BadTemplate(name, "", Messages.text("template.too-large", LARGEST / 1_000_000));
                    }
                    if (!entry.isDirectory()) {
                        parts.put(entry.getName(), part);
                    }
                }
            }
        } catch (ZipException e) {
            throw new BadTemplate(name, "", Messages.text("template.wrong-kind", kind), e);
        } catch (IOException e) {
            throw new BadTemplate(name, "", Messages.text("template.unreadable", e.getMessage()), e);
        }
        if (!parts.containsKey(TYPES)) {
            throw new BadTemplate(name, "", Messages.text("template.wrong-kind", kind));
        }
        types = xml(TYPES);
    }

    /**
     * Reads the table of parts at the end of the file, as Word and Excel do; what only stands before it does not count.
     */
    private static ZipFile open(byte[] content) throws ZipException {
        try {
            return ZipFile.builder().setByteArray(content).get();
        } catch (IOException e) {
            ZipException none = new ZipException(e.getMessage());
            none.initCause(e);
            throw none;
        }
    }

    /** The file's name, for messages. */
    public String name() {
        return name;
    }

    /** The names of all parts, in the order they are written in. */
    public Collection<String> names() {
        return List.copyOf(parts.keySet());
    }

    /** Whether there is a part of a name. */
    public boolean has(String part) {
        return parts.containsKey(part);
    }

    /**
     * A part's bytes.
     *
     * @throws BadTemplate when the part is missing
     */
    public byte[] part(String part) {
        if (!parts.containsKey(part)) {
            throw new BadTemplate(name, part, Messages.text("part.missing"));
        }
        return parts.get(part);
    }

    /**
     * A part, read as XML: a document of its own at each call.
     *
     * @throws BadTemplate when the part is missing or no XML
     */
    public Document xml(String part) {
        try {
            return Xml.parse(new ByteArrayInputStream(part(part)));
        } catch (SAXException | IOException e) {
            throw new BadTemplate(name, part, Messages.text("part.unreadable", e.getMessage()), e);
        } catch (StackOverflowError e) {
            throw new BadTemplate(name, part, Messages.text("template.too-deep"), e);
        }
    }

    /** Adds a part, or replaces it. */
    public void put(String part, byte[] content) {
        parts.put(part, content);
    }

    /** Adds a part, or replaces it. */
    public void put(String part, Document document) {
        put(part, Xml.bytes(document));
    }

    /** The content of a part that is too long to hold in memory. */
    public interface LongPart {

        /**
         * Writes the content.
         *
         * @throws IOException when it cannot be read or written
         */
        void write(OutputStream to) throws IOException;
    }

    /** Adds a part, or replaces it, whose content is only made when the file is written. */
    public void put(String part, LongPart content) {
        parts.put(part, new byte[0]);
        longParts.put(part, content);
    }

    /**
     * Adds a part of the same type as another and named like it with another number: {@code word/charts/chart2.xml}.
     *
     * @return its name
     */
    public String add(String like, byte[] content) {
        int dot = like.lastIndexOf('.');
        String stem = like.substring(0, dot).replaceFirst("\\d*$", "");
        int number = 1;
        while (parts.containsKey(stem + number + like.substring(dot))) {
            number++;
        }
        String added = stem + number + like.substring(dot);
        put(added, content);
        override(like).ifPresent(type -> setType(added, type.getAttribute("ContentType")));
        return added;
    }

    /** Removes a part with its relationships and its type; what refers to it stays. */
    public void remove(String part) {
        parts.remove(part);
        parts.remove(Relations.partOf(part));
        override(part).ifPresent(type -> type.getParentNode().removeChild(type));
    }

    /** Sets the type of a part, as a content type of ECMA-376. */
    public void setType(String part, String type) {
        override(part)
                .orElseGet(() -> {
                    Element made = types.createElementNS(TYPES_NAMESPACE, "Override");
                    made.setAttribute("PartName", "/" + part);
                    types.getDocumentElement().appendChild(made);
                    return made;
                })
                .setAttribute("ContentType", type);
    }

    private Optional<Element> override(String part) {
        return Xml.elements(types, TYPES_NAMESPACE, "Override").stream()
                .filter(element -> element.getAttribute("PartName").equals("/" + part))
                .findFirst();
    }

    /** The relationships of a part: the parts and addresses it refers to. */
    public Relations relations(String part) {
        return new Relations(this, part);
    }

    /**
     * Sets the document's title, Danish as its language, and its author where the template leaves that open, if the file has
     * such properties. The times in them stay the template's, so that the same values give the same bytes.
     *
     * @param author of a file whose property of that name is there and empty
     */
    public void describe(String title, String author) {
        if (!has(CORE)) {
            return;
        }
        Document properties = xml(CORE);
        Element root = properties.getDocumentElement();
        set(root, DUBLIN_CORE, "dc:title", title);
        set(root, DUBLIN_CORE, "dc:language", "da-DK");
        Xml.elements(root, DUBLIN_CORE, "creator").stream()
                .filter(creator -> creator.getTextContent().isBlank())
                .forEach(creator -> creator.setTextContent(Characters.allowed(author)));
        put(CORE, properties);
    }

    private static void set(Element root, String namespace, String name, String text) {
        List<Element> found = Xml.elements(root, namespace, name.substring(3));
        Element element = found.isEmpty() ? root.getOwnerDocument().createElementNS(namespace, name) : found.get(0);
        element.setTextContent(Characters.allowed(text));
        if (found.isEmpty()) {
            root.appendChild(element);
        }
    }

    /**
     * Writes the file, and leaves the stream open.
     *
     * @throws IOException when it cannot be written
     */
    public void write(OutputStream out) throws IOException {
        put(TYPES, types);
        OfficeZip zip = new OfficeZip(out);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (longParts.containsKey(part.getKey())) {
                longParts.get(part.getKey()).write(zip.stream(part.getKey()));
                zip.endPart();
            } else {
                zip.add(part.getKey(), part.getValue());
            }
        }
        zip.finish();
    }

    /** The whole file. */
    public byte[] bytes() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
