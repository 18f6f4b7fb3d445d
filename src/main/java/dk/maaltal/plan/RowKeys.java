package dk.maaltal.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The keys of a row in a table of rows, by which a row is told from a heading over rows. */
public final class RowKeys {

    /** What a row says for all its figures that do not say it themselves. */
    static final List<String> OF_FIGURES = List.of(
            "of",
            "within",
            "from",
            "until",
            "by",
            "clock",
            "which",
            "in",
            "over",
            "up to",
            "older than",
            "cases",
            "number",
            "cohort",
            "counted",
            "as of");

    static final List<String> ALL = Stream.of(
                    OF_FIGURES,
                    IndicatorReader.FIGURES,
                    List.of(
                            "target",
                            "published",
                            "points",
                            "decimals",
                            "no result",
                            "no cases",
                            "words",
                            "mark",
                            "limit text"))
            .flatMap(List::stream)
            .toList();

    private RowKeys() {}

    /**
     * Whether what a plan has under a name in a table's rows are rows themselves, with the name as their heading: groups of
     * keys, or lists of them, only, and none under a key that a row has.
     *
     * @param keys under the name, each with whether its value is such a group or list
     */
    public static boolean areOfRows(Map<String, Boolean> keys) {
        return !keys.isEmpty()
                && keys.values().stream().allMatch(group -> group)
                && keys.keySet().stream().noneMatch(ALL::contains);
    }
}
