package dk.maaltal.report;

import dk.maaltal.declaration.Entry;
import java.util.List;
import java.util.Map;

/**
 * What must be before an edition is published; until then it is a draft.
 *
 * @param approvals how many people must approve of it, each another one: 0, 1 or 2
 * @param approvers the system's users who may; nobody where none must
 * @param draftWithGaps whether a first edition that lacks answers or explanations stays a draft until it has them
 */
public record Release(int approvals, List<String> approvers, boolean draftWithGaps) {

    /** Published at once, whatever it lacks. */
    static final Release AT_ONCE = new Release(0, List.of(), false);

    private static final Map<String, Integer> APPROVALS = Map.of("one", 1, "two", 2);
    private static final Map<String, Boolean> GAPS = Map.of("publish", false, "draft", true);

    /** Reads {@code approval}, {@code approvers} and {@code gaps} of a report. */
    static Release of(Entry report) {
        int approvals = report.get("approval")
                .flatMap(entry -> entry.parse(word -> one(APPROVALS, word), "one or two: the people who must approve"))
                .orElse(0);
        List<String> approvers = report.get("approvers").stream()
                .flatMap(entry -> entry.elements().stream())
                .map(Entry::text)
                .distinct()
                .toList();
        boolean draft = report.get("gaps")
                .flatMap(entry -> entry.parse(word -> one(GAPS, word), "publish or draft"))
                .orElse(false);
        if (approvals > approvers.size()) {
            report.get("approval")
                    .orElseThrow()
                    .wrong(
                            "approval by " + approvals + " and " + approvers.size() + " named under approvers",
                            "at least as many approvers, by the names the system knows them by");
        } else if (approvals == 0 && !approvers.isEmpty()) {
            report.get("approvers")
                    .orElseThrow()
                    .wrong("approvers without approval", "approval: one, or approval: two");
        }
        return new Release(approvals, approvers, draft);
    }

    private static <T> T one(Map<String, T> words, String word) {
        if (!words.containsKey(word)) {
            throw new IllegalArgumentException(word);
        }
        return words.get(word);
    }
}
