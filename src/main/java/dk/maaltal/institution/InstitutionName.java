package dk.maaltal.institution;

import java.util.regex.Pattern;

/**
 * What an institution may be called: small letters and digits with single hyphens between them, beginning with a letter, 40
 * characters at most. So one name has one schema: no two names become the same schema, and none becomes one that belongs to
 * PostgreSQL, to Måltal itself or to the sample realm.
 */
public final class InstitutionName {

    private static final Pattern NAME = Pattern.compile(
            "(?!eksempel|pg-|public$|information-schema$|maaltal$)(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private InstitutionName() {}

    /** Whether an institution may be called so. */
    public static boolean isValid(String name) {
        return NAME.matcher(name).matches();
    }
}
