package dk.maaltal;

/** Who runs the program, as the operating system knows them; a database often knows one user for all. */
public final class SystemUser {

    public static final String NAME = System.getProperty("user.name", "");

    private SystemUser() {}
}
