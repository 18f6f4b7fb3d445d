package dk.maaltal.template.office;

import static dk.maaltal.template.office.ChartXml.append;
import static dk.maaltal.template.office.ChartXml.child;
import static dk.maaltal.template.office.ChartXml.children;
import static dk.maaltal.template.office.ChartXml.create;

import dk.maaltal.template.Chart;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Gaps in a line over cells with words, such as "-": Excel and LibreOffice would draw them at 0. */
final class ChartGaps {

    private ChartGaps() {}

    /**
     * Hides the points of a line that have no number, and the pieces of the line that lead to and from them.
     *
     * @return whether there are any
     */
    static boolean leave(Element series, List<Optional<Chart.Point>> points) {
        boolean hasGaps = false;
        for (int i = 0; i < points.size(); i++) {
            boolean isGap = points.get(i).isEmpty();
            hasGaps |= isGap;
            if (isGap || i > 0 && points.get(i - 1).isEmpty()) {
                Element point = point(series, i);
                if (isGap) {
                    children(point, "marker").forEach(point::removeChild);
                    Element marker = create(point, "marker");
                    point.insertBefore(marker, child(point, "idx").orElseThrow().getNextSibling());
                    append(marker, "symbol").setAttribute("val", "none");
                }
                children(point, "spPr").forEach(point::removeChild);
                Element line = (Element) append(point, "spPr")
                        .appendChild(point.getOwnerDocument().createElementNS(ChartXml.TEXT, "a:ln"));
                line.appendChild(point.getOwnerDocument().createElementNS(ChartXml.TEXT, "a:noFill"));
            }
        }
        return hasGaps;
    }

    /** A point of a series that may be drawn in a look of its own; it looks like the others where it has none yet. */
    private static Element point(Element series, int index) {
        List<Element> there = children(series, "dPt");
        String number = Integer.toString(index);
        Optional<Element> own = there.stream()
                .filter(each ->
                        child(each, "idx").orElseThrow().getAttribute("val").equals(number))
                .findFirst();
        return own.orElseGet(() -> {
            Element made = create(series, "dPt");
            append(made, "idx").setAttribute("val", number);
            child(series, "marker").ifPresent(marker -> made.appendChild(marker.cloneNode(true)));
            Node before = Stream.concat(
                            there.stream()
                                    .filter(each -> Integer.parseInt(child(each, "idx")
                                                    .orElseThrow()
                                                    .getAttribute("val"))
                                            > index),
                            Stream.of("dLbls", "trendline", "errBars", "cat", "val")
                                    .flatMap(name -> child(series, name).stream()))
                    .findFirst()
                    .orElse(null);
            series.insertBefore(made, before);
            return made;
        });
    }
}
