/**
 * Word documents as templates.
 *
 * <p><b>In:</b> a document whose body, headers, footers, notes, text boxes and alt texts have fields and directives
 * typed in them, and the values of the fields. <b>Out:</b> the document filled in.
 *
 * <p>For each part: notes and charts are moved into it ({@link dk.maaltal.template.word.ReferencedParts}); each
 * directive is put where it repeats or drops whole paragraphs, rows or cells, and the part becomes a source for
 * FreeMarker ({@link dk.maaltal.template.word.WordPart}); what FreeMarker wrote is made a valid part ({@link
 * dk.maaltal.template.word.WordRepair}); captions and references are numbered ({@link
 * dk.maaltal.template.word.References}); notes and charts move out again. At last the tables of contents are written.
 */
package dk.maaltal.template.word;
