/**
 * How good the cases are: rejected rows, cases of no type, extreme durations, what the last load changed, and months
 * that look empty or doubled.
 *
 * <p>In come the cases as of a load and the declared bounds; out goes one {@link dk.maaltal.quality.Quality}. It
 * changes no figure.
 */
package dk.maaltal.quality;
