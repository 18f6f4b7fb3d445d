package dk.maaltal.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cases that a figure is about.
 *
 * @param name of a population in cases.yaml, or {@link CaseWords#ALL}
 * @param which of its cases, where the figure is not about all of them
 */
public record Population(String name, Optional<Condition> which) {

    /** What its cases have in common besides being some of another's; empty where they are not. */
    public Optional<List<Condition>> besides(Population other) {
        List<Condition> parts = parts();
        List<Condition> others = other.parts();
        return name.equals(other.name) && parts.containsAll(others)
                ? Optional.of(
                        parts.stream().filter(part -> !others.contains(part)).toList())
                : Optional.empty();
    }

    private List<Condition> parts() {
        return which.stream().flatMap(Population::parts).toList();
    }

    /** The conditions that must all be met for one to be. */
    static Stream<Condition> parts(Condition condition) {
        return condition instanceof Condition.AllOf all ? all.parts().stream() : Stream.of(condition);
    }
}
