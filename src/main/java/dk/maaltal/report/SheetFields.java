package dk.maaltal.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The lists that the sheets of a workbook are made of. A table of one number, and the part of a milestone, is a row of a sheet
 * they have in common; any other table has room for its own, so that a plan of many measures makes no sheet of one cell.
 */
final class SheetFields {

    private SheetFields() {}

    /** @param goals the fields of the goals */
    static Map<String, Object> of(List<Map<String, Object>> goals) {
        List<Map<String, Object>> ofOwnSheet = new ArrayList<>();
        List<Map<String, Object>> singles = new ArrayList<>();
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Map<String, Object> goal : goals) {
            for (Map<String, Object> table : maps(goal, "tabeller")) {
                if (table.get(MeasureFields.SINGLE).equals(true)) {
                    singles.add(single(table));
                } else if (!((List<?>) table.get("aar")).isEmpty()) {
                    ofOwnSheet.add(table);
                }
            }
            for (Map<String, Object> measure : maps(goal, "punkter")) {
                maps(measure, "dele").forEach(part -> parts.add(part(measure, part)));
            }
        }
        return Map.of("arktabeller", ofOwnSheet, "enkelttal", singles, "milepaele", parts);
    }

    /** The only cells of the table, and what stands below it, on one row. */
    private static Map<String, Object> single(Map<String, Object> table) {
        Map<String, Object> fields = whose(table);
        fields.put("enhed", table.get("enhed"));
        fields.put("aar", ((List<?>) table.get("aar")).get(0));
        fields.put("maaltal", "");
        for (Map<String, Object> row : maps(table, "raekker")) {
            fields.put(
                    row.get("navn").equals(MeasureFields.RESULT_ROW) ? "resultat" : "maaltal",
                    ((List<?>) row.get("celler")).get(0));
        }
        fields.put("vurdering", table.get("vurdering"));
        fields.put("noter", table.get("noter"));
        fields.put(
                "notetekst",
                maps(table, "noter").stream()
                        .map(note -> (note.get("tegn") + " " + note.get("tekst")).strip())
                        .collect(Collectors.joining(" ")));
        fields.put("saetningstekst", joined(table, "saetninger"));
        fields.put("udsagnstekst", joined(table, "udsagn"));
        fields.put("metode", table.get("metode"));
        return fields;
    }

    private static String joined(Map<String, Object> table, String sentences) {
        return ((List<?>) table.get(sentences)).stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static Map<String, Object> part(Map<String, Object> measure, Map<String, Object> part) {
        Map<String, Object> fields = whose(measure);
        fields.putAll(part);
        return fields;
    }

    private static Map<String, Object> whose(Map<String, Object> measure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : List.of("maal", "maaltitel", "bogstav", "titel")) {
            fields.put(name, measure.get(name));
        }
        return fields;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Map<String, Object> of, String name) {
        return (List<Map<String, Object>>) of.get(name);
    }
}
