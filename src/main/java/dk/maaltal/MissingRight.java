package dk.maaltal;

import org.springframework.dao.PermissionDeniedDataAccessException;

/** The user of the database lacks a right, and a role has it: for whoever administers the server. */
public final class MissingRight extends PermissionDeniedDataAccessException {

    private static final long serialVersionUID = 1L;

    /**
     * @param refused what the user may not do, as a sentence without its full stop
     * @param role that may
     */
    public MissingRight(String refused, String role, String user, Throwable cause) {
        super(
                Texts.printable(refused) + ". Whoever administers the server can change that: GRANT " + role + " TO "
                        + user + "; (\"maaltal db init\" makes the role and gives it its rights)",
                cause);
    }
}
