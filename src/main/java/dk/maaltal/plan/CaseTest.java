package dk.maaltal.plan;

import dk.maaltal.calendar.Deadline;
import java.util.Optional;

/**
 * What an indicator asks of each of its cases to count it. What its kind does not need is empty.
 *
 * @param kind what is asked
 * @param limit that a case is held against
 * @param ages how long a case took, or has waited
 * @param condition which cases are of the kind that is counted
 */
public record CaseTest(Kind kind, Optional<Limit> limit, Ages ages, Optional<Condition> condition) {

    /** What is asked of a case. */
    public enum Kind {
        /** Nothing. */
        NONE,
        /** Whether it kept the limit. */
        WITHIN,
        /** Whether it broke the limit. */
        OVER,
        /** Whether it is of the age. */
        AGED,
        /** Whether it meets the condition. */
        OF_KIND
    }

    /**
     * Which ages are counted; both may be left out.
     *
     * @param over exclusive: exactly that old is not over
     * @param upTo inclusive
     */
    public record Ages(Optional<Deadline> over, Optional<Deadline> upTo) {

        /** Every age is counted. */
        public static final Ages ANY = new Ages(Optional.empty(), Optional.empty());
    }

    /** Every case counts. */
    public static final CaseTest NONE = new CaseTest(Kind.NONE, Optional.empty(), Ages.ANY, Optional.empty());

    static CaseTest within(Limit limit) {
        return new CaseTest(Kind.WITHIN, Optional.of(limit), Ages.ANY, Optional.empty());
    }

    static CaseTest over(Limit limit) {
        return new CaseTest(Kind.OVER, Optional.of(limit), Ages.ANY, Optional.empty());
    }

    /** Every case where every age is counted. */
    static CaseTest aged(Ages ages) {
        return ages.equals(Ages.ANY) ? NONE : new CaseTest(Kind.AGED, Optional.empty(), ages, Optional.empty());
    }

    static CaseTest ofKind(Condition condition) {
        return new CaseTest(Kind.OF_KIND, Optional.empty(), Ages.ANY, Optional.of(condition));
    }

    /** Whether a case's time is needed to answer. */
    public boolean asksTime() {
        return kind == Kind.WITHIN || kind == Kind.OVER || kind == Kind.AGED;
    }
}
