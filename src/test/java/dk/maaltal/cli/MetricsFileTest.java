package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.due.Owed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written for Prometheus. */
class MetricsFileTest {

    @Test
    void everyStateOfEveryInstitutionHasALine() {
        Owed late = new Owed("a", "aarsrapport", "2022", Optional.empty(), Owed.State.WAITING, true, "");
        Owed done = new Owed("a", "aarsrapport", "2021", Optional.empty(), Owed.State.DONE, false, "");

        assertThat(MetricsFile.text(Map.of("a", List.of(late, done), "b", List.of()), Duration.ofMillis(1500))
                        .lines())
                .contains(
                        "# TYPE maaltal_reports gauge",
                        "maaltal_reports{institution=\"a\",state=\"waiting\"} 1.0",
                        "maaltal_reports{institution=\"a\",state=\"done\"} 1.0",
                        "maaltal_reports{institution=\"b\",state=\"failed\"} 0.0",
                        "maaltal_reports_late{institution=\"a\"} 1.0",
                        "maaltal_due_seconds 1.5");
    }
}
