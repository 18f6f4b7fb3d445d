/**
 * What no case system knows: values, milestones, assessments and explanations that people report.
 *
 * <p>In comes the workbook that was handed out and filled in; out go the answers, each with file, sheet, cell and
 * whoever saved it. Every answer that was ever given is kept; the newest counts.
 */
package dk.maaltal.reported;
