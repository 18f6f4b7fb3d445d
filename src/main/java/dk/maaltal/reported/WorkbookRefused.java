package dk.maaltal.reported;

import java.nio.file.Path;
import java.util.List;

/** A workbook that cannot be taken in; none of it was. In Danish, for whoever filled it in. */
public final class WorkbookRefused extends RuntimeException {

    public WorkbookRefused(Path file, List<String> reasons) {
        super(file + " er ikke indlæst; ret dette og kør igen:\n  " + String.join("\n  ", reasons));
    }

    WorkbookRefused(Path file, String reason, Throwable cause) {
        super(file + " er ikke indlæst: " + reason, cause);
    }
}
