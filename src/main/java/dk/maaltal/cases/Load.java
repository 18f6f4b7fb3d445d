package dk.maaltal.cases;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One taking-in of an extract.
 *
 * @param number in order, from 1, within the institution
 * @param isNew whether this call made it; false when the same extract had been loaded before
 * @param source the file or address
 * @param rowsRead rows after the heading row, without older ones of a case that has a newer; the cases where rows are events
 * @param rowsRejected rows that were not taken in
 * @param added cases that were not known before
 * @param changed cases that were known otherwise
 * @param ended cases the extract no longer holds
 * @param rejectFile where the rejected rows are listed, if there are any
 * @param remark what whoever loads it should know of how it was read; empty for nothing
 */
public record Load(
        int number,
        boolean isNew,
        String source,
        long rowsRead,
        long rowsRejected,
        long added,
        long changed,
        long ended,
        Optional<Path> rejectFile,
        Optional<String> remark) {}
