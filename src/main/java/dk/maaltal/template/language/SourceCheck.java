package dk.maaltal.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with a template before it is filled in, in the branches too that this report would not take. */
final class SourceCheck {

    private final FieldTree fields;
    private final List<String> faults = new ArrayList<>();
    private final Deque<Map<String, FieldTree>> scopes = new ArrayDeque<>();
    private final Deque<FieldTree> lists = new ArrayDeque<>();

    private SourceCheck(FieldTree fields) {
        this.fields = fields;
        scopes.push(Map.of());
    }

    /** Every fault, with its place. */
    static List<String> faults(Source source, Map<String, Object> model) {
        SourceCheck check = new SourceCheck(FieldTree.of(model));
        source.tokens().forEach(check::check);
        return check.faults;
    }

    private void check(Source.Typed typed) {
        Token token = typed.token();
        if (token.isComment()) {
            return;
        }
        FieldTree holds = new Expression(
                        token.kind() == Token.Kind.CLOSE ? "" : token.expression(),
                        scopes.peek(),
                        fields,
                        fault -> faults.add(
                                typed.where().get() + ": " + fault + " (i \"" + Token.shorten(token.source()) + "\")"))
                .check();
        if (!token.repeats()) {
            return;
        }
        if (token.kind() == Token.Kind.CLOSE) {
            scopes.pop();
            lists.pop();
            return;
        }
        FieldTree element = token.name().equals("items") ? lists.peek() : holds.elements();
        lists.push(element == null ? FieldTree.UNKNOWN : element);
        Map<String, FieldTree> scope = new HashMap<>(scopes.peek());
        token.variable().ifPresent(variable -> scope.put(variable, lists.peek()));
        scopes.push(scope);
    }
}
