package dk.maaltal.template.language;

import dk.maaltal.template.BadTemplate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with a template before it is filled in, also in branches that these values would not take. */
final class SourceCheck {

    private final String template;
    private final FieldTree fields;
    private final List<BadTemplate> faults = new ArrayList<>();
    private final Deque<Map<String, FieldTree>> scopes = new ArrayDeque<>();
    private final Deque<FieldTree> lists = new ArrayDeque<>();

    private SourceCheck(String template, FieldTree fields) {
        this.template = template;
        this.fields = fields;
        scopes.push(Map.of());
    }

    /**
     * Every fault of a template.
     *
     * @param template its name
     */
    static List<BadTemplate> faults(String template, Source source, Map<String, Object> values) {
        SourceCheck check = new SourceCheck(template, FieldTree.of(values));
        source.tokens().forEach(check::check);
        return check.faults;
    }

    private void check(Source.Typed typed) {
        Token token = typed.token();
        if (token.isComment()) {
            return;
        }
        FieldTree value = new Expression(
                        token.kind() == Token.Kind.CLOSE ? "" : token.expression(),
                        scopes.peek(),
                        fields,
                        fault -> faults.add(new BadTemplate(
                                template,
                                typed.where().get(),
                                Messages.text("field.fault", fault, Token.shorten(token.source())))))
                .check();
        if (!token.repeats()) {
            return;
        }
        if (token.kind() == Token.Kind.CLOSE) {
            // One that closes nothing is found when FreeMarker reads the template.
            if (!lists.isEmpty()) {
                scopes.pop();
                lists.pop();
            }
            return;
        }
        FieldTree element = token.name().equals("items") ? lists.peek() : value.elements();
        lists.push(element == null ? FieldTree.UNKNOWN : element);
        Map<String, FieldTree> scope = new HashMap<>(scopes.peek());
        token.variable().ifPresent(variable -> scope.put(variable, lists.peek()));
        scopes.push(scope);
    }
}
