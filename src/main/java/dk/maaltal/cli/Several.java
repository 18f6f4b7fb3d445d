package dk.maaltal.cli;

import dk.maaltal.institution.Institution;
import dk.maaltal.store.Workspace;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The institutions that a command is about: those that are named, or all. */
final class Several {

    @Parameters(
            arity = "0..*",
            paramLabel = "INSTITUTION",
            description = "The names of folders in jobs/ (default: all there are).")
    private List<String> institutions = List.of();

    /** Their names. */
    List<String> names(Workspace workspace) {
        return institutions.isEmpty() ? Institution.names(workspace.jobs()) : institutions;
    }
}
