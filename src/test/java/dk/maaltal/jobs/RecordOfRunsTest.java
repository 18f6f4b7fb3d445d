package dk.maaltal.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.TestFolder;
import dk.maaltal.cases.DataRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** What an operator sees who looks with Spring Batch's own means: what was run, on what, how many rows, and why it failed. */
class RecordOfRunsTest {

    private static final String NAME = "koersler";

    @TempDir
    Path folder;

    private TestRuns runs;
    private JobRepository repository;

    @BeforeEach
    void open() {
        runs = TestRuns.of(NAME, folder);
        repository = runs.context().getBean(JobRepository.class);
    }

    @AfterEach
    void close() {
        runs.close();
    }

    @Test
    void aRunTellsItsParametersAndTheRowsOfEachStep() throws IOException {
        extract(TestFolder.EXTRACT + "4;30-02-2022;;Klager;Nej\n");
        allowRejects();
        runs.run(Optional.empty());

        JobExecution execution = last(1);
        assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(execution.getJobParameters().getString("institution")).isEqualTo(NAME);
        assertThat(execution.getJobParameters().getString("report")).isEqualTo("aarsrapport");
        assertThat(execution.getJobParameters().getString("at")).isEqualTo("2022");
        assertThat(execution.getJobParameters().getString("startedBy")).isEqualTo(System.getProperty("user.name"));
        assertThat(execution.getExecutionContext().toMap())
                .containsEntry("load", 1L)
                .containsEntry("answer", 0L);
        StepExecution load = step(execution, "load");
        assertThat(List.of(load.getReadCount(), load.getWriteCount(), load.getProcessSkipCount()))
                .as("four rows read, three cases new, one rejected")
                .containsExactly(4L, 3L, 1L);
        assertThat(step(execution, "compute").getWriteCount())
                .as("two measures in three years")
                .isEqualTo(6);
        assertThat(step(execution, "judge").getWriteCount()).isEqualTo(6);
        assertThat(step(execution, "render").getWriteCount()).as("documents").isEqualTo(2);
        assertThat(step(execution, "publish").getWriteCount()).isEqualTo(1);
        assertThat(step(execution, "deliver").getWriteCount())
                .as("documents and manifest")
                .isEqualTo(3);
    }

    @Test
    void aRunThatFindsNothingChangedStopsAndGoesOnOnceSomethingHas() {
        extract(TestFolder.EXTRACT);
        runs.run(Optional.empty());
        assertThat(runs.run(Optional.empty()).made()).isFalse();
        assertThat(runs.run(Optional.empty()).made()).isFalse();

        JobExecution unchanged = last(2);
        assertThat(unchanged.getStatus()).isEqualTo(BatchStatus.STOPPED);
        assertThat(unchanged.getExitStatus().getExitCode()).isEqualTo("UNCHANGED");
        assertThat(unchanged.getExitStatus().getExitDescription()).startsWith("Nothing has changed");

        extract(TestFolder.EXTRACT.replace("14-03-2022", "15-03-2022"));
        assertThatThrownBy(() -> runs.run(Optional.empty())).isInstanceOf(CorrectionNeedsReason.class);
        JobExecution refused = last(2);
        assertThat(refused.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(refused.getExitStatus().getExitDescription()).contains("say why: maaltal correct " + NAME);

        assertThat(runs.run(Optional.of("Fejl i datoer")).edition().number()).isEqualTo(2);
        assertThat(last(2).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(last(2).getJobParameters().getString("reason")).isEqualTo("Fejl i datoer");
    }

    @Test
    void aRunThatFailsSaysWhyInASentenceAndNotInATrace() {
        extract("Sagsnr;Modtaget\n");
        assertThatThrownBy(() -> runs.run(Optional.empty())).isInstanceOf(DataRefused.class);

        JobExecution failed = last(1);
        String step = step(failed, "load").getExitStatus().getExitDescription();
        assertThat(step)
                .contains("sager-2022.csv was refused")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
        assertThat(failed.getExitStatus().getExitDescription()).isEqualTo(step);
        assertThat(failed.getEndTime()).isNotNull();
    }

    @Test
    void aRunThatWasKilledBeforeItsExecutionWasWrittenDownIsRunAllTheSame() {
        extract(TestFolder.EXTRACT);
        repository.createJobInstance(
                ReportJob.NAME,
                new JobParametersBuilder()
                        .addString("institution", NAME)
                        .addString("report", "aarsrapport")
                        .addLong("plan", 2022L)
                        .addString("at", "2022")
                        .addLong("edition", 1L)
                        .toJobParameters());

        assertThat(runs.run(Optional.empty()).made()).isTrue();
        assertThat(last(1).getStatus()).isEqualTo(BatchStatus.COMPLETED);
    }

    private void extract(String text) {
        TestFolder.write(runs.own().resolve("sager-2022.csv"), text);
    }

    private void allowRejects() throws IOException {
        Path cases = runs.own().resolve("cases.yaml");
        Files.writeString(cases, Files.readString(cases).replace("holds: all", "holds: all, rejects: at most 30 pct."));
    }

    /** The last execution of the run that makes an edition of a number. */
    private JobExecution last(long edition) {
        JobInstance instance = repository.getJobInstances(ReportJob.NAME, 0, 1000).stream()
                .filter(each -> {
                    JobExecution execution = repository.getLastJobExecution(each);
                    return execution != null
                            && NAME.equals(execution.getJobParameters().getString("institution"))
                            && Long.valueOf(edition)
                                    .equals(execution.getJobParameters().getLong("edition"));
                })
                .findFirst()
                .orElseThrow();
        return repository.getLastJobExecution(instance);
    }

    private static StepExecution step(JobExecution execution, String name) {
        return execution.getStepExecutions().stream()
                .filter(step -> step.getStepName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
