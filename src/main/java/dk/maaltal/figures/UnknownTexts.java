package dk.maaltal.figures;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.SqlName;
import dk.maaltal.declaration.Nearest;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The texts that populations, or a plan's measures, name and no case has ever had: more likely a slip of the pen than cases that are yet to come. A
 * text that cases may not hold ({@code not}) is one of them, since it keeps nothing out.
 */
public final class UnknownTexts {

    private static final int TEXTS_AT_MOST = 5;

    private final JdbcClient database;
    private final String what;
    private final Set<String> columns;

    /** By column and text, who names it. */
    private final Map<String, Map<String, Set<String>>> named = new LinkedHashMap<>();

    /** @param what names the texts */
    private UnknownTexts(JdbcClient database, String what) {
        this.database = database;
        this.what = what;
        this.columns = columns();
    }

    /**
     * What to tell whoever loads or checks, a sentence for each text; nothing before there are cases, nor of a column in which
     * nothing has ever stood.
     *
     * @param database the institution's own
     */
    public static List<String> of(JdbcClient database, CaseDeclaration declaration) {
        UnknownTexts unknown = new UnknownTexts(database, "population");
        declaration.populations().forEach(unknown::name);
        return unknown.told();
    }

    /** The same of the texts that the conditions of a plan's measures name. */
    public static List<String> of(JdbcClient database, Plan plan) {
        UnknownTexts unknown = new UnknownTexts(database, "measure");
        plan.goals().forEach(goal -> goal.measures().forEach(measure -> measure.rows().values().stream()
                .flatMap(UnknownTexts::conditions)
                .forEach(condition -> unknown.name(goal.number() + measure.id(), condition))));
        return unknown.told();
    }

    private static Stream<Condition> conditions(Indicator indicator) {
        return Stream.concat(
                indicator.ofCases().flatMap(Indicator.OfCases::condition).stream(),
                indicator.parts().stream().flatMap(UnknownTexts::conditions));
    }

    private void name(String by, Condition condition) {
        condition
                .accept(new NamedTexts(true))
                .filter(oneOf -> columns.contains(SqlName.of(oneOf.column())))
                .forEach(oneOf -> oneOf.values()
                        .forEach(value -> named.computeIfAbsent(oneOf.column(), column -> new LinkedHashMap<>())
                                .computeIfAbsent(value, text -> new LinkedHashSet<>())
                                .add(by)));
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        named.forEach((column, texts) -> tell(column, texts, told));
        return told;
    }

    private void tell(String column, Map<String, Set<String>> named, List<String> told) {
        Set<String> never = never(column, named.keySet());
        Set<String> occurring = never.isEmpty() ? Set.of() : occurring(column);
        if (!occurring.isEmpty()) {
            named.keySet().stream()
                    .filter(never::contains)
                    .forEach(text -> told.add(what + (named.get(text).size() == 1 ? " " : "s ")
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
