package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases are loaded by what {@code cases.yaml} says, whatever is wrong with the plans and the reports. */
class LoadDespiteFaultyPlanTest {

    @TempDir
    Path folder;

    @Test
    void aFaultInAPlanOrAReportStopsNoLoad() {
        Path institution = TestFolder.copy("proeve", folder.resolve("jobs"), "faulty-plan");
        TestDatabase.client().sql("DROP SCHEMA IF EXISTS faulty_plan CASCADE").update();
        TestFolder.write(institution.resolve("plan-2022.yaml"), "plan: [");
        TestFolder.write(institution.resolve("report.yaml"), "reports: { aarsrapport: { documents: [none.docx] } }");

        Terminal.Ended ended = load();

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("rows read 3, rejected 0");
        TestFolder.change(institution.resolve("cases.yaml"), "holds: all", "holds: al");
        assertThat(load().err()).contains("cases.yaml, line ");
    }

    private Terminal.Ended load() {
        Path extract = TestFolder.write(folder.resolve("sager.csv"), TestFolder.EXTRACT);
        return Terminal.run(
                "load",
                "faulty-plan",
                "--from",
                extract.toString(),
                "--jobs",
                folder.resolve("jobs").toString(),
                "--out",
                folder.resolve("out").toString());
    }
}
