package dk.maaltal.cli;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.institution.Institution;
import dk.maaltal.plan.Plan;
import dk.maaltal.store.Workspace;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command is about: an institution, a reporting point and a plan. */
final class About {

    @Parameters(index = "0", paramLabel = "INSTITUTION", description = "The name of the institution's folder in jobs/.")
    String institution;

    @Option(
            names = "--at",
            required = true,
            paramLabel = "POINT",
            converter = AtConverter.class,
            description = "The reporting point: 2023, 2023-Q3, 2023-09 or 2023-09-15.")
    ReportingPoint at;

    @Option(
            names = "--plan",
            paramLabel = "YEAR",
            description = "The plan; left out, that of the reporting point's year or else the nearest later one.")
    private Integer plan;

    /** Everything the institution has declared. */
    Institution read(Workspace workspace) {
        return Institution.read(workspace.jobs(), workspace.templates(), institution);
    }

    /** The plan that was named, or the one that fits the reporting point, as it is in force then. */
    Plan plan(Institution read) {
        return read.plan(Optional.ofNullable(plan), at).inForce(at.day());
    }
}
