package dk.maaltal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A day is read alike whatever time zone the session has: on a cluster it is not the session of who asks. */
class DateFormatTest {

    @ParameterizedTest
    @CsvSource({
        // Local times as they stand: the last and the first minute of a day, and the hour that summer time leaves out.
        "2024-01-31T23:30, 2024-01-31",
        "2024-01-31 00:00:30, 2024-01-31",
        "2024-03-31T02:30:00.123, 2024-03-31",
        "2024-01-31, 2024-01-31",
        // Copenhagen is an hour ahead of UTC in winter, two in summer.
        "2024-01-31T23:30Z, 2024-02-01",
        "2024-06-30T21:59:59Z, 2024-06-30",
        "2024-06-30T22:00:00Z, 2024-07-01",
        "2024-02-01T00:30:00+02:00, 2024-01-31",
        "2024-01-31 18:30-05, 2024-02-01"
    })
    void theSessionsTimeZoneHasNoSayInADay(String written, LocalDate day) throws SQLException {
        DateFormat format = new DateFormat(DateFormat.TIME_STAMP);
        for (String zone : new String[] {"UTC", "Pacific/Auckland", "America/Los_Angeles", "Europe/Copenhagen"}) {
            try (Connection connection = TestDatabase.server().address().connect()) {
                JdbcClient database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                database.sql("SET TIME ZONE '" + zone + "'").update();

                assertThat(database.sql("SELECT CASE WHEN " + format.valid("text") + " THEN " + format.converted("text")
                                        + " END FROM (SELECT ?::text) AS t (text)")
                                .param(written)
                                .query(LocalDate.class)
                                .single())
                        .as(written + " in a session of " + zone)
                        .isEqualTo(day);
            }
        }
    }
}
