/**
 * Fills in documents that people have made in Word, Excel or an editor of web pages.
 *
 * <p><b>In:</b> a template's name and bytes, and the values of fields by their names ({@link
 * dk.maaltal.template.Templates}). <b>Out:</b> the bytes of the document, or {@link dk.maaltal.template.BadTemplate}
 * with a sentence in Danish for each fault, for whoever edits the template. The same template and values give the same
 * bytes on any day and machine, and on any version of Java but where a sheet is so long that it must be compressed.
 *
 * <p>This package is the whole interface, and knows nothing of the rest of Måltal. Behind it are:
 *
 * <ul>
 *   <li>{@link dk.maaltal.template.language}: the template language, which all kinds share: tokens, their check before
 *       anything is filled in, FreeMarker and what it may not do, and the messages
 *       ({@code src/main/resources/dk/maaltal/template/messages.properties});
 *   <li>{@link dk.maaltal.template.office}: the files of Word and Excel: zip, XML, relationships, charts;
 *   <li>{@link dk.maaltal.template.word}, {@link dk.maaltal.template.excel}, {@link dk.maaltal.template.html}: the
 *       three kinds, which know nothing of one another.
 * </ul>
 *
 * <p>Nothing is read or written but these bytes, with one exception: the rows of an Excel sheet beyond 4,000,000 bytes
 * are in a temporary file while the workbook is filled in.
 */
package dk.maaltal.template;
