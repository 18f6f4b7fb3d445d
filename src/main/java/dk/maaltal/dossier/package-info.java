/**
 * Everything one report is made of.
 *
 * <p>In come a store, an institution, a plan, a reporting point and how much is known; out go answers, figures,
 * judgements, scores, the quality of the cases, what is shown and what a correction corrects. Each part is computed
 * when it is first asked for, and once.
 */
package dk.maaltal.dossier;
