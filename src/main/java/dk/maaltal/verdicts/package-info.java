/**
 * Whether the promises were kept.
 *
 * <p>In come a plan, its figures and the answers of people; out go a judgement for each figure, made on the unrounded
 * value, a verdict for each measure and goal, and what they sum up to. A figure that is missing is never taken as kept.
 */
package dk.maaltal.verdicts;
