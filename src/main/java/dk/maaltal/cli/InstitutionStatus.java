package dk.maaltal.cli;

import dk.maaltal.calendar.DueDay;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.Loads;
import dk.maaltal.due.Owed;
import dk.maaltal.editions.Edition;
import dk.maaltal.institution.Institution;
import dk.maaltal.institution.InstitutionName;
import dk.maaltal.plan.Plan;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How things stand at an institution.
 *
 * @param name of its folder
 * @param title its name as it is printed; that of its folder where it cannot be read
 * @param load the last that was taken in; empty before the first
 * @param owed its reports at the points that are over
 * @param editions published last, the newest first
 * @param next what is to come
 */
record InstitutionStatus(
        String name,
        String title,
        Optional<Loads.Outcome> load,
        List<Owed> owed,
        List<Made> editions,
        List<Coming> next) {

    private static final int MOST_EDITIONS = 12;

    private static final String OVERVIEW = "overblik.html";

    /**
     * An edition, as it lies in the folder of what is made.
     *
     * @param folder relative to that of all institutions
     * @param overview the page that is read first; empty where there is none
     */
    record Made(Edition edition, String folder, Optional<String> overview) {}

    /**
     * A report that is not owed yet.
     *
     * @param due the last day that it is in time; empty where none is declared
     */
    record Coming(String report, String at, Optional<LocalDate> due) {}

    /** Looks at an institution; nothing is loaded, computed or made. */
    static InstitutionStatus of(String name, Workspace workspace, Session session, LocalDate today) {
        return of(
                name, new DueWork(workspace, session, today, DueWork.Mode.GLANCE).of(name), workspace, session, today);
    }

    /** The same, where what it owes has been found out. */
    static InstitutionStatus of(String name, List<Owed> owed, Workspace workspace, Session session, LocalDate today) {
        Optional<Store> store = InstitutionName.isValid(name) && session.kept().contains(name)
                ? Optional.of(session.store(name))
                : Optional.empty();
        Optional<Institution> read =
                owed.stream().anyMatch(each -> each.report().isEmpty() && each.state() == Owed.State.FAILED)
                        ? Optional.empty()
                        : Optional.of(Institution.read(workspace.jobs(), workspace.templates(), name));
        return new InstitutionStatus(
                name,
                read.map(each -> each.declaration().institution()).orElse(name),
                store.flatMap(each -> each.loads().last().map(each.loads()::outcome)),
                owed,
                store.map(each -> made(each, workspace)).orElse(List.of()),
                read.map(each -> coming(each, today)).orElse(List.of()));
    }

    private static List<Made> made(Store store, Workspace workspace) {
        List<Made> made = new ArrayList<>();
        for (Edition edition : store.editions().lastPublished(MOST_EDITIONS)) {
            Path folder = workspace.editions(store.name(), edition.key()).resolve(edition.folder());
            boolean overview = Files.exists(folder.resolve(OVERVIEW));
            String relative = workspace.out().relativize(folder).toString().replace('\\', '/');
            made.add(new Made(edition, relative, overview ? Optional.of(relative + "/" + OVERVIEW) : Optional.empty()));
        }
        return made;
    }

    private static List<Coming> coming(Institution institution, LocalDate today) {
        List<Coming> coming = new ArrayList<>();
        institution.reports().forEach((report, declared) -> declared.schedule()
                .flatMap(schedule -> schedule.next(today))
                .ifPresent(at -> coming.add(new Coming(report, at.name(), due(institution, report, at)))));
        return coming;
    }

    private static Optional<LocalDate> due(Institution institution, String report, ReportingPoint at) {
        Optional<Plan> plan = Optional.ofNullable(institution.plans().get(at.year()));
        return institution
                .report(report)
                .due(plan.map(each -> each.inForce(at.day())), at)
                .map(DueDay::day);
    }

    /** Whether somebody has to act: something failed or is late. */
    boolean isUrgent() {
        return owed.stream().anyMatch(each -> each.state() == Owed.State.FAILED || each.late());
    }
}
