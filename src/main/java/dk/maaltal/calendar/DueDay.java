package dk.maaltal.calendar;

import java.time.LocalDate;

/**
 * The last day, inclusive, that a report is in time.
 *
 * @param counted the day as counted
 * @param day the day it was moved to, where that one is a day off; or the same
 */
public record DueDay(LocalDate counted, LocalDate day) {}
