package dk.maaltal;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who runs the program, as the operating system knows them; a database often knows one user for all. */
public final class SystemUser {

    public static final String NAME = System.getProperty("user.name", "");

    private SystemUser() {}

    /** The name of the machine, as it has it from the network; empty where it has none. */
    public static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
