package dk.maaltal.cli;

import java.util.Set;
import picocli.CommandLine;

/** The commands there are, for tests elsewhere. */
public final class MaaltalCommands {

    private MaaltalCommands() {}

    /** Their names. */
    public static Set<String> names() {
        return new CommandLine(Maaltal.class).getSubcommands().keySet();
    }
}
