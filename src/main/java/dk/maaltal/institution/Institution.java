package dk.maaltal.institution;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.CaseFile;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.declaration.Nearest;
import dk.maaltal.declaration.Problem;
import dk.maaltal.declaration.Problems;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.PlanFile;
import dk.maaltal.report.ReportDeclaration;
import dk.maaltal.report.ReportFile;
import dk.maaltal.sources.Source;
import dk.maaltal.sources.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An institution as its folder in {@code jobs/} describes it, read and found right: or as it was described when an edition
 * was made.
 *
 * @param name of the folder
 * @param sources the files it was read from
 * @param declaration what its extracts look like
 * @param plans its plans by year, those that can be read
 * @param faulty what is wrong with the others, by year
 * @param reports by their names
 */
public record Institution(
        String name,
        Sources sources,
        CaseDeclaration declaration,
        TreeMap<Integer, Plan> plans,
        TreeMap<Integer, BadDeclaration> faulty,
        Map<String, ReportDeclaration> reports) {

    private static final Pattern PLAN = Pattern.compile("plan-(\\d{4})\\.yaml");

    /**
     * Reads everything an institution has declared, with the templates of its reports, as it stood at one moment.
     *
     * @param jobs the folder with a folder for each institution
     * @param templates the folder of templates
     * @throws BadDeclaration naming all that is wrong in any of its files but its plans, which are refused when asked for
     */
    public static Institution read(Path jobs, Path templates, String name) {
        return OneMoment.read(jobs, templates, name, sources -> read(sources, name));
    }

    /**
     * Reads everything an institution has declared, with the templates of its reports.
     *
     * @throws BadDeclaration naming all that is wrong in any of its files but its plans, which are refused when asked for
     */
    public static Institution read(Sources sources, String name) {
        Problems problems = new Problems();
        CaseDeclaration declaration = CaseFile.read(sources.declared(name + "/" + CaseFile.NAME), problems);
        TreeMap<Integer, Plan> plans = new TreeMap<>();
        TreeMap<Integer, BadDeclaration> faulty = new TreeMap<>();
        planFiles(sources, name).forEach((year, file) -> {
            try {
                plans.put(year, plan(file, year, declaration));
            } catch (BadDeclaration e) {
                faulty.put(year, e);
            }
        });
        Source reportFile = sources.declared(name + "/" + ReportFile.NAME);
        Map<String, ReportDeclaration> reports =
                reportFile.exists() ? ReportFile.read(reportFile, sources, measuresOfCases(plans), problems) : Map.of();
        if (problems.hasAny()) {
            faulty.values().forEach(fault -> fault.problems().forEach(problems::add));
        }
        problems.refuseIfAny();
        return new Institution(name, sources, declaration, plans, faulty, reports);
    }

    private static Plan plan(Source file, int year, CaseDeclaration declaration) {
        Problems problems = new Problems();
        Plan plan = PlanFile.read(file, declaration.words(), problems);
        if (plan.year() != 0 && plan.year() != year) {
            problems.add(new Problem(
                    file.path(), 0, "year", "year: " + plan.year(), "the year in the file's name, " + year));
        }
        problems.refuseIfAny();
        return plan;
    }

    /**
     * Refuses the institution if any of its plans cannot be read. Otherwise such a plan stops only what it is asked for:
     * what is wrong with a plan of a year that is over is no reason to make no report of this one.
     *
     * @throws BadDeclaration naming all that is wrong in any of them
     */
    public void requireEveryPlan() {
        Problems problems = new Problems();
        faulty.values().forEach(fault -> fault.problems().forEach(problems::add));
        problems.refuseIfAny();
    }

    /**
     * The last plan before a year; empty where there is none.
     *
     * @throws BadDeclaration when it cannot be read
     */
    public Optional<Plan> planBefore(int year) {
        return years().lower(year) == null ? Optional.empty() : Optional.of(readable(years().lower(year)));
    }

    /** The year of the last plan; empty where there is none. */
    public Optional<Integer> lastYear() {
        return years().isEmpty() ? Optional.empty() : Optional.of(years().last());
    }

    private TreeSet<Integer> years() {
        TreeSet<Integer> years = new TreeSet<>(plans.keySet());
        years.addAll(faulty.keySet());
        return years;
    }

    private Plan readable(int year) {
        if (faulty.containsKey(year)) {
            throw faulty.get(year);
        }
        return plans.get(year);
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
    public static List<String> names(Path jobs) {
        if (!Files.isDirectory(jobs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(jobs)) {
            return folders.filter(folder -> Files.exists(folder.resolve(CaseFile.NAME)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The plan that is named, or else that of the year a reporting point lies in, which need not be the calendar's, or else
     * the nearest later one.
     *
     * @throws BadDeclaration when there is none, or it cannot be read
     */
    public Plan plan(Optional<Integer> named, ReportingPoint at) {
        int year = years().tailSet(at.year()).stream()
                .filter(each -> faulty.containsKey(each)
                        || !plans.get(each).term().period().to().isBefore(at.day()))
                .findFirst()
                .orElse(at.year() + 1);
        return plan(named, named.isPresent() || years().contains(year) ? year : at.year());
    }

    /**
     * The plan that is named, or else the plan of a year, or else the nearest later one.
     *
     * @throws BadDeclaration when there is none, or it cannot be read
     */
    public Plan plan(Optional<Integer> named, int year) {
        Integer found =
                named.isPresent() ? (years().contains(named.get()) ? named.get() : null) : years().ceiling(year);
        if (found == null) {
            throw new BadDeclaration(new Problem(
                    folder(),
                    0,
                    "",
                    "no plan for " + named.orElse(year) + (named.isPresent() ? "" : " or a later year"),
                    years().isEmpty() ? "a file plan-" + year + ".yaml" : "one of the plans " + years() + " (--plan)"));
        }
        return readable(found);
    }

    /**
     * A report by its name.
     *
     * @throws BadDeclaration when there is no such report
     */
    public ReportDeclaration report(String report) {
        if (!reports.containsKey(report)) {
            throw new BadDeclaration(new Problem(
                    file(ReportFile.NAME).path(),
                    0,
                    "reports",
                    "no report \"" + report + '"',
                    Nearest.hint(report, reports.keySet())));
        }
        return reports.get(report);
    }

    /**
     * The files that a report is made from, by the names they are kept by. Of {@code report.yaml} only what it says of this
     * report, so that a change of another makes no correction of it.
     */
    public Map<String, byte[]> files(String report, Plan plan) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(file(ReportFile.NAME).name(), ReportFile.written(report, report(report)));
        Stream.concat(plan.files().stream(), Stream.of(declaration.source()))
                .forEach(file -> files.put(file.name(), file.bytes()));
        templates(report).forEach(template -> files.put(template.name(), template.bytes()));
        return files;
    }

    /** The templates of a report, in the order they are declared. */
    public List<Source> templates(String report) {
        return report(report).templates().stream().map(sources::template).toList();
    }

    /** What its extracts look like, by itself. */
    public DeclaredCases cases() {
        return new DeclaredCases(name, sources, declaration);
    }

    /** A file in its folder, such as {@code sample.yaml}; it need not exist. */
    public Source file(String fileName) {
        return sources.declared(name + "/" + fileName);
    }

    /** Its folder. */
    public Path folder() {
        return declaration.source().path().getParent();
    }

    private static TreeMap<Integer, Source> planFiles(Sources sources, String name) {
        TreeMap<Integer, Source> files = new TreeMap<>();
        for (String file : sources.filesIn(name)) {
            Matcher matcher = PLAN.matcher(file);
            if (matcher.matches()) {
                files.put(Integer.parseInt(matcher.group(1)), sources.declared(name + "/" + file));
            }
        }
        return files;
    }
}
