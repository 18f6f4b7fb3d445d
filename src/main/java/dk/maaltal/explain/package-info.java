/**
 * How did a figure come about?
 *
 * <p>In comes a dossier and the cell of a figure; out go the rule, the cases at each step, the statement that lists
 * them, the answers and the loads. Nothing is answered where the list of cases does not add up to the figure.
 */
package dk.maaltal.explain;
