/**
 * Fills in Word, Excel and HTML templates that people edit in Word, Excel or a text editor.
 *
 * <p>In come a template and the values of its fields; out goes the document, the same bytes for the same input, or every
 * fault of the template at once, each with where it stands. It knows nothing of plans and cases.
 */
package dk.maaltal.template;
