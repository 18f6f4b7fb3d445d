package dk.maaltal.report;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A paragraph of a Word part with the template language typed in it. Word splits a text into runs as it pleases, so a
 * token may begin in one and end in another; here it is joined into the run it begins in, whose formatting it keeps.
 */
final class WordParagraph {

    /** A token put in the text is held by these until the part is text: no document uses them, and XML allows them. */
    private static final char BEGIN = '\ue000';

    private static final char END = '\ue001';

    private final Element paragraph;
    private final List<Element> texts;
    private final List<Token> tokens;
    private final String text;

    /** @throws IllegalArgumentException when a token is not ended */
    WordParagraph(Element paragraph) {
        this.paragraph = paragraph;
        this.texts = Xml.within(paragraph, "t", node -> !Xml.is(node, "txbxContent"));
        StringBuilder all = new StringBuilder();
        texts.forEach(t -> all.append(t.getTextContent()));
        this.text = all.toString();
        this.tokens = Token.in(text);
    }

    Element element() {
        return paragraph;
    }

    List<Token> tokens() {
        return tokens;
    }

    String text() {
        return text;
    }

    /** Whether there is nothing but directives in the paragraph, no picture and no section's end either. */
    boolean isOnlyDirectives() {
        StringBuilder rest = new StringBuilder(text);
        for (int i = tokens.size() - 1; i >= 0; i--) {
            if (!tokens.get(i).isDirective()) {
                return false;
            }
            rest.delete(tokens.get(i).from(), tokens.get(i).to());
        }
        return !tokens.isEmpty() && rest.toString().isBlank() && !holdsMore();
    }

    private boolean holdsMore() {
        return !Xml.within(paragraph, "drawing").isEmpty()
                || !Xml.within(paragraph, "pict").isEmpty()
                || !Xml.within(paragraph, "sectPr").isEmpty();
    }

    /** Puts each token into the text as its placeholder, or takes it out where it has been placed elsewhere. */
    void place(List<String> placeholders) {
        List<Integer> starts = new ArrayList<>();
        int start = 0;
        for (Element t : texts) {
            starts.add(start);
            start += t.getTextContent().length();
        }
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            String placed = placeholders.get(i);
            for (int n = texts.size() - 1; n >= 0; n--) {
                int from = Math.max(token.from() - starts.get(n), 0);
                String content = texts.get(n).getTextContent();
                int to = Math.min(token.to() - starts.get(n), lengthBefore(starts, n));
                if (from >= to) {
                    continue;
                }
                boolean beginsHere = token.from() >= starts.get(n);
                texts.get(n)
                        .setTextContent(
                                content.substring(0, from) + (beginsHere ? placed : "") + content.substring(to));
                preserveSpace(texts.get(n));
            }
        }
    }

    private int lengthBefore(List<Integer> starts, int n) {
        return (n + 1 < starts.size() ? starts.get(n + 1) : text.length()) - starts.get(n);
    }

    private static void preserveSpace(Element t) {
        t.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
    }

    static String placeholder(int number) {
        return BEGIN + Integer.toString(number) + END;
    }

    /** The text with each placeholder as its token's source. */
    static String restore(String text, List<Token> placed) {
        StringBuilder restored = new StringBuilder(text.length());
        int at = 0;
        for (int begin; (begin = text.indexOf(BEGIN, at)) >= 0; ) {
            int end = text.indexOf(END, begin);
            restored.append(text, at, begin)
                    .append(placed.get(Integer.parseInt(text.substring(begin + 1, end)))
                            .source());
            at = end + 1;
        }
        return restored.append(text, at, text.length()).toString();
    }

    /** Puts a placeholder between elements. */
    static void insertBefore(Node node, String placeholder) {
        node.getParentNode().insertBefore(node.getOwnerDocument().createTextNode(placeholder), node);
    }

    static void insertAfter(Node node, String placeholder) {
        node.getParentNode().insertBefore(node.getOwnerDocument().createTextNode(placeholder), node.getNextSibling());
    }
}
