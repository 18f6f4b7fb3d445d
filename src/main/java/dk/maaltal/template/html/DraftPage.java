package dk.maaltal.template.html;

import dk.maaltal.template.DraftMark;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes on a page that it is a draft: at its top as it is read, and on each sheet where it is printed. */
public final class DraftPage {

    private static final Pattern BODY = Pattern.compile("<body\\b[^>]*>", Pattern.CASE_INSENSITIVE);

    /** Its own colours: a page may have any, and the word must be read on all of them. */
    private static final String MARK =
            "<p role=\"note\" style=\"position:fixed;top:0;right:0;margin:0;padding:.2em .8em;z-index:2147483647;"
                    + "background:#fff;color:#b3261e;border:2px solid #b3261e;font:bold 1.1rem sans-serif;letter-spacing:.15em\">"
                    + DraftMark.WORD + "</p>";

    private DraftPage() {}

    /** The page with the mark. */
    public static byte[] marked(byte[] page) {
        String html = new String(page, StandardCharsets.UTF_8);
        Matcher body = BODY.matcher(html);
        String marked = body.find() ? html.substring(0, body.end()) + MARK + html.substring(body.end()) : MARK + html;
        return marked.getBytes(StandardCharsets.UTF_8);
    }
}
