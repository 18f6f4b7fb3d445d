/**
 * Which workbook does the finance officer get?
 *
 * <p>In come a plan and what is known; out goes the workbook, filled in with it. One that is there already is taken in
 * first, so that nothing in it is lost.
 */
package dk.maaltal.workbook;
