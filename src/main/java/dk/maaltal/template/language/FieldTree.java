package dk.maaltal.template;

import dk.maaltal.declaration.Nearest;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields that a template may use, and those within them.
 *
 * @param fields by their names
 * @param element what a list holds; empty for what is no list, and for a list that is empty everywhere
 * @param isKnown whether its fields are all here: of what an empty list would hold, nothing is known
 */
record FieldTree(Map<String, FieldTree> fields, Optional<FieldTree> element, boolean isKnown) {

    static final FieldTree UNKNOWN = new FieldTree(Map.of(), Optional.empty(), false);

    /** Elements of a list that are looked at: all have the same fields, but those of the first may be empty lists. */
    private static final int ENOUGH = 50;

    private static final FieldTree LEAF = new FieldTree(Map.of(), Optional.empty(), true);

    /** The fields of a model, whose lists' elements are taken together. */
    static FieldTree of(Object model) {
        if (model instanceof Map<?, ?> map) {
            Map<String, FieldTree> fields = new HashMap<>();
            map.forEach((name, value) -> fields.put(name.toString(), of(value)));
            return new FieldTree(fields, Optional.empty(), true);
        }
        if (model instanceof TemplateHashModelEx hash) {
            return ofHash(hash);
        }
        if (model instanceof Iterable<?> list) {
            FieldTree element = UNKNOWN;
            int seen = 0;
            for (Object each : list) {
                element = element.and(of(each));
                if (!(list instanceof Collection) || ++seen == ENOUGH) {
                    break;
                }
            }
            return new FieldTree(Map.of(), Optional.of(element), true);
        }
        return LEAF;
    }

    private static FieldTree ofHash(TemplateHashModelEx hash) {
        try {
            Map<String, FieldTree> fields = new HashMap<>();
            for (var names = hash.keys().iterator(); names.hasNext(); ) {
                fields.put(((TemplateScalarModel) names.next()).getAsString(), LEAF);
            }
            return new FieldTree(fields, Optional.empty(), true);
        } catch (TemplateModelException e) {
            throw new IllegalStateException(e);
        }
    }

    private FieldTree and(FieldTree other) {
        if (!isKnown || !other.isKnown) {
            return isKnown ? this : other;
        }
        Map<String, FieldTree> both = new HashMap<>(fields);
        other.fields.forEach((name, tree) -> both.merge(name, tree, FieldTree::and));
        return new FieldTree(
                both,
                element.isPresent() && other.element.isPresent()
                        ? Optional.of(element.get().and(other.element.get()))
                        : element.or(() -> other.element),
                true);
    }

    /** What a field of a name holds; empty where there is none. */
    Optional<FieldTree> field(String name) {
        return isKnown ? Optional.ofNullable(fields.get(name)) : Optional.of(UNKNOWN);
    }

    /** What a list holds. */
    FieldTree elements() {
        return element.orElse(UNKNOWN);
    }

    /** That there is no such field here, with the nearest name that is: {@code … findes ikke; mente du "titel"?} */
    String notFound(String path, String name) {
        return "feltet \"" + path + "\" findes ikke"
                + Nearest.to(name, fields.keySet())
                        .map(near -> "; mente du \"" + near + "\"?")
                        .orElse("");
    }
}
