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

    /** Around a piece that may be laid aside once it is filled in. */
    static final String BEGIN_PIECE = "\ue000b\ue001";

    static final String END_PIECE = "\ue000e\ue001";

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

    /**
     * The text with each placeholder as its token.
     *
     * @param marked whether rounds of lists leave marks; within a piece laid aside there is nothing to find by them
     */
    Source restore(String text, Source source, boolean marked) {
        source.setMarked(marked);
        int at = 0;
        for (int begin; (begin = text.indexOf(BEGIN, at)) >= 0; ) {
            int end = text.indexOf(END, begin);
            source.literal(text.substring(at, begin));
            at = end + 1;
            if (!Character.isDigit(text.charAt(begin + 1))) {
                // Only in a list are there enough of them to be worth it.
                if (source.isInList()) {
                    boolean begins = text.startsWith(BEGIN_PIECE, begin);
                    source.call(begins ? "[@" + QuietPieces.NAME + "]" : "[/@" + QuietPieces.NAME + "]");
                    source.setMarked(marked && !begins);
                }
                continue;
            }
            Placed next = placed.get(Integer.parseInt(text.substring(begin + 1, end)));
            if (next.isChart()) {
                source.call("[@" + ChartFields.NAME + " felt=", next.token(), "/]", next::where);
            } else {
                source.token(next.token(), next::where);
            }
        }
        return source.literal(text.substring(at));
    }
}
