package dk.maaltal.due;

import dk.maaltal.calendar.DueDay;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.due.Owed.State;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.Editions;
import dk.maaltal.institution.Institution;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.Release;
import dk.maaltal.report.ReportDeclaration;
import dk.maaltal.report.Schedule;
import dk.maaltal.report.Standing;
import dk.maaltal.store.Store;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which reports of an institution are owed on a day, and how far each is. */
public final class Owing {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /**
     * A report at a reporting point whose day is over.
     *
     * @param plan as it is in force then; empty where there is none that can be read
     * @param fault why there is no plan; empty where there is one
     */
    public record Item(
            String report, ReportDeclaration declared, ReportingPoint at, Optional<Plan> plan, String fault) {

        Schedule schedule() {
            return declared.schedule().orElseThrow();
        }

        /** Whether it is a status, which the next night's replaces. */
        public boolean isStatus() {
            return declared.isStatus();
        }

        /** Which edition is owed. */
        public Edition.Key key() {
            return new Edition.Key(report, at.name(), plan.map(Plan::year).orElse(at.year()));
        }

        /** The last day that it is in time; empty where nothing says. */
        public Optional<LocalDate> due() {
            return declared.due(plan, at).map(DueDay::day);
        }
    }

    private final Institution institution;
    private final Store store;
    private final Optional<LocalDate> extract;
    private final LocalDate today;

    /**
     * @param institution as declared now
     * @param store of it
     * @param extract the day its newest extract was taken; empty where there is none yet
     * @param today the day it is
     */
    public Owing(Institution institution, Store store, Optional<LocalDate> extract, LocalDate today) {
        this.institution = institution;
        this.store = store;
        this.extract = extract;
        this.today = today;
    }

    /** The reports whose points are over, oldest first. */
    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        institution.reports().forEach((name, report) -> report.schedule()
                .ifPresent(schedule -> schedule.closed(today).forEach(at -> items.add(item(name, report, at)))));
        items.sort(Comparator.comparing((Item item) -> item.at().day()).thenComparing(Item::report));
        return items;
    }

    private Item item(String name, ReportDeclaration report, ReportingPoint at) {
        try {
            Plan plan = institution.plan(Optional.empty(), at).inForce(at.day());
            return new Item(name, report, at, Optional.of(plan), "");
        } catch (BadDeclaration e) {
            return new Item(name, report, at, Optional.empty(), e.getMessage());
        }
    }

    /**
     * The years that have begun and have no plan yet, though a report is made for each quarter, month or year: a plan is
     * wanted on 1 January, before anything is owed.
     */
    public List<Owed> withoutPlan() {
        boolean goesOn = institution.reports().values().stream()
                .flatMap(report -> report.schedule().stream())
                .anyMatch(schedule -> schedule.every().isPresent());
        if (!goesOn
                || institution
                        .lastYear()
                        .filter(year -> year >= today.getYear())
                        .isPresent()) {
            return List.of();
        }
        return List.of(new Owed(
                institution.name(),
                "",
                Integer.toString(today.getYear()),
                Optional.empty(),
                State.WAITING,
                false,
                "plan-" + today.getYear() + ".yaml: maaltal plan " + institution.name() + " --roll-forward "
                        + today.getYear()));
    }

    /** How far a report is, by what is kept and what lies ready; nothing is loaded or computed for it. */
    public Owed look(Item item) {
        Optional<LocalDate> due = item.due();
        Owed owed = new Owed(
                institution.name(),
                item.report(),
                item.at().name(),
                due,
                State.READY,
                due.filter(day -> day.isBefore(today)).isPresent(),
                "");
        Editions editions = store.editions();
        Optional<Edition> published = editions.lastPublished(item.key());
        if (published.isPresent()) {
            return owed.now(State.DONE, "edition " + published.get().number());
        }
        Optional<Edition> draft = editions.draft(item.key());
        if (draft.isPresent() && item.isStatus()) {
            return owed.now(State.DONE, "status of the night");
        }
        return held(item, owed)
                .or(() -> draft.filter(waiting -> item.declared().release().approvals() > 0)
                        .map(waiting -> owed.now(State.MADE, approval(item, waiting))))
                .or(() -> new Attempts(store.client())
                        .failed(item.key())
                        .filter(failed -> !failed.due())
                        .map(failed -> owed.now(State.FAILED, told(failed))))
                .orElse(owed);
    }

    private Optional<Owed> held(Item item, Owed owed) {
        LocalDate earliest = item.schedule().earliest(item.at());
        if (item.plan().isEmpty()) {
            boolean missing = institution.lastYear().orElse(0) < item.at().year();
            return Optional.of(owed.now(
                    missing ? State.WAITING : State.FAILED,
                    missing
                            ? "plan-" + item.at().year() + ".yaml: maaltal plan " + institution.name()
                                    + " --roll-forward " + item.at().year()
                            : item.fault()));
        }
        if (today.isBefore(earliest)) {
            return Optional.of(owed.now(State.WAITING, earliest + ", the first day it can be made"));
        }
        if (extract.filter(day -> day.isAfter(item.at().day())).isEmpty()) {
            return Optional.of(owed.now(
                    State.WAITING,
                    "an extract taken after " + item.at().day()
                            + extract.map(day -> "; the newest is of " + day).orElse("; there is none")));
        }
        return Optional.empty();
    }

    private String approval(Item item, Edition draft) {
        Release release = item.declared().release();
        List<String> approved = store.approvals().of(draft.id()).stream()
                .map(Standing.Approval::by)
                .toList();
        List<String> others = release.approvers().stream()
                .filter(each -> !approved.contains(each))
                .toList();
        return "approval of draft " + draft.number() + " by "
                + (release.approvals() - approved.size() == 1 ? "one" : "two") + " of " + String.join(", ", others)
                + (approved.isEmpty() ? "" : "; approved by " + String.join(", ", approved));
    }

    /** Whether a point's workbook is to be out by now. */
    public boolean wantsWorkbook(Item item) {
        return item.plan().isPresent() && !today.isBefore(item.schedule().workbookOut(item.at()));
    }

    /** "2 attempts failed, the next is at 2026-10-21 06:30: …". */
    public static String told(Attempts.Failed failed) {
        return failed.failures() + (failed.failures() == 1 ? " attempt" : " attempts") + " failed, the next is after "
                + MOMENT.format(failed.again()) + ": " + failed.sentence();
    }
}
