package dk.maaltal.benchmark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The same content for every contender, in nothing but Java's own kinds. */
public final class MadeUp {

    public static final int SECTIONS = 200;
    public static final int SECTION_ROWS = 10;
    public static final int ROWS = 100_000;
    public static final int CHARTS = 20;

    /** The columns of a section's table, and of the Excel Table. */
    public static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

    public static final List<String> COLUMNS = List.of(
            "Sagsnr",
            "Sagstype",
            "Kontor",
            "Modtaget",
            "Afgjort",
            "Dage",
            "Beløb",
            "Andel",
            "Timer",
            "Emne",
            "Antal",
            "Afgørelse");

    /** The column of {@link #COLUMNS} that is added up. */
    public static final int SUMMED = 6;

    private static final List<String> TYPES = List.of("Førtidspension", "Merudgifter", "Handicapbil", "Sygedagpenge");
    private static final List<String> OUTCOMES = List.of("Stadfæstet", "Ændret & hjemvist", "Ophævet", "Afvist");
    private static final String TEXT = "Ankestyrelsen har i perioden afgjort sager inden for den frist, der er aftalt"
            + " med departementet, og sagsbehandlingstiden er faldet i forhold til året før. ";

    private MadeUp() {}

    public static List<Map<String, Object>> sections() {
        return IntStream.rangeClosed(1, SECTIONS).mapToObj(MadeUp::section).toList();
    }

    private static Map<String, Object> section(int number) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = 1; row <= SECTION_ROWS; row++) {
            Map<String, Object> cells = new LinkedHashMap<>();
            for (int i = 0; i < NAMES.size(); i++) {
                cells.put(NAMES.get(i), i == 0 ? TYPES.get(row % 4) + " " + row : (number * row * i) % 997 + ",5 pct.");
            }
            rows.add(cells);
        }
        return Map.of(
                "titel",
                "Mål " + number + ": hurtig & sikker behandling",
                "tekst",
                TEXT.repeat(3),
                "note",
                "Opgjort for mål " + number + " ved periodens udløb.",
                "warned",
                number % 2 == 0,
                "advarsel",
                "Målet " + number + " er ikke opfyldt.",
                "raekker",
                rows);
    }

    /** The rows as they are asked for. */
    public static Iterable<Map<String, Object>> rows() {
        return () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < ROWS;
            }

            @Override
            public Map<String, Object> next() {
                return row(next++);
            }
        };
    }

    private static Map<String, Object> row(int number) {
        Object[] values = {
            "2026-" + number,
            TYPES.get(number % 4),
            "Kontor " + number % 17,
            45_000 + number % 900,
            45_090 + number % 900,
            number % 90,
            number % 5_000 / 4.0,
            number % 100 / 100.0,
            number % 37 * 0.25,
            "Klage over kommunens afgørelse <nr. " + number + ">",
            number % 7,
            OUTCOMES.get(number % 3 + number % 2)
        };
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            row.put(name(i), values[i]);
        }
        return row;
    }

    /** The field of a column: a, b, … */
    public static String name(int column) {
        return Character.toString('a' + column);
    }

    /** What the sum of the column must come to. */
    public static double sum() {
        return IntStream.range(0, ROWS)
                .mapToDouble(number -> number % 5_000 / 4.0)
                .sum();
    }

    /** The names along a chart's axis. */
    public static List<String> categories() {
        return List.of("2021", "2022", "2023", "2024", "2025");
    }

    public static String chartTitle(int chart) {
        return "Udvikling i mål " + (chart + 1);
    }

    /** The names of a chart's series. */
    public static List<String> series() {
        return List.of("Resultat", "Mål");
    }

    public static List<Double> values(int chart, int series) {
        return IntStream.range(0, categories().size())
                .mapToObj(year -> 80.0 + (chart * 7 + series * 3 + year * 5) % 20)
                .toList();
    }
}
