package dk.maaltal.template.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template as FreeMarker reads it, built up in order, with the place in the document where each token was typed. */
public final class Source {

    /** A token and the place it was typed at, in Danish. */
    record Typed(Token token, Supplier<String> where) {}

    /** What FreeMarker would read as its own language in a text that is none. */
    private static final Pattern LANGUAGE = Pattern.compile("\\$(?=\\{)|\\[(?=/?[#@])");

    private final String document;
    private final StringBuilder text = new StringBuilder();
    private final TreeMap<Integer, Supplier<String>> places = new TreeMap<>();
    private final List<Typed> tokens = new ArrayList<>();
    private int lists;
    private boolean marked = true;

    /** @param document or the part of it, in Danish: the place of faults for which no better is known */
    public Source(String document) {
        this.document = document;
    }

    /** Adds text that comes out as it is, even where it looks like template language. */
    public Source literal(String literal) {
        Matcher language = LANGUAGE.matcher(literal);
        while (language.find()) {
            language.appendReplacement(text, "\\${'" + (language.group().equals("$") ? "\\$" : "[") + "'}");
        }
        language.appendTail(text);
        return this;
    }

    /** Adds a call of one of the program's own directives. */
    public Source call(String call) {
        text.append(call);
        return this;
    }

    /**
     * Adds a call with the value of a field.
     *
     * @param before what comes before the field's expression
     * @param after what comes after it
     * @param where the field was typed, in Danish
     */
    public Source call(String before, Token field, String after, Supplier<String> where) {
        return typed(field, where).call(before + "(" + field.expression() + ")" + after);
    }

    /**
     * Adds a token as it was typed; a remark adds nothing. Every iteration of a list calls {@link Iterations}.
     *
     * @param where it was typed, in Danish
     */
    public Source token(Token token, Supplier<String> where) {
        typed(token, where);
        if (token.kind() == Token.Kind.CLOSE && token.repeats()) {
            lists--;
        }
        text.append(token.isComment() ? "" : token.source());
        if (token.kind() == Token.Kind.OPEN && token.variable().isPresent()) {
            text.append(Iterations.call(lists, token.variable().get() + "?counter", marked));
        }
        if (token.kind() == Token.Kind.CLOSE && token.repeats()) {
            text.append(Iterations.call(lists, "0", marked));
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

    /** Whether the lists added from here on write marks at their iterations; they do until this says otherwise. */
    public void setMarked(boolean marked) {
        this.marked = marked;
    }

    /** Whether what is added next is within a list. */
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
