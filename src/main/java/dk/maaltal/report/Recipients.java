package dk.maaltal.report;

import dk.maaltal.declaration.Entry;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Who gets a report, and who is reminded of what it waits for.
 *
 * @param mail addresses that its documents are sent to
 * @param folders that its documents are copied to
 * @param ofWorkbook addresses that are reminded while answers are missing
 * @param ofApproval addresses that are reminded while a draft waits for approval
 * @param remindBefore from so many days before the report is due
 */
public record Recipients(
        List<String> mail, List<Path> folders, List<String> ofWorkbook, List<String> ofApproval, int remindBefore) {

    private static final int DAYS_BEFORE = 7;
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>,;\"()\\[\\]\\\\]+@[^\\s@<>,;\"()\\[\\]\\\\.]+(\\.[^\\s@<>,;\"()\\[\\]\\\\.]+)+");

    /** Reads {@code mail to}, {@code copy to} and {@code remind} of a report. */
    static Recipients of(Entry report) {
        Optional<Entry> remind = report.get("remind");
        remind.ifPresent(entry -> entry.onlyKeys("workbook", "approval", "from"));
        return new Recipients(
                addresses(report.get("mail to")),
                all(report.get("copy to"), Recipients::folder, "an absolute path of a folder"),
                addresses(remind.flatMap(entry -> entry.get("workbook"))),
                addresses(remind.flatMap(entry -> entry.get("approval"))),
                remind.flatMap(entry -> entry.get("from"))
                        .flatMap(entry ->
                                entry.parse(Recipients::daysBefore, "so many days before, such as 7 days before"))
                        .orElse(DAYS_BEFORE));
    }

    private static List<String> addresses(Optional<Entry> entry) {
        return all(entry, Recipients::address, "a mail address, such as navn@styrelsen.dk");
    }

    private static <T> List<T> all(Optional<Entry> entry, Function<String, T> parser, String expected) {
        return entry.stream()
                .flatMap(each -> each.elements().stream())
                .flatMap(each -> each.parse(parser, expected).stream())
                .distinct()
                .toList();
    }

    private static String address(String written) {
        if (!ADDRESS.matcher(written).matches()) {
            throw new IllegalArgumentException(written);
        }
        return written;
    }

    private static Path folder(String written) {
        Path folder = path(written);
        if (!folder.isAbsolute()) {
            throw new IllegalArgumentException(written);
        }
        return folder;
    }

    private static Path path(String written) {
        try {
            return Path.of(written);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(written, e);
        }
    }

    private static int daysBefore(String written) {
        return Integer.parseUnsignedInt(written.replaceFirst(" days? before$", ""));
    }
}
