package dk.maaltal.plan;

import dk.maaltal.calendar.DueDay;
import dk.maaltal.calendar.DueRule;
import dk.maaltal.calendar.FinancialYear;
import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.calendar.Term;
import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.sources.Source;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an institution has promised for a year (resultatplan, mål- og resultatplan).
 *
 * @param title the plan's own title
 * @param between the parties of the agreement
 * @param contact whom a reader may ask, as printed; may be empty
 * @param signedBy who sign the report, each with a line of their own, as printed
 * @param lastYear how the plan of the year before came out, where the plan says
 * @param year the year the plan is for: the calendar year that it ends in
 * @param financialYear how the plan's years begin and are named
 * @param workingDays which days count as working days under this plan
 * @param reporting when each quarter's report is due, where the plan says
 * @param scoring how the goals are summed up
 * @param reported the values that people report, by their names
 * @param goals in the plan's order; a goal that changes within the year stands once for each wording
 * @param ended goals in wordings that were in force earlier in the year, of a plan as it is in force on a day
 * @param files where it is written, that of the plan itself first
 */
public record Plan(
        String title,
        List<String> between,
        String contact,
        List<String> signedBy,
        Optional<LastYear> lastYear,
        int year,
        FinancialYear financialYear,
        WorkingDays workingDays,
        Optional<DueRule> reporting,
        Scoring scoring,
        Map<String, ReportedValue> reported,
        List<Goal> goals,
        List<Goal> ended,
        List<Source> files) {

    /** The year the plan is for. */
    public Term term() {
        return financialYear.term(year);
    }

    /** The reporting point at which the plan's year ends, as reports of a whole year name it. */
    public ReportingPoint yearEnd() {
        boolean ofCalendar = financialYear.from() == Month.JANUARY;
        return ReportingPoint.parse(
                ofCalendar ? Integer.toString(year) : term().last().toString());
    }

    /** Whether a column is about the plan's year: whether it ends in it. */
    public boolean isOfYear(Term column) {
        return financialYear.yearOf(column) == year;
    }

    /** The file of the plan itself. */
    public Source file() {
        return files.get(0);
    }

    /** The plan as it is in force on a day: each goal in its wording of that day; outside the plan's year, of its nearest end. */
    public Plan inForce(LocalDate day) {
        Period days = term().period();
        LocalDate within = day.isBefore(days.from()) ? days.from() : day.isAfter(days.to()) ? days.to() : day;
        return new Plan(
                title,
                between,
                contact,
                signedBy,
                lastYear,
                year,
                financialYear,
                workingDays,
                reporting,
                scoring,
                reported,
                goals.stream().filter(goal -> goal.inForce(within)).toList(),
                Stream.concat(ended.stream(), goals.stream().filter(goal -> goal.hasEnded(within)))
                        .toList(),
                files);
    }

    /** The plan in each set of wordings that is in force at some time of its year, in the order of time; each goal once. */
    public List<Plan> wordings() {
        return Stream.concat(
                        Stream.of(term().period().from()),
                        goals.stream()
                                .flatMap(goal -> Stream.concat(
                                        goal.from().stream(), goal.until().map(last -> last.plusDays(1)).stream())))
                .filter(day -> term().period().includes(day))
                .sorted()
                .distinct()
                .map(this::inForce)
                .toList();
    }

    /** The day that the report of a reporting point is due; empty where the plan does not say. */
    public Optional<DueDay> due(ReportingPoint at) {
        return reporting.flatMap(rule -> rule.due(at, workingDays));
    }

    /** What is due on a day, as counted: moved off a day off as the plan moves its own due days. */
    public DueDay movedOffDayOff(LocalDate counted) {
        return reporting.map(DueRule::dayOff).orElse(DueRule.DayOff.STAYS).due(counted, workingDays);
    }

    /** The last day whose deeds a report as at a day can tell of: when it is due, or a month later. */
    public LocalDate toldUntil(LocalDate at) {
        return reporting.map(rule -> rule.due(at, workingDays)).orElseGet(() -> at.plusMonths(1));
    }

    /** What a column of a measure is called; the measure may be one that the plan no longer has. */
    public String name(String goal, String measure, Term column) {
        return goals.stream()
                .filter(each -> each.number().equals(goal))
                .flatMap(each -> each.measures().stream())
                .filter(each -> each.id().equals(measure))
                .findFirst()
                .map(each -> each.name(column))
                .orElseGet(() -> financialYear.danish(column));
    }

    /** The goal of a number. */
    public Goal goal(String number) {
        return goals.stream()
                .filter(goal -> goal.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plan has no goal " + number));
    }

    /** The measure of a goal. */
    public Measure measure(String goal, String id) {
        return goal(goal).measure(id);
    }
}
