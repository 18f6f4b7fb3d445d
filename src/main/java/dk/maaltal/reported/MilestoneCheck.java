package dk.maaltal.reported;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.plan.Plan;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Holds the states of milestones' parts against their days: a part that is done has a day, and one with a day is done; what
 * comes after the days a report can tell of, or is still to come, has not been done.
 *
 * @param plan of the milestones
 * @param at the reporting point that is answered for
 * @param today the day it is
 * @param wrong given what cannot be, in Danish
 * @param note given what may be and is odd, in Danish
 */
record MilestoneCheck(Plan plan, ReportingPoint at, LocalDate today, Consumer<String> wrong, Consumer<String> note) {

    /** Checks the days among the cells of a workbook. */
    void check(List<Submission.Cell> cells) {
        Map<String, String> doneOnByState = Questions.doneOnByState(plan, at);
        Map<String, Submission.Cell> byKey = new HashMap<>();
        cells.forEach(cell -> byKey.put(cell.key(), cell));
        LocalDate told = plan.toldUntil(at.day());
        LocalDate last = told.isBefore(today) ? told : today;
        cells.stream().filter(cell -> doneOnByState.containsKey(cell.key())).forEach(state -> {
            Submission.Cell day = byKey.get(doneOnByState.get(state.key()));
            if (day == null) {
                return;
            }
            boolean done = Answers.PartState.of(state.now())
                    .filter(Answers.PartState.DONE::equals)
                    .isPresent();
            String about = day.place() + " (" + day.words() + "): ";
            if (done && day.now().isEmpty()) {
                wrong.accept(about + "delen er udført, men dagen mangler; skriv hvornår.");
            } else if (!done && !day.now().isEmpty()) {
                wrong.accept(state.place() + " (" + state.words() + "): der står en dag for udførelsen, men status er "
                        + (state.now().isEmpty() ? "ikke valgt" : "\"" + state.now() + '"')
                        + "; vælg \"Udført\", eller slet dagen.");
            } else if (done && !day.isUntouched()) {
                checkDay(about, LocalDate.parse(day.now()), last);
            }
        });
    }

    private void checkDay(String about, LocalDate day, LocalDate last) {
        if (day.isAfter(last)) {
            wrong.accept(about + Questions.DAY.format(day) + " er efter " + Questions.DAY.format(last)
                    + ", som er den sidste dag, der kan indberettes om her; ret dagen, eller vælg \"I gang\".");
        } else if (day.isBefore(plan.term().period().from())) {
            note.accept(about + Questions.DAY.format(day) + " er før planens år, " + plan.year() + "; er det rigtigt?");
        }
    }
}
