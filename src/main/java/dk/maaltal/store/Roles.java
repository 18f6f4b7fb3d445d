package dk.maaltal.store;

import java.util.ArrayList;
import java.util.List;

/**
 * The rights of a server of one's own: what the owner of the database grants once, so that whoever runs Måltal needs none on the
 * database or on {@code public}, and an auditor of one institution reads that one.
 */
public final class Roles {

    /** Owns Måltal's schemas. */
    public static final String NIGHT = "maaltal_night";

    private Roles() {}

    /** The statements, each of which may be run again. */
    public static List<String> statements(Realm realm, List<String> institutions) {
        List<String> statements = new ArrayList<>();
        statements.add(role(NIGHT));
        statements.add(schema(realm.sharedSchema()));
        for (String institution : institutions) {
            String schema = realm.schema(institution);
            String auditor = schema + "_auditor";
            statements.add(role(auditor));
            statements.add(schema(schema));
            statements.add("GRANT USAGE ON SCHEMA " + schema + " TO " + auditor);
            statements.add("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + auditor);
            statements.add("ALTER DEFAULT PRIVILEGES FOR ROLE " + NIGHT + " IN SCHEMA " + schema
                    + " GRANT SELECT ON TABLES TO " + auditor);
        }
        return statements;
    }

    private static String role(String name) {
        return "DO $$ BEGIN CREATE ROLE " + name + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$";
    }

    private static String schema(String name) {
        return "CREATE SCHEMA IF NOT EXISTS " + name + " AUTHORIZATION " + NIGHT;
    }
}
