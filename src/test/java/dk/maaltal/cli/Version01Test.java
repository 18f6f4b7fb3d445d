package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dk.maaltal.Checksum;
import dk.maaltal.Progress;
import dk.maaltal.TestDatabase;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.Accepted;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.database.Database;
import dk.maaltal.database.DatabaseAddress;
import dk.maaltal.diff.EditionDiff;
import dk.maaltal.dossier.Archive;
import dk.maaltal.dossier.OlderEditions;
import dk.maaltal.editions.EditionQuery;
import dk.maaltal.institution.Institution;
import dk.maaltal.jobs.Application;
import dk.maaltal.jobs.CorrectionNeedsReason;
import dk.maaltal.jobs.ReportRun;
import dk.maaltal.jobs.ReportRunner;
import dk.maaltal.reported.Answers;
import dk.maaltal.reproduce.Reproduction;
import dk.maaltal.store.Realm;
import dk.maaltal.store.Store;
import dk.maaltal.store.Stores;
import dk.maaltal.store.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database that version 0.1 of the program made, with everything that can be in one: it is taken over as it is, and every
 * edition in it is made again, byte for byte or as another version words it. {@code src/test/resources/version-0.1/README.md} says what is in it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Version01Test {

    private static final Path MADE_BY_01 = Path.of("src", "test", "resources", "version-0.1");
    private static final String DATABASE = "version_01";

    /**
     * The documents that this version words otherwise: a correction's list tells changed counts too, and a goal without a
     * section has a heading of its own; the labels of a chart are the numbers that the table prints. Every figure and verdict in them is the same.
     */
    private static final Map<String, Set<String>> WORDED_OTHERWISE = Map.of(
            "real glemmestyrelsen aarsrapport 2022 3", Set.of("bilag.xlsx"),
            "real rettestyrelsen aarsrapport 2022 1", Set.of("overblik.html", "rettelser.docx"),
            "real rettestyrelsen aarsrapport 2022 2", Set.of("bilag.xlsx", "rettelser.docx"),
            "real loefte-styrelsen aarsrapport 2022 1", Set.of("afrapportering.docx", "overblik.html"),
            "real loefte-styrelsen aarsrapport 2022 2", Set.of("afrapportering.docx", "overblik.html"),
            "real loefte-styrelsen aarsrapport 2022-Q1 1", Set.of("afrapportering.docx", "overblik.html"));

    @TempDir
    static Path folder;

    private static Workspace workspace;
    private static Database database;
    private static HikariDataSource pool;
    private static Stores stores;
    private static Stores samples;
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void restore() throws IOException, SQLException {
        TestDatabase.client()
                .sql("DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)")
                .update();
        TestDatabase.client().sql("CREATE DATABASE " + DATABASE).update();
        DatabaseAddress address = TestDatabase.named(DATABASE);
        execute(address, MADE_BY_01.resolve("version-0.1.sql.gz"));
        copy(MADE_BY_01.resolve("jobs"), folder.resolve("jobs"));
        workspace = new Workspace(
                folder.resolve("jobs"),
                MADE_BY_01.resolve("templates"),
                folder.resolve("out"),
                folder.resolve("var"),
                Realm.REAL);
        database = Database.open(Optional.of(address), workspace.var());
        pool = database.pool(Realm.REAL.sharedSchema());
        stores = new Stores(pool, Realm.REAL, store -> new OlderEditions(store, archive(store, false)).complete());
        samples = new Stores(pool, Realm.SAMPLE, store -> new OlderEditions(store, archive(store, true)).complete());
        context = Application.start(workspace, address, pool, stores, Progress.UNSEEN);
    }

    /** Every statement of the script stands on a line of its own. */
    private static void execute(DatabaseAddress address, Path script) throws IOException, SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(script)), StandardCharsets.UTF_8))) {
            connection.setAutoCommit(false);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && !line.startsWith("--")) {
                    statement.execute(line);
                }
            }
            connection.commit();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @AfterAll
    static void close() {
        context.close();
        pool.close();
        TestDatabase.client()
                .sql("DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)")
                .update();
    }

    private static Archive archive(Store store, boolean sample) {
        return new Archive(store, sample, Progress.UNSEEN);
    }

    /** A document of a published edition, as {@code editions.csv} lists it. */
    private record Listed(
            String realm, String institution, String report, String at, int edition, String name, String sha256) {

        String ofEdition() {
            return String.join(" ", realm, institution, report, at, Integer.toString(edition));
        }
    }

    static Stream<List<Listed>> editions() throws IOException {
        return rows("editions.csv")
                .filter(row -> row[6].equals("same"))
                .map(row -> new Listed(row[0], row[1], row[2], row[3], Integer.parseInt(row[5]), row[7], row[8]))
                .collect(Collectors.groupingBy(Listed::ofEdition, TreeMap::new, Collectors.toList()))
                .values()
                .stream();
    }

    private static Stream<String[]> rows(String file) throws IOException {
        return Files.readAllLines(MADE_BY_01.resolve(file)).stream().skip(1).map(line -> line.split(";", -1));
    }

    @ParameterizedTest
    @MethodSource("editions")
    @Order(1)
    void everyEditionIsMadeAgainByteForByteOrWithEveryFigureTheSame(List<Listed> documents) {
        Listed first = documents.get(0);
        boolean sample = first.realm().equals("sample");
        Store store = (sample ? samples : stores).existing(first.institution());
        Reproduction.Outcome outcome = reproduce(store, first.report(), first.at(), first.edition(), sample);
        Set<String> worded = WORDED_OTHERWISE.getOrDefault(first.ofEdition(), Set.of());
        assertThat(outcome.changed()).as("figures and verdicts").isZero();
        assertThat(outcome.isSame()).isEqualTo(worded.isEmpty());
        assertThat(outcome.isOfAnotherVersion()).isEqualTo(!worded.isEmpty());
        assertThat(outcome.documents().stream()
                        .filter(document -> !document.isSame())
                        .map(Reproduction.Document::name))
                .containsExactlyInAnyOrderElementsOf(worded);
        assertThat(outcome.documents().stream()
                        .collect(Collectors.toMap(Reproduction.Document::name, Reproduction.Document::published)))
                .isEqualTo(documents.stream().collect(Collectors.toMap(Listed::name, Listed::sha256)));
    }

    @Test
    @Order(1)
    void aPurgedEditionIsRefusedAndAnUnpublishedOneIsNone() {
        assertThatThrownBy(() -> reproduce(stores.existing("glemmestyrelsen"), "aarsrapport", "2022", 1, false))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("purged");
        assertThatThrownBy(() -> reproduce(stores.existing("afbrudt-styrelsen"), "aarsrapport", "2022", 2, false))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining("There is no edition 2");
    }

    private static Reproduction.Outcome reproduce(Store store, String report, String at, int edition, boolean sample) {
        return new Reproduction(store, archive(store, sample), Progress.UNSEEN)
                .of(new EditionQuery(store.name(), report, ReportingPoint.parse(at), Optional.empty()), edition);
    }

    @Test
    @Order(1)
    void editionsAreComparedAsTheyWerePrinted() {
        EditionDiff.Between between = diff("rettestyrelsen", 1, 2);
        assertThat(between.differences()).anyMatch(each -> each.change().isTurned());
        assertThat(between.differences()).anyMatch(each -> !each.cases().isEmpty());
        assertThat(diff("rettestyrelsen", 2, 3).differences()).isEmpty();
        assertThat(diff("glemmestyrelsen", 1, 2).withoutCases())
                .hasValueSatisfying(why -> assertThat(why).contains("purged"));
    }

    private static EditionDiff.Between diff(String institution, int first, int second) {
        Store store = stores.existing(institution);
        return new EditionDiff(store, archive(store, false), Progress.UNSEEN)
                .between(
                        new EditionQuery(institution, "aarsrapport", ReportingPoint.parse("2022"), Optional.empty()),
                        first,
                        second);
    }

    @Test
    @Order(1)
    void theRecordOfRunsHasMovedToItsOwnSchema() {
        JdbcClient client = JdbcClient.create(pool);
        assertThat(client.sql("SELECT count(*) FROM maaltal.batch_job_execution")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(10);
        assertThat(client.sql("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    static Stream<Arguments> unchanged() throws IOException {
        return rows("manifests.csv")
                .filter(row -> !row[0].equals("demostyrelsen"))
                .map(row -> Arguments.of(row[0], row[1], row[2], Integer.parseInt(row[3]), row[4]));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("unchanged")
    @Order(2)
    void whereNothingHasChangedTheLastEditionStands(
            String institution, String report, String at, int edition, String manifest) throws IOException {
        ReportRunner.Outcome outcome = run(institution, report, at, Optional.empty());
        assertThat(outcome.made()).isFalse();
        assertThat(outcome.edition().number()).isEqualTo(edition);
        assertThat(Checksum.of(outcome.folder().resolve("manifest.json"))).isEqualTo(manifest);
        Store store = stores.existing(institution);
        assertThat(store.editionSummaries().of(outcome.edition(), Answers.NONE).goals())
                .isNotEmpty();
    }

    @Test
    @Order(3)
    void whatWasKilledIsTakenUp() {
        assertThatThrownBy(() -> run("afbrudt-styrelsen", "aarsrapport", "2022", Optional.empty()))
                .isInstanceOf(CorrectionNeedsReason.class);
        assertThat(run("afbrudt-styrelsen", "aarsrapport", "2022", Optional.of("Fejl i datoer"))
                        .edition()
                        .number())
                .isEqualTo(2);
        assertThat(run("foerstegangen", "aarsrapport", "2022", Optional.empty())
                        .edition()
                        .number())
                .isEqualTo(1);
        assertThat(List.of("afbrudt-styrelsen", "foerstegangen"))
                .allSatisfy(institution -> assertThat(JdbcClient.create(pool)
                                .sql("""
                                SELECT count(*)
                                FROM maaltal.batch_job_execution
                                JOIN maaltal.batch_job_execution_params USING (job_execution_id)
                                WHERE parameter_name = 'institution' AND parameter_value = ? AND status = 'STARTED'
                                """)
                                .param(institution)
                                .query(Integer.class)
                                .single())
                        .isZero());
    }

    private static ReportRunner.Outcome run(String institution, String report, String at, Optional<String> reason) {
        Institution read = Institution.read(workspace.jobs(), workspace.templates(), institution);
        ReportingPoint point = ReportingPoint.parse(at);
        return context.getBean(ReportRunner.class)
                .run(new ReportRun(
                        read,
                        report,
                        read.plan(Optional.empty(), point.year()).inForce(point.day()),
                        point,
                        Optional.empty(),
                        Accepted.NOTHING,
                        // The one report that was made so.
                        report.equals("status") && at.equals("2022") && institution.equals("rettestyrelsen")
                                ? Optional.of(3)
                                : Optional.empty(),
                        reason,
                        ReportRun.Publish.AS_DECLARED));
    }
}
