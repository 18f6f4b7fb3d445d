package dk.maaltal.cases;

import java.util.Locale;
import java.util.Set;

/** Turns the names people give columns and institutions into names PostgreSQL takes without quotes. */
public final class SqlName {

    private static final int LONGEST = 60;

    /** PostgreSQL's reserved words, and the names Måltal's own columns have. */
    private static final Set<String> TAKEN = Set.of(
            "all",
            "analyse",
            "analyze",
            "and",
            "any",
            "array",
            "as",
            "asc",
            "asymmetric",
            "both",
            "case",
            "cast",
            "check",
            "collate",
            "column",
            "constraint",
            "create",
            "current_date",
            "current_role",
            "current_time",
            "current_timestamp",
            "current_user",
            "default",
            "deferrable",
            "desc",
            "distinct",
            "do",
            "else",
            "end",
            "except",
            "false",
            "fetch",
            "for",
            "foreign",
            "from",
            "grant",
            "group",
            "having",
            "in",
            "initially",
            "intersect",
            "into",
            "lateral",
            "leading",
            "left",
            "right",
            "join",
            "limit",
            "localtime",
            "localtimestamp",
            "not",
            "null",
            "offset",
            "on",
            "only",
            "or",
            "order",
            "placing",
            "primary",
            "references",
            "returning",
            "select",
            "session_user",
            "some",
            "symmetric",
            "system_user",
            "table",
            "then",
            "to",
            "trailing",
            "true",
            "union",
            "unique",
            "user",
            "using",
            "variadic",
            "when",
            "where",
            "window",
            "with",
            "authorization",
            "binary",
            "collation",
            "concurrently",
            "cross",
            "freeze",
            "full",
            "ilike",
            "inner",
            "is",
            "isnull",
            "like",
            "natural",
            "notnull",
            "outer",
            "overlaps",
            "similar",
            "tablesample",
            "verbose",
            "loaded_in",
            "replaced_in",
            "line",
            "good",
            "received_in",
            "started_in",
            "ended_in",
            "cases",
            "ended",
            "days");

    private SqlName() {}

    /** "fully informed" becomes {@code fully_informed}, "Område" {@code omraade}, "order" {@code order_}. */
    public static String of(String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replace("æ", "ae")
                .replace("ø", "oe")
                .replace("å", "aa")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        String safe = plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "c_" + plain : plain;
        String cut = safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
        return TAKEN.contains(cut) ? cut + "_" : cut;
    }

    /** A text as an SQL literal. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
