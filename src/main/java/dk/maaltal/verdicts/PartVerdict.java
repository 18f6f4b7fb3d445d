package dk.maaltal.verdicts;

import dk.maaltal.plan.ByHand;
import dk.maaltal.reported.Answers;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether a part of a milestone was done in time.
 *
 * @param part what was to be done
 * @param doneOn the day it was done, when it was
 * @param evidence as reported; may be empty
 * @param verdict met when it was done on its day or before; not due while it is not done and its day has not come, whatever
 *     is told of it; missing when its day has come and nobody has reported it
 */
public record PartVerdict(ByHand.Part part, Optional<LocalDate> doneOn, String evidence, Verdict verdict) {

    static PartVerdict of(
            String goal, String measure, ByHand.Part part, Answers answers, LocalDate at, LocalDate toldUntil) {
        Optional<Answers.PartState> state = answers.state(goal, measure, part);
        Optional<LocalDate> doneOn = answers.doneOn(goal, measure, part);
        if (part.due().isAfter(toldUntil)
                && doneOn.filter(day -> day.isAfter(toldUntil)).isPresent()) {
            // It was under way then: an earlier report made late does not know what came after it.
            return new PartVerdict(
                    part,
                    Optional.empty(),
                    "",
                    verdict(part, Optional.of(Answers.PartState.UNDER_WAY), Optional.empty(), at));
        }
        return new PartVerdict(part, doneOn, answers.evidence(goal, measure, part), verdict(part, state, doneOn, at));
    }

    private static Verdict verdict(
            ByHand.Part part, Optional<Answers.PartState> state, Optional<LocalDate> doneOn, LocalDate at) {
        if (state.isPresent() && state.get() == Answers.PartState.DONE) {
            return doneOn.map(day -> day.isAfter(part.due()) ? Verdict.NOT_MET : Verdict.MET)
                    .orElse(Verdict.MISSING);
        }
        if (part.due().isAfter(at)) {
            return Verdict.NOT_DUE;
        }
        return state.isEmpty() ? Verdict.MISSING : Verdict.NOT_MET;
    }
}
