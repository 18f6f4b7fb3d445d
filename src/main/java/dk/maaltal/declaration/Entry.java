package dk.maaltal.declaration;

import dk.maaltal.Texts;
import dk.maaltal.sources.Source;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * One value of a YAML file together with where it stands, so that every complaint can name file, line and key.
 *
 * <p>Values are read as the text that was written: {@code 97.0}, {@code 2021-2026} and {@code yes} stay what they look
 * like. Reading never stops at the first problem; a value that cannot be read is reported and comes back empty.
 */
public final class Entry {

    /** What Java puts where bytes are no character. */
    private static final char UNREADABLE = '\uFFFD';

    private static final int LARGEST_FILE = 2_000_000;

    /** An anchor that holds itself would be read without end. */
    private static final int DEEPEST = 40;

    private final Source source;
    private final String key;
    private final Node node;
    private final int depth;
    private final Problems problems;

    /** What it holds instead of what the file has there. */
    private final Optional<Map<String, Entry>> held;

    private Entry(Source source, String key, Node node, int depth, Problems problems) {
        this(source, key, node, depth, problems, Optional.empty());
    }

    private Entry(
            Source source, String key, Node node, int depth, Problems problems, Optional<Map<String, Entry>> held) {
        this.held = held;
        this.source = source;
        this.key = key;
        this.node = node;
        this.depth = depth;
        this.problems = problems;
        if (depth > DEEPEST) {
            throw refuse(
                    source,
                    line(),
                    "keys within keys without end (an anchor that holds itself?)",
                    "at most " + DEEPEST + " levels");
        }
    }

    /**
     * The whole of a file, as a mapping.
     *
     * @throws BadDeclaration when there is no such file, or it is not YAML with keys at the top
     */
    public static Entry read(Source source, Problems problems) {
        if (!source.exists()) {
            throw refuse(source, 0, "no such file", "the file to be there");
        }
        if (source.bytes().length > LARGEST_FILE) {
            throw refuse(
                    source, 0, "a file of " + source.bytes().length + " bytes", "at most " + LARGEST_FILE + " bytes");
        }
        try {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(200);
            Node root = new Yaml(options).compose(new StringReader(source.text()));
            if (!(root instanceof MappingNode)) {
                throw refuse(
                        source, 0, root == null ? "an empty file" : "no keys at the top", "lines like \"key: value\"");
            }
            return new Entry(source, "", root, 0, problems);
        } catch (CharacterCodingException e) {
            String read = new String(source.bytes(), StandardCharsets.UTF_8);
            throw refuse(
                    source,
                    lineAt(read, read.codePointCount(0, Math.max(0, read.indexOf(UNREADABLE)))),
                    "letters that are not UTF-8",
                    "the file saved as UTF-8");
        } catch (ReaderException e) {
            throw refuse(
                    source,
                    lineAt(new String(source.bytes(), StandardCharsets.UTF_8), e.getPosition()),
                    "the character " + Texts.name(e.getCodePoint()) + ", which is no text",
                    "the file without it");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw refuse(
                    source,
                    line,
                    e.getProblem().replaceFirst("^found ", ""),
                    "valid YAML (check indentation, colons and quotes)");
        } catch (YAMLException e) {
            throw refuse(source, 0, e.getMessage(), "valid YAML");
        }
    }

    /** The line, from 1, of a character by its number, from 0. */
    private static int lineAt(String text, int position) {
        return (int) text.codePoints().limit(position).filter(c -> c == '\n').count() + 1;
    }

    private static BadDeclaration refuse(Source source, int line, String found, String expected) {
        return new BadDeclaration(new Problem(source.path(), line, "", found, expected));
    }

    /** The file it stands in. */
    public Source source() {
        return source;
    }

    /** The line the value begins on, from 1. */
    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** Whether it is a list. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether it is a group of keys with values. */
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** Whether it is a plain value. */
    public boolean isText() {
        return node instanceof ScalarNode;
    }

    /** The value as written, without quotes; of anything but a plain value, a short name of what it is. */
    public String text() {
        if (node instanceof ScalarNode scalar) {
            return Tag.NULL.equals(scalar.getTag()) ? "" : scalar.getValue().strip();
        }
        return isList() ? "a list" : "a group of keys";
    }

    /** The value as written, where a plain text must stand; anything else is reported and reads as nothing. */
    public String plainText() {
        if (!isText()) {
            wrong(text(), "a plain text");
        }
        return isText() ? text() : "";
    }

    /** The value as {@link #plainText}, in the form in which texts are compared with names and with cases. */
    public String comparedText() {
        return Texts.compared(plainText());
    }

    /** Reports that this value is not what was expected. */
    public void wrong(String expected) {
        wrong('"' + text() + '"', expected);
    }

    /** Reports this value, naming what was found in other words than its text. */
    public void wrong(String found, String expected) {
        problems.add(new Problem(source.path(), line(), key, found, expected));
    }

    /** The keys and values, in the order they were written; a doubled key is reported. */
    public Map<String, Entry> entries() {
        if (held.isPresent()) {
            return new LinkedHashMap<>(held.get());
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            wrong("keys with values, like \"key: value\"");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? Texts.compared(scalar.getValue()) : "?";
            Entry entry = new Entry(
                    source, key.isEmpty() ? name : key + " > " + name, tuple.getValueNode(), depth + 1, problems);
            if (entries.putIfAbsent(name, entry) != null) {
                entry.wrong("the key \"" + name + "\" a second time", "each key once");
            }
        }
        return entries;
    }

    /** The elements of a list; a single value reads as a list of one. */
    public List<Entry> elements() {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(this);
        }
        List<Node> nodes = sequence.getValue();
        Entry[] elements = new Entry[nodes.size()];
        Arrays.setAll(elements, i -> new Entry(source, key + " > " + (i + 1), nodes.get(i), depth + 1, problems));
        return List.of(elements);
    }

    /** This value under a name that says more than its place in a list, such as "goal 1.1". */
    public Entry called(String name) {
        return new Entry(source, name, node, depth, problems, held);
    }

    /**
     * This group of keys with other keys and values: it stands where it stood, and each value complains of where it stands
     * itself.
     */
    public Entry holding(Map<String, Entry> entries) {
        return new Entry(source, key, node, depth, problems, Optional.of(new LinkedHashMap<>(entries)));
    }

    /** The key as a reader finds it in the file. */
    public String key() {
        return key;
    }

    /** Reports every key that is none of these, with the nearest of them. */
    public Entry onlyKeys(Collection<String> known) {
        Entry before = null;
        for (Map.Entry<String, Entry> each : entries().entrySet()) {
            Entry entry = each.getValue();
            if (!known.contains(each.getKey())) {
                entry.wrong(
                        "the key \"" + each.getKey() + '"',
                        before != null && isAfterComma(entry)
                                ? "quotes around a text with a comma, like \"" + before.text() + ", " + each.getKey()
                                        + "\", or a decimal point in a number"
                                : Nearest.hint(each.getKey(), known));
            }
            before = entry;
        }
        return this;
    }

    /** Whether a key within { } has no value: that is what YAML makes of the rest of a text with a comma. */
    private boolean isAfterComma(Entry entry) {
        return node instanceof MappingNode mapping
                && mapping.getFlowStyle() == DumperOptions.FlowStyle.FLOW
                && entry.isText()
                && entry.text().isEmpty();
    }

    /** Reports every key that is none of these, with the nearest of them. */
    public Entry onlyKeys(String... known) {
        return onlyKeys(List.of(known));
    }

    /** The value under a key; empty where the key is left out, or this is no group of keys. */
    public Optional<Entry> get(String name) {
        return node instanceof MappingNode ? Optional.ofNullable(entries().get(name)) : Optional.empty();
    }

    /** The value under a key that must be there; its absence is reported. */
    public Optional<Entry> need(String name, String expected) {
        Optional<Entry> entry = get(name);
        if (entry.isEmpty()) {
            wrong("no key \"" + name + '"', expected);
        }
        return entry;
    }

    /** The text under a key that must be there and hold something. */
    public String needText(String name, String expected) {
        return need(name, expected).map(entry -> entry.nonEmptyText(expected)).orElse("");
    }

    private String nonEmptyText(String expected) {
        if (!isText() || text().isEmpty()) {
            wrong(isText() ? "nothing" : text(), expected);
            return "";
        }
        return text();
    }

    /** The text under a key, or another where the key is left out. */
    public String textOr(String name, String otherwise) {
        return get(name).map(Entry::plainText).orElse(otherwise);
    }

    /** {@code yes} or {@code no} under a key; {@code no} where the key is left out. */
    public boolean yes(String name) {
        return get(name).flatMap(Entry::yesOrNo).orElse(false);
    }

    /** Whether it says yes; anything but yes and no is reported and comes back empty. */
    public Optional<Boolean> yesOrNo() {
        return switch (Texts.compared(text())) {
            case "yes", "true" -> Optional.of(true);
            case "no", "false" -> Optional.of(false);
            default -> {
                wrong("yes or no");
                yield Optional.empty();
            }
        };
    }

    /** A number written with a decimal point, exactly as written. */
    public Optional<BigDecimal> number(String expected) {
        try {
            return Optional.of(new BigDecimal(Texts.compared(text())));
        } catch (NumberFormatException e) {
            wrong(expected);
            return Optional.empty();
        }
    }

    /** A day written as 2023-12-31. */
    public Optional<LocalDate> day(String expected) {
        return parse(
                text -> {
                    try {
                        return LocalDate.parse(text);
                    } catch (DateTimeException e) {
                        throw new IllegalArgumentException(e);
                    }
                },
                expected);
    }

    /** Reads the text by a parser that throws {@link IllegalArgumentException} on what it cannot read. */
    public <T> Optional<T> parse(Function<String, T> parser, String expected) {
        try {
            if (isText()) {
                return Optional.of(parser.apply(Texts.compared(text())));
            }
        } catch (IllegalArgumentException e) {
            // reported below, in the words of the file
        }
        wrong(expected);
        return Optional.empty();
    }
}
