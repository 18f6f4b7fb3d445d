package dk.maaltal.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the figures of a report are made, each way once, with the measures that are made so. */
final class MethodList {

    private MethodList() {}

    /** @param goals the fields of the goals */
    static List<Map<String, Object>> of(List<Map<String, Object>> goals) {
        Map<String, List<String>> measures = new LinkedHashMap<>();
        for (Map<String, Object> goal : goals) {
            for (Object table : (List<?>) goal.get("tabeller")) {
                Map<?, ?> fields = (Map<?, ?>) table;
                measures.computeIfAbsent(
                                fields.get("metode").toString().replaceAll("\"([^\"]*)\"", "»$1«"),
                                each -> new ArrayList<>())
                        .add(goal.get("nummer") + " " + fields.get("bogstav"));
            }
        }
        return measures.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .map(entry -> Map.<String, Object>of(
                        "maalepunkter", String.join(", ", entry.getValue()), "metode", entry.getKey()))
                .toList();
    }
}
