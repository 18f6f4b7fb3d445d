package dk.maaltal.figures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is known of an institution's cases from extract to extract, kept in maps in memory: written from what the
 * declaration promises, with none of the product's SQL.
 */
final class PlainHistory {

    static final int REJECTS_ALLOWED = 30;
    static final int SHRINKS_ALLOWED = 25;

    /**
     * An extract as it is handed in.
     *
     * @param holdsAll whether a case it lacks has been withdrawn
     * @param acceptShrunken whether somebody confirmed that it may be much smaller than the last
     */
    record Handed(String written, List<ExtractRow> rows, boolean holdsAll, boolean acceptShrunken) {

        boolean sameFileAs(Handed other) {
            return other != null && written.equals(other.written) && holdsAll == other.holdsAll;
        }
    }

    enum Outcome {
        LOADED,
        SAME_AS_LAST,
        REFUSED
    }

    /** What became of an extract, and the cases as they were known from then on. */
    record Taken(
            Outcome outcome, long read, long rejected, long added, long changed, long ended, List<PlainCase> known) {

        long rowsAdded() {
            return outcome == Outcome.LOADED ? added + changed : 0;
        }
    }

    private final Map<Integer, PlainCase> known = new TreeMap<>();
    private final Map<Integer, List<PlainCase>> everKnown = new TreeMap<>();
    private final Set<String> reached = new TreeSet<>();
    private final Set<String> everLoaded = new HashSet<>();
    private Handed lastHanded;
    private Taken lastTaken;
    private boolean refusedSince;
    private long added;
    private long changed;
    private long ended;

    Map<Integer, PlainCase> known() {
        return known;
    }

    /** Every form each case was ever known in, in order. */
    Map<Integer, List<PlainCase>> everKnown() {
        return everKnown;
    }

    /** What came about, in words. */
    Set<String> reached() {
        return reached;
    }

    Taken take(Handed extract) {
        long read = extract.rows().stream().mapToLong(ExtractRow::lines).sum();
        long rejected = extract.rows().stream().mapToLong(ExtractRow::rejected).sum();
        if (extract.sameFileAs(lastHanded)) {
            reached.add(refusedSince ? "same file after a refusal" : "same file");
            return new Taken(
                    Outcome.SAME_AS_LAST,
                    read,
                    rejected,
                    lastTaken.added,
                    lastTaken.changed,
                    lastTaken.ended,
                    lastTaken.known);
        }
        if (isRefused(extract, read, rejected)) {
            refusedSince = true;
            return new Taken(Outcome.REFUSED, read, rejected, 0, 0, 0, cases());
        }
        if (!everLoaded.add(extract.written())) {
            reached.add("earlier file");
        }
        merge(extract);
        lastHanded = extract;
        lastTaken = new Taken(Outcome.LOADED, read, rejected, added, changed, ended, cases());
        refusedSince = false;
        return lastTaken;
    }

    private List<PlainCase> cases() {
        return List.copyOf(known.values());
    }

    private boolean isRefused(Handed extract, long read, long rejected) {
        if (rejected * 100 > REJECTS_ALLOWED * read) {
            reached.add("refused for its rejects");
            return true;
        }
        long lastGood = lastTaken == null ? 0 : lastTaken.read - lastTaken.rejected;
        boolean shrunken = extract.holdsAll() && (read - rejected) * 100 < lastGood * (100 - SHRINKS_ALLOWED);
        if (shrunken) {
            reached.add(extract.acceptShrunken() ? "much smaller and accepted" : "refused for its size");
        }
        return shrunken && !extract.acceptShrunken();
    }

    private void merge(Handed extract) {
        added = 0;
        changed = 0;
        ended = 0;
        Set<Integer> told = extract.rows().stream()
                .filter(ExtractRow::namesItsCase)
                .map(row -> row.told().number())
                .collect(Collectors.toSet());
        extract.rows().forEach(this::merge);
        for (PlainCase one : cases()) {
            if (!told.contains(one.number()) && extract.holdsAll()) {
                known.remove(one.number());
                ended++;
                reached.add("withdrawn");
            } else if (!told.contains(one.number())) {
                reached.add("not told of and kept");
            }
        }
        if (added + changed + ended == 0) {
            reached.add("unchanged, holds " + (extract.holdsAll() ? "all" : "changes"));
        }
    }

    private void merge(ExtractRow row) {
        PlainCase told = row.told();
        PlainCase before = known.get(told.number());
        List<PlainCase> forms = everKnown.getOrDefault(told.number(), new ArrayList<>());
        if (row.rejected() > 0) {
            reached.add("rejected: " + row.fault());
        }
        if (!row.good() && row.namesItsCase()) {
            reached.add("rejected, " + (before != null ? "known" : forms.isEmpty() ? "not known" : "withdrawn"));
        }
        if (!row.good() || told.equals(before)) {
            return;
        }
        if (before == null) {
            added++;
            reached.add(forms.isEmpty() ? "added" : told.equals(last(forms)) ? "back as it was" : "back otherwise");
        } else {
            changed++;
            reached.add(forms.contains(told) ? "changed back" : "changed");
        }
        known.put(told.number(), told);
        forms.add(told);
        everKnown.put(told.number(), forms);
    }

    private static PlainCase last(List<PlainCase> forms) {
        return forms.get(forms.size() - 1);
    }
}
