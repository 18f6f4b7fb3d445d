package dk.maaltal.cases;

import java.util.Locale;
import java.util.Set;

/**
 * Turns the names people give columns and institutions into names PostgreSQL takes without quotes: ASCII letters, digits and
 * underscores, of which none is the first.
 *
 * <p>Several names may become one, so whoever declares names must be told ({@link CaseFile} does). What a statement names
 * itself begins with an underscore, or is among {@link #OWN}, and so is never the name of a declared column.
 */
public final class SqlName {

    /** What is longer is cut; PostgreSQL itself cuts at 63 bytes. */
    static final int LONGEST = 60;

    /** PostgreSQL's reserved words. */
    private static final String RESERVED = """
            all analyse analyze and any array as asc asymmetric authorization binary both case cast check
            collate collation column concurrently constraint create cross current_date current_role
            current_time current_timestamp current_user default deferrable desc distinct do else end except
            false fetch for foreign freeze from full grant group having ilike in initially inner intersect
            into is isnull join lateral leading left like limit localtime localtimestamp natural not
            notnull null offset on only or order outer overlaps placing primary references returning right
            select session_user xmin xmax ctid cmin cmax tableoid current_catalog current_schema similar some symmetric system_user table tablesample then to trailing true
            union unique user using variadic verbose when where window with
            """;

    /**
     * The names of Måltal's own columns that stand beside the declared ones, besides those that begin with an underscore. The
     * tables of cases that exist were made with this list: a name that is added renames their column of that name.
     */
    private static final String OWN =
            "loaded_in replaced_in line good received_in started_in ended_in left_in cases ended days clock_start"
                    + " last_in_time fault";

    private static final Set<String> TAKEN = Set.of((RESERVED + OWN).split("\\s+"));

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
        return TAKEN.contains(cut) || cut.matches("in_time_.*|c\\d+") ? cut + "_" : cut;
    }

    /** A text as an SQL literal. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
