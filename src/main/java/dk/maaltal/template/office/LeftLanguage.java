package dk.maaltal.template.office;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.language.Characters;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.Token;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Finds template language in places where nothing is filled in, so that it would be left standing in the document. */
public final class LeftLanguage {

    private static final Pattern LANGUAGE =
            Pattern.compile("\\$\\{|\\$%7[bB]|\\[/?#(?:list|items|sep|if|elseif|else|break|--|\\u2013)");

    /** Text that Word keeps of what was deleted, and does not show. */
    private static final Set<String> DELETED = Set.of("delText", "delInstrText");

    private static final List<String> XML = List.of(".xml", ".rels", ".vml");
    private static final List<String> TEXT = List.of(".htm", ".html", ".txt", ".rtf", ".mht", ".css", ".svg");

    private LeftLanguage() {}

    /** A text with template language, and the element that it is in, or whose attribute it is. */
    public record Found(Element element, String text) {}

    /** Whether a text has template language in it. */
    public static boolean isIn(String text) {
        if (text.indexOf('$') < 0 && text.indexOf('[') < 0) {
            return false;
        }
        StringBuilder visible = new StringBuilder(text.length());
        text.chars().filter(c -> !Characters.isInvisible((char) c)).forEach(c -> visible.append((char) c));
        return LANGUAGE.matcher(visible).find();
    }

    /**
     * The first template language in a part.
     *
     * @param isFilled whether an element or attribute is filled in elsewhere, with all that is in it
     */
    public static Optional<Found> in(Document part, Predicate<Node> isFilled) {
        return in(part.getDocumentElement(), isFilled);
    }

    private static Optional<Found> in(Element element, Predicate<Node> isFilled) {
        if (isFilled.test(element) || DELETED.contains(element.getLocalName())) {
            return Optional.empty();
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (isIn(attribute.getValue()) && !isFilled.test(attribute)) {
                return Optional.of(new Found(element, attribute.getValue()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element each) {
                Optional<Found> within = in(each, isFilled);
                if (within.isPresent()) {
                    return within;
                }
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        if (element.getLocalName().equals("p")) {
            text.setLength(0);
            append(element, isFilled, text);
        }
        return isIn(text.toString()) ? Optional.of(new Found(element, text.toString())) : Optional.empty();
    }

    private static void append(Element element, Predicate<Node> isFilled, StringBuilder text) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element each) {
                if (!isFilled.test(each) && !DELETED.contains(each.getLocalName())) {
                    append(each, isFilled, text);
                }
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
    }

    /**
     * Refuses template language in parts that are not filled in.
     *
     * @param parts their names
     * @throws BadTemplate naming each part with such
     */
    public static void refuse(OfficeFile file, List<String> parts) {
        List<BadTemplate> faults = parts.stream()
                .flatMap(part -> in(file, part).stream()
                        .map(text -> new BadTemplate(
                                file.name(), part, Messages.text("language.not-filled-here", Token.shorten(text)))))
                .toList();
        if (!faults.isEmpty()) {
            throw BadTemplate.all(faults);
        }
    }

    private static Optional<String> in(OfficeFile file, String part) {
        String name = part.toLowerCase(Locale.ROOT);
        if (XML.stream().anyMatch(name::endsWith)) {
            // The title is replaced, whatever it is.
            return in(
                            file.xml(part),
                            node -> part.equals(OfficeFile.CORE)
                                    && node instanceof Element
                                    && node.getLocalName().equals("title"))
                    .map(Found::text);
        }
        return Optional.of(part)
                .filter(each -> TEXT.stream().anyMatch(name::endsWith))
                .map(each -> new String(file.part(each), StandardCharsets.ISO_8859_1))
                .filter(LeftLanguage::isIn);
    }
}
