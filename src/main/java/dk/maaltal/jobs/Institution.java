package dk.maaltal.jobs;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.CaseFile;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.declaration.Nearest;
import dk.maaltal.declaration.Problem;
import dk.maaltal.declaration.Problems;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.PlanFile;
import dk.maaltal.report.Report;
import dk.maaltal.report.ReportDeclaration;
import dk.maaltal.report.ReportFile;
import dk.maaltal.store.InstitutionName;
import dk.maaltal.template.BadTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An institution as its folder in {@code jobs/} describes it, read and found right.
 *
 * @param name of the folder
 * @param folder itself
 * @param declaration what its extracts look like
 * @param plans its plans by year
 * @param reports by their names
 */
public record Institution(
        String name,
        Path folder,
        CaseDeclaration declaration,
        TreeMap<Integer, Plan> plans,
        Map<String, ReportDeclaration> reports) {

    private static final Pattern PLAN = Pattern.compile("plan-(\\d{4})\\.yaml");

    /**
     * Reads everything an institution has declared, or had when an edition was made.
     *
     * @throws BadDeclaration naming all that is wrong in any of its files
     */
    public static Institution read(Workspace workspace, String name) {
        Path folder = workspace.jobs().resolve(name);
        if (!InstitutionName.isValid(name) || !Files.isDirectory(folder)) {
            throw new BadDeclaration(new Problem(
                    workspace.jobs(), 0, "", "no institution \"" + name + '"', Nearest.hint(name, names(workspace))));
        }
        Problems problems = new Problems();
        CaseDeclaration declaration = CaseFile.read(folder.resolve(CaseFile.NAME), problems);
        TreeMap<Integer, Plan> plans = new TreeMap<>();
        planFiles(folder).forEach((year, file) -> {
            Plan plan = PlanFile.read(file, declaration.words(), problems);
            if (plan.year() != 0 && plan.year() != year) {
                problems.add(
                        new Problem(file, 0, "year", "year: " + plan.year(), "the year in the file's name, " + year));
            }
            plans.put(year, plan);
        });
        Path reportFile = folder.resolve(ReportFile.NAME);
        Map<String, ReportDeclaration> reports = Files.exists(reportFile)
                ? ReportFile.read(reportFile, workspace.templates(), measuresOfCases(plans), problems)
                : Map.of();
        problems.refuseIfAny();
        return new Institution(name, folder, declaration, plans, reports);
    }

    /** The measures of any plan with figures that come down to cases, as 1.1a. */
    private static Set<String> measuresOfCases(Map<Integer, Plan> plans) {
        Set<String> measures = new LinkedHashSet<>();
        plans.values().forEach(plan -> plan.goals().forEach(goal -> goal.measures().stream()
                .filter(measure -> measure.rows().values().stream().anyMatch(Indicator::comesFromCases))
                .forEach(measure -> measures.add(goal.number() + measure.id()))));
        return measures;
    }

    /** The institutions that have a folder. */
    public static List<String> names(Workspace workspace) {
        if (!Files.isDirectory(workspace.jobs())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(workspace.jobs())) {
            return folders.filter(folder -> Files.exists(folder.resolve(CaseFile.NAME)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The plan that is named, or else the plan of a year, or else the nearest later one.
     *
     * @throws BadDeclaration when there is none
     */
    public Plan plan(Optional<Integer> named, int year) {
        Integer found =
                named.isPresent() ? (plans.containsKey(named.get()) ? named.get() : null) : plans.ceilingKey(year);
        if (found == null) {
            throw new BadDeclaration(new Problem(
                    folder,
                    0,
                    "",
                    "no plan for " + named.orElse(year) + (named.isPresent() ? "" : " or a later year"),
                    plans.isEmpty()
                            ? "a file plan-" + year + ".yaml"
                            : "one of the plans " + plans.keySet() + " (--plan)"));
        }
        return plans.get(found);
    }

    /**
     * A report by its name.
     *
     * @throws BadDeclaration when there is no such report
     */
    public ReportDeclaration report(String report) {
        if (!reports.containsKey(report)) {
            throw new BadDeclaration(new Problem(
                    folder.resolve(ReportFile.NAME),
                    0,
                    "reports",
                    "no report \"" + report + '"',
                    Nearest.hint(report, reports.keySet())));
        }
        return reports.get(report);
    }

    /**
     * Fills every template of every report with the goals of the plans and no results, as if no year had begun.
     *
     * @throws BadTemplate when some cannot be filled in
     */
    public void checkTemplates(Workspace workspace) {
        List<BadTemplate> bad = new ArrayList<>();
        for (Plan plan : plans.values()) {
            Report report = Reports.withoutResults(declaration, plan);
            reports.values().stream()
                    .flatMap(each -> each.templates().stream())
                    .distinct()
                    .forEach(template -> {
                        try {
                            report.document(workspace.templates().resolve(template));
                        } catch (BadTemplate e) {
                            bad.add(e);
                        }
                    });
        }
        if (!bad.isEmpty()) {
            throw BadTemplate.all(bad);
        }
    }

    private static TreeMap<Integer, Path> planFiles(Path folder) {
        TreeMap<Integer, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(file -> {
                Matcher matcher = PLAN.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                    files.put(Integer.parseInt(matcher.group(1)), file);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
