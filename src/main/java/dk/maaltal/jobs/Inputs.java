package dk.maaltal.jobs;

import dk.maaltal.Checksum;
import dk.maaltal.Progress;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.CaseFile;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.Load;
import dk.maaltal.cases.RejectFile;
import dk.maaltal.editions.Editions;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.ReportFile;
import dk.maaltal.reported.AnswerHistory;
import dk.maaltal.reported.Submission;
import dk.maaltal.reported.WorkbookReader;
import dk.maaltal.reported.WorkbookRefused;
import dk.maaltal.reported.WorkbookWriter;
import dk.maaltal.sample.SampleAnswers;
import dk.maaltal.sample.SampleExtract;
import dk.maaltal.store.Store;
import dk.maaltal.store.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What a report is made from: an institution's cases, what people told, and the files people wrote. */
@Component
public class Inputs {

    /**
     * How much is known: everything up to a load and an answer.
     *
     * @param load 0 for an institution without cases
     * @param answer 0 for none
     */
    record Known(int load, long answer) {}

    /**
     * A workbook that was written.
     *
     * @param aside where one that could be used no more was laid
     */
    public record HandedOut(Path file, Optional<Path> aside) {}

    private final Stores stores;
    private final Workspace workspace;
    private final Progress progress;

    Inputs(Stores stores, Workspace workspace, Progress progress) {
        this.stores = stores;
        this.workspace = workspace;
        this.progress = progress;
    }

    /** Takes in all that a run is to be made from. */
    Known take(ReportRun run) {
        Institution institution = run.institution();
        int load = institution.declaration().extract().isEmpty()
                ? 0
                : run.asOfLoad().isPresent()
                        ? store(institution).loads().require(run.asOfLoad().get())
                        : load(institution, run.from(), run.acceptShrunken()).number();
        takeAnswers(institution, run.plan(), run.at());
        return new Known(load, history(institution, run.plan()).newest());
    }

    /**
     * Loads an institution's cases: a file, or the declared extract, or on the sample side the sample cases.
     *
     * @throws DataRefused when the extract cannot be taken in, or the institution has no cases
     */
    public Load load(Institution institution, Optional<Path> from, boolean acceptShrunken) {
        if (institution.declaration().extract().isEmpty()) {
            throw new DataRefused(
                    institution.name() + " declares no cases in " + CaseFile.NAME + ", so there is nothing to load.");
        }
        return store(institution)
                .loader(
                        institution.declaration(),
                        workspace.out(institution.name()).resolve(RejectFile.FOLDER),
                        progress)
                .load(from.or(() -> sample(institution)), acceptShrunken);
    }

    /** The sample cases, made up anew so that they follow {@code sample.yaml}; empty on the real side. */
    private Optional<Path> sample(Institution institution) {
        if (!workspace.realm().isSample() || !SampleExtract.isFor(institution.folder())) {
            return Optional.empty();
        }
        progress.at("Making up sample cases", 0, 0);
        Path file = workspace.sampleExtract(institution.name());
        SampleExtract.write(institution.folder(), institution.declaration(), 1, file);
        return Optional.of(file);
    }

    /**
     * Takes in what people told: the workbook, where it has come back; on the sample side first the sample answers.
     *
     * @throws dk.maaltal.reported.WorkbookRefused when it cannot be taken in; nothing of it is then
     */
    private void takeAnswers(Institution institution, Plan plan, ReportingPoint at) {
        Store store = store(institution);
        if (workspace.realm().isSample()) {
            SampleAnswers.read(institution.folder(), plan, at)
                    .ifPresent(sample -> store.transaction(() -> history(institution, plan)
                            .tell(
                                    sample.byKey(),
                                    SampleAnswers.SOURCE,
                                    Checksum.of(sample.content()),
                                    "EKSEMPELDATA")));
        }
        Path file = workbookFile(institution, plan);
        if (!Files.exists(file)) {
            return;
        }
        progress.at("Reading " + file.getFileName(), 0, 0);
        Submission told = WorkbookReader.read(
                file,
                institution.declaration().institution(),
                institution.plans().get(plan.year()));
        store.transaction(() -> history(institution, plan).take(told));
    }

    /**
     * Writes the workbook in which people tell what no case system knows. One that is there already is taken in first, so
     * that nothing in it is lost.
     */
    public HandedOut writeWorkbook(Institution institution, Plan plan, ReportingPoint at) {
        Optional<Path> aside = Optional.empty();
        try {
            takeAnswers(institution, plan, at);
        } catch (WorkbookRefused e) {
            if (!e.isSpent()) {
                throw e;
            }
            aside = Optional.of(layAside(workbookFile(institution, plan)));
        }
        AnswerHistory history = history(institution, plan);
        Path file = workbookFile(institution, plan);
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
            throw new UncheckedIOException("The workbook " + file + " cannot be written", e);
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

    /** Where the workbook of a plan is put, and comes back to. */
    private Path workbookFile(Institution institution, Plan plan) {
        Path folder = workspace.realm().isSample() ? workspace.out(institution.name()) : institution.folder();
        return folder.resolve("indberetning-" + plan.year() + ".xlsx");
    }

    private AnswerHistory history(Institution institution, Plan plan) {
        return store(institution).answers(plan.year());
    }

    private Store store(Institution institution) {
        return stores.of(institution.name());
    }

    /** A checksum of what is known and of every file that decides what a run tells. */
    String checksum(ReportRun run, Known known) {
        String answers =
                history(run.institution(), run.plan()).asOf(known.answer()).checksum(run.plan(), run.at());
        return Editions.inputs(known.load(), answers, files(run));
    }

    /**
     * The files that a run is made from, by their names below {@code jobs/} and {@code templates/}. Of {@code report.yaml}
     * only what it says of this report.
     */
    Map<String, byte[]> files(ReportRun run) {
        Map<String, byte[]> files = new TreeMap<>();
        List<Path> declared = new ArrayList<>(run.plan().files());
        declared.add(run.institution().declaration().file());
        files.put(
                Archive.JOBS + "/" + run.institution().name() + "/" + ReportFile.NAME,
                ReportFile.written(run.report(), run.institution().report(run.report())));
        declared.forEach(file -> files.put(
                Archive.JOBS + "/"
                        + workspace
                                .jobs()
                                .toAbsolutePath()
                                .normalize()
                                .relativize(file.toAbsolutePath().normalize())
                                .toString()
                                .replace('\\', '/'),
                read(file)));
        run.institution()
                .report(run.report())
                .templates()
                .forEach(template -> files.put(
                        Archive.TEMPLATES + "/" + template,
                        read(workspace.templates().resolve(template))));
        return files;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read", e);
        }
    }
}
