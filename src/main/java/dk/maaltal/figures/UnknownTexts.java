package dk.maaltal.figures;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.SqlName;
import dk.maaltal.declaration.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The texts that populations name and no case has ever had: more likely a slip of the pen than cases that are yet to come. A
 * text that cases may not hold ({@code not}) is one of them, since it keeps nothing out.
 */
public final class UnknownTexts {

    private static final int TEXTS_AT_MOST = 5;

    private final JdbcClient database;

    private UnknownTexts(JdbcClient database) {
        this.database = database;
    }

    /**
     * What to tell whoever loads or checks, a sentence for each text; nothing before there are cases, nor of a column in which
     * nothing has ever stood.
     *
     * @param database the institution's own
     */
    public static List<String> of(JdbcClient database, CaseDeclaration declaration) {
        UnknownTexts unknown = new UnknownTexts(database);
        Set<String> columns = unknown.columns();
        Map<String, Map<String, Set<String>>> populations = new LinkedHashMap<>();
        declaration.populations().forEach((name, condition) -> condition
                .accept(new NamedTexts(true))
                .filter(oneOf -> columns.contains(SqlName.of(oneOf.column())))
                .forEach(oneOf -> oneOf.values().forEach(value -> populations
                        .computeIfAbsent(oneOf.column(), column -> new LinkedHashMap<>())
                        .computeIfAbsent(value, text -> new LinkedHashSet<>())
                        .add(name))));
        List<String> told = new ArrayList<>();
        populations.forEach((column, named) -> unknown.tell(column, named, told));
        return told;
    }

    private void tell(String column, Map<String, Set<String>> named, List<String> told) {
        Set<String> never = never(column, named.keySet());
        Set<String> occurring = never.isEmpty() ? Set.of() : occurring(column);
        if (!occurring.isEmpty()) {
            named.keySet().stream()
                    .filter(never::contains)
                    .forEach(text -> told.add((named.get(text).size() == 1 ? "population " : "populations ")
                            + String.join(", ", named.get(text)) + ": \"" + text + "\" names no case; "
                            + Nearest.to(text, occurring)
                                    .map(near -> "the nearest that occurs in " + column + " is \"" + near + '"')
                                    .orElseGet(() -> "in " + column + " there "
                                            + (occurring.size() == 1 ? "is " : "are ")
                                            + occurring.stream()
                                                    .limit(TEXTS_AT_MOST)
                                                    .map(other -> '"' + other + '"')
                                                    .collect(Collectors.joining(", "))
                                            + (occurring.size() > TEXTS_AT_MOST ? ", …" : ""))));
        }
    }

    /** The columns that the table of cases has by now; none before there is one. */
    private Set<String> columns() {
        return Set.copyOf(database.sql("""
                        SELECT column_name
                        FROM information_schema.columns
                        WHERE table_schema = current_schema() AND table_name = 'cases' AND data_type = 'text'
                        """).query(String.class).list());
    }

    /** Those of some texts that no case has or had. */
    private Set<String> never(String column, Set<String> texts) {
        return Set.copyOf(database.sql("SELECT text FROM unnest(?::text[]) AS named (text) WHERE NOT EXISTS"
                        + " (SELECT FROM cases c WHERE c." + SqlName.of(column) + " = text)")
                .param(texts.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private Set<String> occurring(String column) {
        String name = SqlName.of(column);
        return new TreeSet<>(database.sql("SELECT DISTINCT " + name + " FROM cases WHERE " + name + " IS NOT NULL")
                .query(String.class)
                .list());
    }
}
