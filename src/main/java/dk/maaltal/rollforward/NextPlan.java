package dk.maaltal.rollforward;

import dk.maaltal.SharedFile;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.declaration.Problem;
import dk.maaltal.declaration.Problems;
import dk.maaltal.editions.Edition;
import dk.maaltal.figures.Figure;
import dk.maaltal.institution.Institution;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.LastYear;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.PlanFile;
import dk.maaltal.plan.ReportedValue;
import dk.maaltal.report.PrintedFigure;
import dk.maaltal.report.Summary;
import dk.maaltal.reported.AnswerHistory;
import dk.maaltal.reported.Answers;
import dk.maaltal.sources.Source;
import dk.maaltal.store.Store;
import dk.maaltal.verdicts.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Begins next year's plan from this year's and what came of it. */
public final class NextPlan {

    /**
     * A plan that was begun.
     *
     * @param file that was written
     * @param source where the results come from, in a sentence
     * @param lookAt what a controller must do by hand
     */
    public record Written(Path file, String source, List<String> lookAt) {}

    private final Store store;
    private final BiFunction<Plan, ReportingPoint, List<PrintedFigure>> current;

    /**
     * @param store of the institution
     * @param current the figures of a plan at a reporting point as they are computed now, for a plan without editions
     */
    public NextPlan(Store store, BiFunction<Plan, ReportingPoint, List<PrintedFigure>> current) {
        this.store = store;
        this.current = current;
    }

    /**
     * Writes a year's plan from the last one before it.
     *
     * @throws BadDeclaration when there is such a plan already, or none before it
     */
    public Written write(Institution institution, int year) {
        Source file = institution.file("plan-" + year + ".yaml");
        if (file.exists()) {
            throw new BadDeclaration(
                    new Problem(file.path(), 0, "", "a plan that is there already", "it to be moved away first"));
        }
        Plan plan = institution
                .planBefore(year)
                .orElseThrow(() -> new BadDeclaration(
                        new Problem(institution.folder(), 0, "", "no plan before " + year, "one to begin from")));
        ReportingPoint yearEnd = plan.yearEnd();
        Plan inForce = plan.inForce(yearEnd.day());
        Optional<Edition> edition = store.editions().lastOf(plan.year(), yearEnd.name());
        List<PrintedFigure> figures =
                edition.map(store.editionFigures()::printed).orElseGet(() -> current.apply(inForce, yearEnd));
        try {
            Optional<LastYear> lastYear = edition.flatMap(last -> lastYear(inForce, last));
            String text = RollForward.of(
                    plan.file().text(),
                    plan.financialYear(),
                    plan.year(),
                    year,
                    published(inForce, figures),
                    year == plan.year() + 1 ? lastYear : Optional.empty());
            Problems problems = new Problems();
            Plan next =
                    PlanFile.read(file.holding(text), institution.declaration().words(), problems);
            problems.refuseIfAny();
            AnswerHistory answers = store.answers(plan.year());
            List<String> lookAt = new ArrayList<>(lookAt(plan, next));
            lookAt.addAll(LeftBehind.of(inForce, next, text, answers.asOf(answers.newest(), yearEnd.day())));
            if (lastYear.isEmpty() && inForce.goals().stream().anyMatch(Goal::promises)) {
                lookAt.add("no last year: how the goals of " + plan.year() + " came out is not known yet");
            }
            new PublishedResults(store)
                    .differing(institution, next)
                    .forEach(difference -> lookAt.add(difference.words()));
            Written written = new Written(file.path(), source(edition, yearEnd), lookAt);
            // Only now that nothing is left that could fail: a plan half told of would be there already the next time.
            SharedFile.write(file.path(), text.getBytes(StandardCharsets.UTF_8));
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The plan " + file.path() + " cannot be written (" + e
                            + "). Make room, or the right to write there, and try again.",
                    e);
        }
    }

    /** How the goals came out in an edition; empty where one of them could not be judged yet. */
    private Optional<LastYear> lastYear(Plan plan, Edition edition) {
        Set<String> promising =
                plan.goals().stream().filter(Goal::promises).map(Goal::number).collect(Collectors.toSet());
        Summary summary = store.editionSummaries().of(edition, Answers.NONE);
        List<Verdict> verdicts = summary.goals().stream()
                .filter(goal -> promising.contains(goal.number()))
                .map(Summary.GoalLine::verdict)
                .toList();
        return verdicts.isEmpty() || !verdicts.stream().allMatch(Verdict::isDecided)
                ? Optional.empty()
                : Optional.of(new LastYear(
                        Collections.frequency(verdicts, Verdict.MET), verdicts.size(), summary.printedTotal()));
    }

    private static String source(Optional<Edition> edition, ReportingPoint yearEnd) {
        return edition.map(last -> "Results published from edition " + last.number() + " of "
                        + last.key().report() + " at " + yearEnd.name() + ".")
                .orElse("No report at " + yearEnd.name()
                        + " has been made: results are as computed now. Run it again once one is.");
    }

    /** What was printed of the plan's results: of cases by measure, of reported values by their names. */
    static RollForward.Published published(Plan plan, List<PrintedFigure> figures) {
        Map<String, Map<Integer, BigDecimal>> ofMeasures = new HashMap<>();
        Map<String, Map<Integer, BigDecimal>> ofReported = new HashMap<>();
        for (PrintedFigure figure : figures) {
            Figure.At cell = figure.cell();
            if (figure.result().isEmpty() || !cell.term().isYear() || figure.preliminary()) {
                continue;
            }
            BigDecimal printed = figure.result().get().setScale(figure.decimals(), RoundingMode.HALF_UP);
            indicator(plan, cell).ifPresent(indicator -> {
                Optional<ReportedValue> reported = indicator.reportedValue();
                if (reported.isPresent()) {
                    put(ofReported, reported.get().name(), cell.term().year(), printed);
                } else if (cell.isResult()) {
                    put(
                            ofMeasures,
                            cell.goal() + " " + cell.measure(),
                            cell.term().year(),
                            printed);
                }
            });
        }
        return new RollForward.Published(ofMeasures, ofReported);
    }

    private static void put(Map<String, Map<Integer, BigDecimal>> results, String name, int year, BigDecimal printed) {
        results.computeIfAbsent(name, each -> new TreeMap<>()).put(year, printed);
    }

    /** How the plan makes a figure; empty where it does not have it any more. */
    private static Optional<Indicator> indicator(Plan plan, Figure.At cell) {
        return plan.goals().stream()
                .filter(goal -> goal.number().equals(cell.goal()))
                .flatMap(goal -> goal.measures().stream())
                .filter(measure -> measure.id().equals(cell.measure()))
                .findFirst()
                .flatMap(measure -> measure.row(cell.row()));
    }

    /** What a controller must do by hand: promises that say nothing of the plan's year or of the new last one. */
    private static List<String> lookAt(Plan before, Plan plan) {
        List<String> lines = new ArrayList<>();
        plan.files().stream().skip(1).forEach(shared -> lines.add("shared goals still come from " + shared.fileName()));
        plan.goals().forEach(goal -> goal.measures().stream()
                .filter(measure -> promisedSomething(before, goal.number(), measure.id()))
                .forEach(measure -> measure.terms().stream()
                        .filter(term -> measure.target(term).isEmpty())
                        .map(plan.financialYear()::yearOf)
                        .distinct()
                        .filter(year -> year >= plan.year())
                        .forEach(year -> lines.add(
                                "goal " + goal.number() + ", measure " + measure.id() + ": no target for " + year))));
        return lines.stream().distinct().toList();
    }

    /** Whether a measure had a target in some wording of its goal. */
    private static boolean promisedSomething(Plan plan, String number, String id) {
        return plan.goals().stream()
                .filter(goal -> goal.number().equals(number))
                .flatMap(goal -> goal.measures().stream())
                .anyMatch(
                        measure -> measure.id().equals(id) && !measure.targets().isEmpty());
    }
}
