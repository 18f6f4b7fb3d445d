package dk.maaltal.store;

import dk.maaltal.Progress;
import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.CaseLoader;
import dk.maaltal.cases.CaseSources;
import dk.maaltal.cases.CaseTable;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.Loads;
import dk.maaltal.cases.Retention;
import dk.maaltal.editions.Approvals;
import dk.maaltal.editions.Chain;
import dk.maaltal.editions.EditionFigures;
import dk.maaltal.editions.EditionSummaries;
import dk.maaltal.editions.Editions;
import dk.maaltal.editions.InternalLists;
import dk.maaltal.editions.Manifest;
import dk.maaltal.editions.Origin;
import dk.maaltal.figures.CaseKinds;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.EmptiedPopulations;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.figures.Figures;
import dk.maaltal.figures.UnknownTexts;
import dk.maaltal.plan.Plan;
import dk.maaltal.quality.QualityQuery;
import dk.maaltal.reported.AnswerHistory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is kept of one institution: all of it is in one schema of the database, whose tables are here known by their plain
 * names.
 *
 * <p>Everything that a store hands out works on the same connections, so that whatever is done within {@link #transaction}
 * is done wholly or not at all. Only {@link #loader} has a transaction of its own.
 */
public final class Store {

    private final String name;
    private final String schema;
    private final DataSource dataSource;
    private final DataSource owner;
    private final JdbcClient client;
    private final TransactionTemplate transaction;

    /**
     * @param name of the institution
     * @param schema which is made and up to date
     */
    Store(DataSource pool, String name, String schema) {
        this.name = name;
        this.schema = schema;
        this.dataSource = new SchemaDataSource(pool, schema);
        this.owner = new SchemaDataSource(new OwnerDataSource(pool, schema), schema);
        this.client = SchemaClient.of(dataSource, pool, schema);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /** The institution's name, which is that of its folder in {@code jobs/}. */
    public String name() {
        return name;
    }

    /** The name of its schema, for those who look into the database by themselves. */
    public String schema() {
        return schema;
    }

    /** Connections on which unqualified names are those of the institution's schema. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Statements on such connections. */
    public JdbcClient client() {
        return client;
    }

    /**
     * Does something in a transaction: the one that is going on in this thread, or else a new one that is committed at the
     * end, and rolled back when anything is thrown. It is no part of another database transaction, such as that of a step of
     * Spring Batch.
     */
    public <T> T transaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    /** The same, for work that has no result. */
    public void transaction(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    /** Does something in a transaction that is rolled back, and returns its result. */
    public <T> T trial(Supplier<T> work) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return work.get();
        });
    }

    /** Whether the user may change its editions, and not only read them. */
    public boolean mayChangeEditions() {
        return client.sql("SELECT has_table_privilege('edition', 'UPDATE')")
                .query(Boolean.class)
                .single();
    }

    /** The numbered loads of its cases. */
    public Loads loads() {
        return new Loads(client);
    }

    /** What is kept of its cases, and for how long. */
    public Retention retention() {
        return new Retention(client);
    }

    /**
     * Takes extracts in.
     *
     * @param declaration what they look like
     * @param sources what operations let them come from
     * @param rejectFolder where lists of rejected rows are written
     * @param progress is given the rows read so far
     */
    public CaseLoader loader(CaseDeclaration declaration, CaseSources sources, Path rejectFolder, Progress progress) {
        return new CaseLoader(owner, declaration, sources, rejectFolder, progress);
    }

    /**
     * Makes sure that the cases loaded have the columns that are declared by now.
     *
     * @throws DataRefused when the declaration has changed since
     */
    public void refuseOutdated(CaseDeclaration declaration) {
        CaseTable.refuseOutdated(client, declaration);
    }

    /** @param plan the year of the plan the answers belong to */
    public AnswerHistory answers(int plan) {
        return new AnswerHistory(client, plan);
    }

    /** @param declaration which cases are which */
    public Figures figures(CaseDeclaration declaration) {
        return new Figures(client, declaration);
    }

    /**
     * @param declaration which cases are which
     * @param workingDays which days count as working days under the plan
     */
    public CaseList caseList(CaseDeclaration declaration, WorkingDays workingDays) {
        return new CaseList(client, declaration, workingDays);
    }

    /** The kinds of the cases that were known once a load was in, as far as some figures of cases tell them apart. */
    public CaseKinds caseKinds(CaseDeclaration declaration, List<FigureRequest> requests, int asOfLoad) {
        return CaseKinds.of(client, declaration, requests, asOfLoad);
    }

    /** What to tell of the populations that lost every case in the last load. */
    public List<String> emptiedPopulations(CaseDeclaration declaration, int load) {
        return EmptiedPopulations.of(client, declaration, load);
    }

    /** What to tell of the texts that populations name and no case has ever had. */
    public List<String> unknownTexts(CaseDeclaration declaration) {
        return UnknownTexts.of(client, declaration);
    }

    /** The same of the texts that a plan's measures name. */
    public List<String> unknownTexts(Plan plan) {
        return UnknownTexts.of(client, plan);
    }

    /** @param declaration which cases are which */
    public QualityQuery quality(CaseDeclaration declaration) {
        return new QualityQuery(client, declaration);
    }

    /** Its editions and their documents. */
    public Editions editions() {
        return new Editions(client);
    }

    /** The figures of its editions. */
    public EditionFigures editionFigures() {
        return new EditionFigures(client);
    }

    /** How the goals of its editions came out. */
    public EditionSummaries editionSummaries() {
        return new EditionSummaries(client);
    }

    /** Who approves of which edition. */
    public Approvals approvals() {
        return new Approvals(client);
    }

    /** The lists of cases that went with its editions. */
    public InternalLists internalLists() {
        return new InternalLists(client);
    }

    /** By what it shows that an edition was changed. */
    public Chain chain() {
        return new Chain(client);
    }

    /** Where its editions come from. */
    public Manifest manifest() {
        return new Manifest(client);
    }

    /** What its editions were made from. */
    public Origin origin() {
        return new Origin(client);
    }
}
