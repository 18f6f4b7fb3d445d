package dk.maaltal.template.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The fields that a template may use, and those within them.
 *
 * @param fields by their names
 * @param element what a list holds; empty for what is no list, and for a list that is empty everywhere
 * @param isKnown whether all its fields are here: of what an empty list would hold, nothing is known
 */
record FieldTree(Map<String, FieldTree> fields, Optional<FieldTree> element, boolean isKnown) {

    static final FieldTree UNKNOWN = new FieldTree(Map.of(), Optional.empty(), false);

    /** Elements of a list that are looked at: all have the same fields, but those of the first may be empty lists. */
    private static final int ENOUGH = 50;

    private static final FieldTree LEAF = new FieldTree(Map.of(), Optional.empty(), true);

    /** The fields of a value, with the fields of all elements of a list taken together. */
    static FieldTree of(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, FieldTree> fields = new HashMap<>();
            map.forEach((name, each) -> fields.put(name.toString(), of(each)));
            return new FieldTree(fields, Optional.empty(), true);
        }
        if (value instanceof Iterable<?> list) {
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

    /** What a field holds; empty where there is none of that name. */
    Optional<FieldTree> field(String name) {
        return isKnown ? Optional.ofNullable(fields.get(name)) : Optional.of(UNKNOWN);
    }

    /** What a list holds. */
    FieldTree elements() {
        return element.orElse(UNKNOWN);
    }

    /**
     * The fault that there is no such field, with the name of a field that was probably meant.
     *
     * @param path as it was typed: {@code m.titl}
     * @param name the last of it: {@code titl}
     */
    String notFound(String path, String name) {
        return nearest(name)
                .map(near -> Messages.text("field.not-found-but", path, near))
                .orElseGet(() -> Messages.text("field.not-found", path));
    }

    /** The field of the least edit distance, if that is no more than a typing mistake: 2, or a third of the name. */
    private Optional<String> nearest(String name) {
        return fields.keySet().stream()
                .min(Comparator.comparingInt(each -> distance(name, each)))
                .filter(each -> distance(name, each) <= Math.max(2, each.length() / 3));
    }

    private static int distance(String one, String other) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
