/**
 * Days as the plans count them: working days, Danish public holidays, deadlines, periods, reporting points and terms.
 *
 * <p>In come days and texts such as {@code 8 weeks} and {@code 2022-Q3}; out go days, or nothing where a text is none
 * of these. It knows no other room and no database; the time zone is that of Denmark.
 */
package dk.maaltal.calendar;
