package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dk.maaltal.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a case counts in a figure or does not, in Danish, for every kind of figure: at the end of 2022. */
class CaseReasonTest {

    @TempDir
    Path jobs;

    @BeforeEach
    void nineCases() throws IOException {
        TestDatabase.client().sql("DROP SCHEMA IF EXISTS grunde CASCADE").update();
        Path folder = Files.createDirectory(jobs.resolve("grunde"));
        Files.writeString(folder.resolve("cases.yaml"), """
                institution: Styrelsen
                extract: { files: sager.csv, holds: all }
                columns:
                  Sag: { is: case number }
                  Modtaget: { is: received, date: yyyy-MM-dd }
                  Møde: { name: meeting, date: yyyy-MM-dd, may be empty: yes }
                  Afgjort: { is: decided, date: yyyy-MM-dd, may be empty: yes }
                  Fejl: { name: error, yes/no: [Ja, Nej] }
                """);
        Files.writeString(folder.resolve("sager.csv"), """
                Sag;Modtaget;Møde;Afgjort;Fejl
                1;2022-01-03;2022-01-10;2022-01-31;Nej
                2;2022-01-03;;2022-03-01;Nej
                3;2022-02-01;2022-02-10;2022-03-31;Ja
                4;2022-03-01;;;Ja
                5;2022-06-01;;;Nej
                6;2022-12-20;;;Nej
                7;2021-11-01;2021-11-10;2021-11-20;Nej
                8;2021-11-01;;2022-12-31;Nej
                9;2023-01-02;;2023-01-03;Nej
                """);
    }

    @Test
    void ofAShareOfThoseDecided() {
        assertThat(reasons("share: { of: all, within: 30 days, leave out late: { error: yes } }"))
                .containsExactly(
                        "afgjort den 31. januar 2022 efter 28 dage; fristen er 30 dage (til og med den 2. februar 2022): i tide",
                        "afgjort den 1. marts 2022 efter 57 dage; fristen er 30 dage (til og med den 2. februar 2022): over fristen",
                        "udeladt: afgjort den 31. marts 2022 efter 58 dage; fristen er 30 dage (til og med den 3. marts 2022):"
                                + " over fristen, og \"Fejl\" er ja",
                        "ikke afgjort den 31. december 2022; fristen er 30 dage (til og med den 31. marts 2022): over fristen",
                        "ikke afgjort den 31. december 2022; fristen er 30 dage (til og med den 1. juli 2022): over fristen",
                        "ikke afgjort den 31. december 2022, ikke over fristen",
                        "afgjort den 20. november 2021: før perioden",
                        "afgjort den 31. december 2022 efter 425 dage; fristen er 30 dage (til og med den 1. december 2021):"
                                + " over fristen",
                        "modtaget efter perioden");
    }

    @Test
    void ofAShareOfThoseReceived() {
        assertThat(reasons("share: { of: all, within: 30 days, cohort: received, leave out late: { error: yes } }"))
                .contains(
                        "udeladt: ikke afgjort den 31. december 2022; fristen er 30 dage (til og med den 31. marts 2022):"
                                + " over fristen, og \"Fejl\" er ja",
                        "ikke afgjort den 31. december 2022; fristen er 30 dage (til og med den 1. juli 2022): over fristen,"
                                + " tæller som for sen",
                        "udeladt som for ny: ikke afgjort den 31. december 2022; fristen er 30 dage (til og med den 19. januar"
                                + " 2023): ikke udløbet",
                        "modtaget før perioden",
                        "modtaget efter perioden");
    }

    @Test
    void ofSeveralStretchesAndOfAnotherDateThanTheDecision() {
        assertThat(reasons("late: { of: all, within: { meeting: 10 days, decided: 30 days } }"))
                .contains(
                        "afgjort den 31. januar 2022 efter 28 dage; fristerne er 10 dage til \"Møde\" (til og med den 13. januar"
                                + " 2022) og 30 dage til afgørelse (til og med den 9. februar 2022): i tide",
                        "afgjort den 1. marts 2022 efter 57 dage; fristerne er 10 dage til \"Møde\" (til og med den 13. januar"
                                + " 2022) og 30 dage til afgørelse: over fristen");
        assertThat(reasons("average: { of: all, in: days, until: meeting }").subList(0, 7))
                .containsExactly(
                        "\"Møde\" den 10. januar 2022 efter 7 dage: tæller med",
                        "afgjort og den 31. december 2022 uden \"Møde\"",
                        "\"Møde\" den 10. februar 2022 efter 9 dage: tæller med",
                        "uden \"Møde\" den 31. december 2022",
                        "uden \"Møde\" den 31. december 2022",
                        "uden \"Møde\" den 31. december 2022",
                        "\"Møde\" den 10. november 2021: før perioden");
    }

    @Test
    void ofARate() {
        assertThat(reasons("rate: { of: all, which: { error: yes } }").subList(1, 3))
                .containsExactly(
                        "afgjort den 1. marts 2022 efter 57 dage; det gælder ikke, at \"Fejl\" er ja: tæller kun i nævneren",
                        "afgjort den 31. marts 2022 efter 58 dage; \"Fejl\" er ja: tæller i tæller og nævner");
    }

    @Test
    void ofPendingCasesTheirAgesAndAStock() {
        assertThat(reasons("pending: { of: all, older than: 6 months }"))
                .contains(
                        "afgjort den 31. januar 2022: verserede ikke den 31. december 2022",
                        "verserende den 31. december 2022 efter 305 dage: tæller med",
                        "verserende den 31. december 2022 efter 11 dage: tæller ikke, da sagen har en anden alder",
                        "modtaget efter den 31. december 2022");
        assertThat(reasons("stock: { of: all, pending on: 2022-03-31 }"))
                .contains(
                        "verserede den 31. marts 2022 og stadig den 31. december 2022: tæller med",
                        "modtaget efter den 31. marts 2022");
        assertThat(reasons("oldest: { of: all, count: 2 }", "--row", "2. ældste"))
                .contains(
                        "verserende den 31. december 2022 efter 305 dage: er ikke den 2.-ældste",
                        "verserende den 31. december 2022 efter 213 dage: er den 2.-ældste");
        assertThat(reasons("received: { of: all }"))
                .contains("modtaget i perioden: tæller med", "modtaget før perioden");
    }

    /** The last column of the list, in the order of the cases. */
    private List<String> reasons(String measure, String... options) {
        try {
            Files.writeString(jobs.resolve("grunde/plan-2022.yaml"), """
                    plan: Resultatplan
                    year: 2022
                    goals:
                      - goal: "1"
                        title: Mål
                        measures:
                          - { measure: a, title: Tabel, years: 2022, %s }
                    """.formatted(measure));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("load", "grunde");
        String list =
                run(Stream.concat(Stream.of("explain", "grunde", "1a", "--at", "2022", "--cases"), Stream.of(options))
                        .toArray(String[]::new));
        try (var records = CsvReader.builder().fieldSeparator(';').ofCsvRecord(list)) {
            return records.stream()
                    .skip(1)
                    .map(record -> record.getField(record.getFieldCount() - 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(String... arguments) {
        Terminal.Ended ended = Terminal.run(Stream.concat(Stream.of(arguments), Stream.of("--jobs", jobs.toString()))
                .toArray(String[]::new));
        assertThat(ended.exit()).as(ended.err()).isZero();
        return ended.out();
    }
}
