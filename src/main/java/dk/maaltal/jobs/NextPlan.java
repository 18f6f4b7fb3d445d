package dk.maaltal.jobs;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.calendar.Term;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.declaration.Problem;
import dk.maaltal.declaration.Problems;
import dk.maaltal.editions.Edition;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.PlanFile;
import dk.maaltal.plan.RollForward;
import dk.maaltal.report.Report;
import dk.maaltal.store.Stores;
import dk.maaltal.verdicts.Judgement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Begins next year's plan from this year's and what came of it. */
@Component
public class NextPlan {

    /**
     * @param file that was written
     * @param source where the results come from, in a sentence
     * @param lookAt what a controller must do by hand
     */
    public record Written(Path file, String source, List<String> lookAt) {}

    private final Reports reports;
    private final Stores stores;

    NextPlan(Reports reports, Stores stores) {
        this.reports = reports;
        this.stores = stores;
    }

    /**
     * Writes a year's plan from the last one before it.
     *
     * @throws BadDeclaration when there is such a plan already, or none before it
     */
    public Written write(Institution institution, int year) {
        Path file = institution.folder().resolve("plan-" + year + ".yaml");
        if (Files.exists(file)) {
            throw new BadDeclaration(
                    new Problem(file, 0, "", "a plan that is there already", "it to be moved away first"));
        }
        Map.Entry<Integer, Plan> before = institution.plans().lowerEntry(year);
        if (before == null) {
            throw new BadDeclaration(
                    new Problem(institution.folder(), 0, "", "no plan before " + year, "one to begin from"));
        }
        Plan plan = before.getValue();
        ReportingPoint yearEnd = ReportingPoint.parse(Integer.toString(plan.year()));
        Optional<Edition> edition = stores.of(institution.name()).editions().lastOf(plan.year(), yearEnd.name());
        Report report = edition.map(last -> reports.of(institution, plan.inForce(yearEnd.day()), yearEnd, last))
                .orElseGet(() -> reports.current(institution, plan.inForce(yearEnd.day()), yearEnd));
        try {
            String text = RollForward.of(Files.readString(plan.file()), plan.year(), year, published(report));
            Plan next = read(file, text, institution);
            Files.writeString(file, text);
            return new Written(file, source(edition, yearEnd), lookAt(plan, next));
        } catch (IOException e) {
            throw new UncheckedIOException("The plan " + file + " cannot be written", e);
        }
    }

    private static String source(Optional<Edition> edition, ReportingPoint yearEnd) {
        return edition.map(last -> "Results published from edition " + last.number() + " of "
                        + last.key().report() + " at " + yearEnd.name() + ".")
                .orElse("No report at " + yearEnd.name()
                        + " has been made: results are as computed now. Run it again once one is.");
    }

    /** What was printed of the plan's results: of cases by measure, of reported values by their names. */
    private static RollForward.Published published(Report report) {
        Map<String, Map<Integer, BigDecimal>> ofMeasures = new HashMap<>();
        Map<String, Map<Integer, BigDecimal>> ofReported = new HashMap<>();
        for (Judgement judgement : report.judgements()) {
            boolean whole = judgement.figure().cell().term().isYear() && !judgement.preliminary();
            if (judgement.result().isPresent() && whole) {
                var cell = judgement.figure().cell();
                Indicator indicator = judgement.measure().rows().get(cell.row());
                Map<Integer, BigDecimal> years = indicator instanceof Indicator.Reported reported
                        ? ofReported.computeIfAbsent(reported.value().name(), name -> new TreeMap<>())
                        : cell.isResult()
                                ? ofMeasures.computeIfAbsent(
                                        cell.goal() + " " + cell.measure(), name -> new TreeMap<>())
                                : new TreeMap<>();
                years.put(
                        cell.term().year(),
                        judgement.result().get().setScale(judgement.decimals(), RoundingMode.HALF_UP));
            }
        }
        return new RollForward.Published(ofMeasures, ofReported);
    }

    /** Reads the new plan before it is written: one that cannot be read is not. */
    private static Plan read(Path file, String text, Institution institution) throws IOException {
        Path draft = Files.createTempFile(institution.folder(), "plan", ".yaml");
        try {
            Files.writeString(draft, text);
            Problems problems = new Problems();
            Plan plan = PlanFile.read(draft, institution.declaration().words(), problems);
            problems.refuseIfAny();
            return plan;
        } catch (BadDeclaration e) {
            throw new BadDeclaration(e.problems().stream()
                    .map(problem ->
                            new Problem(file, problem.line(), problem.key(), problem.found(), problem.expected()))
                    .toList());
        } finally {
            Files.delete(draft);
        }
    }

    /** What a controller must do by hand: promises that say nothing of the plan's year or of the new last one. */
    private static List<String> lookAt(Plan before, Plan plan) {
        List<String> lines = new ArrayList<>();
        plan.files().stream()
                .skip(1)
                .forEach(shared -> lines.add("shared goals still come from " + shared.getFileName()));
        plan.goals().forEach(goal -> goal.measures().stream()
                .filter(measure ->
                        !before.measure(goal.number(), measure.id()).targets().isEmpty())
                .forEach(measure -> measure.terms().stream()
                        .map(Term::year)
                        .distinct()
                        .filter(year ->
                                year >= plan.year() && measure.target(year).isEmpty())
                        .forEach(year -> lines.add(
                                "goal " + goal.number() + ", measure " + measure.id() + ": no target for " + year))));
        return lines;
    }
}
