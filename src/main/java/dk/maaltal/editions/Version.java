package dk.maaltal.editions;

import java.util.Optional;

/** What program makes an edition. */
public final class Version {

    /** The version of Måltal. */
    public static final String PROGRAM = Optional.ofNullable(
                    Version.class.getPackage().getImplementationVersion())
            .orElse("built from source");

    /** The Java it runs on. */
    static final String JAVA = Runtime.version().toString();

    private Version() {}
}
