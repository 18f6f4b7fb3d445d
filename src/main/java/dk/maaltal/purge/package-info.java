/**
 * What is kept of single cases past its term?
 *
 * <p>In comes the first day to be kept; out goes what was removed, or would be, and which editions can no longer be
 * made again. Editions, their figures and their documents stay.
 */
package dk.maaltal.purge;
