package dk.maaltal.template.word;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.Source;
import dk.maaltal.template.TemplateLanguage;
import dk.maaltal.template.Token;
import dk.maaltal.template.Xml;
import freemarker.core.XMLOutputFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A part of a Word document (its body, a header, a footer) as a template.
 *
 * <p>Where a directive stands says what it repeats or drops: alone in its paragraph, the paragraphs between; begun in one
 * cell and ended in another of the row, the row; alone in a row, the rows between; a list that is all a cell holds, the
 * cell, so that columns come and go; anything else, the text itself.
 */
final class WordPart {

    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    private static final String IN_ADDRESS =
            "et felt kan ikke stå i et links adresse eller i et af Words egne felter; skriv adressen i teksten";

    /** A token and the paragraph it was typed in. */
    private record Typed(WordParagraph paragraph, int index) {
        Token token() {
            return paragraph.tokens().get(index);
        }
    }

    /** Where a token goes. */
    private enum Level {
        TEXT,
        PARAGRAPH,
        CELL,
        ROW,
        ROW_OF_ITS_OWN
    }

    private final Path file;
    private final String part;
    private final Document document;
    private final WordStyles styles;
    private final Function<Element, String> addresses;
    private final List<WordParagraph> paragraphs = new ArrayList<>();
    private final Map<Element, String> places = new HashMap<>();
    private final Placeholders placeholders = new Placeholders();
    private final Map<Typed, Level> levels = new HashMap<>();
    private final Map<Node, Node> lastAfter = new HashMap<>();

    /**
     * @param styles by which a heading is known
     * @param addresses that links lead to, which stand elsewhere in the file
     */
    WordPart(Path file, String part, Document document, WordStyles styles, Function<Element, String> addresses) {
        this.addresses = addresses;
        this.file = file;
        this.part = part;
        this.document = document;
        this.styles = styles;
    }

    /** The part filled in from a report. */
    Document fill(Map<String, Object> model, ChartFields charts, QuietPieces pieces) {
        Source source = source();
        StringWriter filled = new StringWriter();
        new TemplateLanguage(file, XMLOutputFormat.INSTANCE, RoundMarks::write)
                .fill(source, model, Map.of(ChartFields.NAME, charts, QuietPieces.NAME, pieces), filled);
        try {
            return Xml.parse(Xml.legal(filled.toString()));
        } catch (SAXException | IOException e) {
            throw new BadTemplate(
                    file,
                    Places.partName(part),
                    "en [#if] eller [#list] begynder og slutter ikke samme sted i tabellen eller teksten",
                    e);
        }
    }

    /** The part as FreeMarker reads it. */
    private Source source() {
        Xml.within(document, "tbl").forEach(TableGrid::require);
        new Places(part, document).forEach(places::put);
        readParagraphs();
        refuseFieldsInAddresses();
        List<List<Typed>> blocks = blocks();
        blocks.forEach(this::placeRows);
        blocks.forEach(this::placeOthers);
        paragraphs.forEach(this::write);
        writeAltTexts();
        markPieces();
        return placeholders.restore(Xml.text(document), new Source(Places.partName(part)), References.areIn(document));
    }

    /** Marks the rows and paragraphs that may be laid aside once they are filled in. */
    private void markPieces() {
        Set<Node> changing = new HashSet<>();
        levels.forEach((typed, level) -> {
            Element paragraph = typed.paragraph().element();
            if (level == Level.PARAGRAPH || level == Level.CELL) {
                // Paragraphs or cells come and go there, and what is left may have to be mended.
                for (Node node = Xml.around(paragraph, "tr"); node != null; node = Xml.around(node, "tr")) {
                    changing.add(node);
                }
            }
            if (level == Level.CELL) {
                changing.addAll(Xml.within(Xml.around(paragraph, "tbl"), "tr"));
            }
        });
        new PieceMarks(document, changing).place(styles);
    }

    private void readParagraphs() {
        List<String> faults = new ArrayList<>();
        read(Xml.within(document, "p"), WordParagraph::of, faults);
        read(WordParagraph.inCharts(document), WordParagraph::ofChart, faults);
        if (!faults.isEmpty()) {
            throw new BadTemplate(file, faults);
        }
    }

    /** An address stands elsewhere in the file, or in a field of Word's; a field typed there would be left as it is. */
    private void refuseFieldsInAddresses() {
        List<String> faults = new ArrayList<>();
        for (Element instruction : Xml.within(document, "instrText")) {
            if (instruction.getTextContent().contains("${")) {
                faults.add(places.get(Xml.around(instruction, "p")) + ": " + IN_ADDRESS);
            }
        }
        for (Element link : Xml.within(document, "hyperlink")) {
            if (addresses.apply(link).matches(".*\\$(\\{|%7[bB]).*")) {
                faults.add(places.get(Xml.around(link, "p")) + ": " + IN_ADDRESS);
            }
        }
        if (!faults.isEmpty()) {
            throw new BadTemplate(file, faults);
        }
    }

    private void read(List<Element> elements, Function<Element, WordParagraph> reader, List<String> faults) {
        for (Element element : elements) {
            try {
                paragraphs.add(reader.apply(element));
            } catch (IllegalArgumentException e) {
                faults.add(places.getOrDefault(element, Places.CHART) + ": " + e.getMessage());
            }
        }
    }

    /** Fields in the alt texts of pictures and charts. */
    private void writeAltTexts() {
        for (Element properties : Xml.elements(document, DRAWING, "docPr")) {
            boolean ofChart = !Xml.elements(properties.getParentNode(), Xml.STORY, "chart")
                    .isEmpty();
            for (String attribute : List.of("title", "descr")) {
                String text = properties.getAttribute(attribute);
                if (!text.contains("${")) {
                    continue;
                }
                Element paragraph = Xml.around(properties, "p");
                String where = places.get(paragraph) + ", alternativ tekst";
                try {
                    StringBuilder placed = new StringBuilder(text);
                    List<Token> tokens = Token.in(text);
                    for (int i = tokens.size() - 1; i >= 0; i--) {
                        Token token = tokens.get(i);
                        if (token.isDirective()) {
                            throw new IllegalArgumentException(token.source() + " kan ikke stå i en alternativ tekst");
                        }
                        placed.replace(
                                token.from(),
                                token.to(),
                                placeholders.add(token, where, ofChart && attribute.equals("descr")));
                    }
                    properties.setAttribute(attribute, placed.toString());
                } catch (IllegalArgumentException e) {
                    throw new BadTemplate(file, where, e.getMessage());
                }
            }
        }
    }

    /** Each directive with its middles and its end, in the order they were closed. */
    private List<List<Typed>> blocks() {
        List<List<Typed>> blocks = new ArrayList<>();
        Deque<List<Typed>> open = new ArrayDeque<>();
        for (WordParagraph paragraph : paragraphs) {
            for (int i = 0; i < paragraph.tokens().size(); i++) {
                Typed typed = new Typed(paragraph, i);
                switch (typed.token().kind()) {
                    case OPEN -> open.push(new ArrayList<>(List.of(typed)));
                    case MIDDLE -> innermost(open, typed).add(typed);
                    case CLOSE -> {
                        List<Typed> block = innermost(open, typed);
                        if (!block.get(0).token().name().equals(typed.token().name())) {
                            throw bad(
                                    typed,
                                    typed.token().source() + " lukker "
                                            + block.get(0).token().source() + "; ventede [/#"
                                            + block.get(0).token().name() + "]");
                        }
                        block.add(typed);
                        blocks.add(open.pop());
                    }
                    default -> levels.put(typed, paragraph.isOnlyDirectives() ? Level.PARAGRAPH : Level.TEXT);
                }
            }
        }
        if (!open.isEmpty()) {
            Typed typed = open.pop().get(0);
            throw bad(
                    typed,
                    typed.token().source() + " mangler sin afslutning [/#"
                            + typed.token().name() + "]");
        }
        return blocks;
    }

    private List<Typed> innermost(Deque<List<Typed>> open, Typed typed) {
        if (open.isEmpty()) {
            throw bad(typed, typed.token().source() + " hører ikke til noget, der er begyndt");
        }
        return open.peek();
    }

    private void placeRows(List<Typed> block) {
        Element row = Xml.around(block.get(0).paragraph().element(), "tr");
        boolean oneRow = row != null
                && block.stream()
                        .allMatch(typed -> row == Xml.around(typed.paragraph().element(), "tr"));
        boolean oneCell = oneRow && sameCell(block);
        if (oneRow && !oneCell) {
            if (block.size() > 2) {
                throw bad(
                        block.get(1),
                        block.get(1).token().source() + " kan ikke stå i en række for sig; brug to [#if]");
            }
            block.forEach(typed -> levels.put(typed, Level.ROW));
        } else if (!oneRow && block.stream().allMatch(typed -> isRowOfDirectives(typed.paragraph()))) {
            block.forEach(typed -> levels.put(typed, Level.ROW_OF_ITS_OWN));
        }
    }

    private void placeOthers(List<Typed> block) {
        if (levels.containsKey(block.get(0))) {
            return;
        }
        WordParagraph paragraph = block.get(0).paragraph();
        boolean together = block.stream().allMatch(typed -> typed.paragraph() == paragraph);
        if (together && block.get(0).token().isList() && fillsCell(block)) {
            block.forEach(typed -> levels.put(typed, Level.CELL));
            return;
        }
        for (Typed typed : block) {
            boolean alone = typed.paragraph().isOnlyDirectives();
            if (!together && !alone) {
                throw bad(
                        typed,
                        typed.token().source()
                                + " står sammen med anden tekst, men hører til et andet afsnit; sæt den i et afsnit for sig selv");
            }
            levels.put(typed, alone && !together ? Level.PARAGRAPH : Level.TEXT);
        }
    }

    private static boolean sameCell(List<Typed> block) {
        return block.stream()
                        .map(typed -> Xml.around(typed.paragraph().element(), "tc"))
                        .distinct()
                        .count()
                == 1;
    }

    private static boolean isRowOfDirectives(WordParagraph paragraph) {
        Element row = Xml.around(paragraph.element(), "tr");
        return row != null
                && paragraph.isOnlyDirectives()
                && Xml.within(row, "t").stream()
                        .map(Node::getTextContent)
                        .collect(Collectors.joining())
                        .strip()
                        .equals(paragraph.text().strip());
    }

    /** Whether a list is all there is in its cell, apart from directives that belong to the row. */
    private boolean fillsCell(List<Typed> block) {
        WordParagraph paragraph = block.get(0).paragraph();
        Element cell = Xml.around(paragraph.element(), "tc");
        if (cell == null || Xml.children(cell, "p").size() != 1) {
            return false;
        }
        int from = block.get(0).token().from();
        int to = block.get(block.size() - 1).token().to();
        return outside(paragraph, 0, from)
                && outside(paragraph, to, paragraph.text().length());
    }

    /** Whether a stretch of text holds nothing but directives of the row. */
    private boolean outside(WordParagraph paragraph, int from, int to) {
        StringBuilder rest = new StringBuilder(paragraph.text().substring(from, to));
        for (int i = paragraph.tokens().size() - 1; i >= 0; i--) {
            Token token = paragraph.tokens().get(i);
            if (token.from() >= from && token.to() <= to && levels.get(new Typed(paragraph, i)) == Level.ROW) {
                rest.delete(token.from() - from, token.to() - from);
            }
        }
        return rest.toString().isBlank();
    }

    private void write(WordParagraph paragraph) {
        List<String> inText = new ArrayList<>();
        boolean vanishes = !paragraph.tokens().isEmpty();
        for (int i = 0; i < paragraph.tokens().size(); i++) {
            Typed typed = new Typed(paragraph, i);
            Level level = levels.get(typed);
            String placeholder = placeholders.add(typed.token(), where(paragraph), false);
            inText.add(level == Level.TEXT ? placeholder : "");
            vanishes &= level == Level.PARAGRAPH || level == Level.ROW_OF_ITS_OWN;
            switch (level) {
                case TEXT -> {}
                case PARAGRAPH -> placeBeside(paragraph, typed.token(), placeholder);
                case CELL -> around(Xml.around(paragraph.element(), "tc"), typed, placeholder);
                case ROW -> around(Xml.around(paragraph.element(), "tr"), typed, placeholder);
                case ROW_OF_ITS_OWN -> WordParagraph.insertBefore(Xml.around(paragraph.element(), "tr"), placeholder);
            }
        }
        if (vanishes && !paragraph.holdsMore()) {
            Element row = Xml.around(paragraph.element(), "tr");
            if (levels.get(new Typed(paragraph, 0)) == Level.ROW_OF_ITS_OWN) {
                row.getParentNode().removeChild(row);
            } else {
                paragraph.vanish();
            }
        } else {
            paragraph.place(inText);
        }
    }

    /** Where the paragraph stays, it stays outside of what the directive repeats or drops. */
    private void placeBeside(WordParagraph paragraph, Token token, String placeholder) {
        if (paragraph.holdsMore() && token.kind() == Token.Kind.OPEN) {
            insertAfter(paragraph.element(), placeholder);
        } else {
            WordParagraph.insertBefore(paragraph.element(), placeholder);
        }
    }

    private void around(Element element, Typed typed, String placeholder) {
        if (typed.token().kind() == Token.Kind.OPEN) {
            WordParagraph.insertBefore(element, placeholder);
        } else {
            insertAfter(element, placeholder);
        }
    }

    /** After the element, and after what was put there before. */
    private void insertAfter(Element element, String placeholder) {
        Node last = lastAfter.getOrDefault(element, element);
        WordParagraph.insertAfter(last, placeholder);
        lastAfter.put(element, last.getNextSibling());
    }

    private BadTemplate bad(Typed typed, String what) {
        return new BadTemplate(file, where(typed.paragraph()), what);
    }

    private String where(WordParagraph paragraph) {
        return places.getOrDefault(paragraph.element(), Places.CHART) + " (\"" + Token.shorten(paragraph.text())
                + "\")";
    }
}
