package dk.maaltal.rollforward;

import dk.maaltal.calendar.FinancialYear;
import dk.maaltal.calendar.Term;
import dk.maaltal.plan.LastYear;
import dk.maaltal.plan.RowKeys;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * Results of earlier years, published from now on: by year, rounded as printed.
     *
     * @param ofMeasures by goal and measure, "1.1 a"
     * @param ofReported by the name of the reported value
     */
    public record Published(
            Map<String, Map<Integer, BigDecimal>> ofMeasures, Map<String, Map<Integer, BigDecimal>> ofReported) {}

    private static final String LAST_YEAR = "last year";

    private static final Pattern YEARS = Pattern.compile("\\b(?:19|20|21)\\d\\d\\b");
    /** A year with what may be a second one behind it: "2019", "2019/20", "2019-20", or the month "2019-04". */
    private static final Pattern YEAR_AND_NEXT = Pattern.compile("\\b((?:19|20|21)\\d\\d)(?:([/-])(\\d\\d)\\b(?!-))?");

    /** A year, or a part of one, as a plan may name it. */
    private static final Pattern NAME =
            Pattern.compile("(?:[A-ZÆØÅ][A-Za-zÆØÅæøå]* ?)?\\b(?:19|20|21)\\d\\d(?:[/-]\\d\\d(?:\\d\\d)?)?\\b");

    private static final Pattern REFERENCE = Pattern.compile("result of (" + NAME.pattern() + ")");
    private static final Pattern DATE = Pattern.compile("(?:19|20|21)\\d\\d-\\d\\d-\\d\\d");

    /** What is said year by year. */
    private static final List<String> BY_YEAR = List.of("target", "period", "headings", "decimals", "no result");

    private final String text;
    private final Published published;
    private final FinancialYear financialYear;
    private final int year;
    private final int by;
    private final Optional<LastYear> lastYear;
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();

    private record Edit(int from, int to, String with) {}

    private RollForward(
            String text,
            Published published,
            Optional<LastYear> lastYear,
            FinancialYear financialYear,
            int year,
            int by) {
        this.lastYear = lastYear;
        this.financialYear = financialYear;
        this.text = text;
        this.published = published;
        this.year = year;
        this.by = by;
    }

    /**
     * The text of a later year's plan.
     *
     * @param text of a plan that can be read
     * @param financialYear how its years begin and are named
     * @param from the year of that plan
     * @param to the year of the new one
     * @param lastYear how the goals came out; empty where that is not known yet
     */
    public static String of(
            String text,
            FinancialYear financialYear,
            int from,
            int to,
            Published published,
            Optional<LastYear> lastYear) {
        RollForward forward = new RollForward(text, published, lastYear, financialYear, from, to - from);
        forward.plan((MappingNode) new Yaml(new LoaderOptions()).compose(new StringReader(text)));
        return forward.edited();
    }

    /**
     * The text of a plan with other published results, where it has some of those years already.
     *
     * @param financialYear how its years begin and are named
     * @param results by goal and measure, "1.1 a", or by the name of a reported value; and by year
     */
    static String publishing(String text, FinancialYear financialYear, Map<String, Map<Integer, BigDecimal>> results) {
        RollForward plan =
                new RollForward(text, new Published(results, results), Optional.empty(), financialYear, 0, 0);
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        value(root, "reported").ifPresent(values -> tuples(values)
                .forEach(tuple -> plan.replacePublished(
                        tuple.getValueNode(), results.getOrDefault(text(tuple.getKeyNode()), Map.of()))));
        value(root, "goals").ifPresent(goals -> elements(goals).forEach(goal -> value(goal, "measures")
                .ifPresent(measures -> elements(measures).forEach(measure -> {
                    plan.replacePublished(measure, results.getOrDefault(nameOf(goal, measure), Map.of()));
                    rows(measure)
                            .forEach((number, row) -> plan.replacePublished(
                                    row, results.getOrDefault(nameOf(goal, measure) + number, Map.of())));
                }))));
        return plan.edited();
    }

    private void replacePublished(Node holder, Map<Integer, BigDecimal> results) {
        value(holder, "published").ifPresent(known -> tuples(known).forEach(tuple -> results.entrySet().stream()
                .filter(result -> isYear(text(tuple.getKeyNode()), result.getKey()))
                .map(Map.Entry::getValue)
                .forEach(result -> edit(tuple.getValueNode(), result.toPlainString()))));
    }

    /** "1.1 a". */
    private static String nameOf(Node goal, Node measure) {
        return value(goal, "goal").map(RollForward::text).orElse("") + " "
                + value(measure, "measure").map(RollForward::text).orElse("");
    }

    private String edited() {
        StringBuilder edited = new StringBuilder(text);
        edits.descendingMap().values().forEach(edit -> edited.replace(edit.from, edit.to, edit.with));
        return edited.toString();
    }

    private void plan(MappingNode root) {
        value(root, "plan").ifPresent(this::moveYears);
        value(root, "year").ifPresent(this::moveYears);
        lastYear(root);
        value(root, "reported").ifPresent(values -> tuples(values)
                .forEach(tuple -> publish(
                        (MappingNode) tuple.getValueNode(),
                        "unit",
                        published.ofReported().getOrDefault(text(tuple.getKeyNode()), Map.of()))));
        value(root, "goals").ifPresent(goals -> {
            List<Node> all = elements(goals);
            for (int i = 0; i < all.size(); i++) {
                if (hasEnded(all.get(i))) {
                    removeElement(all.get(i), i + 1 < all.size() ? Optional.of(all.get(i + 1)) : Optional.empty());
                } else {
                    goal((MappingNode) all.get(i));
                }
            }
        });
    }

    /** What the plan says of the year before its own is replaced by how its own came out, or goes. */
    private void lastYear(MappingNode root) {
        Optional<Node> said = value(root, LAST_YEAR);
        if (lastYear.isEmpty()) {
            remove(root, LAST_YEAR);
            return;
        }
        LastYear last = lastYear.get();
        String written = "{ met: " + last.met() + ", of: " + last.of()
                + last.fulfilment()
                        .map(percent -> ", fulfilment: " + percent.toPlainString())
                        .orElse("") + " }";
        if (said.isPresent()) {
            edit(said.get(), written);
        } else {
            value(root, "year").ifPresent(year -> {
                int end = endOfLine(year);
                edits.put(end, new Edit(end, end, "\n" + LAST_YEAR + ": " + written));
            });
        }
    }

    private void goal(MappingNode goal) {
        remove(goal, "in force");
        String number = value(goal, "goal").map(RollForward::text).orElse("");
        value(goal, "measures")
                .ifPresent(measures -> elements(measures).forEach(measure -> measure(number, (MappingNode) measure)));
    }

    /** Whether a wording was in force for the first part of the year only; the last wording goes on. */
    private boolean hasEnded(Node goal) {
        return value(goal, "in force")
                .flatMap(inForce -> value(inForce, "until"))
                .filter(until -> LocalDate.parse(text(until)).isBefore(LocalDate.of(year, 12, 31)))
                .isPresent();
    }

    private void removeElement(Node element, Optional<Node> next) {
        int from = lineStart(element.getStartMark().getIndex());
        int to = next.map(node -> lineStart(node.getStartMark().getIndex())).orElse(text.length());
        edits.put(from, new Edit(from, to, ""));
    }

    private int lineStart(int index) {
        return text.lastIndexOf('\n', index) + 1;
    }

    /** Removes a key with its value. */
    private void remove(MappingNode holder, String key) {
        List<NodeTuple> tuples = holder.getValue();
        for (int i = 0; i < tuples.size(); i++) {
            if (text(tuples.get(i).getKeyNode()).equals(key)) {
                int from = tuples.get(i).getKeyNode().getStartMark().getIndex();
                int end = from
                        + source(from, tuples.get(i).getValueNode().getEndMark().getIndex())
                                .length();
                if (i + 1 < tuples.size()) {
                    edits.put(
                            from,
                            new Edit(
                                    from,
                                    tuples.get(i + 1)
                                            .getKeyNode()
                                            .getStartMark()
                                            .getIndex(),
                                    ""));
                } else if (i > 0) {
                    int before = endOf(tuples.get(i - 1).getValueNode());
                    edits.put(before, new Edit(before, end, ""));
                } else {
                    edits.put(from, new Edit(from, end, ""));
                }
            }
        }
    }

    private int endOf(Node node) {
        return node.getStartMark().getIndex() + source(node).length();
    }

    private void measure(String goal, MappingNode measure) {
        int first = Integer.MIN_VALUE;
        for (String key : List.of("years", "half-years", "tertials", "quarters", "months")) {
            Optional<Node> years = value(measure, key);
            if (years.isPresent()) {
                first = years(source(years.get())).stream()
                                .mapToInt(Integer::intValue)
                                .min()
                                .orElse(first)
                        + by;
                moveYears(years.get());
            }
        }
        int firstYear = first;
        for (String key : BY_YEAR) {
            dropYearsBefore(measure, key, firstYear);
        }
        value(measure, "marks")
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .ifPresent(marks -> {
                    boolean none = marks.getValue().stream().allMatch(mark -> kept(mark.getValueNode(), firstYear)
                            .filter(List::isEmpty)
                            .isPresent());
                    if (none) {
                        remove(measure, "marks");
                    } else {
                        List.of("year", "target").forEach(key -> dropYearsBefore(marks, key, firstYear));
                    }
                });
        value(measure, "stock").flatMap(stock -> value(stock, "pending on")).ifPresent(this::moveDate);
        value(measure, "milestone").ifPresent(parts -> elements(parts)
                .forEach(part -> value(part, "due").ifPresent(this::moveDate)));
        String name =
                goal + " " + value(measure, "measure").map(RollForward::text).orElse("");
        Set<Integer> referred = REFERENCE
                .matcher(source(measure))
                .results()
                .flatMap(reference -> years(reference.group(1)).stream())
                .collect(Collectors.toSet());
        publish(measure, "years", resultsOf(name, firstYear, referred));
        rows(measure).forEach((number, row) -> {
            for (String key : BY_YEAR) {
                dropYearsBefore(row, key, firstYear);
            }
            publish(row, "of", resultsOf(name + number, firstYear, referred));
        });
    }

    private Map<Integer, BigDecimal> resultsOf(String measure, int firstYear, Set<Integer> referred) {
        Map<Integer, BigDecimal> results = new TreeMap<>(published.ofMeasures().getOrDefault(measure, Map.of()));
        results.keySet().removeIf(of -> of < firstYear && !referred.contains(of));
        return results;
    }

    /** The rows of a measure's table that are measures themselves, by their numbers. */
    private static Map<Integer, MappingNode> rows(Node measure) {
        Map<Integer, MappingNode> rows = new TreeMap<>();
        value(measure, "rows").stream()
                .flatMap(all -> tuples(all).stream())
                .map(NodeTuple::getValueNode)
                .flatMap(row -> RowKeys.areOfRows(tuples(row).stream()
                                .collect(Collectors.toMap(
                                        tuple -> text(tuple.getKeyNode()),
                                        tuple -> !(tuple.getValueNode() instanceof ScalarNode))))
                        ? tuples(row).stream().map(NodeTuple::getValueNode)
                        : Stream.of(row))
                .flatMap(row -> elements(row).stream())
                .forEach(row -> rows.put(rows.size() + 1, (MappingNode) row));
        return rows;
    }

    /** Years before the table's first are dropped; a range that begins before it begins there. */
    private void dropYearsBefore(MappingNode holder, String key, int first) {
        Optional<Node> byYear = value(holder, key);
        Optional<List<String>> kept = byYear.flatMap(node -> kept(node, first));
        if (kept.isEmpty()) {
            return;
        }
        if (kept.get().isEmpty()) {
            remove(holder, key);
        } else if (kept.get().size() < tuples(byYear.get()).size() || beginsBefore(byYear.get(), first)) {
            boolean flow = ((MappingNode) byYear.get()).getFlowStyle() == DumperOptions.FlowStyle.FLOW;
            edit(
                    byYear.get(),
                    flow
                            ? "{ " + String.join(", ", kept.get()) + " }"
                            : String.join("\n" + indent(byYear.get()), kept.get()));
        }
    }

    private boolean beginsBefore(Node byYear, int first) {
        return tuples(byYear).stream()
                .anyMatch(tuple -> years(text(tuple.getKeyNode())).get(0) < first);
    }

    /** What is said of the years from a first on, year by year; empty where nothing is said by year. */
    private Optional<List<String>> kept(Node byYear, int first) {
        List<String> kept = new ArrayList<>();
        if (tuples(byYear).isEmpty()) {
            return Optional.empty();
        }
        for (NodeTuple tuple : tuples(byYear)) {
            List<Integer> years = years(text(tuple.getKeyNode()));
            if (years.isEmpty()) {
                return Optional.empty();
            }
            int last = years.get(years.size() - 1);
            if (last >= first) {
                String key = years.get(0) >= first
                        ? text(tuple.getKeyNode())
                        : first == last ? "" + last : first + "-" + last;
                kept.add(key + afterKey(tuple));
            }
        }
        return Optional.of(kept);
    }

    /** The years that a text names, each by the calendar year that it ends in; of a range, the first and the last. */
    private List<Integer> years(String text) {
        return NAME.matcher(text)
                .results()
                .map(MatchResult::group)
                .flatMap(name -> financialYear
                        .parse(name)
                        .map(term -> Stream.of(financialYear.yearOf(term)))
                        .orElseGet(() -> YEARS.matcher(name).results().map(year -> Integer.parseInt(year.group()))))
                .toList();
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
        Map<String, String> all = new TreeMap<>();
        value(holder, "published").ifPresent(known -> tuples(known)
                .forEach(tuple -> all.put(text(tuple.getKeyNode()), text(tuple.getValueNode()))));
        results.forEach((of, value) -> {
            if (all.keySet().stream().noneMatch(key -> isYear(key, of))) {
                all.put(financialYear.name(of), value.toPlainString());
            }
        });
        String written = all.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{ ", " }"));
        Optional<Node> known = value(holder, "published");
        if (known.isPresent()) {
            edit(known.get(), written);
        } else if (holder.getValue().isEmpty()) {
            edit(holder, "{ published: " + written + " }");
        } else if (holder.getFlowStyle() == DumperOptions.FlowStyle.FLOW) {
            int end = lastEnd(holder);
            edits.put(end, new Edit(end, end, ", published: " + written));
        } else {
            int end = endOfLine(value(holder, after).orElse(holder));
            edits.put(end, new Edit(end, end, "\n" + indent(holder) + "published: " + written));
        }
    }

    /** Whether a key is of the year that ends in a calendar year: "2024", "FY 2024" or "2023/24". */
    private boolean isYear(String key, int year) {
        return financialYear.parse(key).filter(financialYear.term(year)::equals).isPresent();
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
        edit(node, YEAR_AND_NEXT.matcher(source(node)).replaceAll(this::moved));
    }

    /** Of "2019/20" the 20 is a year too; of "2019-20" where the plan names its years so. */
    private String moved(MatchResult said) {
        int first = Integer.parseInt(said.group(1));
        boolean isName = said.group(3) != null
                && said.group(3).equals(last(first + 1))
                && (said.group(2).equals("/")
                        || financialYear
                                .parse(said.group())
                                .filter(Term::isYear)
                                .isPresent());
        String next = said.group(2) == null ? "" : said.group(2) + (isName ? last(first + 1 + by) : said.group(3));
        return first + by + next;
    }

    /** The last two digits of a year. */
    private static String last(int year) {
        return String.format(Locale.ROOT, "%02d", year % 100);
    }

    /** 29 February becomes 28 February where the year has no other. */
    private void moveDate(Node node) {
        edit(node, DATE.matcher(source(node)).replaceAll(date -> LocalDate.parse(date.group())
                .plusYears(by)
                .toString()));
    }

    private void edit(Node node, String with) {
        int from = node.getStartMark().getIndex();
        edits.put(from, new Edit(from, from + source(node).length(), with));
    }

    /** The node as it is written, without what follows it on the way to the next. */
    private String source(Node node) {
        return source(node.getStartMark().getIndex(), node.getEndMark().getIndex());
    }

    private String source(int from, int to) {
        return text.substring(from, to).stripTrailing();
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
