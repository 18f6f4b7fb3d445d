/**
 * Which reports are owed?
 *
 * <p>In come the schedules of {@code report.yaml}, the calendar, and what is kept; out goes for each reporting point how far
 * its report is. Nothing but these decides, so that a call that was missed costs nothing and two calls at once do no harm.
 */
package dk.maaltal.due;
