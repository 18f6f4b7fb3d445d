/**
 * What was published when: numbered editions of reports, never changed once they are published.
 *
 * <p>In come figures, verdicts, documents and the files they were made from; out go the same, byte for byte, from the
 * database, and a folder with documents and manifest that is there whole or not at all. PDFs are copies beside it.
 */
package dk.maaltal.editions;
