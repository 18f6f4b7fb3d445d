package dk.maaltal.cli;

import dk.maaltal.SharedFile;
import dk.maaltal.due.Owed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a call of "due" found, in Prometheus' text format, for the textfile collector of node-exporter: a command ends before
 * anybody could ask it. No case and no person is in it.
 */
final class MetricsFile {

    /** Names the file; left out, none is written. */
    private static final String VARIABLE = "MAALTAL_METRICS";

    private MetricsFile() {}

    /**
     * Writes the file, whole or not at all, where the environment names one.
     *
     * @param owed by the names of institutions
     * @param took how long the call took
     */
    static void write(Map<String, List<Owed>> owed, Duration took) {
        Optional<Path> file = Optional.ofNullable(System.getenv(VARIABLE))
                .filter(name -> !name.isBlank())
                .map(Path::of);
        if (file.isEmpty()) {
            return;
        }
        try {
            SharedFile.write(file.get(), text(owed, took).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file.get() + ", which " + VARIABLE + " names, cannot be written: " + e, e);
        }
    }

    static String text(Map<String, List<Owed>> owed, Duration took) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        owed.forEach((institution, reports) -> {
            Tags tags = Tags.of("institution", institution);
            for (Owed.State state : Owed.State.values()) {
                long count =
                        reports.stream().filter(each -> each.state() == state).count();
                gauge(
                        registry,
                        "maaltal.reports",
                        "Reports at reporting points that are over, by how far they are",
                        tags.and("state", state.name().toLowerCase(Locale.ROOT)),
                        count);
            }
            gauge(
                    registry,
                    "maaltal.reports.late",
                    "Reports whose due day is over and that are not published",
                    tags,
                    reports.stream().filter(Owed::late).count());
        });
        gauge(
                registry,
                "maaltal.due.seconds",
                "How long the last call of due took",
                Tags.empty(),
                took.toMillis() / 1000.0);
        gauge(
                registry,
                "maaltal.due.finished.timestamp.seconds",
                "When the last call of due ended",
                Tags.empty(),
                System.currentTimeMillis() / 1000.0);
        return registry.scrape();
    }

    private static void gauge(PrometheusMeterRegistry registry, String name, String help, Tags tags, double value) {
        Gauge.builder(name, () -> value)
                .description(help)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }
}
