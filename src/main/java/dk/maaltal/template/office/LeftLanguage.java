package dk.maaltal.template.office;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.language.Characters;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.SlipOfThePen;
import dk.maaltal.template.language.Token;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
            Pattern.compile("\\$\\{|\\[/?#(?:list|items|sep|if|elseif|else|break|--|\\u2013)");

    /** A brace in an address. */
    private static final Pattern OPENING = Pattern.compile("%7[bB]");

    private static final Pattern CLOSING = Pattern.compile("%7[dD]");

    /** A currency or language in a number format: {@code [$kr-406]}. */
    private static final Pattern CURRENCY = Pattern.compile("\\[\\$[^\\]{(]*]");

    private static final Pattern SHEET_NAME = Pattern.compile("'(?:[^']|'')*'!");
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"]|\"\")*\"");

    /** Data that other programs keep in a document, and may have a language of their own. */
    private static final String OF_OTHERS = "customXml/";

    private static final List<String> XML = List.of(".xml", ".rels", ".vml");
    private static final List<String> TEXT = List.of(".htm", ".html", ".txt", ".rtf", ".mht", ".css", ".svg");

    private LeftLanguage() {}

    /** A text with template language, and the element that it is in, or whose attribute it is. */
    public record Found(Element element, String text) {}

    /** Whether a text has template language in it, or what was meant as such. */
    public static boolean isIn(String text) {
        return isLanguageIn(text) || SlipOfThePen.isIn(visible(text));
    }

    /**
     * Whether a formula has: in the names of sheets it may stand, and braces mean something of their own outside of
     * texts in quotation marks.
     */
    public static boolean isInFormula(String formula) {
        String rest = SHEET_NAME.matcher(formula).replaceAll("");
        return isLanguageIn(rest) || STRING.matcher(rest).results().anyMatch(text -> isIn(text.group()));
    }

    private static boolean isLanguageIn(String text) {
        return (text.indexOf('$') >= 0 || text.indexOf('[') >= 0)
                && LANGUAGE.matcher(visible(text)).find();
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.chars().filter(c -> !Characters.isInvisible((char) c)).forEach(c -> visible.append((char) c));
        String plain = CURRENCY.matcher(visible).replaceAll("");
        return CLOSING.matcher(OPENING.matcher(plain).replaceAll("{")).replaceAll("}");
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
        if (isFilled.test(element)) {
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
                if (!isFilled.test(each)) {
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
                    .map(Found::text)
                    .filter(text -> !part.startsWith(OF_OTHERS) || isLanguageIn(text));
        }
        return Optional.of(part)
                .filter(each -> TEXT.stream().anyMatch(name::endsWith))
                .map(each -> new String(file.part(each), StandardCharsets.ISO_8859_1))
                .filter(LeftLanguage::isLanguageIn);
    }
}
