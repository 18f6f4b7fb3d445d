package dk.maaltal.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of cases of an institution, with a typed column for each one declared.
 *
 * <p>A row says what was known of a case from the load that brought it ({@code loaded_in}, inclusive) until the load
 * that replaced it ({@code replaced_in}, exclusive; empty while it is still what is known).
 */
public final class CaseTable {

    /** Each is added by a statement of its own: a distributed table takes no several at once. */
    private static final Map<String, String> CONSTRAINTS = constraints();

    private final JdbcClient database;
    private final List<Column> columns;

    CaseTable(JdbcClient database, List<Column> columns) {
        this.database = database;
        this.columns = columns;
    }

    private static Map<String, String> constraints() {
        Map<String, String> constraints = new LinkedHashMap<>();
        constraints.put("cases_key", "PRIMARY KEY (case_number, loaded_in)");
        constraints.put("cases_loaded_in", "FOREIGN KEY (loaded_in) REFERENCES load");
        constraints.put("cases_replaced_in", "FOREIGN KEY (replaced_in) REFERENCES load");
        return constraints;
    }

    /** Makes the table, or adds the columns it lacks. */
    void prepare() {
        Map<String, String> existing = existingColumns();
        if (existing.isEmpty()) {
            create();
        } else {
            widen(existing);
        }
    }

    /**
     * Makes sure that the cases loaded have the columns that are declared by now.
     *
     * @throws DataRefused when the declaration has changed since
     */
    public static void refuseOutdated(JdbcClient database, CaseDeclaration declaration) {
        Map<String, String> existing = new CaseTable(database, declaration.columns()).existingColumns();
        for (Column column : declaration.columns()) {
            if (!column.type().sqlType().equals(existing.get(column.sqlName()))) {
                throw new DataRefused("The column \"" + column.header() + "\" of "
                        + declaration.source().path()
                        + " has been added or changed since the cases were loaded. Load them again: maaltal load "
                        + declaration
                                .source()
                                .path()
                                .toAbsolutePath()
                                .getParent()
                                .getFileName());
            }
        }
    }

    /** Whether no load has brought a case yet. */
    boolean isEmpty() {
        return database.sql("SELECT NOT EXISTS (SELECT FROM cases)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Adds the key and the references to the loads. They are made for all rows at once after the first load: a million
     * rows checked one by one take three times as long.
     */
    void constrain() {
        CONSTRAINTS.forEach(
                (name, definition) -> database.sql("ALTER TABLE cases ADD CONSTRAINT " + name + " " + definition)
                        .update());
    }

    /** Takes away what {@link #constrain} added, while the table is empty. */
    void unconstrain() {
        CONSTRAINTS.keySet().forEach(name -> database.sql("ALTER TABLE cases DROP CONSTRAINT IF EXISTS " + name)
                .update());
    }

    private void create() {
        List<String> definitions = new ArrayList<>();
        columns.forEach(column -> definitions.add(definition(column)));
        definitions.add("loaded_in integer NOT NULL");
        definitions.add("replaced_in integer");
        database.sql("CREATE TABLE cases (\n    " + String.join(",\n    ", definitions) + "\n)")
                .update();
        database.sql("COMMENT ON TABLE cases IS 'What was known of each case from one load to another.'")
                .update();
    }

    private static String definition(Column column) {
        boolean required = column.isCaseNumber() || column.name().equals(Column.RECEIVED);
        return column.sqlName() + " " + column.type().sqlType() + (required ? " NOT NULL" : "");
    }

    private void widen(Map<String, String> existing) {
        for (Column column : columns) {
            String type = existing.get(column.sqlName());
            if (type == null) {
                database.sql("ALTER TABLE cases ADD COLUMN " + column.sqlName() + " "
                                + column.type().sqlType())
                        .update();
            } else if (!type.equals(column.type().sqlType())) {
                throw new DataRefused("The column \"" + column.header() + "\" is declared as "
                        + column.type().sqlType()
                        + ", but the cases already loaded hold it as " + type
                        + ". Give the column another name in cases.yaml. Nothing was loaded.");
            }
        }
    }

    private Map<String, String> existingColumns() {
        return database.sql("""
                        SELECT column_name, data_type
                        FROM information_schema.columns
                        WHERE table_schema = current_schema() AND table_name = 'cases'
                        """).query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, HashMap::new));
    }
}
