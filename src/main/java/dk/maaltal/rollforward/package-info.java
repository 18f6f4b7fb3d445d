/**
 * How does next year's plan begin?
 *
 * <p>In come this year's plan, as text, and what came of it; out goes the text of the next one: years moved on, results
 * published, every word and comment as it was written.
 */
package dk.maaltal.rollforward;
