/**
 * Keeps small counts of cases out of what is published, with everything they could be computed back from.
 *
 * <p>In come the judged figures of a plan, the smallest count that may be shown, and the kinds of cases there are; out
 * goes how much of each figure a document shows. Counts are unknowns and published figures are equations over them: small
 * counts are suppressed first, then so much else that no suppressed count follows from the equations that are left.
 */
package dk.maaltal.disclosure;
