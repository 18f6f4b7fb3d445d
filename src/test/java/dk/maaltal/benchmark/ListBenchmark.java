package dk.maaltal.benchmark;

import dk.maaltal.Institution;
import dk.maaltal.Progress;
import dk.maaltal.TestDatabase;
import dk.maaltal.cases.Accepted;
import dk.maaltal.cases.CaseSources;
import dk.maaltal.store.Realm;
import dk.maaltal.store.Stores;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Measures how long {@code maaltal explain --cases} takes and how much memory, for a short list and a long one. */
final class ListBenchmark {

    /** One of some ten thousand cases, and one of far more than a hundred thousand. */
    private static final List<String> FIGURES = List.of("1.1a", "1.3a");

    private ListBenchmark() {}

    /** Loads an extract where the command looks for it, and writes the lists. */
    static void measure(Path folder, Path extract) throws Exception {
        Institution institution = Institution.of(folder);
        String name = folder.getFileName().toString();
        TestDatabase.client()
                .sql("DROP SCHEMA IF EXISTS " + Realm.REAL.schema(name) + " CASCADE")
                .update();
        new Stores(TestDatabase.dataSource(), Realm.REAL)
                .of(name)
                .loader(institution.declaration(), CaseSources.NONE, folder, Progress.UNSEEN)
                .load(Optional.of(extract), Accepted.NOTHING);
        for (String format : List.of("csv", "xlsx")) {
            for (String figure : FIGURES) {
                list(folder, name, figure, format);
            }
        }
    }

    private static void list(Path folder, String name, String figure, String format) throws Exception {
        Path to = folder.resolve("list." + format);
        long begun = System.nanoTime();
        ListProcess.Result result =
                ListProcess.list(TestDatabase.server().address(), folder.getParent(), name, figure, to);
        System.out.printf(
                Locale.ROOT,
                "list:      %s of %d cases: %.1f s, peak of the process %d MB%n",
                format,
                result.cases(),
                (System.nanoTime() - begun) / 1e9,
                result.megabytes());
    }
}
