/**
 * How it is said: everything a template can name, in Danish.
 *
 * <p>In come a plan, judgements, answers, the quality of the cases and what a correction corrects; out go the fields of
 * a template, and the documents filled in with them. Figures come in unrounded, and are rounded only to be printed.
 */
package dk.maaltal.report;
