package dk.maaltal;

import java.sql.SQLException;
import java.util.Set;

/** A failure that can be told without anything of a single case, and without what people have typed. */
public interface Discreet {

    /**
     * Classes of SQLSTATE that say nothing of what is stored: connection, transaction, credentials, catalog, names, resources,
     * state, operator, system.
     */
    Set<String> OF_THE_SERVER = Set.of("08", "25", "28", "3D", "3F", "42", "53", "55", "57", "58");

    /** What may stand in a log. */
    String forTheLog();

    /** Whether what a database says of a failure can quote no row. */
    static boolean isOfTheServer(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.length() == 5 && OF_THE_SERVER.contains(state.substring(0, 2));
    }
}
