package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import dk.maaltal.calendar.DanishTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How things stand, at a terminal, for a program and as a page. */
class StatusCommandTest {

    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void aYearIsDoneAndAQuarterWaits() throws Exception {
        office = Office.open(folder, "status-" + RUN);
        TestFolder.write(
                office.own("report.yaml"),
                "reports:\n  aarsrapport:\n    documents: [overblik.html]\n    made for: quarters\n    made from: 2022-Q3\n"
                        + "    due within: 21 days\n");
        office.extract(List.of("1;03-01-2022;10-01-2022;Klager;Nej"));
        Files.setLastModifiedTime(
                office.own("sager-2022.csv"),
                FileTime.from(DanishTime.startOf(LocalDate.of(2022, 10, 5)).toInstant()));
        System.setProperty(DanishTime.TODAY, "2023-01-24");
        office.run("due", office.name());
    }

    @AfterEach
    void backToToday() {
        System.clearProperty(DanishTime.TODAY);
    }

    @Test
    void theTerminalTellsWhatStandsInWords() {
        assertThat(office.ok("status", office.name()))
                .contains(
                        "Prøvestyrelsen (" + office.name() + ")",
                        "  load     1 of ",
                        ", 1 rows, 0 rejected",
                        "  edition  1 of aarsrapport at 2022-Q3",
                        "  waiting  aarsrapport at 2022-Q4, due 2023-01-21, late: for an extract taken after 2022-12-31;",
                        "  waiting  2023: for plan-2023.yaml",
                        "  next     aarsrapport at 2023-Q1, due 2023-04-21");
    }

    @Test
    void aProgramIsToldTheSame() {
        JsonNode status = JsonMapper.shared()
                .readTree(office.ok("status", office.name(), "--format", "json"))
                .get(0);

        assertThat(status.propertyNames()).containsExactly("institution", "title", "load", "editions", "owed", "next");
        assertThat(status.get("load").get("rows").intValue()).isEqualTo(1);
        assertThat(status.get("owed").get(1).get("late").booleanValue()).isTrue();
        assertThat(status.get("next").get(0).get("due").stringValue()).isEqualTo("2023-04-21");
    }

    @Test
    void thePageOfAllInstitutionsIsReadByAll() throws Exception {
        Path page = folder.resolve(Path.of("out", "index.html"));
        assertThat(page)
                .content()
                .contains("href=\"./" + office.name() + "/aarsrapport/2022-Q3/edition-1/overblik.html\"");

        Page seen = Page.open(page, folder);
        assertThat(seen.complaints()).isEmpty();
        for (int width : List.of(390, 1280)) {
            assertThat(seen.text(width))
                    .contains(
                            "Somebody has to act",
                            "Prøvestyrelsen",
                            "late, waiting",
                            "aarsrapport at 2023-Q1, due 2023-04-21");
        }
    }
}
