/**
 * Takes in what an institution delivers.
 *
 * <p>In come its extract and the workbook that came back; out goes how much is known now: up to which load, and up to
 * which answer.
 */
package dk.maaltal.intake;
