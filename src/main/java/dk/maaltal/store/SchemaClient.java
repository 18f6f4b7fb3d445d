package dk.maaltal.store;

import dk.maaltal.MissingRight;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** Statements on the tables of an institution; where the user lacks the right to one, the role is named that has it. */
final class SchemaClient {

    private static final String LACKS_RIGHT = "42501";

    private SchemaClient() {}

    /**
     * @param dataSource connections that statements are given on
     * @param pool by which it is asked who the user is, where a statement was refused
     */
    static JdbcClient of(DataSource dataSource, DataSource pool, String schema) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        SQLExceptionTranslator others = template.getExceptionTranslator();
        template.setExceptionTranslator((task, sql, e) -> LACKS_RIGHT.equals(e.getSQLState()) && sql != null
                ? new MissingRight(
                        "The database refused: "
                                + e.getMessage().lines().findFirst().orElse(""),
                        Roles.needed(schema, sql),
                        user(pool),
                        e)
                : others.translate(task, sql, e));
        return JdbcClient.create(template);
    }

    /** Whom roles are granted to. */
    static String user(DataSource pool) {
        return JdbcClient.create(pool)
                .sql("SELECT quote_ident(session_user)")
                .query(String.class)
                .single();
    }
}
