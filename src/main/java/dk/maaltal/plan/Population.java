package dk.maaltal.plan;

import java.util.Optional;

/**
 * The cases that a figure is about.
 *
 * @param name of a population in cases.yaml, or {@link CaseWords#ALL}
 * @param which of its cases, where the figure is not about all of them
 */
public record Population(String name, Optional<Condition> which) {}
