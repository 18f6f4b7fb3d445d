package dk.maaltal.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A Word document, an Excel workbook or a web page in which a person has typed fields: {@code ${maal.titel}},
 * {@code [#list …]}, {@code [#if …]}. It is filled in from the values of those fields, as many times as one likes. A
 * template keeps nothing between two fillings, so several threads may fill it in at once.
 *
 * <p>The fields are a map from their names to values that are never null. A value is a {@link String}, a {@link Boolean},
 * a {@link Number}, a {@link PrintedNumber}, a {@link FormulaNumber}, a {@link Chart}, a map of further fields, or an
 * {@link Iterable} of values. The elements of an iterable that is no collection are asked for one by one, so that they
 * need not be in memory together.
 */
public interface Template {

    /** The field whose value is the author of a document whose template leaves its author open. */
    String AUTHOR = "institution";

    /**
     * Writes the document filled in, and leaves the stream open. Of the rows of an Excel sheet at most 4,000,000 bytes are
     * held in memory; what is longer lies in a temporary file until it is written. The numbers and the formulas of its
     * cells stay in memory, for formulas and charts that refer to them. Word documents and web pages are held whole.
     *
     * @param fields by their names
     * @param title for the document's properties, which screen readers read aloud; a web page has its own and ignores it
     * @throws BadTemplate when the template cannot be read or filled in; what may have been written then is no document
     * @throws IOException when the stream or a temporary file cannot be written
     */
    void fill(Map<String, Object> fields, String title, OutputStream out) throws IOException;

    /**
     * The document filled in.
     *
     * @param fields by their names
     * @param title for the document's properties, which screen readers read aloud; a web page has its own and ignores it
     * @throws BadTemplate when the template cannot be read or filled in
     * @throws UncheckedIOException when a temporary file for a long sheet cannot be written
     */
    default byte[] fill(Map<String, Object> fields, String title) {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        try {
            fill(fields, title, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document.toByteArray();
    }
}
