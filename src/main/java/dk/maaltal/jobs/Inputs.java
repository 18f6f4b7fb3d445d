package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.cases.CaseFile;
import dk.maaltal.cases.CaseLoader;
import dk.maaltal.cases.Load;
import dk.maaltal.database.Schemas;
import dk.maaltal.editions.Editions;
import dk.maaltal.sample.SampleExtract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** What a report is made from: an institution's cases, and the files people wrote. */
@Component
public class Inputs {

    private final DataSource dataSource;
    private final Workspace workspace;
    private final Progress progress;

    Inputs(DataSource dataSource, Workspace workspace, Progress progress) {
        this.dataSource = dataSource;
        this.workspace = workspace;
        this.progress = progress;
    }

    /** Loads the cases a run asks for. */
    Load load(ReportRun run) {
        return load(run.institution(), run.from(), run.acceptShrunken());
    }

    /**
     * Loads an institution's cases: a file, or the declared extract, or on the sample side the sample cases.
     *
     * @throws dk.maaltal.cases.DataRefused when the extract cannot be taken in
     */
    public Load load(Institution institution, Optional<Path> from, boolean acceptShrunken) {
        Schemas.prepareInstitution(dataSource, institution.schema());
        return new CaseLoader(
                        dataSource,
                        institution.schema(),
                        institution.declaration(),
                        workspace.out(institution.name()).resolve("rejects"),
                        progress)
                .load(from.or(() -> sample(institution)), acceptShrunken);
    }

    /** The sample cases, made up anew so that they follow {@code sample.yaml}; empty on the real side. */
    private Optional<Path> sample(Institution institution) {
        if (!workspace.side().isSample() || !SampleExtract.isFor(institution.folder())) {
            return Optional.empty();
        }
        progress.at("Making up sample cases", 0, 0);
        Path file = workspace.sampleExtract(institution.name());
        SampleExtract.write(institution.folder(), institution.declaration(), 1, file);
        return Optional.of(file);
    }

    /** A checksum of a load and of every file that decides what a run tells. */
    String checksum(ReportRun run, int load) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(CaseFile.NAME, read(run.institution().declaration().file()));
        files.put("plan", read(run.plan().file()));
        run.institution()
                .templates(run.report())
                .forEach(template -> files.put(
                        "template " + template, read(workspace.templates().resolve(template))));
        return Editions.inputs(load, files);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read", e);
        }
    }
}
