package dk.maaltal.report;

import dk.maaltal.Checksum;
import dk.maaltal.reported.Answers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Something to look at before a report is sent.
 *
 * @param key by which it is acknowledged: another once its words, or the figures it is about, are others
 * @param english for the controller, with the figures
 * @param danish for the appendix, which is published: without figures
 * @param acknowledged why it may be as it is, who says so, and when; empty where nobody has said
 */
public record Warning(String key, String english, String danish, Optional<String> acknowledged) {

    private static final int KEY_LENGTH = 12;

    /** @param basis what its words do not tell of the figures it is about */
    static Warning of(String english, String danish, String basis, Answers answers) {
        String key = Checksum.of((english + '\n' + basis).getBytes(StandardCharsets.UTF_8))
                .substring(0, KEY_LENGTH);
        return new Warning(key, english, danish, answers.acknowledgement(key));
    }

    /** Whether nobody has said why it may be as it is. */
    public boolean isOpen() {
        return acknowledged.isEmpty();
    }
}
