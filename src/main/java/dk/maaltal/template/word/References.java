package dk.maaltal.template.word;

import dk.maaltal.template.Xml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Numbers the tables and figures of a document, and what refers to them. A reference within a list refers to the bookmark
 * of the same round, or of the round of the same number in another list; elsewhere to the first.
 */
final class References {

    private static final int LONGEST_NAME = 40;

    private record Bookmark(String name, Element start) {}

    private final Document document;
    private final Map<String, Map<List<Integer>, Bookmark>> bookmarks = new HashMap<>();

    References(Document document) {
        this.document = document;
    }

    /** Whether anything in a part refers or is referred to. */
    static boolean areIn(Document part) {
        return Stream.of("bookmarkStart", "hyperlink", "fldSimple", "instrText")
                .anyMatch(name -> !Xml.within(part, name).isEmpty());
    }

    void renew() {
        nameBookmarks();
        List<WordField> fields = WordField.in(document);
        number(fields);
        fields.stream().filter(field -> field.is("REF") || field.is("PAGEREF")).forEach(this::refer);
        pointLinks();
    }

    /** Two bookmarks cannot have one name: those of later rounds get a number after it. */
    private void nameBookmarks() {
        Set<String> taken = new HashSet<>();
        RoundMarks marks = new RoundMarks();
        for (Node node = document.getDocumentElement(); node != null; node = Xml.next(node)) {
            marks.pass(node);
            if (Xml.is(node, "bookmarkStart")) {
                Element start = (Element) node;
                String name = Xml.attribute(start, "name");
                String unique = name;
                for (int n = 2; !taken.add(unique); n++) {
                    String number = "_" + n;
                    unique = name.substring(0, Math.min(name.length(), LONGEST_NAME - number.length())) + number;
                }
                Xml.set(start, "name", unique);
                bookmarks
                        .computeIfAbsent(name, each -> new HashMap<>())
                        .putIfAbsent(marks.numbers(), new Bookmark(unique, start));
                if (unique.equals(name)) {
                    bookmarks.get(name).put(List.of(), new Bookmark(unique, start));
                }
            }
        }
    }

    private static void number(List<WordField> fields) {
        Map<String, Integer> numbers = new HashMap<>();
        for (WordField field : fields) {
            if (field.is("SEQ")
                    && !field.words().contains("\\c")
                    && !field.words().contains("\\h")) {
                int reset = field.words().indexOf("\\r");
                if (reset > 0 && reset + 1 < field.words().size()) {
                    numbers.put(field.name(), Integer.parseInt(field.words().get(reset + 1)) - 1);
                }
                field.show(Integer.toString(numbers.merge(field.name(), 1, Integer::sum)));
            }
        }
    }

    private void refer(WordField field) {
        if (!bookmarks.containsKey(field.name())) {
            return;
        }
        Bookmark bookmark = bookmark(field.name(), field.rounds());
        rename(field, bookmark.name());
        if (field.is("REF")) {
            field.show(text(bookmark.start()));
        }
    }

    /** The bookmark of the same rounds, or of the nearest list around them. */
    private Bookmark bookmark(String name, List<Integer> rounds) {
        Map<List<Integer>, Bookmark> all = bookmarks.get(name);
        for (int depth = rounds.size(); depth > 0; depth--) {
            Bookmark found = all.get(rounds.subList(0, depth));
            if (found != null) {
                return found;
            }
        }
        return all.get(List.of());
    }

    private static void rename(WordField field, String name) {
        Element begin = field.begin();
        if (Xml.is(begin, "fldSimple")) {
            Xml.set(begin, "instr", Xml.attribute(begin, "instr").replaceFirst(field.name(), name));
            return;
        }
        for (Node node = begin; node != field.end(); node = Xml.next(node)) {
            if (Xml.is(node, "instrText") && node.getTextContent().contains(field.name())) {
                node.setTextContent(node.getTextContent().replace(field.name(), name));
            }
        }
    }

    /** Links within the document lead to bookmarks too. */
    private void pointLinks() {
        RoundMarks marks = new RoundMarks();
        for (Node node = document.getDocumentElement(); node != null; node = Xml.next(node)) {
            marks.pass(node);
            if (Xml.is(node, "hyperlink") && bookmarks.containsKey(Xml.attribute((Element) node, "anchor"))) {
                Element link = (Element) node;
                Xml.set(
                        link,
                        "anchor",
                        bookmark(Xml.attribute(link, "anchor"), marks.numbers()).name());
            }
        }
    }

    /** The text that a bookmark is around. */
    private static String text(Element start) {
        String id = Xml.attribute(start, "id");
        List<String> texts = new ArrayList<>();
        for (Node node = start; node != null; node = Xml.next(node)) {
            if (Xml.is(node, "bookmarkEnd")
                    && Xml.attribute((Element) node, "id").equals(id)) {
                break;
            }
            if (Xml.is(node, "t")) {
                texts.add(node.getTextContent());
            }
        }
        return String.join("", texts);
    }
}
