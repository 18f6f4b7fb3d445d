package dk.maaltal.plan;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Begins next year's plan from this year's: years and due days move on, results become published ones, and every word and
 * comment stays as it was written. Nothing is invented: a new last year has no target but one that was for all years.
 */
public final class RollForward {

    /**
     * What was told, and is published from now on: by year, rounded as printed.
     *
     * @param ofMeasures by goal and measure, "1.1 a"
     * @param ofReported by the name of the reported value
     */
    public record Published(
            Map<String, Map<Integer, BigDecimal>> ofMeasures, Map<String, Map<Integer, BigDecimal>> ofReported) {}

    private static final Pattern YEARS = Pattern.compile("\\b(?:19|20|21)\\d\\d\\b");
    private static final Pattern DATE = Pattern.compile("((?:19|20|21)\\d\\d)-(\\d\\d-\\d\\d)");

    private final String text;
    private final Published published;
    private final int by;
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();

    private record Edit(int from, int to, String with) {}

    private RollForward(String text, Published published, int by) {
        this.text = text;
        this.published = published;
        this.by = by;
    }

    /**
     * The text of a later year's plan.
     *
     * @param text of a plan that can be read
     * @param from the year of that plan
     * @param to the year of the new one
     */
    public static String of(String text, int from, int to, Published published) {
        RollForward forward = new RollForward(text, published, to - from);
        forward.plan((MappingNode) new Yaml(new LoaderOptions()).compose(new StringReader(text)));
        return forward.edited();
    }

    private String edited() {
        StringBuilder edited = new StringBuilder(text);
        edits.descendingMap().values().forEach(edit -> edited.replace(edit.from, edit.to, edit.with));
        return edited.toString();
    }

    private void plan(MappingNode root) {
        value(root, "plan").ifPresent(this::moveYears);
        value(root, "year").ifPresent(this::moveYears);
        value(root, "reported").ifPresent(values -> tuples(values)
                .forEach(tuple -> publish(
                        (MappingNode) tuple.getValueNode(),
                        "unit",
                        published.ofReported().getOrDefault(text(tuple.getKeyNode()), Map.of()))));
        value(root, "goals").ifPresent(goals -> elements(goals).forEach(goal -> goal((MappingNode) goal)));
    }

    private void goal(MappingNode goal) {
        value(goal, "in force").ifPresent(inForce -> tuples(inForce).forEach(day -> moveDate(day.getValueNode())));
        String number = value(goal, "goal").map(RollForward::text).orElse("");
        value(goal, "measures")
                .ifPresent(measures -> elements(measures).forEach(measure -> measure(number, (MappingNode) measure)));
    }

    private void measure(String goal, MappingNode measure) {
        int first = Integer.MIN_VALUE;
        for (String key : List.of("years", "quarters", "months")) {
            Optional<Node> years = value(measure, key);
            if (years.isPresent()) {
                first = YEARS.matcher(text(years.get()))
                                .results()
                                .map(MatchResult::group)
                                .mapToInt(Integer::parseInt)
                                .min()
                                .orElse(first)
                        + by;
                moveYears(years.get());
            }
        }
        int firstYear = first;
        for (String key : List.of("target", "period", "decimals", "no result", "published")) {
            value(measure, key).ifPresent(byYear -> dropYearsBefore(byYear, firstYear));
        }
        value(measure, "marks")
                .ifPresent(marks -> tuples(marks).forEach(mark -> dropYearsBefore(mark.getValueNode(), firstYear)));
        value(measure, "stock").flatMap(stock -> value(stock, "pending on")).ifPresent(this::moveDate);
        value(measure, "milestone").ifPresent(parts -> elements(parts)
                .forEach(part -> value(part, "due").ifPresent(this::moveDate)));
        Map<Integer, BigDecimal> results = new TreeMap<>(published
                .ofMeasures()
                .getOrDefault(
                        goal + " "
                                + value(measure, "measure")
                                        .map(RollForward::text)
                                        .orElse(""),
                        Map.of()));
        results.keySet().removeIf(year -> year < firstYear);
        publish(measure, "years", results);
    }

    /** Years before the table's first are dropped; a range that begins before it begins there. */
    private void dropYearsBefore(Node byYear, int first) {
        if (!(byYear instanceof MappingNode mapping)) {
            return;
        }
        List<String> kept = new ArrayList<>();
        boolean dropped = false;
        for (NodeTuple tuple : mapping.getValue()) {
            List<Integer> years = YEARS.matcher(text(tuple.getKeyNode()))
                    .results()
                    .map(year -> Integer.parseInt(year.group()))
                    .toList();
            if (years.isEmpty()) {
                return;
            }
            int last = years.get(years.size() - 1);
            boolean begins = years.get(0) >= first;
            dropped |= !begins;
            if (last >= first) {
                String key = begins ? text(tuple.getKeyNode()) : first == last ? "" + last : first + "-" + last;
                kept.add(key + afterKey(tuple));
            }
        }
        if (dropped) {
            edit(
                    byYear,
                    mapping.getFlowStyle() == DumperOptions.FlowStyle.FLOW
                            ? kept.isEmpty() ? "{}" : "{ " + String.join(", ", kept) + " }"
                            : kept.isEmpty() ? "{}" : String.join("\n" + indent(byYear), kept));
        }
    }

    /** A value with what parts it from its key, line breaks and all. */
    private String afterKey(NodeTuple tuple) {
        return text.substring(
                        tuple.getKeyNode().getEndMark().getIndex(),
                        tuple.getValueNode().getEndMark().getIndex())
                .stripTrailing();
    }

    /** Adds results to those published already; where there are none, after the line of a key. */
    private void publish(MappingNode holder, String after, Map<Integer, BigDecimal> results) {
        if (results.isEmpty()) {
            return;
        }
        Map<Integer, String> all = new TreeMap<>();
        value(holder, "published").ifPresent(known -> tuples(known)
                .forEach(tuple -> all.put(Integer.parseInt(text(tuple.getKeyNode())), text(tuple.getValueNode()))));
        results.forEach((year, value) -> all.putIfAbsent(year, value.toPlainString()));
        String written = all.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{ ", " }"));
        Optional<Node> known = value(holder, "published");
        if (known.isPresent()) {
            edit(known.get(), written);
        } else if (holder.getFlowStyle() == DumperOptions.FlowStyle.FLOW) {
            int end = lastEnd(holder);
            edits.put(end, new Edit(end, end, ", published: " + written));
        } else {
            int end = endOfLine(value(holder, after).orElse(holder));
            edits.put(end, new Edit(end, end, "\n" + indent(holder) + "published: " + written));
        }
    }

    private int endOfLine(Node node) {
        int end = text.indexOf('\n', node.getStartMark().getIndex());
        return end < 0 ? text.length() : end;
    }

    private static int lastEnd(MappingNode holder) {
        List<NodeTuple> tuples = holder.getValue();
        return tuples.get(tuples.size() - 1).getValueNode().getEndMark().getIndex();
    }

    private void moveYears(Node node) {
        edit(
                node,
                YEARS.matcher(source(node)).replaceAll(year -> Integer.toString(Integer.parseInt(year.group()) + by)));
    }

    private void moveDate(Node node) {
        edit(
                node,
                DATE.matcher(source(node))
                        .replaceAll(date -> (Integer.parseInt(date.group(1)) + by) + "-" + date.group(2)));
    }

    private void edit(Node node, String with) {
        int from = node.getStartMark().getIndex();
        edits.put(from, new Edit(from, from + source(node).length(), with));
    }

    /** The node as it is written, without what follows it on the way to the next. */
    private String source(Node node) {
        return text.substring(node.getStartMark().getIndex(), node.getEndMark().getIndex())
                .stripTrailing();
    }

    private static String indent(Node node) {
        return " ".repeat(node.getStartMark().getColumn());
    }

    private static Optional<Node> value(Node holder, String key) {
        return holder instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> text(tuple.getKeyNode()).equals(key))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }

    private static List<NodeTuple> tuples(Node node) {
        return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
    }

    private static List<Node> elements(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }
}
