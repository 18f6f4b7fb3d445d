package dk.maaltal.database;

import dk.maaltal.cases.SqlName;

/** The real cases, or the sample cases. The two never share a table. */
public enum Realm {
    REAL("public", ""),
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

    public boolean isSample() {
        return this == SAMPLE;
    }
}
