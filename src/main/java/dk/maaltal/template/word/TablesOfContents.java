package dk.maaltal.template.word;

import dk.maaltal.template.language.Messages;
import dk.maaltal.template.office.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes the tables of contents, of tables and of figures of a filled-in document anew: its headings or captions, each a
 * link to its place. Page numbers are known only when the document is laid out, so they are left empty, and the table is
 * marked for Word to update.
 */
final class TablesOfContents {

    private static final Pattern LEVELS = Pattern.compile("\\\\o\\s+\"(\\d)-(\\d)\"");
    private static final String BOOKMARK = "_Toc9%08d";

    private record Heading(int level, Element paragraph, String text) {}

    private final Document document;
    private final WordStyles styles;
    private int bookmarks;

    TablesOfContents(Document document, WordStyles styles) {
        this.document = document;
        this.styles = styles;
    }

    /** Whether a part has a table of contents, so that headings matter. */
    static boolean areIn(Document part) {
        return Xml.within(part, "instrText").stream()
                .anyMatch(instruction -> instruction.getTextContent().contains("TOC"));
    }

    void renew() {
        WordField.in(document).stream()
                .filter(field -> field.is("TOC") && !Xml.is(field.begin(), "fldSimple"))
                .forEach(this::renew);
    }

    private void renew(WordField field) {
        List<Element> old = paragraphs(field);
        if (old.isEmpty()) {
            return;
        }
        String instruction = String.join(" ", field.words());
        int sequence = field.words().indexOf("\\c");
        List<Heading> headings =
                sequence > 0 ? captions(field.words().get(sequence + 1).replace("\"", "")) : headings(instruction, old);
        Map<Integer, Element> looks = looks(old, sequence > 0 ? "table of figures" : "toc ");
        Node place = old.get(0);
        List<Element> made = new ArrayList<>();
        for (Heading heading : headings) {
            made.add(entry(heading, looks, instruction.contains("\\n")));
        }
        if (made.isEmpty()) {
            made.add(empty(looks.values().iterator().next()));
        }
        begin(made.get(0), instruction);
        made.get(made.size() - 1).appendChild(run(made.get(0), mark(made.get(0), "end")));
        made.forEach(paragraph -> place.getParentNode().insertBefore(paragraph, place));
        old.forEach(paragraph -> paragraph.getParentNode().removeChild(paragraph));
    }

    /** Its paragraphs in the template, from the one it begins in to the one it ends in; none if they are no siblings. */
    private static List<Element> paragraphs(WordField field) {
        Element first = Xml.around(field.begin(), "p");
        Element last = Xml.around(field.end(), "p");
        List<Element> all = new ArrayList<>();
        for (Node node = first; node != null; node = node.getNextSibling()) {
            if (Xml.is(node, "p")) {
                all.add((Element) node);
            }
            if (node == last) {
                return all;
            }
        }
        return List.of();
    }

    private List<Heading> headings(String instruction, List<Element> old) {
        Matcher levels = LEVELS.matcher(instruction);
        boolean given = levels.find();
        int from = given ? Integer.parseInt(levels.group(1)) : 1;
        int to = given ? Integer.parseInt(levels.group(2)) : 3;
        List<Heading> headings = new ArrayList<>();
        for (Element paragraph : Xml.within(document, "p")) {
            Optional<Integer> level = styles.level(paragraph).filter(number -> number >= from && number <= to);
            String text = text(paragraph);
            if (level.isPresent() && !text.isBlank() && !old.contains(paragraph)) {
                headings.add(new Heading(level.get(), paragraph, text));
            }
        }
        return headings;
    }

    /** The captions of a sequence, for a list of tables or figures. */
    private List<Heading> captions(String sequence) {
        return WordField.in(document).stream()
                .filter(field -> field.is("SEQ") && field.name().equalsIgnoreCase(sequence))
                .map(field -> Xml.around(field.begin(), "p"))
                .map(paragraph -> new Heading(1, paragraph, text(paragraph)))
                .toList();
    }

    /**
     * An empty paragraph for each level from 1 to 9, formatted as in the template or else by the document's style for
     * it.
     */
    private Map<Integer, Element> looks(List<Element> old, String name) {
        Map<Integer, Element> looks = new TreeMap<>();
        for (int level = 1; level <= 9; level++) {
            Optional<String> style = styles.id(name.endsWith(" ") ? name + level : name);
            Element found = style.flatMap(id -> old.stream()
                            .filter(paragraph -> Xml.within(paragraph, "pStyle").stream()
                                    .anyMatch(own -> Xml.attribute(own, "val").equals(id)))
                            .findFirst())
                    .orElse(null);
            Element look = Xml.create(old.get(0), "p");
            Element like = found != null ? found : old.get(0);
            Xml.children(like, "pPr").forEach(properties -> look.appendChild(properties.cloneNode(true)));
            if (found == null && style.isPresent()) {
                look.setTextContent("");
                Element properties = Xml.create(look, "pPr");
                Element own = Xml.create(look, "pStyle");
                Xml.set(own, "val", style.get());
                properties.appendChild(own);
                look.appendChild(properties);
            }
            looks.put(level, look);
        }
        return looks;
    }

    private Element entry(Heading heading, Map<Integer, Element> looks, boolean withoutPages) {
        Element entry = (Element) looks.get(heading.level()).cloneNode(true);
        Element link = Xml.create(entry, "hyperlink");
        String bookmark = bookmark(heading.paragraph());
        Xml.set(link, "anchor", bookmark);
        Xml.set(link, "history", 1);
        link.appendChild(run(entry, text(entry, heading.text())));
        if (!withoutPages) {
            link.appendChild(run(entry, Xml.create(entry, "tab")));
            link.appendChild(run(entry, mark(entry, "begin")));
            link.appendChild(run(entry, instruction(entry, " PAGEREF " + bookmark + " \\h ")));
            link.appendChild(run(entry, mark(entry, "separate")));
            link.appendChild(run(entry, mark(entry, "end")));
        }
        entry.appendChild(link);
        return entry;
    }

    private static Element empty(Element look) {
        Element entry = (Element) look.cloneNode(true);
        entry.appendChild(run(entry, text(entry, Messages.text("word.no-headings"))));
        return entry;
    }

    private static void begin(Element first, String instruction) {
        Element begin = mark(first, "begin");
        Xml.set(begin, "dirty", "true");
        Node before = Xml.children(first, "pPr").stream()
                .findFirst()
                .map(Node::getNextSibling)
                .orElse(first.getFirstChild());
        first.insertBefore(run(first, begin), before);
        first.insertBefore(run(first, instruction(first, " " + instruction + " ")), before);
        first.insertBefore(run(first, mark(first, "separate")), before);
    }

    /** Puts a new bookmark around a heading. Returns its name. */
    private String bookmark(Element heading) {
        String name = String.format(Locale.ROOT, BOOKMARK, ++bookmarks);
        Element start = Xml.create(heading, "bookmarkStart");
        Xml.set(start, "id", name);
        Xml.set(start, "name", name);
        Element end = Xml.create(heading, "bookmarkEnd");
        Xml.set(end, "id", name);
        Node first = Xml.children(heading, "pPr").stream()
                .findFirst()
                .map(Node::getNextSibling)
                .orElse(heading.getFirstChild());
        heading.insertBefore(start, first);
        heading.appendChild(end);
        return name;
    }

    private static String text(Element paragraph) {
        return Xml.within(paragraph, "t", node -> !Xml.isStory(node)).stream()
                .map(Node::getTextContent)
                .collect(Collectors.joining())
                .strip();
    }

    private static Element run(Element like, Element content) {
        Element run = Xml.create(like, "r");
        run.appendChild(content);
        return run;
    }

    private static Element mark(Element like, String type) {
        Element mark = Xml.create(like, "fldChar");
        Xml.set(mark, "fldCharType", type);
        return mark;
    }

    private static Element instruction(Element like, String text) {
        Element instruction = Xml.create(like, "instrText");
        instruction.setTextContent(text);
        instruction.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
        return instruction;
    }

    private static Element text(Element like, String text) {
        Element t = Xml.create(like, "t");
        t.setTextContent(text);
        t.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
        return t;
    }
}
