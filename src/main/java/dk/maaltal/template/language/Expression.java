package dk.maaltal.template.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks an expression of a template before anything is filled in: the fields it names, and what it does to them. */
final class Expression {

    private static final Pattern PIECE = Pattern.compile(
            "(?<text>r?\"(?:\\\\.|[^\"\\\\])*\"|r?'(?:\\\\.|[^'\\\\])*')|(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)"
                    + "|(?<number>\\d+(?:\\.\\d+)?)|(?<sign>\\.\\.|\\?\\?|->|&&|\\|\\||[=!<>]=|\\S)");

    private static final Set<String> WORDS =
            Set.of("true", "false", "gt", "gte", "lt", "lte", "and", "or", "not", "as", "in", "using");

    /**
     * FreeMarker's built-ins that may be used: none reaches a class or another file, or makes long texts of short ones.
     */
    private static final Set<String> BUILT_INS = Set.of(
            "has_content size first last join string c upper_case lower_case cap_first uncap_first capitalize trim contains starts_with ends_with index counter has_next is_first is_last item_parity is_odd_item is_even_item then length number abs round floor ceiling keep_before keep_after remove_beginning remove_ending seq_contains sort sort_by reverse min max is_string is_number is_sequence"
                    .split(" "));

    /** No field needs more; longer ones could ask for much memory. */
    private static final int MOST_PIECES = 400;

    private static final int MOST_SUMS = 20;
    private static final Set<String> KEEPS_KIND = Set.of("sort", "sort_by", "reverse");
    private static final Set<String> TAKES_ONE = Set.of("first", "last");

    private final List<String> pieces = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();
    private final Map<String, FieldTree> variables;
    private final FieldTree fields;
    private final Consumer<String> fault;
    private int at;

    /**
     * @param variables the elements of the lists around, by the names they were given
     * @param fields that the template may use
     * @param fault given each name that there is no field of, and each thing that may not be done, in Danish
     */
    Expression(String text, Map<String, FieldTree> variables, FieldTree fields, Consumer<String> fault) {
        this.variables = variables;
        this.fields = fields;
        this.fault = fault;
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            pieces.add(matcher.group());
            kinds.add(
                    matcher.group("name") != null
                            ? "name"
                            : matcher.group("sign") != null
                                    ? "sign"
                                    : matcher.group("text") != null ? "text" : "number");
        }
    }

    /**
     * Checks the whole expression. Returns what it holds where it is one field and nothing else, or else {@link
     * FieldTree#UNKNOWN}.
     */
    FieldTree check() {
        if (pieces.size() > MOST_PIECES || pieces.stream().filter("+"::equals).count() > MOST_SUMS) {
            fault.accept(Messages.text("expression.too-long"));
            return FieldTree.UNKNOWN;
        }
        FieldTree found = FieldTree.UNKNOWN;
        int paths = 0;
        boolean others = false;
        while (at < pieces.size()) {
            if (isName() && !WORDS.contains(pieces.get(at))) {
                found = path();
                paths++;
            } else {
                others |= !is("(") && !is(")");
                sign();
            }
        }
        return paths == 1 && !others ? found : FieldTree.UNKNOWN;
    }

    private void sign() {
        if (is("..")) {
            fault.accept(Messages.text("expression.range"));
        } else if (is(".") && !follows(")", "]")) {
            fault.accept(Messages.text("expression.variable", at + 1 < pieces.size() ? pieces.get(at + 1) : ""));
            at++;
        } else if (is(".")) {
            at++;
        } else if (is("?")) {
            at++;
            builtIn();
            return;
        } else if (kinds.get(at).equals("text") && pieces.get(at).contains("${")) {
            fault.accept(Messages.text("expression.field-in-text", pieces.get(at)));
        }
        at++;
    }

    private boolean follows(String... before) {
        return at > 0 && Set.of(before).contains(pieces.get(at - 1));
    }

    /**
     * Reads a field, fields within it and built-ins after it: {@code m.tabeller[0].titel?upper_case}. Returns what it
     * holds.
     */
    private FieldTree path() {
        String name = pieces.get(at++);
        StringBuilder path = new StringBuilder(name);
        FieldTree holds = Optional.ofNullable(variables.get(name))
                .or(() -> fields.field(name))
                .orElse(null);
        if (holds == null) {
            fault.accept(notFound(name));
            holds = FieldTree.UNKNOWN;
        }
        while (at < pieces.size()) {
            if (is(".") && at + 1 < pieces.size()) {
                at++;
                String field = pieces.get(at++);
                path.append('.').append(field);
                Optional<FieldTree> within = holds.field(field);
                if (within.isEmpty()) {
                    fault.accept(holds.notFound(path.toString(), field));
                }
                holds = within.orElse(FieldTree.UNKNOWN);
            } else if (is("[")) {
                index();
                holds = holds.elements();
            } else if (is("?") && at + 1 < pieces.size()) {
                at++;
                String builtIn = builtIn();
                holds = KEEPS_KIND.contains(builtIn)
                        ? holds
                        : TAKES_ONE.contains(builtIn) ? holds.elements() : FieldTree.UNKNOWN;
            } else {
                break;
            }
        }
        return holds;
    }

    private String notFound(String name) {
        Map<String, FieldTree> all = new HashMap<>(fields.fields());
        all.putAll(variables);
        return new FieldTree(all, Optional.empty(), true).notFound(name, name);
    }

    /**
     * Reads the name of a built-in. Its arguments, in parentheses after it, are read as fields and signs like any
     * other.
     */
    private String builtIn() {
        String name = at < pieces.size() ? pieces.get(at++) : "";
        if (!BUILT_INS.contains(name)) {
            fault.accept(Messages.text("expression.built-in", name));
        }
        return name;
    }

    /** Reads an index in brackets, with the fields it names. */
    private void index() {
        at++;
        while (at < pieces.size() && !is("]")) {
            if (isName() && !WORDS.contains(pieces.get(at))) {
                path();
            } else {
                sign();
            }
        }
        at++;
    }

    private boolean isName() {
        return kinds.get(at).equals("name");
    }

    private boolean is(String piece) {
        return at < pieces.size() && pieces.get(at).equals(piece);
    }
}
