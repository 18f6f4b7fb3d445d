package dk.maaltal.figures;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.SqlName;
import dk.maaltal.declaration.Nearest;
import dk.maaltal.plan.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The populations that lost every case in a load: more likely a case type was renamed than that there are no such cases any
 * more, and every figure of them would be silently 0 or gone.
 */
public final class EmptiedPopulations {

    private static final int TEXTS_AT_MOST = 5;

    private final JdbcClient database;
    private final CaseDeclaration declaration;
    private final int load;

    private EmptiedPopulations(JdbcClient database, CaseDeclaration declaration, int load) {
        this.database = database;
        this.declaration = declaration;
        this.load = load;
    }

    /**
     * What to tell whoever loads, a sentence for each.
     *
     * @param database the institution's own
     * @param load the last load
     */
    public static List<String> of(JdbcClient database, CaseDeclaration declaration, int load) {
        EmptiedPopulations emptied = new EmptiedPopulations(database, declaration, load);
        List<String> told = new ArrayList<>();
        declaration.populations().forEach((name, condition) -> {
            if (!emptied.hasAny(condition)) {
                long before = emptied.before(condition);
                if (before > 0) {
                    told.add("population " + name + " holds no case; it held " + before + " as of load " + (load - 1)
                            + emptied.insteadOf(condition));
                }
            }
        });
        return told;
    }

    /** Finds one and looks no further. */
    private boolean hasAny(Condition condition) {
        return database.sql("SELECT EXISTS (SELECT FROM cases c WHERE " + CaseScan.known(load) + " AND "
                        + ConditionSql.overCases(condition) + ")")
                .query(Boolean.class)
                .single();
    }

    private long before(Condition condition) {
        return database.sql("SELECT count(*) FROM cases c WHERE " + CaseScan.known(load - 1) + " AND "
                        + ConditionSql.overCases(condition))
                .query(Long.class)
                .single();
    }

    /** The texts that may stand for those that occur no more. */
    private String insteadOf(Condition condition) {
        StringBuilder words = new StringBuilder();
        condition.accept(new NamedTexts(false)).forEach(oneOf -> {
            Set<String> now = texts(oneOf.column(), load);
            oneOf.values().stream().filter(value -> !now.contains(value)).forEach(value -> {
                words.append("; \"")
                        .append(value)
                        .append("\" occurs no more in ")
                        .append(oneOf.column());
                Set<String> fresh = new TreeSet<>(now);
                fresh.removeAll(texts(oneOf.column(), load - 1));
                Nearest.to(value, now)
                        .ifPresentOrElse(
                                near -> words.append(", the nearest that does is \"")
                                        .append(near)
                                        .append('"'),
                                () -> words.append(
                                        fresh.isEmpty()
                                                ? ""
                                                : ", new there are "
                                                        + fresh.stream()
                                                                .limit(TEXTS_AT_MOST)
                                                                .map(text -> '"' + text + '"')
                                                                .collect(Collectors.joining(", "))));
            });
        });
        return words.toString();
    }

    private Set<String> texts(String column, int asOfLoad) {
        String name = SqlName.of(column);
        return new TreeSet<>(database.sql("SELECT DISTINCT " + name + " FROM cases c WHERE " + CaseScan.known(asOfLoad)
                        + " AND " + name + " IS NOT NULL")
                .query(String.class)
                .list());
    }
}
