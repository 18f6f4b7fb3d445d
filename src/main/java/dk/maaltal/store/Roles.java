package dk.maaltal.store;

import dk.maaltal.editions.Editions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rights of a server of one's own: what whoever administers it grants once, so that whoever runs Måltal needs none on the
 * database or on {@code public}, and each institution can be given to those who load its cases, make its reports, approve of
 * them or audit them.
 */
public final class Roles {

    /** Owns the shared schema; loads and makes the reports of every institution, and approves of none. */
    public static final String NIGHT = "maaltal_night";

    /** Owns the schema of an institution and its tables. */
    private static final String LOADER = "_loader";

    /** Reads the schema of an institution. */
    private static final String AUDITOR = "_auditor";

    /** Is an auditor that makes reports; of the shared schema, uses the job repository. */
    private static final String REPORTER = "_reporter";

    /** Is a reporter that approves. */
    private static final String APPROVER = "_approver";

    private static final String APPROVAL = "approval";

    /** What is told once, and stays as it was told. */
    private static final List<String> KEPT = List.of("file", "workbook", "answer", "published_kept");

    /** What is made anew with an edition, or comes and goes. */
    private static final List<String> MADE = Stream.concat(
                    Editions.PARTS.stream(),
                    Stream.of("edition", "edition_drift", "delivery", "reminder", "due_attempt", "due_waiting"))
            .toList();

    /** What only the loader changes. */
    private static final Set<String> OF_LOADER = Set.of("cases", "load", "reject");

    private static final Pattern CHANGE = Pattern.compile("(insert into|update|delete from) (\\w+)");

    private Roles() {}

    /** The statements for whoever administers the server, each of which may be run again. */
    public static List<String> statements(Realm realm, List<String> institutions) {
        String shared = realm.sharedSchema();
        List<String> statements = new ArrayList<>();
        // Who is no superuser may then give the schemas to the roles that are made.
        statements.add("SET createrole_self_grant = 'set, inherit'");
        statements.add(role(NIGHT));
        statements.add(role(shared + REPORTER));
        statements.addAll(owned(shared, NIGHT));
        statements.add("GRANT USAGE ON SCHEMA " + shared + " TO " + shared + REPORTER);
        statements.addAll(sharedRights(shared));
        for (String institution : institutions) {
            String schema = realm.schema(institution);
            String loader = schema + LOADER;
            String auditor = schema + AUDITOR;
            String reporter = schema + REPORTER;
            String approver = schema + APPROVER;
            List.of(loader, auditor, reporter, approver).forEach(role -> statements.add(role(role)));
            statements.add("GRANT " + auditor + ", " + shared + REPORTER + " TO " + reporter);
            statements.add("GRANT " + reporter + " TO " + approver);
            statements.add("GRANT " + loader + ", " + reporter + " TO " + NIGHT);
            statements.addAll(owned(schema, loader));
            statements.add("GRANT USAGE ON SCHEMA " + schema + " TO " + auditor);
            statements.add("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + auditor);
            statements.add("ALTER DEFAULT PRIVILEGES FOR ROLE " + loader + " IN SCHEMA " + schema
                    + " GRANT SELECT ON TABLES TO " + auditor);
            statements.addAll(rights(schema));
        }
        return statements;
    }

    private static String role(String name) {
        return "DO $$ BEGIN CREATE ROLE " + name + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$";
    }

    /** A schema and its tables, which may have been another role's. */
    private static List<String> owned(String schema, String owner) {
        return List.of(
                "CREATE SCHEMA IF NOT EXISTS " + schema + " AUTHORIZATION " + owner,
                "ALTER SCHEMA " + schema + " OWNER TO " + owner,
                "DO $$ DECLARE each regclass; BEGIN FOR each IN SELECT oid FROM pg_class WHERE relnamespace = '"
                        + schema
                        + "'::regnamespace AND relkind IN ('r', 'p') AND relowner <> '" + owner
                        + "'::regrole LOOP EXECUTE format('ALTER TABLE %s OWNER TO " + owner
                        + "', each); END LOOP; END $$");
    }

    /** The rights of an institution's roles to its tables; nothing happens where there are no such roles, or no tables yet. */
    static List<String> rights(String schema) {
        String reporter = schema + REPORTER;
        return List.of(
                whereThere("GRANT INSERT ON " + tables(schema, KEPT) + " TO " + reporter),
                whereThere("GRANT INSERT, UPDATE, DELETE ON " + tables(schema, MADE) + " TO " + reporter),
                // A draft that is made anew from something else loses its approvals.
                whereThere("GRANT DELETE ON " + schema + "." + APPROVAL + " TO " + reporter),
                whereThere("GRANT INSERT ON " + schema + "." + APPROVAL + " TO " + schema + APPROVER),
                whereThere("REVOKE INSERT ON " + schema + "." + APPROVAL + " FROM " + schema + LOADER));
    }

    /** The rights to the job repository. */
    static List<String> sharedRights(String schema) {
        String reporter = schema + REPORTER;
        return List.of(
                whereThere("GRANT SELECT ON " + schema + "." + Schemas.HISTORY + " TO " + reporter),
                whereThere("GRANT SELECT, INSERT, UPDATE, DELETE ON " + tables(schema, Schemas.BATCH_TABLES) + " TO "
                        + reporter),
                whereThere("GRANT USAGE ON SEQUENCE " + tables(schema, Schemas.BATCH_SEQUENCES) + " TO " + reporter));
    }

    private static String whereThere(String statement) {
        return "DO $$ BEGIN " + statement + "; EXCEPTION WHEN undefined_table OR undefined_object THEN NULL; END $$";
    }

    private static String tables(String schema, List<String> names) {
        return schema + "." + String.join(", " + schema + ".", names);
    }

    /** The role that makes and changes an institution's tables. */
    static String loader(String schema) {
        return schema + LOADER;
    }

    /** The least of an institution's roles that may do what a statement does. */
    static String needed(String schema, String sql) {
        Matcher change = CHANGE.matcher(sql.strip().toLowerCase(Locale.ROOT));
        if (!change.lookingAt()) {
            return schema + AUDITOR;
        }
        if (OF_LOADER.contains(change.group(2))) {
            return schema + LOADER;
        }
        return change.group(2).equals(APPROVAL) && change.group(1).startsWith("insert")
                ? schema + APPROVER
                : schema + REPORTER;
    }
}
