package dk.maaltal.report;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.HeaderFooter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * A sheet of a template as FreeMarker reads it: a call for the sheet, for each row and for each cell, with the directives
 * typed in the sheet between them.
 *
 * <p>Where a directive stands says what it repeats or drops: alone in the first row and ended alone in the last, the sheet;
 * alone in its row, the rows between; begun in one cell and ended in another of the row, the row; a list that is all a cell
 * holds, the cell, so that columns come and go.
 */
final class SheetSource {

    private final Path file;
    private final XSSFSheet sheet;
    private final int index;
    private final TreeMap<Integer, TreeMap<Integer, List<Token>>> tokens = new TreeMap<>();
    private final Map<Token, Place> places = new HashMap<>();
    private final Map<Token, Token> ends = new HashMap<>();

    private record Place(int row, int column) {}

    SheetSource(Path file, XSSFSheet sheet, int index) {
        this.file = file;
        this.sheet = sheet;
        this.index = index;
    }

    /** The sheet as a piece of template. */
    String source() {
        readTokens();
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        int first = sheet.getFirstRowNum();
        int last = sheet.getLastRowNum();
        if (repeatsSheet(first, last)) {
            before.add(text(first));
            after.add(text(last));
            first++;
            last--;
        }
        StringBuilder source = new StringBuilder(String.join("", before));
        source.append("[@")
                .append(SheetWriter.SHEET)
                .append(" source=")
                .append(index)
                .append(" name=\"")
                .append(sheet.getSheetName().replace("\"", "\\\""))
                .append("\"]");
        appendMargin(source, SheetWriter.PAGE_HEADER, sheet.getHeader());
        appendMargin(source, SheetWriter.PAGE_FOOTER, sheet.getFooter());
        for (int row = first; row <= last; row++) {
            appendRow(source, row);
        }
        source.append("[/@").append(SheetWriter.SHEET).append("]");
        return source.append(String.join("", after)).toString();
    }

    /** The printed page's header or footer, its left, middle and right part each on a line of its own. */
    private static void appendMargin(StringBuilder source, String call, HeaderFooter margin) {
        source.append("[@").append(call).append("]");
        source.append(String.join("\n", margin.getLeft(), margin.getCenter(), margin.getRight()));
        source.append("[/@").append(call).append("]");
    }

    private void readTokens() {
        Deque<Token> open = new ArrayDeque<>();
        for (Row row : sheet) {
            for (Cell cell : row) {
                List<Token> found = tokensOf(cell);
                if (!found.isEmpty()) {
                    tokens.computeIfAbsent(row.getRowNum(), n -> new TreeMap<>())
                            .put(cell.getColumnIndex(), found);
                }
                for (Token token : found) {
                    places.put(token, new Place(row.getRowNum(), cell.getColumnIndex()));
                    if (token.kind() == Token.Kind.OPEN) {
                        open.push(token);
                    } else if (token.kind() == Token.Kind.CLOSE) {
                        if (open.isEmpty() || !open.peek().name().equals(token.name())) {
                            throw bad(cell, token.source() + " lukker ikke noget, der er begyndt");
                        }
                        ends.put(open.pop(), token);
                    }
                }
            }
        }
        if (!open.isEmpty()) {
            Place place = places.get(open.peek());
            throw bad(
                    sheet.getRow(place.row).getCell(place.column),
                    open.peek().source() + " mangler sin afslutning [/#"
                            + open.peek().name() + "]");
        }
    }

    private List<Token> tokensOf(Cell cell) {
        if (cell.getCellType() != CellType.STRING) {
            return List.of();
        }
        try {
            return Token.in(cell.getStringCellValue());
        } catch (IllegalArgumentException e) {
            throw bad(cell, e.getMessage());
        }
    }

    private boolean repeatsSheet(int first, int last) {
        return isOnlyDirectives(first)
                && isOnlyDirectives(last)
                && ends.containsKey(firstToken(first))
                && places.get(ends.get(firstToken(first))).row == last;
    }

    private Token firstToken(int row) {
        return tokens.get(row).firstEntry().getValue().get(0);
    }

    private boolean isOnlyDirectives(int number) {
        Row row = sheet.getRow(number);
        if (row == null || !tokens.containsKey(number)) {
            return false;
        }
        for (Cell cell : row) {
            if (cell.getCellType() == CellType.BLANK) {
                continue;
            }
            List<Token> found = tokens.get(number).getOrDefault(cell.getColumnIndex(), List.of());
            int length =
                    found.stream().mapToInt(token -> token.to() - token.from()).sum();
            if (!found.stream().allMatch(Token::isDirective)
                    || found.isEmpty()
                    || cell.getStringCellValue().strip().length() != length) {
                return false;
            }
        }
        return true;
    }

    private String text(int row) {
        StringBuilder text = new StringBuilder();
        tokens.get(row).values().forEach(found -> found.forEach(token -> text.append(token.source())));
        return text.toString();
    }

    private void appendRow(StringBuilder source, int number) {
        Row row = sheet.getRow(number);
        if (row != null && isOnlyDirectives(number)) {
            source.append(text(number));
            return;
        }
        StringBuilder cells = new StringBuilder();
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        if (row != null) {
            for (Cell cell : row) {
                appendCell(cell, before, cells, after);
            }
        }
        source.append(before)
                .append("[@")
                .append(SheetWriter.ROW)
                .append(" source=")
                .append(number)
                .append("]");
        source.append(cells).append("[/@").append(SheetWriter.ROW).append("]").append(after);
    }

    private void appendCell(Cell cell, StringBuilder beforeRow, StringBuilder cells, StringBuilder afterRow) {
        List<Token> found =
                tokens.getOrDefault(cell.getRowIndex(), new TreeMap<>()).getOrDefault(cell.getColumnIndex(), List.of());
        StringBuilder text = new StringBuilder(cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "");
        StringBuilder closing = new StringBuilder();
        for (int i = found.size() - 1; i >= 0; i--) {
            Token token = found.get(i);
            boolean ofRow = isOfRow(token);
            text.replace(token.from(), token.to(), ofRow ? "" : token.source());
            if (ofRow && token.kind() == Token.Kind.CLOSE) {
                closing.insert(0, token.source());
            }
        }
        found.stream()
                .filter(token -> isOfRow(token) && token.kind() == Token.Kind.OPEN)
                .forEach(token -> beforeRow.append(token.source()));
        afterRow.append(closing);
        List<Token> own = found.stream().filter(token -> !isOfRow(token)).toList();
        cells.append(cellCall(cell, text.toString().strip(), own));
    }

    private boolean isOfRow(Token token) {
        Place place = places.get(token);
        return ends.entrySet().stream()
                .filter(pair -> pair.getKey() == token || pair.getValue() == token)
                .anyMatch(pair -> {
                    Place other = places.get(pair.getKey() == token ? pair.getValue() : pair.getKey());
                    return other.row == place.row && other.column != place.column;
                });
    }

    private static String cellCall(Cell cell, String text, List<Token> own) {
        String call = "[@" + SheetWriter.CELL + " source=" + cell.getColumnIndex();
        boolean repeats = own.size() >= 2
                && own.get(0).isList()
                && text.startsWith(own.get(0).source())
                && text.endsWith(own.get(own.size() - 1).source());
        if (repeats) {
            String inner = text.substring(
                    own.get(0).source().length(),
                    text.length() - own.get(own.size() - 1).source().length());
            return own.get(0).source()
                    + cellCall(cell, inner.strip(), own.subList(1, own.size() - 1))
                    + own.get(own.size() - 1).source();
        }
        if (own.size() == 1 && !own.get(0).isDirective() && own.get(0).source().equals(text)) {
            return call + " value=(" + text.substring(2, text.length() - 1) + ") /]";
        }
        return own.isEmpty() ? call + " /]" : call + "]" + text + "[/@" + SheetWriter.CELL + "]";
    }

    private BadTemplate bad(Cell cell, String what) {
        return new BadTemplate(
                file,
                "arket \"" + sheet.getSheetName() + "\", celle " + new CellReference(cell).formatAsString(false),
                what);
    }
}
