package dk.maaltal.institution;

import java.util.regex.Pattern;

/** The names institutions may have: one name, one folder, one schema. */
public final class InstitutionName {

    /** No two of these become the same schema, and none is a schema that is there already. */
    private static final Pattern NAME = Pattern.compile(
            "(?!eksempel|pg-|(public|maaltal|information-schema)$)(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private InstitutionName() {}

    /** Whether a name is of small letters a to z, digits and single hyphens, and means nothing else already. */
    public static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }
}
