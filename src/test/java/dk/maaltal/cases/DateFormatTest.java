package dk.maaltal.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Days and moments as extracts write them, read alike whatever time zone the session has. */
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
    // On a cluster it is not the session of who asks.
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

    @ParameterizedTest(name = "{2} by {0}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    d-M-yyyy               | none | 3-4-2024                    | 2024-04-03T00:00
                    d-M-yyyy               | none | 03-04-2024                  | 2024-04-03T00:00
                    d-M-yyyy               | none | 31-2-2024                   | none
                    d-M-yyyy               | none | 003-4-2024                  | none
                    dd-MM-yy               | 1950 | 01-02-50                    | 1950-02-01T00:00
                    dd-MM-yy               | 1950 | 01-02-49                    | 2049-02-01T00:00
                    dd-MM-yy               | 1950 | 01-02-24                    | 2024-02-01T00:00
                    dd-MM-yy               | 2000 | 01-02-00                    | 2000-02-01T00:00
                    dd-MM-yy               | 2000 | 01-02-99                    | 2099-02-01T00:00
                    dd-MM-yy               | 1950 | 29-02-23                    | none
                    dd-MM-yy               | 1950 | 01-02-2024                  | none
                    dd-MMM-yy              | 1950 | 03-maj-24                   | 2024-05-03T00:00
                    dd-MMM-yy              | 1950 | 03-MAY-24                   | 2024-05-03T00:00
                    dd-MMM-yy              | 1950 | 31-okt.-99                  | 1999-10-31T00:00
                    dd-MMM-yy              | 1950 | 31-Sep-23                   | none
                    d. MMM yyyy            | none | 3. marts 2024               | 2024-03-03T00:00
                    d. MMM yyyy            | none | 12. December 2023           | 2023-12-12T00:00
                    d. MMM yyyy            | none | 1. januar 2024              | 2024-01-01T00:00
                    d. MMM yyyy            | none | 1. jnauar 2024              | none
                    d. MMM yyyy            | none | 1. martsa 2024              | none
                    MMM d yyyy             | none | Mar 3 2024                  | 2024-03-03T00:00
                    MMM d, yyyy            | none | October 31, 2024            | 2024-10-31T00:00
                    MM/dd/yyyy hh:mm:ss a  | none | 03/04/2024 12:05:06 AM      | 2024-03-04T00:05:06
                    MM/dd/yyyy hh:mm:ss a  | none | 03/04/2024 12:05:06 PM      | 2024-03-04T12:05:06
                    MM/dd/yyyy hh:mm:ss a  | none | 03/04/2024 01:05:06 p.m.    | 2024-03-04T13:05:06
                    MM/dd/yyyy hh:mm:ss a  | none | 03/04/2024 13:05:06 PM      | none
                    M/d/yyyy h:mm a        | none | 3/4/2024 9:15 am            | 2024-03-04T09:15
                    dd-MM-yyyy HH:mm       | none | 03-04-2024 24:00            | none
                    yyyy-MM-dd HH:mm:ss.S  | none | 2024-01-31 23:59:59.9999999 | 2024-01-31T23:59:59.999999
                    yyyy-MM-dd HH:mm:ss.S  | none | 2024-01-31 23:59:59.5       | 2024-01-31T23:59:59.5
                    yyyy-MM-dd HH:mm:ss.S  | none | 2024-01-31 23:59:59         | 2024-01-31T23:59:59
                    yyyy-MM-dd HH:mm:ss,S  | none | 2024-01-31 23:59:59,123     | 2024-01-31T23:59:59.123
                    yyyy/MM/dd HH:mm:ssX   | none | 2024/01/31 23:30:00+00      | 2024-02-01T00:30
                    yyyy/MM/dd HH:mm:ssX   | none | 2024/01/31 23:30:00+0000    | 2024-02-01T00:30
                    yyyy/MM/dd HH:mm:ssX   | none | 2024/06/30 22:30:00+00:00   | 2024-07-01T00:30
                    yyyy/MM/dd HH:mm:ssX   | none | 2024/01/31 23:30:00Z        | 2024-02-01T00:30
                    yyyy/MM/dd HH:mm:ssX   | none | 2024/01/31 18:30:00-05      | 2024-02-01T00:30
                    yyyy/MM/dd HH:mm:ssX   | none | 2024/01/31 23:30:00         | none
                    yyyy-MM-dd HH:mm:ss.SX | none | 2024-01-31 23:59:59.99999999Z | 2024-02-01T00:59:59.999999
                    yyyy-MM-dd HH:mm:ss.SX | none | 2024-01-31 23:59:59-0100    | 2024-02-01T01:59:59
                    HH:mm:ss.S d-M-yyyy    | none | 12:30:15 3-4-2024           | 2024-04-03T12:30:15
                    HH:mm:ss.S d-M-yyyy    | none | 12:30:15.25 13-12-2024      | 2024-12-13T12:30:15.25
                    H:mm d-MMyyyy          | none | 9:05 3-122024               | 2024-12-03T09:05
                    d. MMM yyyy h:mm a     | none | 3. AUGUST 2024 9:05 PM      | 2024-08-03T21:05
                    ISO time stamp         | none | 2024-01-31T23:59:59.5+01:00 | 2024-01-31T23:59:59.5
                    ISO time stamp         | none | 2024-01-31T23:59:59.99999999 | 2024-01-31T23:59:59.999999
                    ISO time stamp         | none | 2024-01-31T22:59:59.9999999999999Z | 2024-01-31T23:59:59.999999
                    """)
    void aMomentIsReadStrictly(String pattern, Integer yearsFrom, String written, LocalDateTime moment) {
        DateFormat format = new DateFormat(pattern, Optional.ofNullable(yearsFrom));

        assertThat(read(format.valid("text"), format.moment("text"), written, LocalDateTime.class))
                .isEqualTo(Optional.ofNullable(moment));
        assertThat(read(format.valid("text"), format.converted("text"), written, LocalDate.class))
                .isEqualTo(Optional.ofNullable(moment).map(LocalDateTime::toLocalDate));
    }

    /** Every name of a month in Danish and English, short and long, in capitals or not, and none that is nearly one. */
    @ParameterizedTest
    @CsvSource({
        "1, jan januar january jan.",
        "2, feb februar february FEB",
        "3, mar marts march Marts",
        "4, apr april APRIL",
        "5, maj may maj.",
        "6, jun juni june",
        "7, jul juli july",
        "8, aug august",
        "9, sep sept september sept.",
        "10, okt oct oktober october",
        "11, nov november",
        "12, dec december DECEMBER",
        "0, ja janu mars mai juno sep.. octobr decembre 5"
    })
    void monthsHaveDanishAndEnglishNames(int month, String names) {
        DateFormat format = new DateFormat("d MMM yyyy");
        for (String name : names.split(" ")) {
            assertThat(read(format.valid("text"), format.converted("text"), "7 " + name + " 2024", LocalDate.class))
                    .as(name)
                    .isEqualTo(month == 0 ? Optional.empty() : Optional.of(LocalDate.of(2024, month, 7)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd-MM",
                "dd-MM-yyyy-dd",
                "dd-mm-yyyy",
                "dMyyyy",
                "dd-MMMM-yyyy",
                "dd-MM-yyyy hh:mm",
                "dd-MM-yyyy HH:mm a",
                "dd-MM-yyyyX",
                "dd-MM-yyyy HH:mm.S",
                "yyyy-MM-dd HH:mm:ssSSS",
                "yyyy-MM-dd+00",
                "dd-MM-yyyy yy",
                ""
            })
    void aPatternThatCanBeReadInTwoWaysIsRefused(String pattern) {
        assertThatThrownBy(() -> new DateFormat(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "03-04-2024, ",
        "31-12-2024, 2024-12-31",
        "12-31-2024, 2024-12-31",
        "05-05-2024, 2024-05-05",
        "2024-02-29 23:59, 2024-02-29",
        "31-31-2024, "
    })
    void aTextThatTwoFormatsReadAsDifferentDaysIsNone(String written, LocalDate day) {
        DateFormats formats = new DateFormats(List.of(
                new DateFormat("dd-MM-yyyy"), new DateFormat("MM-dd-yyyy"), new DateFormat("yyyy-MM-dd HH:mm")));

        assertThat(read(formats.valid("text"), formats.converted("text"), written, LocalDate.class))
                .isEqualTo(Optional.ofNullable(day));
    }

    /** What an expression makes of a text that is valid; empty of any other. */
    private static <T> Optional<T> read(String valid, String expression, String written, Class<T> type) {
        return TestDatabase.client()
                .sql("SELECT CASE WHEN " + valid + " THEN " + expression + " END FROM (SELECT ?::text) AS t (text)")
                .param(written)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, type)))
                .single();
    }
}
