package dk.maaltal.workbook;

import dk.maaltal.SharedFile;
import dk.maaltal.calendar.DueDay;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.institution.Institution;
import dk.maaltal.intake.Intake;
import dk.maaltal.intake.WorkbookFiles;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.AnswerHistory;
import dk.maaltal.reported.Sides;
import dk.maaltal.reported.WorkbookRefused;
import dk.maaltal.reported.WorkbookWriter;
import dk.maaltal.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Hands out the workbooks in which people report what no case system knows: one for each office that is asked. */
public final class WorkbookHandOut {

    /**
     * A workbook that was written.
     *
     * @param file it is
     * @param office whose questions it holds; empty for those that are asked of nobody in particular
     * @param aside where one that could be used no more was laid
     * @param notes why it could not, and which of its answers are not in the new one; in Danish
     */
    public record HandedOut(Path file, String office, Optional<Path> aside, List<String> notes) {}

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
     * Writes the workbooks, filled in with what is known. Those that are there already are taken in first, so that nothing in
     * them is lost; of one that can be used no more, what nobody else has answered otherwise.
     *
     * @param sides which side stands where a workbook and others differ
     * @throws WorkbookRefused when one that is there can be mended; the workbooks before it have been written
     */
    public List<HandedOut> write(Institution institution, Plan plan, ReportingPoint at, Sides sides) {
        List<HandedOut> written = new ArrayList<>();
        intake.sampleAnswers(institution, plan, at);
        intake.workbooks(institution, plan)
                .all(plan, at)
                .forEach((office, file) -> written.add(write(institution, plan, at, sides, office, file)));
        return written;
    }

    private HandedOut write(
            Institution institution, Plan plan, ReportingPoint at, Sides sides, String office, Path file) {
        AnswerHistory history = store.answers(plan.year());
        Optional<WorkbookRefused> spent = takeIn(institution, plan, at, sides, file);
        int number = history.handOut(at.name());
        List<String> notes = new ArrayList<>();
        spent.ifPresent(refused -> {
            notes.add(refused.getMessage());
            refused.readable()
                    .ifPresent(
                            submission -> notes.addAll(store.transaction(() -> history.carryOver(submission, number))));
        });
        byte[] workbook = WorkbookWriter.write(
                institution.declaration().institution(),
                plan,
                at,
                office,
                number,
                due(institution, plan, at),
                history.asOf(history.newest(), at.day()));
        try {
            Files.createDirectories(file.getParent());
            Optional<Path> aside = spent.isPresent() ? Optional.of(layAside(file)) : Optional.empty();
            SharedFile.write(file, workbook);
            return new HandedOut(file, office, aside, notes);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The workbook " + file + " cannot be written (" + e
                            + "). Close it where it is open; make room, or the right to write there, and try again.",
                    e);
        }
    }

    /** The first day that one of the institution's reports is due; empty where none is. */
    private static Optional<LocalDate> due(Institution institution, Plan plan, ReportingPoint at) {
        return institution.reports().values().stream()
                .flatMap(report -> report.due(Optional.of(plan), at).stream())
                .map(DueDay::day)
                .min(Comparator.naturalOrder());
    }

    /** Takes in what is there. Returns why it can be used no more, where that is so. */
    private Optional<WorkbookRefused> takeIn(
            Institution institution, Plan plan, ReportingPoint at, Sides sides, Path file) {
        try {
            intake.workbook(institution, plan, at, file, sides);
            return Optional.empty();
        } catch (WorkbookRefused e) {
            if (!e.isSpent()) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    /** Gives a workbook another name beside its own; nothing in it is lost. */
    private static Path layAside(Path file) throws IOException {
        return Files.move(file, WorkbookFiles.aside(file));
    }
}
