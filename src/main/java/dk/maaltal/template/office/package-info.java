/**
 * The files of Word and Excel (Office Open XML, ECMA-376).
 *
 * <p><b>In:</b> the bytes of a file, unpacked no larger than 100 MB in 5,000 parts. <b>Out:</b> its parts as XML to be
 * changed, and the file with them, as bytes that are the same whenever and wherever it is written.
 */
package dk.maaltal.template.office;
