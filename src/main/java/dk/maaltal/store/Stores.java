package dk.maaltal.store;

import dk.maaltal.cases.DataRefused;
import dk.maaltal.declaration.Nearest;
import dk.maaltal.institution.InstitutionName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one door to what is kept of institutions in a database. Whoever passes it has spelled the institution's name right, and
 * its tables are there and up to date.
 */
public final class Stores {

    private final DataSource pool;
    private final Realm realm;
    private final Schemas schemas;
    private final Consumer<Store> upgrade;
    private final Map<String, Store> prepared = new HashMap<>();

    /**
     * A door that brings nothing up to date but tables.
     *
     * @param pool of three connections or more; it must give each its schema back when it is returned
     * @param realm the real cases or the sample cases
     */
    public Stores(DataSource pool, Realm realm) {
        this(pool, realm, store -> {});
    }

    /**
     * Does nothing to the database yet.
     *
     * @param pool of three connections or more; it must give each its schema back when it is returned
     * @param realm the real cases or the sample cases
     * @param upgrade brings up to date what the tables hold, once they are; done each time a store is first opened
     */
    public Stores(DataSource pool, Realm realm, Consumer<Store> upgrade) {
        this.pool = pool;
        this.realm = realm;
        this.upgrade = upgrade;
        this.schemas = new Schemas(pool);
    }

    /** Makes the tables that are no one institution's, or brings them up to date. */
    public synchronized void prepareShared() {
        schemas.prepareShared(realm);
    }

    /**
     * The store of an institution, made if there is none. Its tables are brought up to date the first time it is asked for.
     *
     * @throws DataRefused when no institution can have such a name
     */
    public synchronized Store of(String institution) {
        if (!InstitutionName.isValid(institution)) {
            throw unknown(institution);
        }
        return prepared.computeIfAbsent(institution, this::prepare);
    }

    /**
     * The store of an institution of which something is kept. It need not have a folder in {@code jobs/} any more.
     *
     * @throws DataRefused when nothing of such an institution is kept
     */
    public synchronized Store existing(String institution) {
        if (!InstitutionName.isValid(institution) || !isKept(institution)) {
            throw unknown(institution);
        }
        return of(institution);
    }

    private Store prepare(String institution) {
        String schema = realm.schema(institution);
        schemas.prepareInstitution(schema);
        Store store = new Store(pool, institution, schema);
        upgrade.accept(store);
        return store;
    }

    private boolean isKept(String institution) {
        String schema = realm.schema(institution);
        return SchemaClient.of(pool, pool, schema)
                .sql("SELECT to_regclass(?) IS NOT NULL")
                .param(schema + ".edition")
                .query(Boolean.class)
                .single();
    }

    private DataRefused unknown(String institution) {
        List<String> kept = kept();
        return new DataRefused("No cases of " + institution + " are kept, and no editions: "
                + (kept.isEmpty()
                        ? "nothing is kept of any institution yet."
                        : "no institution of that name is known to the database; expected "
                                + Nearest.hint(institution, kept) + "."));
    }

    /** The institutions of which something is kept, in the order of their names. */
    public synchronized List<String> kept() {
        return JdbcClient.create(pool).sql("""
                        SELECT table_schema
                        FROM information_schema.tables
                        WHERE table_name IN ('edition', 'load')
                        GROUP BY table_schema
                        HAVING count(*) = 2
                        ORDER BY table_schema
                        """).query(String.class).list().stream()
                .map(realm::institution)
                .flatMap(Optional::stream)
                .toList();
    }
}
