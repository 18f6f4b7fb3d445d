package dk.maaltal.template.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A Word document as a text that a person can read and write: a line for each paragraph and each row of a table.
 *
 * <pre>
 * [Heading1] text         a style, but not Normal; (num 3) a numbered list of the paragraph's own
 * **bold** _italic_ ~changed formatting~ {+inserted+} {-deleted-} ⏎ line break ⇥ tab
 * {SEQ Tabel: 1}          a field and what it shows          ⟦name:…⟧ a bookmark
 * &lt;text → target&gt;   a link                             «…» a content control
 * ¹fodnote  ²slutnote     references, with the notes' texts in order at the end
 * {billede "alt"} {diagram "alt"} {boks: …} {vml: …} {valg …|ellers …}
 * | a | b |               a row; |= a heading row; ! cannot be split; a(2) is two columns wide; a^ is merged down
 * </pre>
 */
final class WordAsText {

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, byte[]> parts = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();
    private final List<String> charts = new ArrayList<>();
    private final Map<String, Document> notes = new LinkedHashMap<>();
    private final List<String> noteTexts = new ArrayList<>();
    private Map<String, String> relations = Map.of();

    WordAsText(byte[] docx) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        for (String kind : List.of("footnotes", "endnotes")) {
            if (parts.containsKey("word/" + kind + ".xml")) {
                notes.put(kind, parse("word/" + kind + ".xml"));
            }
        }
        part("word/document.xml");
        for (String part : parts.keySet()) {
            if (part.matches("word/(header|footer)\\d*\\.xml")) {
                text.append("--- ")
                        .append(part.contains("header") ? "sidehoved" : "sidefod")
                        .append('\n');
                part(part);
            }
        }
        noteTexts.forEach(note -> text.append(note).append('\n'));
        for (String chart : charts) {
            text.append(new ChartAsText(parts, chart));
        }
    }

    @Override
    public String toString() {
        return text.toString()
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** The ids of drawings of the older kind, which must be unique. */
    List<String> shapeIds() {
        return Stream.of("shape", "rect")
                .flatMap(kind -> all(parse("word/document.xml").getDocumentElement(), kind).stream())
                .map(shape -> shape.getAttribute("id"))
                .toList();
    }

    private void part(String name) {
        relations = ChartAsText.relations(parts, name);
        Element root = parse(name).getDocumentElement();
        Node body = name.equals("word/document.xml") ? elements(root, "body").get(0) : root;
        blocks(body).forEach(line -> text.append(line.stripTrailing()).append('\n'));
    }

    private Document parse(String name) {
        return parse(parts.get(name));
    }

    static Document parse(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> blocks(Node parent) {
        List<String> lines = new ArrayList<>();
        String before = "";
        for (Element child : childElements(parent)) {
            switch (child.getLocalName()) {
                case "p" -> {
                    lines.add(before + paragraph(child));
                    before = "";
                }
                case "bookmarkStart" -> before += piece(child);
                case "bookmarkEnd" -> lines.set(lines.size() - 1, lines.get(lines.size() - 1) + piece(child));
                case "tbl" -> lines.addAll(table(child));
                case "sdt" -> {
                    lines.add("«");
                    lines.addAll(blocks(elements(child, "sdtContent").get(0)));
                    lines.add("»");
                }
                case "ins", "customXml" -> lines.addAll(blocks(child));
                default -> {}
            }
        }
        return lines;
    }

    private String paragraph(Element paragraph) {
        String style = property(paragraph, "pPr", "pStyle");
        String number = property(paragraph, "pPr", "numId");
        boolean section = childElements(paragraph).stream()
                .filter(child -> child.getLocalName().equals("pPr"))
                .anyMatch(child -> !elements(child, "sectPr").isEmpty());
        return (style.isEmpty() || style.equals("Normal") ? "" : "[" + style + "] ")
                + (number.isEmpty() ? "" : "(num " + number + ") ")
                + inline(paragraph)
                + (section ? "{sektion}" : "");
    }

    private String inline(Node parent) {
        return childElements(parent).stream().map(this::piece).collect(Collectors.joining());
    }

    private String piece(Element child) {
        return switch (child.getLocalName()) {
            case "r" -> run(child);
            case "t", "delText" -> child.getTextContent();
            case "br" -> child.getAttributeNS(W, "type").equals("page") ? "{side}" : "⏎";
            case "tab" -> "⇥";
            case "hyperlink" -> "<" + inline(child) + " → " + target(child) + ">";
            case "bookmarkStart" -> "⟦" + child.getAttributeNS(W, "name") + ":";
            case "bookmarkEnd" -> "⟧";
            case "ins" -> inline(child).isEmpty() ? "" : "{+" + inline(child) + "+}";
            case "del" -> "{-" + inline(child) + "-}";
            case "sdt" -> "«" + inline(elements(child, "sdtContent").get(0)) + "»";
            case "fldSimple" -> "{" + child.getAttributeNS(W, "instr").strip() + ": " + inline(child) + "}";
            case "fldChar" -> fieldMark(child);
            case "instrText" -> child.getTextContent().strip();
            case "footnoteReference" -> note(child, "footnotes", "¹fodnote");
            case "endnoteReference" -> note(child, "endnotes", "²slutnote");
            case "AlternateContent" ->
                "{valg " + inline(first(child, "Choice")) + "|ellers " + inline(first(child, "Fallback")) + "}";
            case "drawing" -> drawing(child);
            case "pict" -> "{vml: " + box(child) + "}";
            case "pPr", "rPr", "proofErr" -> "";
            default -> inline(child);
        };
    }

    private String run(Element run) {
        String content = inline(run);
        if (content.isEmpty()) {
            return "";
        }
        String mark = (has(run, "b") ? "**" : "") + (has(run, "i") ? "_" : "") + (has(run, "rPrChange") ? "~" : "");
        return mark + content + new StringBuilder(mark).reverse();
    }

    private static boolean has(Element run, String property) {
        return childElements(run).stream()
                .filter(child -> child.getLocalName().equals("rPr"))
                .flatMap(child -> childElements(child).stream())
                .anyMatch(child -> child.getLocalName().equals(property));
    }

    private static String fieldMark(Element mark) {
        return switch (mark.getAttributeNS(W, "fldCharType")) {
            case "begin" -> mark.getAttributeNS(W, "dirty").isEmpty() ? "{" : "{forny ";
            case "separate" -> ": ";
            default -> "}";
        };
    }

    private String target(Element link) {
        String anchor = link.getAttributeNS(W, "anchor");
        return anchor.isEmpty() ? relations.get(link.getAttributeNS(R, "id")) : "#" + anchor;
    }

    private String note(Element reference, String kind, String name) {
        String id = reference.getAttributeNS(W, "id");
        List<Element> found = childElements(notes.get(kind).getDocumentElement()).stream()
                .filter(note -> note.getAttributeNS(W, "id").equals(id))
                .toList();
        noteTexts.add(name + ": "
                + found.stream().map(note -> String.join(" / ", blocks(note))).collect(Collectors.joining(" ?? ")));
        return name;
    }

    private String drawing(Element drawing) {
        String alt = all(drawing, "docPr").get(0).getAttribute("descr");
        List<Element> chart = all(drawing, "chart");
        if (!chart.isEmpty()) {
            charts.add(relations.get(chart.get(0).getAttributeNS(R, "id")));
            return "{diagram \"" + alt + "\"}";
        }
        return all(drawing, "txbxContent").isEmpty() ? "{billede \"" + alt + "\"}" : "{boks: " + box(drawing) + "}";
    }

    private String box(Element around) {
        return all(around, "txbxContent").stream()
                .map(content -> String.join(" / ", blocks(content)))
                .collect(Collectors.joining(" // "));
    }

    private List<String> table(Element table) {
        List<String> lines = new ArrayList<>();
        lines.add("tabel "
                + childElements(table).stream()
                        .filter(child -> child.getLocalName().equals("tblGrid"))
                        .flatMap(grid -> childElements(grid).stream())
                        .map(column -> column.getAttributeNS(W, "w"))
                        .collect(Collectors.joining(" ")));
        rows(table, lines);
        return lines;
    }

    private void rows(Element table, List<String> lines) {
        for (Element child : childElements(table)) {
            if (child.getLocalName().equals("sdt")) {
                lines.add("«");
                rows(elements(child, "sdtContent").get(0), lines);
                lines.add("»");
            } else if (child.getLocalName().equals("tr")) {
                String properties = property(child, "trPr", "tblHeader") + property(child, "trPr", "cantSplit");
                lines.add((properties.contains("tblHeader") ? "|= " : "| ")
                        + cells(child).stream().map(this::cell).collect(Collectors.joining(" | "))
                        + " |"
                        + (properties.contains("cantSplit") ? "!" : ""));
            }
        }
    }

    private static List<Element> cells(Element row) {
        List<Element> cells = new ArrayList<>();
        for (Element child : childElements(row)) {
            if (child.getLocalName().equals("tc")) {
                cells.add(child);
            } else if (child.getLocalName().equals("sdt")) {
                cells.addAll(cells(elements(child, "sdtContent").get(0)));
            }
        }
        return cells;
    }

    private String cell(Element cell) {
        String span = property(cell, "tcPr", "gridSpan");
        boolean merged = childElements(cell).stream()
                .filter(child -> child.getLocalName().equals("tcPr"))
                .anyMatch(child -> !elements(child, "vMerge").isEmpty());
        return String.join(" / ", blocks(cell)) + (span.isEmpty() ? "" : "(" + span + ")") + (merged ? "^" : "");
    }

    /** A property's value, or its name where it has none. */
    private static String property(Element of, String holder, String name) {
        return childElements(of).stream()
                .filter(child -> child.getLocalName().equals(holder))
                .flatMap(child -> elements(child, name).stream())
                .map(found -> found.getAttributeNS(W, "val").isEmpty() ? name : found.getAttributeNS(W, "val"))
                .findFirst()
                .orElse("");
    }

    private static Element first(Element parent, String name) {
        return all(parent, name).get(0);
    }

    static List<Element> childElements(Node parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static List<Element> elements(Node node, String name) {
        return found(((Element) node).getElementsByTagNameNS(W, name));
    }

    static List<Element> all(Node node, String name) {
        return found(((Element) node).getElementsByTagNameNS("*", name));
    }

    private static List<Element> found(org.w3c.dom.NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
