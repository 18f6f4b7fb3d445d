package dk.maaltal;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.figures.CaseKinds;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.Figure;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.figures.Figures;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Answers;
import dk.maaltal.verdicts.Judge;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Scorecard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An institution whose cases and plan stand in the test itself. */
public final class Given {

    private final Path folder;
    private final List<String> columns = new ArrayList<>();
    private final List<String> populations = new ArrayList<>();
    private Institution institution;
    private int load;

    public Given(Path folder) {
        this.folder = folder;
    }

    /** A further column of the extract, as its declaration says it. */
    public Given column(String column) {
        columns.add(column);
        return this;
    }

    public Given population(String population) {
        populations.add(population);
        return this;
    }

    /** Cases, each as its days of receipt and decision and the further columns: "2023-01-02;2023-03-01". */
    public Given cases(String... rows) {
        declare();
        write("cases.csv", extract(rows));
        load = institution.load(folder.resolve("cases.csv")).number();
        return this;
    }

    public Given cases(List<String> rows) {
        return cases(rows.toArray(String[]::new));
    }

    private void declare() {
        write(
                "cases.yaml",
                """
                institution: Styrelsen
                extract: { files: cases.csv, delimiter: ";", holds: all }
                columns:
                  Sag: { is: case number }
                  Modtaget: { is: received, date: yyyy-MM-dd }
                  Afgjort: { is: decided, date: yyyy-MM-dd, may be empty: yes }
                """ + indented(columns) + (populations.isEmpty() ? "" : "populations:\n" + indented(populations)));
        institution = Institution.of(folder);
    }

    private static String indented(List<String> lines) {
        return lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    private String extract(String... rows) {
        StringBuilder extract = new StringBuilder("Sag;Modtaget;Afgjort");
        columns.forEach(column -> extract.append(';').append(column, 0, column.indexOf(':')));
        for (int i = 0; i < rows.length; i++) {
            extract.append("\nS").append(i + 1).append(';').append(rows[i]);
        }
        return extract.append('\n').toString();
    }

    /** A plan of one goal with one measure, "1a". */
    public Plan measure(String measure) {
        return plan("""
                plan: Resultatplan
                year: 2023
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - measure: a
                        title: Tabel
                """ + measure.indent(8));
    }

    public Plan plan(String plan) {
        if (institution == null) {
            declare();
        }
        write("plan.yaml", plan);
        return institution.plan("plan.yaml");
    }

    /** The judgements by goal, measure, term and row: "1a 2023", "1a 2023-Q1 Modtaget". */
    public Map<String, Judgement> judged(Plan plan, String at, Answers answers) {
        return judgements(plan, at, answers).stream()
                .collect(Collectors.toMap(judgement -> name(judgement.figure().cell()), judgement -> judgement));
    }

    /** The figures by the same names, where nobody has told anything. */
    public Map<String, Figure> figures(Plan plan, String at) {
        return judged(plan, at, Answers.NONE).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, judged -> judged.getValue().figure()));
    }

    public Scorecard scorecard(Plan plan, String at, Answers answers) {
        return Scorecard.of(
                plan,
                judgements(plan, at, answers),
                answers,
                ReportingPoint.parse(at).day());
    }

    /** How the extract is declared. */
    public CaseDeclaration declaration() {
        return institution.declaration();
    }

    /** The cases of figures of a plan, one by one. */
    public CaseList list(Plan plan) {
        return institution.store().caseList(institution.declaration(), plan.workingDays());
    }

    /** The number of the last load. */
    public int load() {
        return load;
    }

    /** The table of the cases, as anybody names it. */
    public String table() {
        return institution.schema() + ".cases";
    }

    /** The kinds of cases that the figures of a plan tell apart. */
    public CaseKinds kinds(Plan plan, String at) {
        List<FigureRequest> requests = FigureRequest.of(
                        plan, ReportingPoint.parse(at).day())
                .stream()
                .flatMap(FigureRequest::ofCases)
                .toList();
        return institution.store().caseKinds(institution.declaration(), requests, load);
    }

    public List<Judgement> judgements(Plan plan, String at, Answers answers) {
        boolean ofCases = FigureRequest.of(plan, ReportingPoint.parse(at).day()).stream()
                .flatMap(FigureRequest::ofCases)
                .findAny()
                .isPresent();
        JdbcClient database = ofCases ? institution.store().client() : TestDatabase.client();
        return Judge.judge(
                plan,
                new Figures(database, institution.declaration())
                        .compute(plan, ReportingPoint.parse(at).day(), load, answers));
    }

    private static String name(Figure.At cell) {
        return (cell.goal() + cell.measure() + " " + cell.term().name() + " " + cell.row()).strip();
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
