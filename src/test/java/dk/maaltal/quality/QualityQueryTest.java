package dk.maaltal.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.Institution;
import dk.maaltal.TestFolder;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.Loads;
import dk.maaltal.cases.RejectKind;
import dk.maaltal.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Every number told of the data, counted by hand on a small extract. */
class QualityQueryTest {

    private static final LocalDate AT = LocalDate.of(2022, 12, 31);

    private static final String HEADING = "Sagsnr;Modtaget;Afgjort;Område;Emne;Haster\n";

    /** Of ten good rows one has no area, two have no subject, and one is of no type. */
    private static final String GOOD = """
            1;2022-01-03;2022-01-17;Klager;Støj;Ja
            2;2022-01-10;2022-03-14;Klager;;Nej
            3;2022-02-01;;Tilsyn;Støj;Nej
            4;2014-02-28;2019-02-28;Klager;Støj;Nej
            5;2014-02-28;2019-03-01;Klager;Støj;Nej
            6;2014-02-27;;Klager;Støj;Nej
            7;2022-02-28;2190-01-01;Klager;Støj;Nej
            8;2190-02-01;;Klager;Støj;Nej
            9;2022-02-28;2022-03-31;;;Nej
            10;2022-12-31;2022-12-31;Andet;Støj;Nej
            """;

    /** Ten rejected rows; 25 has two things wrong, and 27 is broken off and so lacks its last field too. */
    private static final String BAD = """
            20;2022-03-01;2022-02-28;Klager;Støj;Nej
            21;2022-03-02;2022-03-01;Klager;Støj;Nej
            22;;2022-03-01;Klager;Støj;Nej
            23;2022-02-30;;Klager;Støj;Nej
            24;2022-02-31;;Klager;Støj;Nej
            25;2022-02-32;;Klager;Støj;Måske
            26;2022-01-01;;Klager;Støj;Nej
            26;2022-01-02;;Klager;Støj;Nej
            %s;2022-01-01;;Klager;Støj;Nej
            27;2022-01-01
            """.formatted("9".repeat(201));

    @TempDir
    Path folder;

    private Institution institution;
    private Plan plan;

    @BeforeEach
    void declare() {
        TestFolder.write(folder.resolve("cases.yaml"), utf8("""
                institution: Prøvestyrelsen
                extract: { files: "sager-*.csv", delimiter: ";", holds: all, rejects: at most 90 pct. }
                columns:
                  Sagsnr:   { is: case number }
                  Modtaget: { is: received, date: yyyy-MM-dd }
                  Afgjort:  { is: decided, date: yyyy-MM-dd, may be empty: yes }
                  Område:   { name: area, text: yes, may be empty: yes }
                  Emne:     { name: subject, text: yes, may be empty: yes }
                  Haster:   { name: urgent, yes/no: [Ja, Nej] }
                populations:
                  klager: { area: Klager, subject: { not: Aktindsigt } }
                  tilsyn: { any of: [{ area: Tilsyn }, { urgent: yes }] }
                """));
        TestFolder.write(folder.resolve("plan-2022.yaml"), utf8("""
                plan: Plan 2022
                year: 2022
                reported: { sygefravær: { unit: dage } }
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - { measure: a, title: Afgjort, decided: { of: klager }, years: 2021-2024 }
                      - { measure: b, title: Fravær, reported: sygefravær, years: 2015-2022 }
                """));
        institution = Institution.of(folder);
        plan = institution.plan("plan-2022.yaml");
    }

    @Test
    void everyNumberIsAsCountedByHand() {
        load("1", HEADING + GOOD + BAD);

        Quality quality = quality(1);

        Loads.Outcome load = quality.load().orElseThrow();
        assertThat(load).isEqualTo(new Loads.Outcome(1, load.day(), 20, 10, Optional.empty(), 10, 0, 0));
        assertThat(load.day())
                .isBetween(LocalDate.now().minusDays(1), LocalDate.now().plusDays(1));
        assertThat(quality.rejected())
                .containsExactly(
                        new Loads.Rejected("Modtaget", RejectKind.UNREADABLE, 3),
                        new Loads.Rejected("Afgjort", RejectKind.DECIDED_BEFORE_RECEIVED, 2),
                        new Loads.Rejected("Sagsnr", RejectKind.DUPLICATE, 2),
                        new Loads.Rejected("", RejectKind.MALFORMED, 1),
                        new Loads.Rejected("Haster", RejectKind.EMPTY, 1),
                        new Loads.Rejected("Haster", RejectKind.UNREADABLE, 1),
                        new Loads.Rejected("Modtaget", RejectKind.EMPTY, 1),
                        new Loads.Rejected("Sagsnr", RejectKind.TOO_LONG, 1));
        KnownCases cases = quality.cases();
        assertThat(cases.all()).isEqualTo(10);
        assertThat(cases.withoutType()).as("9 has no area, 10 another").hasValue(2L);
        assertThat(cases.empty()).containsExactly(new KnownCases.Empty("Område", 1), new KnownCases.Empty("Emne", 2));
        assertThat(cases.longDecided())
                .as("5 took five years and a day; 7 is to be")
                .isEqualTo(2);
        assertThat(cases.longPending()).as("6").isEqualTo(1);
        assertThat(cases.longest()).as("7").hasValue(61_303);
        assertThat(cases.receivedLater()).as("8").isEqualTo(1);
        assertThat(cases.decidedLater()).as("7").isEqualTo(1);
    }

    @Test
    void theMonthsBeginWithTheFirstYearOfAnyFigureOfCases() {
        load("1", HEADING + GOOD);

        List<MonthCount> months = quality(1).months();

        assertThat(months).hasSize(24);
        assertThat(months.get(0).month()).isEqualTo(YearMonth.of(2021, 1));
        assertThat(months.stream()
                        .filter(month -> month.received() + month.decided() > 0)
                        .map(month -> month.month() + " " + month.received() + " " + month.decided()))
                .containsExactly("2022-01 2 1", "2022-02 3 0", "2022-03 0 2", "2022-12 1 1");
        assertThat(institution
                        .store()
                        .quality(institution.declaration())
                        .of(1, plan, LocalDate.of(2026, 3, 15))
                        .months())
                .as("sixty at most")
                .hasSize(60)
                .last()
                .satisfies(month -> assertThat(month.month()).isEqualTo(YearMonth.of(2026, 3)));
    }

    @Test
    void asOfAnOldLoadTheOldNumbersAreTold() {
        load("1", HEADING + GOOD + BAD);
        Quality before = quality(1);

        load(
                "2",
                HEADING + GOOD.replace("Andet", "Tilsyn").replaceFirst("(?m)^1;.*\n", "")
                        + "11;2022-12-01;;Klager;Støj;Nej\n");

        Quality now = quality(2);
        assertThat(quality(1)).isEqualTo(before);
        Loads.Outcome load = now.load().orElseThrow();
        assertThat(load).isEqualTo(new Loads.Outcome(2, load.day(), 10, 0, Optional.of(1), 1, 1, 1));
        assertThat(now.rejected()).isEmpty();
        assertThat(now.cases().all()).isEqualTo(10);
        assertThat(now.cases().withoutType()).hasValue(1L);
    }

    @Test
    void whatIsExtremeMayBeDeclared() {
        TestFolder.change(folder.resolve("cases.yaml"), "populations:", "extreme: over 2 months\npopulations:");
        institution = Institution.of(folder);
        load("1", HEADING + GOOD);

        KnownCases cases = quality(1).cases();

        assertThat(cases.longDecided()).as("2, 4, 5, 7").isEqualTo(4);
        assertThat(cases.longPending()).as("3, 6").isEqualTo(2);
    }

    @Test
    void withoutPopulationsNoCaseIsWithoutType() {
        TestFolder.change(
                folder.resolve("cases.yaml"),
                "populations:\n  klager: { area: Klager, subject: { not: Aktindsigt } }\n",
                "");
        TestFolder.change(
                folder.resolve("cases.yaml"), "  tilsyn: { any of: [{ area: Tilsyn }, { urgent: yes }] }\n", "");
        TestFolder.change(folder.resolve("plan-2022.yaml"), "klager", "all");
        institution = Institution.of(folder);
        load("1", HEADING + GOOD);

        KnownCases cases = quality(1).cases();

        assertThat(cases.withoutType()).isEmpty();
        assertThat(cases.empty()).isEmpty();
        assertThat(cases.all()).isEqualTo(10);
    }

    @Test
    void aMonthThatTheExtractLacksLooksEmptyAndOneTwiceOverDoubled() {
        StringBuilder rows = new StringBuilder(HEADING);
        int number = 0;
        for (int month = 1; month <= 12; month++) {
            int cases = month == 5 ? 3 : month == 9 ? 80 : 40;
            for (int i = 0; i < cases; i++) {
                rows.append(
                        "%d;2022-%02d-%02d;2022-12-%02d;Klager;Støj;Nej%n".formatted(number++, month, i % 28 + 1, 29));
            }
        }
        load("1", rows.toString());

        List<MonthCount> months = quality(1).months();

        assertThat(months.stream()
                        .filter(month -> month.receivedLook().isOdd())
                        .collect(Collectors.toMap(MonthCount::month, MonthCount::receivedLook)))
                .hasSize(2)
                .hasEntrySatisfying(YearMonth.of(2022, 5), look -> {
                    assertThat(look.kind()).isEqualTo(Look.Kind.EMPTY);
                    assertThat(look.usual()).isEqualByComparingTo("40");
                })
                .hasEntrySatisfying(
                        YearMonth.of(2022, 9), look -> assertThat(look.kind()).isEqualTo(Look.Kind.DOUBLED));
        assertThat(months.subList(0, 12))
                .allSatisfy(month -> assertThat(month.receivedLook().kind()).isEqualTo(Look.Kind.BEFORE_THE_FIRST));
        assertThat(months).noneMatch(month -> month.decidedLook().isOdd());
    }

    @Test
    void theKindsOfRejectsKeptBeforeTheyHadOneAreReadFromTheirReasons() {
        load("1", HEADING + GOOD + BAD);
        List<Loads.Rejected> kept = quality(1).rejected();
        institution.store().client().sql("ALTER TABLE reject DROP COLUMN kind").update();

        new ResourceDatabasePopulator(new ClassPathResource("db/institution/V5__reject_kinds.sql"))
                .execute(institution.store().dataSource());

        assertThat(quality(1).rejected()).isEqualTo(kept);
    }

    @Test
    void aRefusedExtractIsNoLoadToTellOf() {
        load("1", HEADING + GOOD);
        TestFolder.write(folder.resolve("sager-2.csv"), utf8(HEADING + BAD));
        assertThatThrownBy(() -> institution.load(folder.resolve("sager-2.csv")))
                .isInstanceOf(DataRefused.class);

        load("3", HEADING + GOOD + "11;2022-12-01;;Klager;Støj;Nej\n");

        assertThat(quality(3).load().orElseThrow().before()).hasValue(1);
    }

    private void load(String name, String extract) {
        institution.load(TestFolder.write(folder.resolve("sager-" + name + ".csv"), utf8(extract)), true);
    }

    private Quality quality(int load) {
        return institution.store().quality(institution.declaration()).of(load, plan, AT);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
