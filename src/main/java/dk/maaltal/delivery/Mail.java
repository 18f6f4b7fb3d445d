package dk.maaltal.delivery;

import java.util.Map;

/**
 * A mail to one person.
 *
 * @param to the address
 * @param messageId without angle brackets: the same whenever the same mail is sent
 * @param attachments by their names, in order
 */
record Mail(String to, String messageId, String subject, String text, Map<String, byte[]> attachments) {

    /** One whose template wrote the subject on the first line, and the text below an empty one. */
    static Mail of(String to, String messageId, String written, Map<String, byte[]> attachments) {
        int end = written.indexOf('\n');
        String subject = end < 0 ? written : written.substring(0, end);
        return new Mail(
                to,
                messageId,
                subject.replaceFirst("(?i)^emne: *", "").strip(),
                end < 0 ? "" : written.substring(end).strip() + "\n",
                attachments);
    }
}
