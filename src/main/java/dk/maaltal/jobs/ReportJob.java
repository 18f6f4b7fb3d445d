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
 * The main job: load → compute → judge → render → publish.
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

    ReportJob(JobRepository repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    @Bean(NAME)
    Job job(ReportSteps steps) {
        return new JobBuilder(NAME, repository)
                .start(step("load", steps::load))
                .next(step("compute", steps::compute))
                .next(step("judge", steps::judge))
                .next(step("render", steps::render))
                .next(step("publish", steps::publish))
                .build();
    }

    private Step step(String name, Tasklet tasklet) {
        return new StepBuilder(name, repository)
                .tasklet(tasklet, transactions)
                .allowStartIfComplete(true)
                .build();
    }
}
