package dk.maaltal.delivery;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells operations what failed, in one mail, with the command that takes it up. */
public final class OperationsMail {

    private static final String TEMPLATE = "mail-drift.txt";

    private OperationsMail() {}

    /**
     * Something that failed.
     *
     * @param command that takes it up, its period spelled out
     */
    public record Failure(String institution, String report, String at, String what, String command) {

        Map<String, Object> fields() {
            return Map.of(
                    "institution", institution, "rapport", report, "opgjort", at, "hvad", what, "kommando", command);
        }
    }

    /**
     * Sends it; nothing where nobody is named for it.
     *
     * @param machine that it failed on
     * @param log where the rest is
     */
    public static void send(MailServer server, Path templates, String machine, Path log, List<Failure> failures) {
        server.operations().ifPresent(to -> {
            String text = MailTemplate.filledIn(
                    templates,
                    TEMPLATE,
                    Map.of(
                            "fejl",
                            failures.stream().map(Failure::fields).toList(),
                            "maskine",
                            machine,
                            "log",
                            log.toAbsolutePath().toString()));
            server.send(Mail.of(to, "maaltal-" + UUID.randomUUID() + "@" + server.domain(), text, Map.of()));
        });
    }
}
