package dk.maaltal.cli;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.editions.EditionQuery;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command about published editions is about: a report of an institution at a reporting point. */
final class PublishedReport {

    @Parameters(index = "0", paramLabel = "INSTITUTION", description = "The institution's name.")
    private String institution;

    @Parameters(index = "1", paramLabel = "REPORT", description = "The report's name.")
    private String report;

    @Option(
            names = "--at",
            required = true,
            paramLabel = "POINT",
            converter = AtConverter.class,
            description = "The reporting point: 2023, 2023-Q3, 2023-09 or 2023-09-15.")
    private ReportingPoint at;

    @Option(
            names = "--plan",
            paramLabel = "YEAR",
            description = "The plan's year; left out, that of the reporting point or the nearest later one.")
    private Integer plan;

    /** The institution by its name. */
    String institution() {
        return institution;
    }

    EditionQuery query() {
        return new EditionQuery(institution, report, at, Optional.ofNullable(plan));
    }

    /** "ankestyrelsen aarsrapport at 2023". */
    String name() {
        return institution + " " + report + " at " + at.name();
    }
}
