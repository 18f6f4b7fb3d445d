package dk.maaltal;

/** Told how far a long piece of work has come. */
@FunctionalInterface
public interface Progress {

    /** Nobody is watching. */
    Progress UNSEEN = (what, done, total) -> {};

    /**
     * The work has come this far.
     *
     * @param what is being done, as a person reads it
     * @param done of the total, in any unit
     * @param total 0 when it is not known
     */
    void at(String what, long done, long total);

    /**
     * Something that the people should know who fill in workbooks and send reports, though the work goes on.
     *
     * @param note a sentence in Danish
     */
    default void note(String note) {}

    /**
     * Something that the controller should know of the cases that were loaded, though the work goes on.
     *
     * @param remark a sentence in English, as the rest of a command's summary
     */
    default void remark(String remark) {}
}
