package dk.maaltal.jobs;

import dk.maaltal.SystemUser;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.parameters.InvalidJobParametersException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.job.parameters.JobParametersValidator;

/**
 * The parameters of the main job. What identifies a run is which edition of which report it makes; the rest says how, and may
 * be another when a run that was broken off is taken up.
 */
final class ReportParameters implements JobParametersValidator {

    static final String INSTITUTION = "institution";
    static final String REPORT = "report";
    /** The plan's year. */
    static final String PLAN = "plan";
    /** The reporting point by its name, as {@code 2022-Q3}. */
    static final String AT = "at";

    static final String EDITION = "edition";
    static final String REASON = "reason";
    static final String FROM = "from";
    static final String ACCEPT_SHRUNKEN = "acceptShrunken";
    static final String ACCEPT_CHANGED = "acceptChanged";
    static final String AS_OF_LOAD = "asOfLoad";
    static final String PUBLISH = "publish";
    static final String STARTED_BY = "startedBy";

    private static final List<String> TEXTS = List.of(INSTITUTION, REPORT, AT);
    private static final List<String> NUMBERS = List.of(PLAN, EDITION);
    private static final List<String> LOGGED = List.of(
            INSTITUTION,
            REPORT,
            PLAN,
            AT,
            EDITION,
            FROM,
            ACCEPT_SHRUNKEN,
            ACCEPT_CHANGED,
            AS_OF_LOAD,
            PUBLISH,
            STARTED_BY);

    /** The parameters of a run that makes an edition of a number. */
    static JobParameters of(ReportRun run, int edition) {
        JobParametersBuilder parameters = new JobParametersBuilder()
                .addString(INSTITUTION, run.institution().name())
                .addString(REPORT, run.report())
                .addLong(PLAN, (long) run.plan().year())
                .addString(AT, run.at().name())
                .addLong(EDITION, (long) edition)
                .addString(ACCEPT_SHRUNKEN, Boolean.toString(run.accepted().shrunken()), false)
                .addString(ACCEPT_CHANGED, Boolean.toString(run.accepted().changed()), false)
                .addString(PUBLISH, run.publish().name(), false)
                .addString(STARTED_BY, SystemUser.NAME, false);
        run.reason().ifPresent(reason -> parameters.addString(REASON, reason, false));
        run.from().ifPresent(file -> parameters.addString(FROM, file.toString(), false));
        run.asOfLoad().ifPresent(load -> parameters.addLong(AS_OF_LOAD, (long) load, false));
        return parameters.toJobParameters();
    }

    /** Whether the parameters are those of some edition of a run's report. */
    static boolean areOf(ReportRun run, JobParameters parameters) {
        return run.institution().name().equals(parameters.getString(INSTITUTION))
                && run.report().equals(parameters.getString(REPORT))
                && run.at().name().equals(parameters.getString(AT))
                && Long.valueOf(run.plan().year()).equals(parameters.getLong(PLAN));
    }

    /** What a run is, without the reason that somebody typed. */
    static String forTheLog(JobParameters parameters) {
        return LOGGED.stream()
                .filter(name -> parameters.getParameter(name) != null)
                .map(name -> name + "=" + parameters.getParameter(name).value())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void validate(JobParameters parameters) throws InvalidJobParametersException {
        for (String name : TEXTS) {
            if (parameters.getString(name, "").isBlank()) {
                throw new InvalidJobParametersException("The job \"" + ReportJob.NAME + "\" needs the parameter " + name
                        + ". It is started by: maaltal run INSTITUTION REPORT --at POINT");
            }
        }
        for (String name : NUMBERS) {
            Long number = parameters.getLong(name);
            if (number == null || number < 1) {
                throw new InvalidJobParametersException("The job \"" + ReportJob.NAME + "\" needs the parameter " + name
                        + ", a whole number above 0. It is started by: maaltal run INSTITUTION REPORT --at POINT");
            }
        }
    }
}
