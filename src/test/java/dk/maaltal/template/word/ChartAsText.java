package dk.maaltal.template.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.w3c.dom.Element;

/** A chart of a Word document as a text: its title, what each series shows and from which cells, and its workbook. */
final class ChartAsText {

    private final StringBuilder text = new StringBuilder();

    ChartAsText(Map<String, byte[]> parts, String name) throws IOException {
        Element chart = WordAsText.parse(parts.get(name)).getDocumentElement();
        text.append("--- diagram ").append(title(chart)).append('\n');
        for (Element series : WordAsText.all(chart, "ser")) {
            text.append("serie ").append(part(series, "tx"));
            text.append(" | ").append(part(series, "cat")).append(" | ").append(part(series, "val"));
            text.append('\n');
        }
        for (String target : relations(parts, name).values()) {
            if (target.endsWith(".xlsx")) {
                workbook(parts.get(target));
            }
        }
    }

    private static String title(Element chart) {
        return WordAsText.all(chart, "title").stream()
                .flatMap(title -> WordAsText.all(title, "t").stream())
                .map(Element::getTextContent)
                .collect(Collectors.joining());
    }

    private static String part(Element series, String part) {
        return WordAsText.childElements(series).stream()
                .filter(child -> child.getLocalName().equals(part))
                .map(child -> texts(child, "f").stream().findFirst().orElse("") + " "
                        + WordAsText.all(child, "pt").stream()
                                .map(point -> point.getAttribute("idx") + "="
                                        + texts(point, "v").get(0))
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining());
    }

    private static List<String> texts(Element within, String name) {
        return WordAsText.all(within, name).stream()
                .map(Element::getTextContent)
                .toList();
    }

    private void workbook(byte[] bytes) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            DataFormatter formatter = new DataFormatter(java.util.Locale.ROOT);
            for (Row row : workbook.getSheetAt(0)) {
                List<String> cells = new ArrayList<>();
                for (Cell cell : row) {
                    cells.add(cell.getAddress() + "=" + formatter.formatCellValue(cell));
                }
                text.append(workbook.getSheetName(0))
                        .append(": ")
                        .append(String.join(" ", cells))
                        .append('\n');
            }
        }
    }

    /** The parts and addresses that a part refers to, by their ids. */
    static Map<String, String> relations(Map<String, byte[]> parts, String name) {
        int slash = name.lastIndexOf('/') + 1;
        byte[] part = parts.get(name.substring(0, slash) + "_rels/" + name.substring(slash) + ".rels");
        Map<String, String> relations = new TreeMap<>();
        if (part != null) {
            for (Element relation : WordAsText.all(WordAsText.parse(part).getDocumentElement(), "Relationship")) {
                String target = relation.getAttribute("Target");
                boolean within = !relation.getAttribute("TargetMode").equals("External") && !target.startsWith("/");
                String path = within
                        ? java.nio.file.Path.of(name)
                                .resolveSibling(target)
                                .normalize()
                                .toString()
                        : target;
                relations.put(relation.getAttribute("Id"), path.startsWith("/") ? path.substring(1) : path);
            }
        }
        return relations;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
