package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editions follow each other by their numbers, not by what the clock said when they were published. */
class ClockSetBackTest {

    @TempDir
    Path folder;

    @Test
    void aReportGoesOnThoughItsLastEditionWasPublishedInTheFuture() {
        Office office = Office.open(folder, "uret");
        office.extract(List.of("1;10-01-2022;17-01-2022;Klager;Nej", "2;10-01-2022;12-04-2022;Klager;Nej"));
        office.reportOk("run");
        TestDatabase.client()
                .sql(
                        "UPDATE uret.edition SET published = published + interval '10 years', begun = begun + interval '10 years'")
                .update();
        office.extract(List.of("1;10-01-2022;17-01-2022;Klager;Nej", "2;10-01-2022;13-01-2022;Klager;Nej"));

        assertThat(office.report("run").err()).contains("maaltal correct");
        assertThat(office.reportOk("correct", "--reason", "Rettet")).contains("edition 2");
        assertThat(office.reportOk("run")).contains("edition 2 (nothing has changed since it was made)");
        office.extract(List.of("1;10-01-2022;18-01-2022;Klager;Nej", "2;10-01-2022;13-01-2022;Klager;Nej"));
        assertThat(office.reportOk("correct", "--reason", "Rettet igen")).contains("edition 3");
    }
}
