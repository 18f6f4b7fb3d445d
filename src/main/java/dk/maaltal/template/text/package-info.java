/** Fills in plain text, such as a mail: in come its lines and the fields; out goes the text. */
package dk.maaltal.template.text;
