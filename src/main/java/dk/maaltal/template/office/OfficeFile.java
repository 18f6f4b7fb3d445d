package dk.maaltal.template;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A Word or Excel file: parts by their names, what each is ({@code [Content_Types].xml}), and how they refer to one another.
 * The names, and where they are written, are those of ECMA-376 part 2.
 */
public final class OfficeFile {

    /** No template a person makes is larger; in bytes, all parts together, unpacked. */
    private static final int LARGEST = 100_000_000;

    private static final int MOST_PARTS = 5_000;
    private static final String TYPES = "[Content_Types].xml";
    private static final String CORE = "docProps/core.xml";
    private static final String TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types";

    private final Path file;
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, Long> longParts = new HashMap<>();
    private final Document types;

    /**
     * Reads a template.
     *
     * @param kind of file it should be, in Danish, for messages
     * @throws BadTemplate when it is not there, no such file, or larger than any template
     */
    public OfficeFile(Path file, String kind) {
        this.file = file;
        if (!Files.isRegularFile(file)) {
            throw new BadTemplate(file, "", "filen findes ikke.");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            int left = LARGEST;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] content = in.readNBytes(left + 1);
                    left -= content.length;
                    if (left < 0 || parts.size() >= MOST_PARTS) {
                        throw new BadTemplate(
                                file,
                                "",
                                "fylder udpakket mere end nogen skabelon har brug for (" + LARGEST / 1_000_000
                                        + " MB)");
                    }
                    if (!entry.isDirectory()) {
                        parts.put(entry.getName(), content);
                    }
                }
            }
        } catch (ZipException e) {
            throw new BadTemplate(file, "", "er ikke " + kind + ".", e);
        } catch (IOException e) {
            throw new BadTemplate(file, "", "kan ikke læses: " + e.getMessage(), e);
        }
        if (!parts.containsKey(TYPES)) {
            throw new BadTemplate(file, "", "er ikke " + kind + ".");
        }
        types = xml(TYPES);
    }

    public Path file() {
        return file;
    }

    public Collection<String> names() {
        return List.copyOf(parts.keySet());
    }

    public boolean has(String name) {
        return parts.containsKey(name);
    }

    /** A part's bytes. */
    public byte[] part(String name) {
        return parts.get(name);
    }

    /** @throws BadTemplate when the part is missing or no XML */
    public Document xml(String name) {
        if (!parts.containsKey(name)) {
            throw new BadTemplate(file, name, "delen mangler i filen");
        }
        try {
            return Xml.parse(new ByteArrayInputStream(parts.get(name)));
        } catch (SAXException | IOException e) {
            throw new BadTemplate(
                    file, name, "er ikke et dokument, som Word og Excel skriver det: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new BadTemplate(file, name, BadTemplate.TOO_DEEP, e);
        }
    }

    public void put(String name, byte[] content) {
        parts.put(name, content);
    }

    public void put(String name, Document document) {
        put(name, Xml.bytes(document));
    }

    /** Writes a part that is too long to hold. */
    public interface Long {
        void write(OutputStream to) throws IOException;
    }

    /** Gives a part its content when the file is written. */
    public void put(String name, Long content) {
        parts.put(name, new byte[0]);
        longParts.put(name, content);
    }

    /** Adds a part that is what another is, named as that but for the number: {@code word/charts/chart2.xml}. */
    public String add(String like, byte[] content) {
        int dot = like.lastIndexOf('.');
        String stem = like.substring(0, dot).replaceFirst("\\d*$", "");
        int number = 1;
        while (parts.containsKey(stem + number + like.substring(dot))) {
            number++;
        }
        String name = stem + number + like.substring(dot);
        put(name, content);
        Element type = override(like);
        if (type != null) {
            setType(name, type.getAttribute("ContentType"));
        }
        return name;
    }

    /** Takes a part away, and what is said of it. */
    public void remove(String name) {
        parts.remove(name);
        parts.remove(Relations.partOf(name));
        Element type = override(name);
        if (type != null) {
            type.getParentNode().removeChild(type);
        }
    }

    /** Says what a part is. */
    public void setType(String name, String type) {
        Element override = override(name);
        if (override == null) {
            override = types.createElementNS(TYPES_NAMESPACE, "Override");
            override.setAttribute("PartName", "/" + name);
            types.getDocumentElement().appendChild(override);
        }
        override.setAttribute("ContentType", type);
    }

    private Element override(String name) {
        return Xml.elements(types, TYPES_NAMESPACE, "Override").stream()
                .filter(element -> element.getAttribute("PartName").equals("/" + name))
                .findFirst()
                .orElse(null);
    }

    /** Which parts a part refers to. */
    public Relations relations(String part) {
        return new Relations(this, part);
    }

    /** Gives the document its title, and no moment of its own: the same figures give the same bytes. */
    public void setTitle(String title) {
        if (!has(CORE)) {
            return;
        }
        Document properties = xml(CORE);
        Element root = properties.getDocumentElement();
        set(root, "http://purl.org/dc/elements/1.1/", "dc:title", title);
        set(root, "http://purl.org/dc/elements/1.1/", "dc:language", "da-DK");
        put(CORE, properties);
    }

    private static void set(Element root, String namespace, String name, String text) {
        List<Element> found = Xml.elements(root, namespace, name.substring(3));
        Element element = found.isEmpty() ? root.getOwnerDocument().createElementNS(namespace, name) : found.get(0);
        element.setTextContent(text);
        if (found.isEmpty()) {
            root.appendChild(element);
        }
    }

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
