package dk.maaltal;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.Accepted;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.CaseFile;
import dk.maaltal.cases.CaseLoader;
import dk.maaltal.cases.CaseSources;
import dk.maaltal.cases.Load;
import dk.maaltal.declaration.Problems;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.PlanFile;
import dk.maaltal.reported.Answers;
import dk.maaltal.sources.Source;
import dk.maaltal.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An institution of the tests: its declaration and, once it is needed, what is kept of it in the tests' database. */
public final class Institution {

    private final CaseDeclaration declaration;
    private final Path folder;
    private Store store;

    private Institution(CaseDeclaration declaration, Path folder) {
        this.declaration = declaration;
        this.folder = folder;
    }

    /** An institution of which something is kept already. */
    public Institution(CaseDeclaration declaration, Store store, Path folder) {
        this(declaration, folder);
        this.store = store;
    }

    /** Reads {@code cases.yaml} of a folder of which nothing is kept yet. */
    public static Institution of(Path folder) {
        Problems problems = new Problems();
        CaseDeclaration declaration = CaseFile.read(Source.of(folder.resolve(CaseFile.NAME)), problems);
        problems.refuseIfAny();
        return new Institution(declaration, folder);
    }

    public CaseDeclaration declaration() {
        return declaration;
    }

    public Path folder() {
        return folder;
    }

    /** What is kept of it: made when it is first asked for, since many tests need no database. */
    public synchronized Store store() {
        if (store == null) {
            store = TestDatabase.newStore();
        }
        return store;
    }

    /** The name of its schema. */
    public String schema() {
        return store().schema();
    }

    public Plan plan(String file) {
        Problems problems = new Problems();
        Plan plan = PlanFile.read(Source.of(folder.resolve(file)), declaration.words(), problems);
        problems.refuseIfAny();
        return plan;
    }

    public Load load(Path extract) {
        return load(extract, false);
    }

    public Load load(Path extract, boolean acceptShrunken) {
        return loader(Path.of("target", "rejects", store().name()))
                .load(Optional.of(extract), new Accepted(acceptShrunken, true));
    }

    public CaseLoader loader(Path rejects) {
        CaseSources sources = CaseSources.read(
                folder.resolveSibling(CaseSources.NAME),
                folder,
                folder.getFileName().toString());
        return store().loader(declaration, sources, rejects, Progress.UNSEEN);
    }

    public List<Figure> figures(Plan plan, String at, int load) {
        return store().figures(declaration)
                .compute(plan, ReportingPoint.parse(at).day(), load, Answers.NONE);
    }

    /** The figures by goal, measure, term and row: "1.1a 2021", "1.1a 2021 Over 12 måneder". */
    public Map<String, Figure> byName(Plan plan, String at, int load) {
        return figures(plan, at, load).stream().collect(Collectors.toMap(Institution::name, f -> f));
    }

    private static String name(Figure figure) {
        Figure.At cell = figure.cell();
        return (cell.goal() + cell.measure() + " " + cell.term().name() + " " + cell.row()).strip();
    }
}
