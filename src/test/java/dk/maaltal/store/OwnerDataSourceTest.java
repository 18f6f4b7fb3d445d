package dk.maaltal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dk.maaltal.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections that work as the owner of a schema, of a pool that has but one. */
class OwnerDataSourceTest {

    private final EmptyDatabase database = new EmptyDatabase("owner");
    private final HikariDataSource pool = database.pool("public", 1);
    private final String owner = "ejer_" + ProcessHandle.current().pid();

    @AfterEach
    void drop() {
        pool.close();
        database.close();
        TestDatabase.client().sql("DROP ROLE " + owner).update();
    }

    @Test
    void areGivenBackAsTheyWereWhateverBecameOfTheTransaction() throws SQLException {
        String before = user(pool);
        JdbcClient.create(pool).sql("CREATE ROLE " + owner).update();
        JdbcClient.create(pool).sql("CREATE SCHEMA ejet AUTHORIZATION " + owner).update();
        DataSource owned = new OwnerDataSource(pool, "ejet");

        assertThat(user(owned)).isEqualTo(owner);
        assertThat(user(pool)).isEqualTo(before);
        for (String last : new String[] {"SELECT 1", "SELECT 1 / 0"}) {
            try (Connection connection = owned.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("CREATE TABLE ejet.noget (tal integer)");
                statement.execute(last);
            } catch (SQLException divided) {
                assertThat(divided.getMessage()).contains("division by zero");
            }
            assertThat(user(pool)).isEqualTo(before);
        }
        assertThat(user(new OwnerDataSource(pool, "findes_ikke"))).isEqualTo(before);
        assertThat(JdbcClient.create(pool)
                        .sql("SELECT to_regclass('ejet.noget') IS NULL")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static String user(DataSource connections) {
        return JdbcClient.create(connections)
                .sql("SELECT current_user")
                .query(String.class)
                .single();
    }
}
