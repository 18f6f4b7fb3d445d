package dk.maaltal.declaration;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the files of an institution, so that all of it is reported at once. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Adds a problem, once however often it is come across. */
    public void add(Problem problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /** Whether anything was wrong. */
    public boolean hasAny() {
        return !found.isEmpty();
    }

    /**
     * Ends the reading where something was wrong.
     *
     * @throws BadDeclaration naming every problem collected so far
     */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new BadDeclaration(found);
        }
    }
}
