package dk.maaltal.template.excel;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.language.BadToken;
import dk.maaltal.template.language.Block;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.Source;
import dk.maaltal.template.language.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;

/**
 * A sheet of a template as FreeMarker reads it: a call for the sheet, for each row and for each cell, with the directives
 * typed in the sheet between them.
 *
 * <p>Where a directive stands says what it repeats or drops: alone in the first row and ended alone in the last, the
 * sheet; alone in its row, the rows between; begun in one cell and ended in another of the row, the row; a list that is
 * all a cell holds, the cell, so that columns come and go.
 */
final class SheetSource {

    /** The elements of the headers and footers of printed pages. */
    private static final List<String> MARGINS =
            List.of("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter");

    private final String template;
    private final TemplateSheet sheet;
    private final DrawingTexts drawn;
    private final TreeMap<Integer, TreeMap<Integer, List<Token>>> tokens = new TreeMap<>();
    // Two tokens of two cells may be alike.
    private final Map<Token, TemplateCell> places = new IdentityHashMap<>();
    private final Map<Token, Token> pairs = new IdentityHashMap<>();
    private final List<Block<Token>> blocks = new ArrayList<>();
    private int firstRow;
    private int lastRow;

    /**
     * Reads what is typed in a sheet.
     *
     * @param template its name, for messages
     * @throws BadTemplate when a token is none, or a directive has no counterpart; with all such faults of the sheet
     */
    SheetSource(String template, TemplateSheet sheet, DrawingTexts drawn) {
        this.template = template;
        this.sheet = sheet;
        this.drawn = drawn;
        this.firstRow = sheet.firstRow();
        this.lastRow = sheet.lastRow();
        readTokens();
    }

    /** Adds the sheet to the source of its workbook. */
    void appendTo(Source source) {
        boolean repeats = repeatsSheet();
        if (repeats) {
            appendDirectives(source, firstRow++);
            lastRow--;
        }
        source.call("[@" + FilledBook.SHEET + " kilde=" + sheet.index() + "]");
        source.call("[@" + FilledSheet.NAME + "]");
        appendText(source, sheet.name(), Messages.text("excel.sheet-name"));
        source.call("[/@" + FilledSheet.NAME + "]");
        for (String margin : MARGINS) {
            SpreadsheetXml.first(sheet.document(), margin).ifPresent(element -> appendMargin(source, margin, element));
        }
        for (int row = firstRow; row <= lastRow; row++) {
            appendRow(source, row);
        }
        for (String text : drawn.texts()) {
            source.call("[@" + FilledSheet.DRAWN + "]");
            appendText(source, text, Messages.text("excel.drawing"));
            source.call("[/@" + FilledSheet.DRAWN + "]");
        }
        source.call("[/@" + FilledBook.SHEET + "]");
        if (repeats) {
            appendDirectives(source, lastRow + 1);
        }
    }

    /**
     * The lists around each row, from the outermost, each as an object of its own; not one that repeats the whole
     * sheet.
     */
    Map<Integer, List<Object>> lists() {
        Map<Integer, List<Object>> lists = new HashMap<>();
        boolean repeats = repeatsSheet();
        for (Block<Token> block : blocks) {
            int from = places.get(block.open()).row();
            int to = places.get(block.close()).row();
            boolean ofSheet = repeats && from == sheet.firstRow() && to == sheet.lastRow();
            if (!block.open().isList() || ofSheet || from == to && !isOfRow(block.open())) {
                continue;
            }
            // Not the block itself: two blocks in different cells may be equal.
            Object list = new Object();
            for (int row = from; row <= to; row++) {
                lists.computeIfAbsent(row, each -> new ArrayList<>()).add(list);
            }
        }
        return lists;
    }

    private void appendMargin(Source source, String margin, Element element) {
        source.call("[@" + FilledSheet.MARGIN + " hvor=\"" + margin + "\"]");
        String text = element.getTextContent();
        String place = Messages.text("excel.header-or-footer");
        int at = 0;
        for (Token token : tokensOf(text, place)) {
            source.literal(text.substring(at, token.from()));
            at = token.to();
            if (token.isDirective()) {
                source.token(token, () -> where(place));
            } else {
                // In headers & begins a code, such as &P for the page number; && is the character itself.
                source.call("${", token, "?string?replace('&', '&&')}", () -> where(place));
            }
        }
        source.literal(text.substring(at)).call("[/@" + FilledSheet.MARGIN + "]");
    }

    private void appendText(Source source, String text, String place) {
        int at = 0;
        for (Token token : tokensOf(text, place)) {
            source.literal(text.substring(at, token.from())).token(token, () -> where(place));
            at = token.to();
        }
        source.literal(text.substring(at));
    }

    private List<Token> tokensOf(String text, String place) {
        try {
            return Token.in(text);
        } catch (BadToken e) {
            throw new BadTemplate(template, where(place), e.getMessage(), e);
        }
    }

    private String where(String place) {
        return Messages.text("excel.place", sheet.name(), place);
    }

    private String where(TemplateCell cell) {
        return where(Messages.text("excel.cell", Area.name(cell.row(), cell.column())));
    }

    private void readTokens() {
        List<Token> all = new ArrayList<>();
        List<BadTemplate> faults = new ArrayList<>();
        for (TemplateSheet.Row row : sheet.rows().values()) {
            for (TemplateCell cell : row.cells().values()) {
                try {
                    List<Token> found = cell.formula().map(SheetSource::fields).orElseGet(() -> Token.in(cell.text()));
                    if (!found.isEmpty()) {
                        tokens.computeIfAbsent(cell.row(), n -> new TreeMap<>()).put(cell.column(), found);
                    }
                    found.forEach(token -> places.put(token, cell));
                    all.addAll(found);
                } catch (BadToken e) {
                    faults.add(new BadTemplate(template, where(cell), e.getMessage(), e));
                }
            }
        }
        blocks.addAll(Block.pair(
                all,
                token -> token,
                (token, what) -> faults.add(new BadTemplate(template, where(places.get(token)), what))));
        if (!faults.isEmpty()) {
            throw BadTemplate.all(faults);
        }
        for (Block<Token> block : blocks) {
            pairs.put(block.open(), block.close());
            pairs.put(block.close(), block.open());
        }
    }

    /** The fields of a formula, but for those in the names of sheets, which are the names of the template's sheets. */
    private static List<Token> fields(String formula) {
        return Token.inFormula(formula).stream()
                .filter(token -> {
                    boolean inText = false;
                    boolean inName = false;
                    for (char c : formula.substring(0, token.from()).toCharArray()) {
                        inText = c == '"' && !inName ? !inText : inText;
                        inName = c == '\'' && !inText ? !inName : inName;
                    }
                    return !inName;
                })
                .toList();
    }

    private boolean repeatsSheet() {
        int first = sheet.firstRow();
        int last = sheet.lastRow();
        return first < last
                && isOnlyDirectives(first)
                && isOnlyDirectives(last)
                && pairs.containsKey(firstToken(first))
                && places.get(pairs.get(firstToken(first))).row() == last;
    }

    private Token firstToken(int row) {
        return tokens.get(row).firstEntry().getValue().get(0);
    }

    private boolean isOnlyDirectives(int number) {
        return tokens.containsKey(number)
                && sheet.cells(number).values().stream().allMatch(cell -> cell.isBlank() || isOnlyDirectives(cell));
    }

    private boolean isOnlyDirectives(TemplateCell cell) {
        List<Token> found = tokens.get(cell.row()).getOrDefault(cell.column(), List.of());
        return !found.isEmpty()
                && found.stream().allMatch(Token::isDirective)
                && withoutTokens(cell, found).isBlank();
    }

    private static String withoutTokens(TemplateCell cell, List<Token> found) {
        StringBuilder rest = new StringBuilder(cell.text());
        for (int i = found.size() - 1; i >= 0; i--) {
            rest.delete(found.get(i).from(), found.get(i).to());
        }
        return rest.toString();
    }

    private void appendDirectives(Source source, int row) {
        tokens.get(row)
                .forEach((column, found) -> found.forEach(token ->
                        source.token(token, () -> where(sheet.cells(row).get(column)))));
    }

    private void appendRow(Source source, int number) {
        if (isOnlyDirectives(number)) {
            appendDirectives(source, number);
            return;
        }
        TreeMap<Integer, TemplateCell> cells = sheet.cells(number);
        List<Token> ofRow = tokens.getOrDefault(number, new TreeMap<>()).values().stream()
                .flatMap(List::stream)
                .filter(this::isOfRow)
                .toList();
        ofRow.stream()
                .filter(token -> token.kind() != Token.Kind.CLOSE)
                .forEach(token -> source.token(token, () -> where(places.get(token))));
        source.call("[@" + FilledSheet.ROW + " kilde=" + number + "]");
        cells.values().forEach(cell -> appendCell(source, cell));
        source.call("[/@" + FilledSheet.ROW + "]");
        ofRow.stream()
                .filter(token -> token.kind() == Token.Kind.CLOSE)
                .forEach(token -> source.token(token, () -> where(places.get(token))));
    }

    /** Whether a directive belongs to the row it is in: it begins in one cell of the row and ends in another. */
    private boolean isOfRow(Token token) {
        Token other = pairs.get(token);
        return other != null
                && places.get(other).row() == places.get(token).row()
                && places.get(other).column() != places.get(token).column();
    }

    private void appendCell(Source source, TemplateCell cell) {
        List<Token> found = tokens.getOrDefault(cell.row(), new TreeMap<>()).getOrDefault(cell.column(), List.of());
        String text = cell.formula().orElse(cell.text());
        List<Token> own = found.stream().filter(token -> !isOfRow(token)).toList();
        // In their cells, directives of the row stand outside of all else.
        int from = 0;
        int to = text.length();
        for (Token token : found) {
            if (isOfRow(token) && token.kind() == Token.Kind.OPEN) {
                from = Math.max(from, token.to());
            } else if (isOfRow(token)) {
                to = Math.min(to, token.from());
            }
        }
        if (from > to) {
            throw new BadTemplate(template, where(cell), Messages.text("excel.row-list-reversed"));
        }
        appendCell(source, cell, text, from, to, own);
        for (int i = 0; i < sheet.links(cell).size(); i++) {
            Element link = sheet.links(cell).get(i);
            source.call("[@" + FilledSheet.LINK + " nummer=" + sheet.links().indexOf(link) + "]");
            appendText(
                    source,
                    link.getAttribute("location"),
                    Messages.text("excel.link", Area.name(cell.row(), cell.column())));
            source.call("[/@" + FilledSheet.LINK + "]");
        }
    }

    private void appendCell(Source source, TemplateCell cell, String text, int from, int to, List<Token> own) {
        String call = "[@" + FilledSheet.CELL + " kilde=" + cell.column();
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (from < to && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (own.isEmpty()) {
            boolean changed = from > 0 || to < text.length();
            if (!changed) {
                source.call(call + " /]");
            } else if (from == to) {
                source.call(call + " vaerdi='' /]");
            } else {
                source.call(call + "]").literal(text.substring(from, to)).call("[/@" + FilledSheet.CELL + "]");
            }
            return;
        }
        Token first = own.get(0);
        Token last = own.get(own.size() - 1);
        if (own.size() >= 2 && first.isList() && pairs.get(first) == last && first.from() == from && last.to() == to) {
            source.token(first, () -> where(cell));
            appendCell(source, cell, text, first.to(), last.from(), own.subList(1, own.size() - 1));
            source.token(last, () -> where(cell));
            return;
        }
        if (cell.formula().isPresent()) {
            appendFormula(source, cell, call, own);
            return;
        }
        if (own.size() == 1 && !first.isDirective() && first.from() == from && first.to() == to) {
            source.call(call + " vaerdi=", first, " /]", () -> where(cell));
            return;
        }
        source.call(call + "]");
        int at = from;
        for (Token token : own) {
            source.literal(text.substring(at, token.from())).token(token, () -> where(cell));
            at = token.to();
        }
        source.literal(text.substring(at, to)).call("[/@" + FilledSheet.CELL + "]");
    }

    /** Adds a formula with fields in its texts; anywhere else a value could become part of the formula. */
    private void appendFormula(Source source, TemplateCell cell, String call, List<Token> own) {
        String text = cell.formula().orElseThrow();
        source.call(call + " formel=true]");
        int at = 0;
        for (Token token : own) {
            boolean inText = text.substring(0, token.from())
                                    .chars()
                                    .filter(c -> c == '"')
                                    .count()
                            % 2
                    == 1;
            if (token.isDirective() || !inText) {
                throw new BadTemplate(template, where(cell), Messages.text("excel.formula-field", token.source()));
            }
            source.literal(text.substring(at, token.from()))
                    .call("${", token, "?string?replace('\"', '\"\"')}", () -> where(cell));
            at = token.to();
        }
        source.literal(text.substring(at)).call("[/@" + FilledSheet.CELL + "]");
    }
}
