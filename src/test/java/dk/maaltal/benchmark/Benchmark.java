package dk.maaltal.benchmark;

import static dk.maaltal.benchmark.Timing.median;
import static dk.maaltal.benchmark.Timing.seconds;

import dk.maaltal.Institution;
import dk.maaltal.Progress;
import dk.maaltal.TestDatabase;
import dk.maaltal.cases.Accepted;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.CaseLoader;
import dk.maaltal.cases.CaseSources;
import dk.maaltal.figures.Figures;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Answers;
import dk.maaltal.sample.SampleExtract;
import dk.maaltal.sources.Source;
import dk.maaltal.store.Store;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures loading, history, figures, lists of cases and filling in templates side by side with the plainest thing that could be done instead, or
 * others that do it, on the same server in the same run, and prints the ratios. Run by {@code mvn -Pbenchmark verify}.
 */
public final class Benchmark {

    private static final Path FOLDER = Path.of("target", "benchmark", "ankestyrelsen");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int RUNS = 3;

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                "Java %s, %d processors, PostgreSQL %s%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                TestDatabase.client()
                        .sql("SHOW server_version")
                        .query(String.class)
                        .single());
        Institution institution = withPlainTexts();
        Path extract = FOLDER.resolve("sager.csv");
        SampleExtract.write(
                Source.of(FOLDER.resolve(SampleExtract.DECLARED_IN)), institution.declaration(), 6, extract);
        long rows = lines(extract) - 1;
        System.out.printf("%d rows, %.0f MB%n%n", rows, Files.size(extract) / 1e6);
        loading(institution, extract);
        figures(institution, extract);
        memory(extract, rows);
        HistoryBenchmark.measure(FOLDER, extract);
        ListBenchmark.measure(FOLDER, extract);
        TemplateBenchmark.measure();
    }

    /** The institution of the demo, with yes and no as PostgreSQL itself writes them and no bad rows: {@code COPY} takes neither. */
    private static Institution withPlainTexts() throws Exception {
        Files.createDirectories(FOLDER);
        Path demo = Path.of("jobs", "ankestyrelsen");
        Files.writeString(
                FOLDER.resolve("cases.yaml"),
                Files.readString(demo.resolve("cases.yaml")).replace("[Ja, Nej]", "[t, f]"));
        Files.writeString(
                FOLDER.resolve("sample.yaml"),
                Files.readString(demo.resolve("sample.yaml")).replaceFirst("(?s)\nmess:.*", "\n"));
        Files.copy(
                demo.resolve("plan-2023.yaml"), FOLDER.resolve("plan-2023.yaml"), StandardCopyOption.REPLACE_EXISTING);
        return Institution.of(FOLDER);
    }

    private static void loading(Institution institution, Path extract) throws Exception {
        List<Double> copies = new ArrayList<>();
        List<Double> loads = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Store store = TestDatabase.newStore();
            CaseLoader loader = store.loader(institution.declaration(), CaseSources.NONE, FOLDER, Progress.UNSEEN);
            loads.add(seconds(() -> loader.load(Optional.of(extract), Accepted.NOTHING)));
            store.client()
                    .sql("CREATE TABLE plain (LIKE cases INCLUDING INDEXES)")
                    .update();
            store.client()
                    .sql("ALTER TABLE plain ALTER loaded_in SET DEFAULT 1")
                    .update();
            copies.add(seconds(() -> copy(institution.declaration(), store, extract)));
        }
        System.out.printf(
                Locale.ROOT,
                "loading:  maaltal %.2f s, \\copy into an equal table with the same key %.2f s, ratio %.2f (allowed 3.00)%n",
                median(loads),
                median(copies),
                median(loads) / median(copies));
    }

    private static Long copy(CaseDeclaration declaration, Store store, Path extract) throws Exception {
        String columns = String.join(
                ", ",
                declaration.columns().stream().map(column -> column.sqlName()).toList());
        try (Connection connection = store.dataSource().getConnection();
                InputStream in = Files.newInputStream(extract)) {
            connection.createStatement().execute("SET datestyle = 'ISO, DMY'");
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY plain (" + columns
                                    + ") FROM STDIN WITH (FORMAT csv, HEADER, DELIMITER ';', ENCODING 'WIN1252')",
                            in,
                            1 << 16);
        }
    }

    private static void figures(Institution institution, Path extract) throws Exception {
        int load = institution.load(extract).number();
        Plan plan = institution.plan("plan-2023.yaml");
        JdbcClient database = institution.store().client();
        Figures figures = institution.store().figures(institution.declaration());
        String byHand;
        try (InputStream in = Benchmark.class.getResourceAsStream("/benchmark/figures-by-hand.sql")) {
            byHand = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int run = 0; run < 2 * RUNS + 1; run++) {
            double one = seconds(() -> figures.compute(plan, LocalDate.of(2022, 9, 30), load, Answers.NONE));
            double other = seconds(() -> database.sql(byHand).query().listOfRows());
            if (run > 0) {
                ours.add(one);
                theirs.add(other);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "figures:  maaltal %.2f s, grouped SQL by hand %.2f s, ratio %.2f (allowed 1.50)%n",
                median(ours),
                median(theirs),
                median(ours) / median(theirs));
    }

    /** Loads a tenth and the whole in processes of their own, with the launcher's settings, and reads their peak memory. */
    private static void memory(Path extract, long rows) throws Exception {
        Path tenth = FOLDER.resolve("tenth.csv");
        try (var lines = Files.lines(extract, WINDOWS);
                var out = Files.newBufferedWriter(tenth, WINDOWS)) {
            for (String line : (Iterable<String>) lines.limit(rows / 10 + 1)::iterator) {
                out.write(line);
                out.newLine();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "memory:   peak of a process that loads and computes: %d rows %d MB, %d rows %d MB%n",
                rows / 10,
                LoadingProcess.peakMegabytes(FOLDER, tenth),
                rows,
                LoadingProcess.peakMegabytes(FOLDER, extract));
    }

    private static long lines(Path file) throws Exception {
        try (var lines = Files.lines(file, WINDOWS)) {
            return lines.count();
        }
    }
}
