package dk.maaltal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dk.maaltal.cases.DataRefused;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The door to what is kept of institutions, on a database in which there is nothing else. */
class StoresTest {

    private final EmptyDatabase database = new EmptyDatabase("stores");
    private HikariDataSource pool;
    private Stores stores;

    @BeforeEach
    void openPool() {
        pool = database.pool("maaltal", 4);
        stores = new Stores(pool, Realm.REAL);
    }

    @AfterEach
    void closePool() {
        pool.close();
        database.close();
    }

    @Test
    void anInstitutionThatIsAskedForIsMadeOnceAndNamedAsItsFolder() {
        Store store = stores.of("ankestyrelsen");

        assertThat(store).isSameAs(stores.of("ankestyrelsen")).isSameAs(stores.existing("ankestyrelsen"));
        assertThat(store.name()).isEqualTo("ankestyrelsen");
        assertThat(store.schema()).isEqualTo("ankestyrelsen");
        assertThat(store.editions().plans("aarsrapport", "2022")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ankestyrelsen",
                "ankestyrelsen !",
                "ankestyrelsen-",
                "anke--styrelsen",
                "public",
                "maaltal",
                "eksempel",
                ""
            })
    void aNameWrittenOddlyIsRefusedAndMakesNothing(String name) {
        stores.of("ankestyrelsen");

        for (Runnable door : List.<Runnable>of(() -> stores.of(name), () -> stores.existing(name))) {
            assertThatThrownBy(door::run)
                    .isInstanceOf(DataRefused.class)
                    .hasMessageContaining("No cases of " + name + " are kept, and no editions")
                    .hasMessageContaining("\"ankestyrelsen\"");
        }
        assertThat(schemas()).containsExactly("ankestyrelsen", "public");
    }

    @Test
    void whatIsNotThereIsRefusedWithTheNearestThatIs() {
        List.of("ankestyrelsen", "order", "loen-og-pension").forEach(stores::of);
        new Stores(pool, Realm.SAMPLE).of("ankenaevnet");

        assertThatThrownBy(() -> stores.existing("ankestyrelse"))
                .isInstanceOf(DataRefused.class)
                .hasMessage(
                        "No cases of ankestyrelse are kept, and no editions: no institution of that name is known to the"
                                + " database; expected \"ankestyrelsen\" (the nearest of: \"ankestyrelsen\", \"loen-og-pension\","
                                + " \"order\").");
        assertThatThrownBy(() -> new Stores(pool, Realm.SAMPLE).existing("order"))
                .hasMessageEndingWith("expected one of \"ankenaevnet\".");
        assertThat(schemas()).doesNotContain("ankestyrelse");
    }

    @Test
    void inAnEmptyDatabaseTheRefusalSaysThatNothingIsKept() {
        assertThatThrownBy(() -> stores.existing("ankestyrelsen"))
                .isInstanceOf(DataRefused.class)
                .hasMessageEndingWith("nothing is kept of any institution yet.");
    }

    @Test
    void institutionsThatShareOneConnectionNeverSeeEachOthersTables() {
        stores.of("foerste");
        stores.of("anden");
        try (HikariDataSource one = database.pool("maaltal", 1)) {
            Store first = new Store(one, "foerste", "foerste");
            Store second = new Store(one, "anden", "anden");
            for (int turn = 1; turn <= 12; turn++) {
                handOut(first, turn);
                if (turn % 3 == 0) {
                    handOut(second, turn);
                }
                // As often as it takes the driver to prepare the statement on the server.
                assertThat(workbooks(first)).isEqualTo(turn);
                assertThat(workbooks(second)).isEqualTo(turn / 3);
            }
            assertThat(searchPath(one)).isEqualTo("maaltal");
        }
    }

    @Test
    void aConnectionComesBackToItsPoolWithThePoolsSchemaWhateverBecameOfItsTransaction() {
        Store store = stores.of("ankestyrelsen");

        assertThatThrownBy(() -> store.transaction(() -> {
                    handOut(store, 1);
                    throw new IllegalStateException("broken off");
                }))
                .hasMessage("broken off");
        store.trial(() -> store.answers(2022).handOut("2022"));
        store.transaction(() -> handOut(store, 2));

        assertThat(workbooks(store)).isEqualTo(1);
        for (int i = 0; i < 4; i++) {
            assertThat(searchPath(pool)).isEqualTo("maaltal");
        }
    }

    private static void handOut(Store store, int plan) {
        store.answers(plan).handOut(Integer.toString(plan));
    }

    private static long workbooks(Store store) {
        return store.client()
                .sql("SELECT count(*) FROM workbook")
                .query(Long.class)
                .single();
    }

    /** As a connection of the pool has it that is taken from there now. */
    private static String searchPath(HikariDataSource pool) {
        return JdbcClient.create(pool)
                .sql("SHOW search_path")
                .query(String.class)
                .single();
    }

    private List<String> schemas() {
        return JdbcClient.create(pool)
                .sql("SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)' ORDER BY 1")
                .query(String.class)
                .list();
    }
}
