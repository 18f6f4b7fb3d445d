package dk.maaltal.template.word;

import dk.maaltal.template.language.BadToken;
import dk.maaltal.template.language.Characters;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.Token;
import dk.maaltal.template.office.ChartXml;
import dk.maaltal.template.office.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A paragraph of a Word part with the tokens typed in it. Word splits a text into runs in places of its own choosing,
 * so a token may begin in one run and end in another; it is joined into the run it begins in, whose formatting it
 * keeps.
 */
final class WordParagraph {

    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";

    private static final Set<String> TEXTS =
            Set.of(Xml.WORD, "http://schemas.openxmlformats.org/officeDocument/2006/math");
    private static final List<String> HYPHENS = List.of("noBreakHyphen", "softHyphen");
    private static final List<String> SPACES = List.of("tab", "br", "cr", "ptab");

    private final Element paragraph;
    private final List<Element> texts;
    private final List<Token> tokens;
    private final String text;
    private final boolean onlyDirectives;

    private WordParagraph(Element paragraph, List<Element> texts) {
        this.paragraph = paragraph;
        this.texts = texts;
        this.text = text(texts);
        this.tokens = Token.in(text);
        this.onlyDirectives = isOnlyDirectives(text, tokens)
                && Xml.within(paragraph, "sym", node -> !Xml.isStory(node)).isEmpty();
    }

    /**
     * A paragraph of text, without the text boxes and notes anchored in it.
     *
     * @throws BadToken when a token is not ended, or is a directive that there is none of
     */
    static WordParagraph of(Element paragraph) {
        WordParagraph read = new WordParagraph(paragraph, texts(paragraph));
        return read.clearTokens() ? new WordParagraph(paragraph, texts(paragraph)) : read;
    }

    /** The texts within an element, those of equations too, but for those of text boxes and notes. */
    static List<Element> texts(Node within) {
        List<Element> found = new ArrayList<>();
        for (Node child = within.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element each
                    && each.getLocalName().equals("t")
                    && TEXTS.contains(each.getNamespaceURI())) {
                found.add(each);
            } else if (!Xml.isStory(child)) {
                found.addAll(texts(child));
            }
        }
        return found;
    }

    private static String text(List<Element> texts) {
        StringBuilder all = new StringBuilder();
        texts.forEach(t -> all.append(t.getTextContent()));
        return all.toString();
    }

    /**
     * Removes the hyphens that Word keeps as elements from within tokens, and makes tabs and line breaks there spaces.
     *
     * @return whether there were any
     */
    private boolean clearTokens() {
        boolean cleared = false;
        for (Token token : tokens) {
            List<Element> spanned = spanned(token);
            for (Node node : between(spanned.get(0), spanned.get(spanned.size() - 1))) {
                if (Xml.is(node, "sym")) {
                    throw new BadToken(Messages.text("word.symbol-in-token", token.source()));
                }
                if (SPACES.stream().anyMatch(space -> Xml.is(node, space))) {
                    Element space = Xml.create(paragraph, "t");
                    space.setTextContent(" ");
                    node.getParentNode().replaceChild(space, node);
                    cleared = true;
                } else if (HYPHENS.stream().anyMatch(hyphen -> Xml.is(node, hyphen))) {
                    node.getParentNode().removeChild(node);
                    cleared = true;
                }
            }
        }
        return cleared;
    }

    private List<Element> spanned(Token token) {
        List<Element> spanned = new ArrayList<>();
        int start = 0;
        for (Element t : texts) {
            int end = start + t.getTextContent().length();
            if (start < token.to() && token.from() < end) {
                spanned.add(t);
            }
            start = end;
        }
        return spanned;
    }

    private static List<Node> between(Element first, Element last) {
        List<Node> nodes = new ArrayList<>();
        for (Node node = first; node != null && node != last; node = Xml.next(node)) {
            nodes.add(node);
        }
        return nodes;
    }

    /**
     * A paragraph of a chart: its title, or that of an axis.
     *
     * @throws BadToken when a token is not ended, or is a directive that there is none of
     */
    static WordParagraph ofChart(Element paragraph) {
        return new WordParagraph(paragraph, Xml.elements(paragraph, DRAWING, "t"));
    }

    /** The paragraphs of the charts of a part. */
    static List<Element> inCharts(Document part) {
        return Xml.elements(part, Xml.STORY, "chart").stream()
                .flatMap(chart -> Xml.elements(chart, DRAWING, "p").stream())
                .toList();
    }

    Element element() {
        return paragraph;
    }

    /** Whether it is in the title of a chart; that of an axis is none. */
    boolean isChartTitle() {
        Node around = paragraph;
        while (around != null && !"title".equals(around.getLocalName())) {
            around = around.getParentNode();
        }
        return around != null && ChartXml.isTitle(around);
    }

    List<Token> tokens() {
        return tokens;
    }

    String text() {
        return text;
    }

    /** Whether the paragraph's text is directives and nothing else. */
    boolean isOnlyDirectives() {
        return onlyDirectives;
    }

    private static boolean isOnlyDirectives(String text, List<Token> tokens) {
        int at = 0;
        for (Token token : tokens) {
            if (!token.isDirective() || !Characters.isBlank(text.substring(at, token.from()))) {
                return false;
            }
            at = token.to();
        }
        return !tokens.isEmpty() && Characters.isBlank(text.substring(at));
    }

    /**
     * Whether the paragraph must stay without its text: it holds a picture, a page break, or the end of a section or
     * field.
     */
    boolean holdsMore() {
        return Stream.of(
                                "drawing",
                                "pict",
                                "object",
                                "sectPr",
                                "footnoteReference",
                                "endnoteReference",
                                "fldChar",
                                "fldSimple",
                                "sym",
                                "ptab")
                        .anyMatch(more -> !Xml.within(paragraph, more).isEmpty())
                || Xml.within(paragraph, "br").stream()
                        .anyMatch(line -> !Xml.attribute(line, "type").isEmpty());
    }

    /** Removes the paragraph. Bookmarks that begin or end in it stay, outside of what its directive repeats or drops. */
    void remove() {
        Node place = paragraph;
        if (!tokens.isEmpty() && tokens.get(0).kind() == Token.Kind.OPEN) {
            while (place.getPreviousSibling() != null
                    && place.getPreviousSibling().getNodeType() == Node.TEXT_NODE) {
                place = place.getPreviousSibling();
            }
        }
        for (String kind : List.of("bookmarkStart", "bookmarkEnd")) {
            for (Element mark : Xml.within(paragraph, kind)) {
                paragraph.getParentNode().insertBefore(mark, place);
            }
        }
        paragraph.getParentNode().removeChild(paragraph);
    }

    /**
     * Replaces each token in the text.
     *
     * @param placeholders one for each token, in order; empty for a token that has been placed elsewhere
     */
    void replace(List<String> placeholders) {
        int start = 0;
        int next = 0;
        for (Element t : texts) {
            int end = start + t.getTextContent().length();
            StringBuilder replaced = new StringBuilder();
            int at = start;
            for (; next < tokens.size() && tokens.get(next).from() < end; next++) {
                Token token = tokens.get(next);
                if (token.from() >= start) {
                    replaced.append(text, at, token.from()).append(placeholders.get(next));
                }
                at = Math.min(token.to(), end);
                if (token.to() > end) {
                    break;
                }
            }
            if (at > start) {
                t.setTextContent(replaced.append(text, at, end).toString());
                preserveSpace(t);
            }
            start = end;
        }
    }

    private static void preserveSpace(Element t) {
        if (TEXTS.contains(t.getNamespaceURI())) {
            t.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
        }
    }

    /** Inserts a placeholder between elements, before one. */
    static void insertBefore(Node node, String placeholder) {
        node.getParentNode().insertBefore(node.getOwnerDocument().createTextNode(placeholder), node);
    }

    /** Inserts a placeholder between elements, after one. */
    static void insertAfter(Node node, String placeholder) {
        node.getParentNode().insertBefore(node.getOwnerDocument().createTextNode(placeholder), node.getNextSibling());
    }
}
