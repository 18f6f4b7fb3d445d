package dk.maaltal.benchmark;

import dk.maaltal.template.Chart;
import dk.maaltal.template.excel.ExcelTemplate;
import dk.maaltal.template.word.WordTemplate;
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
        switch (contest) {
            case SECTIONS ->
                Files.write(filled, new WordTemplate(template).fill(Map.of("sektioner", MadeUp.sections()), TITLE));
            case CHARTS -> Files.write(filled, new WordTemplate(template).fill(Map.of("maal", charts()), TITLE));
            case ROWS -> {
                try (OutputStream out = Files.newOutputStream(filled)) {
                    new ExcelTemplate(template).fill(Map.of("sager", MadeUp.rows()), TITLE, out);
                }
            }
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
                                .map(value -> Optional.of(BigDecimal.valueOf(value)))
                                .toList()))
                .toList();
        return new Chart(MadeUp.chartTitle(number), MadeUp.categories(), series, 1);
    }
}
