package dk.maaltal.intake;

import dk.maaltal.Checksum;
import dk.maaltal.Progress;
import dk.maaltal.SharedFile;
import dk.maaltal.calendar.DanishTime;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.Accepted;
import dk.maaltal.cases.CaseFile;
import dk.maaltal.cases.CaseSources;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.ExtractArchive;
import dk.maaltal.cases.ExtractFiles;
import dk.maaltal.cases.Load;
import dk.maaltal.cases.RefusalNotes;
import dk.maaltal.cases.RejectFile;
import dk.maaltal.institution.DeclaredCases;
import dk.maaltal.institution.Institution;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Sides;
import dk.maaltal.reported.Submission;
import dk.maaltal.reported.WorkbookReader;
import dk.maaltal.reported.WorkbookRefused;
import dk.maaltal.reported.WorkbookStamp;
import dk.maaltal.sample.KeptExtract;
import dk.maaltal.sample.SampleAnswers;
import dk.maaltal.sample.SampleExtract;
import dk.maaltal.sources.Source;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** Takes in what an institution delivers: extracts of its cases, and the workbook in which people report the rest. */
public final class Intake {

    private final Store store;
    private final Workspace workspace;
    private final Progress progress;

    /**
     * @param store of the institution
     * @param workspace whose folders hold what is delivered
     * @param progress is given the rows read so far
     */
    public Intake(Store store, Workspace workspace, Progress progress) {
        this.store = store;
        this.workspace = workspace;
        this.progress = progress;
    }

    /**
     * Loads an institution's cases: a file, or the declared extract, or in the sample realm the sample cases.
     *
     * @param from a file to load instead of the declared extract
     * @param accepted what is right all the same
     * @throws DataRefused when the extract cannot be taken in, or the institution has no cases
     */
    public Load load(DeclaredCases institution, Optional<Path> from, Accepted accepted) {
        if (institution.declaration().extract().isEmpty()) {
            throw new DataRefused(
                    institution.name() + " declares no cases in " + CaseFile.NAME + ", so there is nothing to load.");
        }
        Path rejects = workspace.out(institution.name()).resolve(RejectFile.FOLDER);
        CaseSources sources = CaseSources.read(workspace.sources(), workspace.jobs(), institution.name());
        Optional<RefusalNotes> notes = workspace.realm().isSample()
                ? Optional.empty()
                : RefusalNotes.of(institution.declaration(), sources, institution.name());
        Load load;
        try {
            load = store.loader(institution.declaration(), sources, rejects, progress)
                    .load(from.or(() -> sample(institution)), accepted);
        } catch (DataRefused e) {
            notes.flatMap(each -> each.refused(from, accepted, e)).ifPresent(progress::remark);
            notes.flatMap(RefusalNotes::tidy).ifPresent(progress::remark);
            throw e;
        }
        notes.flatMap(each -> each.loaded(from)).ifPresent(progress::remark);
        load.remark().ifPresent(progress::remark);
        if (load.isNew()) {
            store.emptiedPopulations(institution.declaration(), load.number()).forEach(progress::remark);
            store.unknownTexts(institution.declaration()).forEach(progress::remark);
        }
        new ExtractArchive(workspace.archive(institution.name()))
                .tidy(institution.declaration(), sources, store.loads())
                .forEach(progress::remark);
        return load;
    }

    /** The Danish day the newest extract was taken: today of a query; empty where no file is there. */
    public Optional<LocalDate> extractDay(DeclaredCases institution) {
        if (workspace.realm().isSample() || institution.declaration().extract().isEmpty()) {
            return Optional.of(DanishTime.today());
        }
        CaseSources sources = CaseSources.read(workspace.sources(), workspace.jobs(), institution.name());
        return ExtractFiles.lastDay(institution.declaration(), sources);
    }

    /** Waits until the newest extract is no longer being written; false where it goes on being. */
    public boolean hasSettled(DeclaredCases institution) {
        return workspace.realm().isSample()
                || ExtractFiles.settle(
                        institution.declaration(),
                        CaseSources.read(workspace.sources(), workspace.jobs(), institution.name()));
    }

    /** The sample cases, as {@code sample.yaml} has them; empty in the real realm. */
    private Optional<Path> sample(DeclaredCases institution) {
        Source declared = institution.file(SampleExtract.DECLARED_IN);
        if (!workspace.realm().isSample() || !declared.exists()) {
            return Optional.empty();
        }
        progress.at("Making up sample cases", 0, 0);
        Path file = workspace.sampleExtract(institution.name());
        new KeptExtract(file).make(declared, institution.declaration());
        return Optional.of(file);
    }

    /**
     * Takes in what people report of a plan: the workbooks that have come back; in the sample realm first the sample answers.
     *
     * @return the newest answer; 0 for none
     * @throws WorkbookRefused when a workbook cannot be taken in; nothing of it is then
     */
    public long answers(Institution institution, Plan plan, ReportingPoint at) {
        sampleAnswers(institution, plan, at);
        WorkbookFiles files = workbooks(institution, plan);
        for (Path file : files.all(plan, at).values()) {
            workbook(institution, plan, at, file, Sides.NONE);
        }
        if (!workspace.realm().isSample()) {
            files.notes(plan, at).forEach(progress::note);
        }
        return store.answers(plan.year()).newest();
    }

    /** In the sample realm, takes in the sample answers. */
    public void sampleAnswers(Institution institution, Plan plan, ReportingPoint at) {
        if (workspace.realm().isSample()) {
            SampleAnswers.read(institution.file(SampleExtract.DECLARED_IN), plan, at)
                    .ifPresent(sample -> store.transaction(() -> store.answers(plan.year())
                            .record(sample.byKey(), at, SampleExtract.DECLARED_IN, sample.sha256(), "EKSEMPELDATA")));
        }
    }

    /**
     * Takes in a workbook, where it has come back, and marks it as read.
     *
     * @param at the reporting point it is taken in for; another's answers do not count there
     * @param sides which side stands where it and others differ
     * @throws WorkbookRefused when it cannot be taken in; nothing of it is then
     */
    public void workbook(Institution institution, Plan plan, ReportingPoint at, Path file, Sides sides) {
        if (!Files.exists(file)) {
            return;
        }
        progress.at("Reading " + file.getFileName(), 0, 0);
        Submission submission = WorkbookReader.read(
                file,
                institution.declaration().institution(),
                institution.plans().get(plan.year()),
                DanishTime.today());
        store.transaction(() -> store.answers(plan.year()).take(submission, sides))
                .forEach(note -> progress.note(file.getFileName() + ": " + note));
        if (!submission.at().day().equals(at.day())) {
            progress.note(file.getFileName() + " er udleveret for "
                    + submission.at().danish() + ", ikke for " + at.danish() + ": det, der er svaret i den, gælder "
                    + submission.at().danish() + ". \"maaltal workbook\" danner en for " + at.danish() + ".");
        }
        if (!submission.isUntouched()) {
            mark(file, submission);
        }
    }

    /** A workbook that cannot be marked is read all the same: what is emptied in it is then not known to have been filled in. */
    private void mark(Path file, Submission submission) {
        try {
            byte[] content = Files.readAllBytes(file);
            if (!Checksum.of(content).equals(submission.checksum())) {
                return;
            }
            SharedFile.write(file, WorkbookStamp.of(content, submission));
        } catch (IOException | RuntimeException e) {
            progress.note(file.getFileName() + " kan ikke mærkes som læst (" + e.getMessage()
                    + "): et felt, der tømmes i den, trækker ikke sit svar tilbage, før en ny er dannet.");
        }
    }

    /** Where the workbooks of a plan are put, and come back to. */
    public WorkbookFiles workbooks(Institution institution, Plan plan) {
        return new WorkbookFiles(
                workspace.realm().isSample() ? workspace.out(institution.name()) : institution.folder(), plan.year());
    }
}
