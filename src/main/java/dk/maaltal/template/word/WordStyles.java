package dk.maaltal.template.word;

import dk.maaltal.template.office.OfficeFile;
import dk.maaltal.template.office.Xml;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** The paragraph styles of a Word document, which say what is a heading and what is in a list. */
final class WordStyles {

    private static final String PART = "word/styles.xml";

    private final Map<String, Element> byId = new HashMap<>();
    private final Map<String, String> idsByName = new HashMap<>();

    WordStyles(OfficeFile file) {
        if (!file.has(PART)) {
            return;
        }
        for (Element style : Xml.within(file.xml(PART), "style")) {
            String id = Xml.attribute(style, "styleId");
            byId.put(id, style);
            Xml.children(style, "name")
                    .forEach(name -> idsByName.put(Xml.attribute(name, "val").toLowerCase(Locale.ROOT), id));
        }
    }

    /** The id of a style by its name, which is the same in every language of Word: {@code toc 1}, {@code list bullet}. */
    Optional<String> id(String name) {
        return Optional.ofNullable(idsByName.get(name));
    }

    /** The outline level of a heading, 1 to 9; empty for text. */
    Optional<Integer> level(Element paragraph) {
        return property(paragraph, "outlineLvl")
                .map(level -> Integer.parseInt(Xml.attribute(level, "val")) + 1)
                .or(() -> headingName(paragraph))
                .filter(level -> level <= 9);
    }

    /** The level by the name of the style: Word's own heading styles need not state their outline level. */
    private Optional<Integer> headingName(Element paragraph) {
        return Optional.ofNullable(byId.get(style(paragraph))).stream()
                .flatMap(style -> Xml.children(style, "name").stream())
                .map(name -> Xml.attribute(name, "val").toLowerCase(Locale.ROOT))
                .filter(name -> name.matches("heading [1-9]"))
                .map(name -> name.charAt(name.length() - 1) - '0')
                .findFirst();
    }

    /** Whether a paragraph is numbered or has a bullet. */
    boolean isInList(Element paragraph) {
        return property(paragraph, "numPr").isPresent();
    }

    /** A property of a paragraph: its own, or else its style's, or else that of the nearest style this is based on. */
    private Optional<Element> property(Element paragraph, String name) {
        Optional<Element> own = property(Xml.children(paragraph, "pPr").stream().findFirst(), name);
        if (own.isPresent()) {
            return own;
        }
        Set<String> seen = new HashSet<>();
        String id = style(paragraph);
        while (byId.containsKey(id) && seen.add(id)) {
            Element style = byId.get(id);
            Optional<Element> found =
                    property(Xml.children(style, "pPr").stream().findFirst(), name);
            if (found.isPresent()) {
                return found;
            }
            id = Xml.children(style, "basedOn").stream()
                    .map(based -> Xml.attribute(based, "val"))
                    .findFirst()
                    .orElse("");
        }
        return Optional.empty();
    }

    private static Optional<Element> property(Optional<Element> properties, String name) {
        return properties.flatMap(all -> Xml.children(all, name).stream().findFirst());
    }

    private static String style(Element paragraph) {
        return Xml.children(paragraph, "pPr").stream()
                .flatMap(properties -> Xml.children(properties, "pStyle").stream())
                .map(style -> Xml.attribute(style, "val"))
                .findFirst()
                .orElse("");
    }
}
