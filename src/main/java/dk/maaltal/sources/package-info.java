/**
 * The bytes of all that people wrote: declarations, plans and templates.
 *
 * <p>In come the folders {@code jobs/} and {@code templates/}, or the files an edition was made from; out go files that are
 * read once each. Nothing else in Måltal opens them.
 */
package dk.maaltal.sources;
