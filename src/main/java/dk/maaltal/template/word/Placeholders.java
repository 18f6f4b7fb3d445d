package dk.maaltal.template.word;

import dk.maaltal.template.language.Source;
import dk.maaltal.template.language.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands in for the tokens of a part while it is still XML, which must be well-formed where directives need not be: each
 * token is a placeholder in a text, and becomes itself again when the XML has been written.
 */
final class Placeholders {

    /** Private-use characters, which XML allows. */
    static final char BEGIN = '\ue000';

    private static final char END = '\ue001';

    /** What is read out of a field. */
    enum Reads {
        /** Its text. */
        TEXT,
        /** The data of the chart whose alt text it is in. */
        CHART,
        /** The data of the chart whose title it is in, where it is a chart; else its text. */
        CHART_OR_TEXT
    }

    private record Placed(Token token, String where, Reads reads) {}

    /** Around a fragment that may be detached once it is filled in. */
    static final String BEGIN_FRAGMENT = "\ue000b\ue001";

    static final String END_FRAGMENT = "\ue000e\ue001";

    private final List<Placed> placed = new ArrayList<>();

    /**
     * The placeholder to put in the document for a token.
     *
     * @param where the token was typed, in Danish
     * @param reads what is read out of it
     */
    String add(Token token, String where, Reads reads) {
        placed.add(new Placed(token, where, reads));
        return BEGIN + Integer.toString(placed.size() - 1) + END;
    }

    /**
     * Adds a text to a source, with its token in place of each placeholder.
     *
     * @param marked whether iterations of lists write marks; within a detached fragment nothing is found by them
     */
    Source restore(String text, Source source, boolean marked) {
        source.setMarked(marked);
        int at = 0;
        for (int begin; (begin = text.indexOf(BEGIN, at)) >= 0; ) {
            int end = text.indexOf(END, begin);
            source.literal(text.substring(at, begin));
            at = end + 1;
            if (!Character.isDigit(text.charAt(begin + 1))) {
                // Outside of lists there are too few of them to gain anything.
                if (source.isInList()) {
                    boolean begins = text.startsWith(BEGIN_FRAGMENT, begin);
                    source.call(begins ? "[@" + DetachedFragments.NAME + "]" : "[/@" + DetachedFragments.NAME + "]");
                    source.setMarked(marked && !begins);
                }
                continue;
            }
            Placed next = placed.get(Integer.parseInt(text.substring(begin + 1, end)));
            switch (next.reads()) {
                case TEXT -> source.token(next.token(), next::where);
                case CHART -> source.call("[@" + ChartFields.NAME + " felt=", next.token(), "/]", next::where);
                case CHART_OR_TEXT ->
                    source.call("[@" + ChartFields.NAME + " felt=", next.token(), "]", next::where)
                            .token(next.token(), next::where)
                            .call("[/@" + ChartFields.NAME + "]");
            }
        }
        return source.literal(text.substring(at));
    }
}
