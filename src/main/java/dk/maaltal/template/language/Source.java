package dk.maaltal.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template as FreeMarker reads it, piece by piece, and where in the document each piece of language was typed. */
public final class Source {

    /** A token and the place it was typed at, in Danish. */
    record Typed(Token token, Supplier<String> where) {}

    /** What FreeMarker would take for its own in a text that means itself. */
    private static final Pattern LANGUAGE = Pattern.compile("\\$(?=\\{)|\\[(?=/?[#@])");

    private final String document;
    private final StringBuilder text = new StringBuilder();
    private final TreeMap<Integer, Supplier<String>> places = new TreeMap<>();
    private final List<Typed> tokens = new ArrayList<>();
    private int lists;
    private boolean marked = true;

    /** @param document or the part of it, for faults that cannot be placed better */
    public Source(String document) {
        this.document = document;
    }

    /** Text that means itself, whatever it looks like. */
    public Source literal(String literal) {
        Matcher language = LANGUAGE.matcher(literal);
        while (language.find()) {
            language.appendReplacement(text, "\\${'" + (language.group().equals("$") ? "\\$" : "[") + "'}");
        }
        language.appendTail(text);
        return this;
    }

    /** A call of the program's own. */
    public Source call(String call) {
        text.append(call);
        return this;
    }

    /** A call that evaluates what a field holds. */
    public Source call(String before, Token field, String after, Supplier<String> where) {
        return typed(field, where).call(before + "(" + field.expression() + ")" + after);
    }

    /** What an officer typed, as it was typed. Every round of a list is counted, and told to {@link Rounds}. */
    public Source token(Token token, Supplier<String> where) {
        typed(token, where);
        if (token.kind() == Token.Kind.CLOSE && token.repeats()) {
            lists--;
        }
        text.append(token.isComment() ? "" : token.source());
        if (token.kind() == Token.Kind.OPEN && token.variable().isPresent()) {
            text.append(Rounds.call(lists, token.variable().get() + "?counter", marked));
        }
        if (token.kind() == Token.Kind.CLOSE && token.repeats()) {
            text.append(Rounds.call(lists, "0", marked));
        }
        if (token.kind() == Token.Kind.OPEN && token.repeats()) {
            lists++;
        }
        return this;
    }

    private Source typed(Token token, Supplier<String> where) {
        places.put(text.length(), where);
        tokens.add(new Typed(token, where));
        return this;
    }

    /** Whether the rounds of lists that come next leave their marks. */
    public void setMarked(boolean leave) {
        marked = leave;
    }

    /** Whether what comes next is within a list. */
    public boolean isInList() {
        return lists > 0;
    }

    List<Typed> tokens() {
        return tokens;
    }

    String text() {
        return text.toString();
    }

    /** Where a line and column of the text were typed, both from 1; columns count a tab as one. */
    String where(int line, int column) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf("\n", at) + 1;
        }
        Map.Entry<Integer, Supplier<String>> place = places.floorEntry(at + column - 1);
        return place == null ? document : place.getValue().get();
    }
}
