package dk.maaltal.template.word;

import dk.maaltal.template.office.Xml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Numbers the tables and figures of a filled-in document, and updates the references to them. A reference within a list
 * refers to the bookmark of the same iteration, or of the iteration of the same number in another list; a reference
 * outside of lists refers to the first.
 */
final class References {

    private static final int LONGEST_NAME = 40;

    private record Bookmark(String name, Element start) {}

    private final Document document;
    private final WordStyles styles;
    private final Map<String, Map<List<Integer>, Bookmark>> bookmarks = new HashMap<>();

    References(Document document, WordStyles styles) {
        this.document = document;
        this.styles = styles;
    }

    /** Whether anything in a part refers or is referred to. */
    static boolean areIn(Document part) {
        return Stream.of("bookmarkStart", "hyperlink", "fldSimple", "instrText")
                .anyMatch(name -> !Xml.within(part, name).isEmpty());
    }

    /** Whether tables or figures are numbered anew in each chapter, so that headings matter. */
    static boolean countByChapter(Document part) {
        return Stream.concat(
                        Xml.within(part, "instrText").stream().map(Node::getTextContent),
                        Xml.within(part, "fldSimple").stream().map(field -> Xml.attribute(field, "instr")))
                .anyMatch(instruction -> instruction.contains("SEQ") && instruction.contains("\\s"));
    }

    void renew() {
        nameBookmarks();
        List<WordField> fields = WordField.in(document);
        number(fields);
        fields.stream().filter(field -> field.is("REF") || field.is("PAGEREF")).forEach(this::refer);
        pointLinks();
    }

    /** Two bookmarks cannot have one name: those of later iterations get a number after it. */
    private void nameBookmarks() {
        Set<String> taken = new HashSet<>();
        IterationMarks marks = new IterationMarks();
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

    private void number(List<WordField> fields) {
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, String> chapters = new HashMap<>();
        for (WordField field : fields) {
            if (!field.is("SEQ") || field.has("\\c") || field.has("\\h")) {
                continue;
            }
            field.after("\\r").ifPresent(start -> numbers.put(field.name(), Integer.parseInt(start) - 1));
            field.after("\\s").ifPresent(level -> {
                String chapter = chapter(field.begin(), Integer.parseInt(level));
                if (!chapter.equals(chapters.put(field.name(), chapter))) {
                    numbers.remove(field.name());
                }
            });
            int number = numbers.merge(field.name(), 1, Integer::sum);
            field.show(
                    switch (field.after("\\*").orElse("")) {
                        case "ROMAN" -> roman(number);
                        case "roman" -> roman(number).toLowerCase(Locale.ROOT);
                        case "ALPHABETIC" -> letters(number);
                        case "alphabetic" -> letters(number).toLowerCase(Locale.ROOT);
                        default -> Integer.toString(number);
                    });
        }
    }

    /** The chapter of a place: how many headings of a level or above there are before it. */
    private String chapter(Element place, int level) {
        long headings = 0;
        for (Node node = document.getDocumentElement(); node != place; node = Xml.next(node)) {
            if (Xml.is(node, "p")
                    && styles.level((Element) node).filter(own -> own <= level).isPresent()) {
                headings++;
            }
        }
        return Long.toString(headings);
    }

    private static String roman(int number) {
        String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        StringBuilder roman = new StringBuilder();
        int left = number;
        for (int i = 0; i < values.length; i++) {
            roman.append(signs[i].repeat(left / values[i]));
            left %= values[i];
        }
        return roman.toString();
    }

    /** A to Z, then AA to ZZ, as Word counts in letters. */
    private static String letters(int number) {
        return String.valueOf((char) ('A' + (number - 1) % 26)).repeat((number - 1) / 26 + 1);
    }

    private void refer(WordField field) {
        if (!bookmarks.containsKey(field.name())) {
            return;
        }
        Bookmark bookmark = bookmark(field.name(), field.iterations());
        rename(field, bookmark.name());
        // With one of these it shows the number or position of the bookmark's paragraph, which only Word knows.
        if (field.is("REF") && Stream.of("\\r", "\\n", "\\w", "\\p").noneMatch(field.words()::contains)) {
            field.show(text(bookmark.start()));
        }
    }

    /** The bookmark of the same iterations, or of the innermost list around them that has it. */
    private Bookmark bookmark(String name, List<Integer> iterations) {
        Map<List<Integer>, Bookmark> all = bookmarks.get(name);
        for (int depth = iterations.size(); depth > 0; depth--) {
            Bookmark found = all.get(iterations.subList(0, depth));
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

    /** Lets each link within the document lead to the bookmark of its own iteration. */
    private void pointLinks() {
        IterationMarks marks = new IterationMarks();
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

    /** The text within a bookmark, from its start. */
    private static String text(Element start) {
        String id = Xml.attribute(start, "id");
        List<String> texts = new ArrayList<>();
        for (Node node = start; node != null; node = Xml.next(node)) {
            if (Xml.is(node, "bookmarkEnd")
                    && Xml.attribute((Element) node, "id").equals(id)) {
                break;
            }
            if (Xml.is(node, "p") && !texts.isEmpty()) {
                texts.add(" ");
            }
            if (Xml.is(node, "t")) {
                texts.add(node.getTextContent());
            }
        }
        return String.join("", texts);
    }
}
