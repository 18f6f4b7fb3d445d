package dk.maaltal.template;

import dk.maaltal.template.excel.DraftBook;
import dk.maaltal.template.html.DraftPage;
import dk.maaltal.template.word.DraftDocument;
import java.util.Locale;

/** Writes on every page of a document that it is a draft, whatever its template does. */
public final class DraftMark {

    /** The word. */
    public static final String WORD = "UDKAST";

    private DraftMark() {}

    /**
     * The document with the mark.
     *
     * @param name of the document, by which its kind is known
     */
    public static byte[] on(String name, byte[] document) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".docx")) {
            return DraftDocument.marked(document);
        }
        return lower.endsWith(".xlsx") ? DraftBook.marked(document) : DraftPage.marked(document);
    }
}
