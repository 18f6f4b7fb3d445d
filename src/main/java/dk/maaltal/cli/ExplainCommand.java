package dk.maaltal.cli;

import dk.maaltal.PrivateFile;
import dk.maaltal.calendar.Term;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.declaration.Nearest;
import dk.maaltal.declaration.Problem;
import dk.maaltal.dossier.Dossier;
import dk.maaltal.explain.Explanations;
import dk.maaltal.figures.Figure;
import dk.maaltal.institution.Institution;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.CaseListFile;
import dk.maaltal.store.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = {
            "Tells in Danish how a figure came about: the rule, the cases at each step, numerator and denominator, the target,"
                    + " the loads, and the SQL that lists the cases.",
            "With --cases, writes that list instead: a row for each case of the population, with what it counts and why."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: maaltal explain ankestyrelsen 1.1a --at 2023 --term 2022",
            "          maaltal explain ankestyrelsen 1.1a --at 2023 --cases --to sager.xlsx"
        })
final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private About about;

    @Parameters(
            index = "1",
            paramLabel = "FIGURE",
            description = "The goal's number and the measure's letter, as 1.1a.")
    private String figure;

    @Option(
            names = "--term",
            paramLabel = "TERM",
            description = "The column: 2022, 2022-Q3 or 2022-09 (default: the last that has begun).")
    private String term;

    @Option(
            names = "--row",
            paramLabel = "NAME",
            description = "A row beside the results, by its name (default: the results).")
    private String row;

    @Option(
            names = "--as-of-load",
            paramLabel = "N",
            description = "The cases as they were known once that load was in (default: the last).")
    private Integer asOfLoad;

    @Option(names = "--cases", description = "Write the list of the cases instead.")
    private boolean cases;

    @Option(
            names = "--part",
            paramLabel = "N",
            description =
                    "Of a figure reckoned from others: the part whose cases are listed, as it is numbered without --cases.")
    private String part;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Of the list: ${COMPLETION-CANDIDATES} (default: as the file is called, or csv).")
    private CaseListFile.Format format;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Where to write the list (default: to the terminal, as csv).")
    private Path to;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = common.workspace();
        Institution read = about.read(workspace);
        Plan plan = about.plan(read);
        Figure.At cell = cell(plan);
        CaseListFile.Format written = format();
        try (Session session = Session.open(workspace)) {
            Dossier dossier = session.now(read, plan, about.at, Optional.ofNullable(asOfLoad));
            Explanations explanations = new Explanations(session.store(read), dossier);
            Explanations.Explained explained = explanations.explain(cell);
            session.quiet();
            PrintWriter out = spec.commandLine().getOut();
            if (cases) {
                write(explanations, read, plan, explained, written);
            } else {
                if (workspace.realm().isSample()) {
                    out.println("EKSEMPELDATA: sagerne og svarene er opdigtede.");
                    out.println();
                }
                new Explanation(read.declaration(), plan, explained, explanations.list(), out).print();
            }
            out.flush();
        }
        return 0;
    }

    private CaseListFile.Format format() {
        if (!cases && (format != null || to != null || part != null)) {
            throw wrong("--format, --to and --part go with --cases");
        }
        boolean excel = to != null && to.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        CaseListFile.Format chosen =
                format != null ? format : excel ? CaseListFile.Format.xlsx : CaseListFile.Format.csv;
        if (chosen == CaseListFile.Format.xlsx && to == null) {
            throw wrong("--format xlsx needs a file: --to sager.xlsx");
        }
        return chosen;
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    /** The figure that is meant. */
    private Figure.At cell(Plan plan) {
        Map<String, Goal> goals = new LinkedHashMap<>();
        Map<String, Measure> measures = new LinkedHashMap<>();
        plan.goals().forEach(goal -> goal.measures().forEach(measure -> {
            goals.put(goal.number() + measure.id(), goal);
            measures.put(goal.number() + measure.id(), measure);
        }));
        String name = known(plan, "figure", figure.replace(" ", ""), measures.keySet());
        Measure measure = measures.get(name);
        if (measure.rows().isEmpty()) {
            throw bad(plan, name + ", which is kept by hand", "a measure with figures");
        }
        String named = row == null && measure.indicator().isPresent() ? Measure.RESULT : row(plan, measure);
        return new Figure.At(goals.get(name).number(), measure.id(), named, term(plan, measure));
    }

    private String row(Plan plan, Measure measure) {
        List<String> rows = measure.rows().keySet().stream()
                .filter(name -> !name.equals(Measure.RESULT))
                .toList();
        if (rows.isEmpty()) {
            throw bad(plan, "no row \"" + row + '"', "no --row: the table has its results and nothing beside them");
        }
        return known(plan, "row", row == null ? "" : row, rows);
    }

    private Term term(Plan plan, Measure measure) {
        List<Term> terms = measure.terms();
        if (term == null) {
            return terms.stream()
                    .filter(each -> !each.period().from().isAfter(about.at.day()))
                    .reduce((first, second) -> second)
                    .orElse(terms.get(0));
        }
        Optional<Term> named = plan.financialYear().parse(term).filter(terms::contains);
        if (named.isPresent()) {
            return named.get();
        }
        String name = known(
                plan,
                "term",
                term.toUpperCase(Locale.ROOT),
                terms.stream().map(Term::name).toList());
        return Term.parse(name);
    }

    private String known(Plan plan, String what, String written, Collection<String> known) {
        return known.stream()
                .filter(name -> name.equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() -> bad(
                        plan,
                        written.isEmpty() ? "no --" + what : "no " + what + " \"" + written + '"',
                        written.isEmpty()
                                ? "one of \"" + String.join("\", \"", known) + '"'
                                : Nearest.hint(written, known)));
    }

    private static BadDeclaration bad(Plan plan, String found, String expected) {
        return new BadDeclaration(new Problem(plan.file().path(), 0, "", found, expected));
    }

    private void write(
            Explanations explanations,
            Institution read,
            Plan plan,
            Explanations.Explained explained,
            CaseListFile.Format written) {
        Explanations.Part chosen = part(plan, explained);
        long count = chosen.counted().orElseThrow().cases();
        if (written == CaseListFile.Format.xlsx && count > CaseListFile.MOST_IN_EXCEL) {
            throw wrong("the list has " + count + " cases, more than a sheet of Excel holds; write it as --format csv");
        }
        CaseListFile file = new CaseListFile(chosen.request(), read.declaration(), explanations.list());
        String title = read.declaration().institution() + ", " + figure + " "
                + chosen.request().measure().danish(chosen.request().term())
                + (common.workspace().realm().isSample() ? " (EKSEMPELDATA)" : "");
        explanations.read(chosen.request(), rows -> {
            try {
                if (to == null) {
                    file.csv(rows, spec.commandLine().getOut());
                } else {
                    PrivateFile.write(to, out -> file.write(written, rows, title, out));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The list cannot be written: " + e.getMessage(), e);
            }
        });
        if (to != null) {
            spec.commandLine().getOut().println("Wrote " + to + ": " + count + " cases");
        }
    }

    private Explanations.Part part(Plan plan, Explanations.Explained explained) {
        List<Explanations.Part> parts = explained.figure().ofCases().toList();
        if (parts.isEmpty()) {
            throw bad(plan, figure + ", which is not counted from cases, or has not begun", "a figure of cases");
        }
        if (part == null && parts.size() == 1) {
            return parts.get(0);
        }
        String number = known(
                plan,
                "part",
                part == null ? "" : part,
                parts.stream().map(Explanations.Part::number).toList());
        return parts.stream()
                .filter(each -> each.number().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
