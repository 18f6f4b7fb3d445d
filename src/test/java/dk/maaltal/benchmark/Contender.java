package dk.maaltal.benchmark;

import java.nio.file.Path;

/** One that fills in templates. It is made by its class' name, in a process of its own with a class path of its own. */
public interface Contender {

    /** What there is to be filled in. */
    enum Contest {
        /** A Word document of many sections: heading, text, note, a condition and a table. */
        SECTIONS,
        /** Very many rows in an Excel Table with a total. */
        ROWS,
        /** A Word document of charts. */
        CHARTS
    }

    /**
     * Fills in a template.
     *
     * @param template in the contender's own language
     * @param filled the file to write
     * @throws Exception when it cannot
     */
    void fill(Contest contest, Path template, Path filled) throws Exception;
}
