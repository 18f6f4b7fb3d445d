package dk.maaltal.reported;

import java.nio.file.Path;
import java.util.List;

/** A workbook that cannot be taken in; none of it was. In Danish, for whoever filled it in. */
public final class WorkbookRefused extends RuntimeException {

    private final boolean spent;

    WorkbookRefused(Path file, List<String> reasons, boolean spent) {
        super(file + " er ikke indlæst; ret dette og kør igen:\n  " + String.join("\n  ", reasons));
        this.spent = spent;
    }

    WorkbookRefused(Path file, String reason, Throwable cause) {
        super(file + " er ikke indlæst: " + reason, cause);
        this.spent = false;
    }

    /** Whether no mending of its cells would help, so that a new one is needed. */
    public boolean isSpent() {
        return spent;
    }
}
