package dk.maaltal.benchmark;

import dk.maaltal.template.Chart;
import dk.maaltal.template.Templates;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Måltal. */
public final class MaaltalContender implements Contender {

    private static final String TITLE = "Måling";

    @Override
    public void fill(Contest contest, Path template, Path filled) throws IOException {
        Map<String, Object> fields =
                switch (contest) {
                    case SECTIONS -> Map.of("sektioner", MadeUp.sections());
                    case CHARTS -> Map.of("maal", charts());
                    case ROWS -> Map.of("sager", MadeUp.rows());
                };
        try (OutputStream out = Files.newOutputStream(filled)) {
            Templates.of(template.toString(), Files.readAllBytes(template)).fill(fields, TITLE, out);
        }
    }

    private static List<Map<String, Object>> charts() {
        return IntStream.range(0, MadeUp.CHARTS)
                .mapToObj(number ->
                        Map.<String, Object>of("titel", MadeUp.chartTitle(number), "udvikling", chart(number)))
                .toList();
    }

    private static Chart chart(int number) {
        List<Chart.Series> series = IntStream.range(0, MadeUp.series().size())
                .mapToObj(i -> new Chart.Series(
                        MadeUp.series().get(i),
                        MadeUp.values(number, i).stream()
                                .map(value -> Optional.of(new Chart.Point(
                                        Double.toString(value), BigDecimal.valueOf(value), 1, "", false)))
                                .toList()))
                .toList();
        return new Chart(MadeUp.chartTitle(number), MadeUp.categories(), series);
    }
}
