package dk.maaltal.report;

import dk.maaltal.declaration.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the fields a template may use, by which a slip of the finger is mended. */
record FieldNames(Set<String> names) {

    private static final Pattern LAST_NAME = Pattern.compile("([A-Za-zÆØÅæøå_]\\w*)[^A-Za-zÆØÅæøå_]*$");

    /** The names in a model, those within its lists too. */
    static FieldNames of(Map<String, Object> model) {
        Set<String> names = new TreeSet<>();
        collect(model, names);
        return new FieldNames(names);
    }

    private static void collect(Object value, Set<String> names) {
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> {
                names.add(name.toString());
                collect(field, names);
            });
        } else if (value instanceof List<?> elements) {
            elements.forEach(element -> collect(element, names));
        }
    }

    /** That a field is not there, with the nearest that is: {@code feltet "m.titl" findes ikke …; mente du "titel"?} */
    String notFound(String expression) {
        return "feltet \"" + expression + "\" findes ikke, eller er tomt her"
                + nearest(expression)
                        .map(name -> "; mente du \"" + name + "\"?")
                        .orElse("");
    }

    private Optional<String> nearest(String expression) {
        Matcher last = LAST_NAME.matcher(expression);
        return last.find()
                ? Nearest.to(last.group(1), names).filter(name -> !name.equals(last.group(1)))
                : Optional.empty();
    }
}
