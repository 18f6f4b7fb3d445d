package dk.maaltal.template.word;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.language.BadToken;
import dk.maaltal.template.language.Block;
import dk.maaltal.template.language.Characters;
import dk.maaltal.template.language.FieldValues;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.Source;
import dk.maaltal.template.language.TemplateLanguage;
import dk.maaltal.template.language.Token;
import dk.maaltal.template.office.LeftLanguage;
import dk.maaltal.template.office.Xml;
import freemarker.core.XMLOutputFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** A token and the paragraph it was typed in. */
    private record Typed(WordParagraph paragraph, int index) {
        Token token() {
            return paragraph.tokens().get(index);
        }
    }

    /** Where in the XML a token goes. */
    private enum Level {
        /** Where it is typed. */
        TEXT,
        /** Instead of its paragraph, which holds nothing else. */
        PARAGRAPH,
        /** Before or after the cell it is in. */
        CELL,
        /** Before or after the row it is in. */
        ROW,
        /** Instead of the row it is in, which holds nothing else. */
        ROW_OF_ITS_OWN
    }

    private static final FieldValues VALUES = new FieldValues(FieldValues.ChartValue::new, SpanMarks::valueOf);

    private final String template;
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
     * A part that is changed as it is filled in.
     *
     * @param template its name, for messages
     * @param part its name in the file
     * @param document the part's XML
     * @param styles which say what is a heading
     * @param addresses the address that a link leads to, which stands elsewhere in the file
     */
    WordPart(String template, String part, Document document, WordStyles styles, Function<Element, String> addresses) {
        this.addresses = addresses;
        this.template = template;
        this.part = part;
        this.document = document;
        this.styles = styles;
    }

    /**
     * The part filled in.
     *
     * @param charts collects the data of charts
     * @param fragments collects what need not be parsed again
     * @throws BadTemplate when it cannot be filled in
     */
    Document fill(Map<String, Object> fields, ChartFields charts, DetachedFragments fragments) {
        Source source = source();
        StringWriter filled = new StringWriter();
        new TemplateLanguage(template, XMLOutputFormat.INSTANCE, VALUES, IterationMarks::write)
                .fill(source, fields, Map.of(ChartFields.NAME, charts, DetachedFragments.NAME, fragments), filled);
        try {
            return Xml.parse(Characters.allowed(filled.toString()));
        } catch (SAXException | IOException e) {
            throw new BadTemplate(template, Places.partName(part), Messages.text("word.crossing"), e);
        }
    }

    /** The part as FreeMarker reads it. */
    private Source source() {
        Xml.within(document, "tbl").forEach(TableGrid::require);
        new Places(part, document).forEach(places::put);
        readParagraphs();
        refuseFieldsInAddresses();
        List<Block<Typed>> blocks = blocks();
        blocks.forEach(this::placeRows);
        blocks.forEach(this::placeOthers);
        paragraphs.forEach(this::write);
        writeAttributes();
        markFragments();
        return placeholders.restore(Xml.text(document), new Source(Places.partName(part)), References.areIn(document));
    }

    /** Marks the tables, rows and paragraphs that may be detached once they are filled in. */
    private void markFragments() {
        Set<Node> changing = new HashSet<>();
        levels.forEach((typed, level) -> {
            Element paragraph = typed.paragraph().element();
            if (level == Level.PARAGRAPH || level == Level.CELL) {
                // Paragraphs or cells are added or removed there, so the row may need a repair.
                for (Node node = Xml.around(paragraph, "tr"); node != null; node = Xml.around(node, "tr")) {
                    changing.add(node);
                }
            }
            if (level == Level.CELL) {
                changing.addAll(Xml.within(Xml.around(paragraph, "tbl"), "tr"));
            }
        });
        new FragmentMarks(document, changing).place(styles);
    }

    private void readParagraphs() {
        List<BadTemplate> faults = new ArrayList<>();
        read(Xml.within(document, "p"), WordParagraph::of, faults);
        read(WordParagraph.inCharts(document), WordParagraph::ofChart, faults);
        throwAny(faults);
    }

    /**
     * Refuses fields where they would not be filled in: in addresses, which stand elsewhere, and in Word's own fields.
     */
    private void refuseFieldsInAddresses() {
        List<BadTemplate> faults = new ArrayList<>();
        for (Element instruction : Xml.within(document, "instrText")) {
            if (instruction.getTextContent().contains("${")) {
                faults.add(inAddress(instruction));
            }
        }
        for (Element link : Xml.within(document, "hyperlink")) {
            if (addresses.apply(link).matches(".*\\$(\\{|%7[bB]).*")) {
                faults.add(inAddress(link));
            }
        }
        for (WordField field : WordField.in(document)) {
            if (!field.keepsWhatItShows() && LeftLanguage.isIn(field.shown())) {
                faults.add(new BadTemplate(
                        template,
                        places.get(Xml.around(field.begin(), "p")),
                        Messages.text("word.field-in-own-field", field.words().get(0))));
            }
        }
        throwAny(faults);
    }

    private BadTemplate inAddress(Element element) {
        return new BadTemplate(template, places.get(Xml.around(element, "p")), Messages.text("word.field-in-address"));
    }

    private static void throwAny(List<BadTemplate> faults) {
        if (!faults.isEmpty()) {
            throw BadTemplate.all(faults);
        }
    }

    private void read(List<Element> elements, Function<Element, WordParagraph> reader, List<BadTemplate> faults) {
        for (Element element : elements) {
            try {
                paragraphs.add(reader.apply(element));
            } catch (BadToken e) {
                faults.add(new BadTemplate(template, place(element), e.getMessage(), e));
            }
        }
    }

    /** Fields in the alt texts of pictures, charts and tables, and in texts that are drawn as shapes: watermarks. */
    private void writeAttributes() {
        List<BadTemplate> faults = new ArrayList<>();
        for (AttributeText text : AttributeText.in(document)) {
            String where = Messages.text("word.alt-text", placeAround(text.element()));
            try {
                text.replace(token -> placeholders.add(
                        token, where, text.isOfChart() ? Placeholders.Reads.CHART : Placeholders.Reads.TEXT));
            } catch (BadToken e) {
                faults.add(new BadTemplate(template, where, e.getMessage(), e));
            }
        }
        for (Element drawing : AttributeText.drawingsOfUnknownNumbers(document)) {
            faults.add(new BadTemplate(template, placeAround(drawing), Messages.text("word.chart-without-field")));
        }
        LeftLanguage.in(document, node -> false)
                .ifPresent(left -> faults.add(new BadTemplate(
                        template,
                        placeAround(left.element()),
                        Messages.text("language.not-filled-here", Token.shorten(left.text())))));
        throwAny(faults);
    }

    /** The place of the paragraph around an element, or of the first within it; else the part. */
    private String placeAround(Element element) {
        Element paragraph = Xml.is(element, "p") ? element : Xml.around(element, "p");
        Element table = Xml.around(element, "tbl");
        return Stream.concat(
                        Stream.ofNullable(paragraph),
                        Stream.ofNullable(table).flatMap(t -> Xml.within(t, "p").stream()))
                .filter(places::containsKey)
                .findFirst()
                .map(places::get)
                .orElseGet(() -> Places.partName(part));
    }

    /** Pairs the directives, and places the fields and remarks. */
    private List<Block<Typed>> blocks() {
        List<Typed> typed = new ArrayList<>();
        for (WordParagraph paragraph : paragraphs) {
            for (int i = 0; i < paragraph.tokens().size(); i++) {
                Typed each = new Typed(paragraph, i);
                typed.add(each);
                if (each.token().kind() == Token.Kind.FIELD || each.token().kind() == Token.Kind.SINGLE) {
                    levels.put(each, paragraph.isOnlyDirectives() ? Level.PARAGRAPH : Level.TEXT);
                }
            }
        }
        List<BadTemplate> faults = new ArrayList<>();
        List<Block<Typed>> blocks = Block.pair(typed, Typed::token, (each, what) -> faults.add(bad(each, what)));
        throwAny(faults);
        return blocks;
    }

    private void placeRows(Block<Typed> block) {
        Element row = Xml.around(block.open().paragraph().element(), "tr");
        boolean oneRow = row != null
                && block.all().stream()
                        .allMatch(typed -> row == Xml.around(typed.paragraph().element(), "tr"));
        boolean oneCell = oneRow && sameCell(block);
        if (oneRow && !oneCell) {
            if (!block.middles().isEmpty()) {
                Typed middle = block.middles().get(0);
                throw bad(
                        middle,
                        Messages.text("word.middle-in-row", middle.token().source()));
            }
            block.all().forEach(typed -> levels.put(typed, Level.ROW));
        } else if (!oneRow && block.all().stream().allMatch(typed -> isRowOfDirectives(typed.paragraph()))) {
            block.all().forEach(typed -> levels.put(typed, Level.ROW_OF_ITS_OWN));
        }
    }

    private void placeOthers(Block<Typed> block) {
        if (levels.containsKey(block.open())) {
            return;
        }
        WordParagraph paragraph = block.open().paragraph();
        boolean together = block.all().stream().allMatch(typed -> typed.paragraph() == paragraph);
        if (together && block.open().token().isList() && fillsCell(block)) {
            block.all().forEach(typed -> levels.put(typed, Level.CELL));
            return;
        }
        for (Typed typed : block.all()) {
            boolean alone = typed.paragraph().isOnlyDirectives();
            if (!together && !alone) {
                throw bad(typed, Messages.text("word.not-alone", typed.token().source()));
            }
            levels.put(typed, alone && !together ? Level.PARAGRAPH : Level.TEXT);
        }
    }

    private static boolean sameCell(Block<Typed> block) {
        return block.all().stream()
                        .map(typed -> Xml.around(typed.paragraph().element(), "tc"))
                        .distinct()
                        .count()
                == 1;
    }

    private static boolean isRowOfDirectives(WordParagraph paragraph) {
        Element row = Xml.around(paragraph.element(), "tr");
        return row != null
                && paragraph.isOnlyDirectives()
                && WordParagraph.texts(row).stream()
                        .map(Node::getTextContent)
                        .collect(Collectors.joining())
                        .strip()
                        .equals(paragraph.text().strip());
    }

    /** Whether a list is all there is in its cell, apart from directives that belong to the row. */
    private boolean fillsCell(Block<Typed> block) {
        WordParagraph paragraph = block.open().paragraph();
        Element cell = Xml.around(paragraph.element(), "tc");
        if (cell == null || Xml.children(cell, "p").size() != 1) {
            return false;
        }
        int from = block.open().token().from();
        int to = block.close().token().to();
        return isOfRow(paragraph, 0, from)
                && isOfRow(paragraph, to, paragraph.text().length());
    }

    /** Whether a stretch of text holds nothing but directives of the row. */
    private boolean isOfRow(WordParagraph paragraph, int from, int to) {
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
        boolean goes = !paragraph.tokens().isEmpty();
        for (int i = 0; i < paragraph.tokens().size(); i++) {
            Typed typed = new Typed(paragraph, i);
            Level level = levels.get(typed);
            boolean mayNameData = typed.token().kind() == Token.Kind.FIELD && paragraph.isChartTitle();
            String placeholder = placeholders.add(
                    typed.token(),
                    where(paragraph),
                    mayNameData ? Placeholders.Reads.CHART_OR_TEXT : Placeholders.Reads.TEXT);
            inText.add(level == Level.TEXT ? placeholder : "");
            goes &= level == Level.PARAGRAPH || level == Level.ROW_OF_ITS_OWN;
            switch (level) {
                case TEXT -> {}
                case PARAGRAPH -> placeBeside(paragraph, typed.token(), placeholder);
                case CELL -> around(Xml.around(paragraph.element(), "tc"), typed, placeholder);
                case ROW -> around(Xml.around(paragraph.element(), "tr"), typed, placeholder);
                case ROW_OF_ITS_OWN -> WordParagraph.insertBefore(Xml.around(paragraph.element(), "tr"), placeholder);
            }
        }
        if (goes && !paragraph.holdsMore()) {
            Element row = Xml.around(paragraph.element(), "tr");
            if (levels.get(new Typed(paragraph, 0)) == Level.ROW_OF_ITS_OWN) {
                row.getParentNode().removeChild(row);
            } else {
                paragraph.remove();
            }
        } else {
            paragraph.replace(inText);
        }
    }

    /** A paragraph that must stay is kept outside of what its directive repeats or drops. */
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

    /** Inserts after an element, and after what was inserted there before. */
    private void insertAfter(Element element, String placeholder) {
        Node last = lastAfter.getOrDefault(element, element);
        WordParagraph.insertAfter(last, placeholder);
        lastAfter.put(element, last.getNextSibling());
    }

    private BadTemplate bad(Typed typed, String what) {
        return new BadTemplate(template, where(typed.paragraph()), what);
    }

    private String where(WordParagraph paragraph) {
        return Messages.text("word.quoted", place(paragraph.element()), Token.shorten(paragraph.text()));
    }

    private String place(Element paragraph) {
        return places.containsKey(paragraph) ? places.get(paragraph) : Messages.text("word.chart-text");
    }
}
