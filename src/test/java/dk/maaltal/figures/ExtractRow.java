package dk.maaltal.figures;

import java.util.List;

/** A case as an extract tells it, and what is wrong with the telling. */
record ExtractRow(PlainCase told, Fault fault) {

    /** What may be wrong: how many lines of the extract the row then takes up, and how many of them are rejected. */
    enum Fault {
        NONE(1, 0),
        NO_DAY(1, 1),
        NO_WORD_FOR_YES_OR_NO(1, 1),
        DECIDED_BEFORE_RECEIVED(1, 1),
        TOO_FEW_FIELDS(1, 1),
        /** It is not known which case such a row is about. */
        NO_CASE_NUMBER(1, 1),
        TOLD_IN_TWO_WAYS(2, 2),
        REPEATED_WORD_FOR_WORD(2, 1);

        private final int lines;
        private final int rejected;

        Fault(int lines, int rejected) {
            this.lines = lines;
            this.rejected = rejected;
        }
    }

    int lines() {
        return fault.lines;
    }

    int rejected() {
        return fault.rejected;
    }

    /** Whether what is told of the case is taken in. */
    boolean good() {
        return rejected() < lines();
    }

    /** Whether the extract holds the case, be it told well or badly. */
    boolean namesItsCase() {
        return fault != Fault.NO_CASE_NUMBER;
    }

    List<String> written(RandomExtract extract) {
        String[] fields = extract.fields(told);
        String line = extract.line(fields);
        return switch (fault) {
            case NONE -> List.of(line);
            case NO_DAY -> List.of(with(extract, fields, 1, "31-31-2022"));
            case NO_WORD_FOR_YES_OR_NO -> List.of(with(extract, fields, 5, "Måske"));
            case DECIDED_BEFORE_RECEIVED ->
                List.of(with(extract, fields, 2, extract.written(told.received().minusDays(1))));
            case TOO_FEW_FIELDS -> List.of(extract.line(fields[0], fields[1]));
            case NO_CASE_NUMBER -> List.of(with(extract, fields, 0, ""));
            case TOLD_IN_TWO_WAYS -> List.of(line, with(extract, fields, 4, "En anden sag"));
            case REPEATED_WORD_FOR_WORD -> List.of(line, line);
        };
    }

    private static String with(RandomExtract extract, String[] fields, int position, String value) {
        String[] others = fields.clone();
        others[position] = value;
        return extract.line(others);
    }
}
