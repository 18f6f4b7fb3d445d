package dk.maaltal.template.word;

import dk.maaltal.template.office.Xml;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A field of Word's own (not of the template language), such as a table's number or a reference to it.
 *
 * @param words of its instruction: SEQ, Tabel, \*, ARABIC
 * @param begin its {@code w:fldChar} that begins it, or the whole {@code w:fldSimple}
 * @param results the texts it shows
 * @param end its {@code w:fldChar} that ends it, or the whole {@code w:fldSimple}
 * @param iterations the numbers of the iterations it is from, of the outermost list first
 */
record WordField(List<String> words, Element begin, List<Element> results, Element end, List<Integer> iterations) {

    private static final Set<String> KEEPING =
            Set.of("HYPERLINK", "TOC", "SEQ", "REF", "NOTEREF", "PAGEREF", "FORMTEXT", "ADVANCE", "");

    private static final class Open {
        private final Element begin;
        private final List<Integer> iterations;
        private final StringBuilder instruction = new StringBuilder();
        private final List<Element> results = new ArrayList<>();
        private boolean isShowing;

        Open(Element begin, List<Integer> iterations) {
            this.begin = begin;
            this.iterations = iterations;
        }
    }

    /** The fields of a document in the order they end in. A field's results include those of the fields within it. */
    static List<WordField> in(Document document) {
        List<WordField> fields = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        IterationMarks marks = new IterationMarks();
        for (Node node = document.getDocumentElement(); node != null; node = Xml.next(node)) {
            marks.pass(node);
            if (!(node instanceof Element element)) {
                continue;
            }
            if (Xml.is(element, "fldSimple")) {
                fields.add(new WordField(
                        words(Xml.attribute(element, "instr")),
                        element,
                        Xml.within(element, "t"),
                        element,
                        marks.numbers()));
            } else if (Xml.is(element, "fldChar")) {
                switch (Xml.attribute(element, "fldCharType")) {
                    case "begin" -> open.push(new Open(element, marks.numbers()));
                    case "separate" -> {
                        if (!open.isEmpty()) {
                            open.peek().isShowing = true;
                        }
                    }
                    default -> {
                        if (!open.isEmpty()) {
                            Open ended = open.pop();
                            fields.add(new WordField(
                                    words(ended.instruction.toString()),
                                    ended.begin,
                                    ended.results,
                                    element,
                                    ended.iterations));
                        }
                    }
                }
            } else if (Xml.is(element, "instrText") && !open.isEmpty()) {
                open.peek().instruction.append(element.getTextContent());
            } else if (Xml.is(element, "t")) {
                open.stream().filter(field -> field.isShowing).forEach(field -> field.results.add(element));
            }
        }
        return fields;
    }

    private static List<String> words(String instruction) {
        return List.of(instruction.strip().split("\\s+"));
    }

    /** Whether it is of a kind, such as SEQ, REF or TOC. */
    boolean is(String kind) {
        return words.get(0).equalsIgnoreCase(kind);
    }

    boolean has(String word) {
        return words.contains(word);
    }

    /** The word after another; empty where that is missing or the last. */
    Optional<String> after(String word) {
        int at = words.indexOf(word);
        return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }

    /** The first word after its kind: the name of the sequence or the bookmark. */
    String name() {
        return words.size() > 1 ? words.get(1).replace("\"", "") : "";
    }

    /** Whether what it shows stays when Word renews its fields, or is written anew while the document is filled in. */
    boolean keepsWhatItShows() {
        return KEEPING.contains(words.get(0).toUpperCase(Locale.ROOT));
    }

    /** The text it shows. */
    String shown() {
        return results.stream().map(Node::getTextContent).collect(Collectors.joining());
    }

    /** Replaces the text it shows. */
    void show(String text) {
        for (int i = 0; i < results.size(); i++) {
            results.get(i).setTextContent(i == 0 ? text : "");
        }
    }
}
