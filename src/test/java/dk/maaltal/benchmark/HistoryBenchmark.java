package dk.maaltal.benchmark;

import static dk.maaltal.benchmark.Timing.median;
import static dk.maaltal.benchmark.Timing.seconds;

import dk.maaltal.Institution;
import dk.maaltal.cases.Load;
import dk.maaltal.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures what a history costs: loading a full extract again beside loading it first, room for thirty nights of them, and
 * figures as they were beside those of today.
 */
public final class HistoryBenchmark {

    private static final int RUNS = 3;
    private static final int NIGHTS = 30;

    /** Of the cases, one in so many is another the next night, and one in so many is gone or new. */
    private static final int CHANGED = 100;

    private static final int GONE = 2000;

    private final Institution institution;
    private final ChangingExtract extract;
    private final Path file;
    private final List<Double> seconds = new ArrayList<>();

    private HistoryBenchmark(Institution institution, Path first) throws Exception {
        this.institution = institution;
        this.extract = ChangingExtract.of(first);
        this.file = first.resolveSibling("night.csv");
    }

    static void measure(Path folder, Path extract) throws Exception {
        reloading(folder, extract);
        HistoryBenchmark history = new HistoryBenchmark(Institution.of(folder), extract);
        int first = history.institution.load(extract).number();
        int last = history.nights();
        history.figures(first, last);
    }

    private static void reloading(Path folder, Path extract) throws Exception {
        ChangingExtract night = ChangingExtract.of(extract);
        night.change(night.cases() / CHANGED, night.cases() / GONE);
        Path changed = night.write(extract.resolveSibling("changed.csv"));
        List<Double> firsts = new ArrayList<>();
        List<Double> agains = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Institution institution = Institution.of(folder);
            firsts.add(seconds(() -> institution.load(extract)));
            agains.add(seconds(() -> institution.load(changed)));
        }
        System.out.printf(
                Locale.ROOT,
                "%nreloading: the extract of the next night %.2f s, the first %.2f s, ratio %.2f (allowed 1.00)%n",
                median(agains),
                median(firsts),
                median(agains) / median(firsts));
    }

    /** Loads the nights, and gives the number of the last load. */
    private int nights() throws Exception {
        long rowsBefore = rows();
        long bytesBefore = bytes();
        long changes = 0;
        for (int night = 0; night < NIGHTS; night++) {
            changes += night();
        }
        long rows = rows();
        long bytes = bytes();
        mustBe(rows, rowsBefore + changes, "rows");
        double first = (double) bytesBefore / rowsBefore;
        double change = (double) (bytes - bytesBefore) / changes;
        System.out.printf(
                Locale.ROOT,
                "history:   %d rows of the first load and %d changes in %d nights, %d rows; the median night %.2f s%n"
                        + "           %.0f MB after the first load, %.0f MB after the nights: %.0f bytes a row and %.0f a change,"
                        + " ratio %.2f (allowed 2.00)%n",
                rowsBefore,
                changes,
                NIGHTS,
                rows,
                median(seconds),
                bytesBefore / 1e6,
                bytes / 1e6,
                first,
                change,
                change / first);
        extract.turnAround();
        Load unchanged = institution.load(extract.write(file));
        mustBe(rows(), rows, "rows after a night without changes");
        System.out.printf(
                Locale.ROOT,
                "           a night without changes, the lines turned around: 0 rows and %d bytes%n",
                bytes() - bytes);
        return unchanged.number();
    }

    /** One night's cases that are new or another. */
    private long night() throws Exception {
        int changed = extract.cases() / CHANGED;
        int gone = extract.cases() / GONE;
        extract.change(changed, gone);
        extract.write(file);
        List<Load> loads = new ArrayList<>();
        seconds.add(seconds(() -> loads.add(institution.load(file))));
        mustBe(loads.get(0).changed(), changed, "changed cases");
        mustBe(loads.get(0).added(), gone, "new cases");
        mustBe(loads.get(0).ended(), gone, "cases gone");
        return changed + gone;
    }

    private static void mustBe(long found, long expected, String what) {
        if (found != expected) {
            throw new IllegalStateException("The history has " + found + " " + what + ", not " + expected);
        }
    }

    private long rows() {
        return number("SELECT count(*) FROM cases");
    }

    private long bytes() {
        return number("SELECT pg_total_relation_size('cases')");
    }

    private long number(String sql) {
        return institution.store().client().sql(sql).query(Long.class).single();
    }

    private void figures(int first, int last) throws Exception {
        Plan plan = institution.plan("plan-2023.yaml");
        List<Double> ofFirst = new ArrayList<>();
        List<Double> ofLast = new ArrayList<>();
        for (int run = 0; run < 2 * RUNS + 1; run++) {
            double old = seconds(() -> institution.figures(plan, "2022-Q3", first));
            double newest = seconds(() -> institution.figures(plan, "2022-Q3", last));
            if (run > 0) {
                ofFirst.add(old);
                ofLast.add(newest);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "           figures as of the first load %.2f s, of the last %.2f s, ratio %.2f (allowed 2.00)%n",
                median(ofFirst),
                median(ofLast),
                median(ofFirst) / median(ofLast));
    }
}
