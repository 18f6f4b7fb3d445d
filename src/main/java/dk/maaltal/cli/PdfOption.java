package dk.maaltal.cli;

import dk.maaltal.editions.PdfCopies;
import dk.maaltal.store.Workspace;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether a command that makes documents is to make PDFs of them too. */
final class PdfOption {

    @Option(
            names = "--pdf",
            description = "Make a PDF of each document too, by LibreOffice (MAALTAL_SOFFICE may name its program).")
    private boolean pdf;

    /** Found before anything is run: half of what was asked for is not wanted. */
    Optional<PdfCopies> copies(Workspace workspace) {
        return pdf ? Optional.of(PdfCopies.ready(System.getenv(), workspace.var())) : Optional.empty();
    }
}
