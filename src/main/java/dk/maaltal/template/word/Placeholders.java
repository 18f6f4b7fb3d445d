package dk.maaltal.template.word;

import dk.maaltal.template.Source;
import dk.maaltal.template.Token;
import java.util.ArrayList;
import java.util.List;

/** Pieces of template language, held by placeholders while the document is still XML that must be well-formed. */
final class Placeholders {

    /** No document uses these, and XML allows them. */
    private static final char BEGIN = '\ue000';

    private static final char END = '\ue001';

    private record Placed(Token token, String where, boolean isChart) {}

    private final List<Placed> placed = new ArrayList<>();

    /**
     * What to put in the document for a token.
     *
     * @param isChart whether it names what a chart shows
     */
    String add(Token token, String where, boolean isChart) {
        placed.add(new Placed(token, where, isChart));
        return BEGIN + Integer.toString(placed.size() - 1) + END;
    }

    /** The text with each placeholder as its token. */
    Source restore(String text, Source source) {
        int at = 0;
        for (int begin; (begin = text.indexOf(BEGIN, at)) >= 0; ) {
            int end = text.indexOf(END, begin);
            source.literal(text.substring(at, begin));
            Placed next = placed.get(Integer.parseInt(text.substring(begin + 1, end)));
            if (next.isChart()) {
                source.call("[@" + ChartFields.NAME + " felt=", next.token(), "/]", next::where);
            } else {
                source.token(next.token(), next::where);
            }
            at = end + 1;
        }
        return source.literal(text.substring(at));
    }
}
