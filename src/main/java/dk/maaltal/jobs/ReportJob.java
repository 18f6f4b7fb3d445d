package dk.maaltal.jobs;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The main job: load → compute → judge → render → publish → deliver.
 *
 * <p>Where nothing has changed since the last edition, that one is delivered again where its folder is gone, and the run
 * stops: the same run goes on once something has changed.
 *
 * <p>A draft ends a run in the same way: a later run of the same edition publishes it, once it is approved or whole.
 *
 * <p>A restart goes through every step again: plans and extracts may have been corrected since it was broken off, and a
 * figure of the old plan must not meet a verdict of the new one. Loading the same extract again makes no new load, so
 * nothing is done twice that counts.
 */
@Configuration
class ReportJob {

    static final String NAME = "report";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final RunListener listener;

    ReportJob(JobRepository repository, PlatformTransactionManager transactions, RunListener listener) {
        this.repository = repository;
        this.transactions = transactions;
        this.listener = listener;
    }

    @Bean(NAME)
    Job job(
            LoadStep load,
            ComputeStep compute,
            JudgeStep judge,
            RenderStep render,
            PublishStep publish,
            DeliverStep deliver) {
        Step first = step("load", load);
        Step again = step("deliver again", deliver);
        Step last = step("deliver", deliver);
        return new JobBuilder(NAME, repository)
                .validator(new ReportParameters())
                .listener(listener)
                .start(first)
                .on(LoadStep.UNCHANGED)
                .to(again)
                .on("COMPLETED")
                .stop()
                .from(again)
                .on(DeliverStep.DRAFT)
                .stop()
                .from(again)
                .on("*")
                .fail()
                .from(first)
                .on("COMPLETED")
                .to(step("compute", compute))
                .next(step("judge", judge))
                .next(step("render", render))
                .next(step("publish", publish))
                .next(last)
                .on(DeliverStep.DRAFT)
                .stop()
                .from(last)
                .on("COMPLETED")
                .end()
                .from(last)
                .on("*")
                .fail()
                .from(first)
                .on("*")
                .fail()
                .end()
                .build();
    }

    private Step step(String name, Tasklet tasklet) {
        return new StepBuilder(name, repository)
                .tasklet(tasklet, transactions)
                .listener(listener)
                .allowStartIfComplete(true)
                .build();
    }
}
