package dk.maaltal.store;

import dk.maaltal.cases.SqlName;
import dk.maaltal.institution.InstitutionName;
import java.util.Optional;

/** The real cases, or the sample cases. The two never share a table. */
public enum Realm {
    REAL("maaltal", ""),
    SAMPLE("eksempel", "eksempel_");

    private final String shared;
    private final String prefix;

    Realm(String shared, String prefix) {
        this.shared = shared;
        this.prefix = prefix;
    }

    /** The schema of what is not any one institution's, such as the job repository. */
    public String sharedSchema() {
        return shared;
    }

    /** The schema of an institution, by the name of its folder in {@code jobs/}. */
    public String schema(String institution) {
        return prefix + SqlName.of(institution);
    }

    /** The institution whose schema it is; empty for a schema that is none's in this realm. */
    Optional<String> institution(String schema) {
        if (!schema.startsWith(prefix)) {
            return Optional.empty();
        }
        // A name that is a reserved word of SQL was given an underscore at its end.
        String name = schema.substring(prefix.length()).replaceFirst("_$", "").replace('_', '-');
        return Optional.of(name).filter(InstitutionName::isValid).filter(valid -> schema(valid)
                .equals(schema));
    }

    /** Whether its cases are made up. */
    public boolean isSample() {
        return this == SAMPLE;
    }
}
