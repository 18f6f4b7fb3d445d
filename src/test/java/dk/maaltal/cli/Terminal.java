package dk.maaltal.cli;

import dk.maaltal.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs commands as a person at a terminal would, and keeps what they print. */
final class Terminal {

    /** @param exit code; @param out what was printed; @param err what was complained of */
    record Ended(int exit, String out, String err) {}

    private Terminal() {}

    static synchronized Ended run(String... arguments) {
        TestDatabase.server();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int exit = Maaltal.run(arguments);
            return new Ended(
                    exit, printed.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
