/**
 * What the cases amount to.
 *
 * <p>In come a plan, the cases as of a load and the answers as of one; out goes a figure for each cell of the plan's
 * tables, unrounded, with numerator and denominator. {@link dk.maaltal.figures.FigureQuery} composes all of them into
 * one SQL statement; {@link dk.maaltal.figures.CaseListSql} lists the cases behind one of them, and is written
 * independently, so that each checks the other.
 */
package dk.maaltal.figures;
