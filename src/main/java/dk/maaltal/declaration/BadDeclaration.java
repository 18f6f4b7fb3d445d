package dk.maaltal.declaration;

import dk.maaltal.Discreet;
import java.util.List;
import java.util.stream.Collectors;

/** A plan, an extract's description, a report's settings or a template cannot be used as it stands. */
public final class BadDeclaration extends RuntimeException implements Discreet {

    private final transient List<Problem> problems;

    public BadDeclaration(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public BadDeclaration(Problem problem) {
        this(List.of(problem));
    }

    /** Everything that is wrong, in the order it was found. */
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public String forTheLog() {
        return getMessage();
    }
}
