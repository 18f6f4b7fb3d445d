package dk.maaltal.plan;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How the plan of the year before came out, as it was published: what a report compares its own year with.
 *
 * @param met how many goals were met
 * @param of how many goals there were
 * @param fulfilment in pct., from 0 to 100, as published; empty where the plan summed nothing up
 */
public record LastYear(int met, int of, Optional<BigDecimal> fulfilment) {}
