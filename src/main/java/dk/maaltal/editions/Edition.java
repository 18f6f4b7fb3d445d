package dk.maaltal.editions;

import java.util.Optional;

/**
 * A published version of a report (udgave). Once published it is never changed.
 *
 * @param id of its figures and documents in the database
 * @param key which report of which plan at which reporting point
 * @param number in order, from 1
 * @param inputs a checksum of everything it was made from: equal inputs, equal edition
 * @param load the newest load it was made from; 0 for an institution without cases
 * @param answer the newest answer it was made from; 0 for none
 * @param reason why it was made, when it corrects another
 */
public record Edition(long id, Key key, int number, String inputs, int load, long answer, Optional<String> reason) {

    /**
     * Which report it is: the same key for every edition of it.
     *
     * @param report by its name in {@code report.yaml}
     * @param at the reporting point as named, such as {@code 2022-Q3}
     * @param plan the plan's year
     */
    public record Key(String report, String at, int plan) {}

    /** The folder of its documents. */
    public String folder() {
        return "edition-" + number;
    }

    /** The folder of its documents as long as it is a draft. */
    public String draftFolder() {
        return folder() + "-draft";
    }

    /** The folder of lists of cases that go with it, which are not for publication. */
    public String internalFolder() {
        return folder() + "-internal";
    }
}
