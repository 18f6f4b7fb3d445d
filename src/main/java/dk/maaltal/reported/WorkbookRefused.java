package dk.maaltal.reported;

import dk.maaltal.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A workbook that cannot be taken in; none of it was. In Danish, for whoever filled it in. */
public final class WorkbookRefused extends RuntimeException {

    /** What helps. */
    enum Remedy {
        /** The workbook can be mended and read again. */
        MEND,
        /** A new workbook, which the answers are moved to. */
        NEW_WORKBOOK
    }

    /**
     * Something that is wrong.
     *
     * @param text what, where, and what to do, in Danish
     */
    record Problem(String text, Remedy remedy) {}

    private final boolean spent;
    private final transient Optional<Submission> readable;

    /**
     * @param submission what can be read of it all the same
     * @param problems at least one
     */
    WorkbookRefused(Submission submission, List<Problem> problems) {
        super(Texts.printable(submission.file() + " er ikke indlæst; ret dette og kør igen:\n  "
                + problems.stream().map(Problem::text).collect(Collectors.joining("\n  "))));
        this.spent = problems.stream().allMatch(problem -> problem.remedy == Remedy.NEW_WORKBOOK);
        this.readable = Optional.of(submission);
    }

    WorkbookRefused(Path file, Problem problem, Throwable cause) {
        super(Texts.printable(file + " er ikke indlæst: " + problem.text), cause);
        this.spent = problem.remedy == Remedy.NEW_WORKBOOK;
        this.readable = Optional.empty();
    }

    /** What can be read of it all the same, so that a new workbook takes it over. */
    public Optional<Submission> readable() {
        return readable;
    }

    /** Whether a new workbook is all that helps: this one is then laid aside. */
    public boolean isSpent() {
        return spent;
    }
}
