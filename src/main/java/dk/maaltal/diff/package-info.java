/**
 * What differs between two editions of a report?
 *
 * <p>In come two published editions; out go the figures and verdicts that are others, and the cases that made the
 * difference.
 */
package dk.maaltal.diff;
