package dk.maaltal.workbook;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.institution.Institution;
import dk.maaltal.intake.Intake;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.AnswerHistory;
import dk.maaltal.reported.WorkbookRefused;
import dk.maaltal.reported.WorkbookWriter;
import dk.maaltal.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Hands out the workbook in which people report what no case system knows. */
public final class WorkbookHandOut {

    /**
     * A workbook that was written.
     *
     * @param file it is
     * @param aside where one that could be used no more was laid
     */
    public record HandedOut(Path file, Optional<Path> aside) {}

    private final Store store;
    private final Intake intake;

    /**
     * @param store of the institution
     * @param intake by which a workbook that is there already is taken in
     */
    public WorkbookHandOut(Store store, Intake intake) {
        this.store = store;
        this.intake = intake;
    }

    /**
     * Writes the workbook, filled in with what is known. One that is there already is taken in first, so that nothing in it
     * is lost.
     *
     * @throws WorkbookRefused when the one that is there cannot be taken in and is not used up either
     */
    public HandedOut write(Institution institution, Plan plan, ReportingPoint at) {
        Path file = intake.workbook(institution, plan);
        Optional<Path> aside = Optional.empty();
        try {
            intake.answers(institution, plan, at);
        } catch (WorkbookRefused e) {
            if (!e.isSpent()) {
                throw e;
            }
            aside = Optional.of(layAside(file));
        }
        AnswerHistory history = store.answers(plan.year());
        byte[] workbook = WorkbookWriter.write(
                institution.declaration().institution(),
                plan,
                at,
                history.handOut(at.name()),
                history.asOf(history.newest()));
        try {
            Files.createDirectories(file.getParent());
            Path half = Files.createTempFile(file.getParent(), "indberetning", ".xlsx");
            Files.write(half, workbook);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return new HandedOut(file, aside);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The workbook " + file + " cannot be written (" + e
                            + "). Close it where it is open; make room, or the right to write there, and try again.",
                    e);
        }
    }

    /** Gives a workbook that can be used no more another name beside its own; nothing in it is lost. */
    private static Path layAside(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.xlsx$", "");
        int number = 1;
        Path aside = file.resolveSibling(name + "-lagt-til-side-" + number + ".xlsx");
        while (Files.exists(aside)) {
            number++;
            aside = file.resolveSibling(name + "-lagt-til-side-" + number + ".xlsx");
        }
        try {
            return Files.move(file, aside);
        } catch (IOException e) {
            throw new UncheckedIOException("The workbook " + file + " cannot be laid aside", e);
        }
    }
}
