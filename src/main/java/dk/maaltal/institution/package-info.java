/**
 * What an institution has declared: its cases, plans and reports, read together and found right.
 *
 * <p>In come the files of its folder in {@code jobs/}, or those an edition was made from; out goes an institution, or
 * all that is wrong with its files.
 */
package dk.maaltal.institution;
