package dk.maaltal.report;

import dk.maaltal.template.Chart;
import dk.maaltal.template.FormulaNumber;
import dk.maaltal.template.PrintedNumber;
import dk.maaltal.template.SpanningText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists the fields a template may use, each as it is typed in Word or Excel and with what it holds. */
public final class FieldList {

    private static final int LONGEST_VALUE = 70;

    /**
     * One line of the list.
     *
     * @param typed as an officer types it: {@code ${m.titel}} or {@code [#list maal as m]}
     * @param value what it holds; of a list, how many there are
     * @param depth how many lists it stands within
     */
    public record Line(String typed, String value, int depth) {}

    private final List<Line> lines = new ArrayList<>();

    private FieldList() {}

    /** Every field of a report; within a list those of the first element that has the most to show. */
    public static List<Line> of(Report report) {
        FieldList list = new FieldList();
        list.add("", report.fields(), 0);
        return list.lines;
    }

    private void add(String prefix, Map<?, ?> fields, int depth) {
        fields.forEach((name, value) -> add(prefix + name, name.toString(), value, depth));
    }

    private void add(String path, String name, Object value, int depth) {
        if (value instanceof List<?> elements) {
            String variable = variable(name);
            lines.add(new Line("[#list " + path + " as " + variable + "]", elements.size() + " i alt", depth));
            elements.stream()
                    .max((a, b) -> Integer.compare(content(a), content(b)))
                    .ifPresent(element -> addElement(variable, element, depth + 1));
            lines.add(new Line("[/#list]", "", depth));
        } else if (value instanceof Boolean yes) {
            lines.add(new Line("[#if " + path + "]", yes ? "ja" : "nej", depth));
        } else {
            lines.add(new Line("${" + path + "}", shown(value), depth));
        }
    }

    private void addElement(String variable, Object element, int depth) {
        if (element instanceof Map<?, ?> fields) {
            add(variable + ".", fields, depth);
        } else {
            lines.add(new Line("${" + variable + "}", shown(element), depth));
        }
    }

    /** A short name for an element of a list: its first letter, but for lists whose first letters would meet. */
    private static String variable(String list) {
        return switch (list) {
            case "maal" -> "m";
            case "tabeller", "arktabeller", "punkter" -> "t";
            case "enkelttal" -> "e";
            case "milepaele" -> "d";
            case "over" -> "o";
            case "tekst" -> "afsnit";
            case "dele" -> "del";
            case "tal" -> "x";
            case "raekker" -> "r";
            case "celler", "stillede" -> "celle";
            case "noter" -> "n";
            case "saetninger" -> "saetning";
            case "vurderinger" -> "v";
            case "mangler" -> "mangel";
            case "rettelser" -> "rettelse";
            case "kvalitet" -> "k";
            case "maaneder" -> "md";
            default -> list + "et";
        };
    }

    /** How much an element has to show: the one with the most makes the best example. */
    private static int content(Object element) {
        if (element instanceof Map<?, ?> fields) {
            return fields.values().stream().mapToInt(FieldList::content).sum();
        }
        if (element instanceof List<?> elements) {
            return elements.stream().mapToInt(FieldList::content).sum();
        }
        return text(element).isEmpty() ? 0 : 1;
    }

    private static String text(Object value) {
        if (value instanceof PrintedNumber number) {
            return number.text();
        }
        if (value instanceof FormulaNumber number) {
            return number.number().toString();
        }
        if (value instanceof SpanningText spanning) {
            return spanning.text();
        }
        return value instanceof Chart chart ? chart.text() : value.toString();
    }

    private static String shown(Object value) {
        String text = text(value).replaceAll("\\s+", " ");
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
