package dk.maaltal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.cases.Loads;
import dk.maaltal.cases.RejectKind;
import dk.maaltal.quality.KnownCases;
import dk.maaltal.quality.Look;
import dk.maaltal.quality.MonthCount;
import dk.maaltal.quality.Quality;
import dk.maaltal.reported.Answers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In which words the quality of the cases is told: Danish in the appendix, English in a run's summary. */
class QualityWordsTest {

    private static final Look USUAL = new Look(Look.Kind.AS_USUAL, new BigDecimal("310.5"));
    private static final Look EMPTY = new Look(Look.Kind.EMPTY, new BigDecimal("310.5"));
    private static final Look DOUBLED = new Look(Look.Kind.DOUBLED, new BigDecimal("1310.0"));

    @Test
    void aMonthIsToldInPlainWords() {
        assertThat(remark(USUAL, USUAL)).isEmpty();
        assertThat(remark(EMPTY, DOUBLED))
                .isEqualTo("Modtaget ser tom ud: 1 sag mod omkring 311 i månederne omkring. Mangler der sager i"
                        + " udtrækket? Afgjort ser fordoblet ud: 2.640 sager mod omkring 1.310 i månederne omkring. Er"
                        + " sager talt to gange?");
        assertThat(remark(new Look(Look.Kind.NOT_OVER, BigDecimal.ONE), USUAL))
                .isEqualTo("Måneden var ikke slut, da sagerne blev indlæst.");
        assertThat(remark(new Look(Look.Kind.BEFORE_THE_FIRST, BigDecimal.ONE), USUAL))
                .isEqualTo("Før den første sag.");
    }

    @Test
    void whatShouldBeLookedAtSaysSo() {
        assertThat(checks(quality(List.of())))
                .contains(
                        "Rækker afvist: 2 (0,200 pct. af de læste. En række med flere fejl står under hver af dem.)",
                        "Afvist: rækken er ikke hel: 2 (Se efter: Er filen gået i stykker?)",
                        "Afvist: afgjort før modtaget: 0 (Ingen.)",
                        "Sager uden type: 3 (Se efter: De hører ikke til nogen af de sagstyper, planen bruger, og tæller"
                                + " kun med, hvor alle sager tæller.)",
                        "Sager, hvor \"Emne\" ikke er udfyldt: 4 (Feltet er med til at afgøre sagens type.)",
                        "Afgjorte sager, der tog over 18 måneder: 0 (Ingen.)",
                        "Udgåede sager: 5 (Siden indlæsning 1. De er ikke længere i udtrækket og tæller ikke med.)");
    }

    @Test
    void theSummaryNamesSixMonthsAndHowManyMore() {
        List<MonthCount> months = IntStream.rangeClosed(1, 8)
                .mapToObj(month -> new MonthCount(YearMonth.of(2022, month), 1, 2640, EMPTY, USUAL))
                .toList();

        assertThat(QualityWarnings.of(quality(months), Answers.NONE))
                .extracting(Warning::english)
                .hasSize(6 + 1 + 2)
                .startsWith("2022-01 looks empty: 1 case received and about 311 in the months around")
                .endsWith(
                        "… and 2 more such months",
                        "2 rows of load 2 were rejected, of 1000",
                        "3 cases are in no population of cases.yaml");
        assertThat(QualityWarnings.of(Quality.NONE, Answers.NONE)).isEmpty();
    }

    @Test
    void ofAnInstitutionWithoutCasesNothingIsTold() {
        assertThat(QualityFields.of(Quality.NONE, List.of()))
                .isEqualTo(Map.of("indlaesning", "", "kvalitet", List.of(), "maaneder", List.of()));
    }

    private static String remark(Look received, Look decided) {
        List<?> months = (List<?>) QualityFields.of(
                        quality(List.of(new MonthCount(YearMonth.of(2022, 7), 1, 2640, received, decided))), List.of())
                .get("maaneder");
        return ((Map<?, ?>) months.get(0)).get("bemaerkning").toString();
    }

    @Test
    void whereSmallCountsMayNotBeToldNoneIsAndNoneCanBeComputed() {
        Map<String, Object> fields = QualityFields.of(
                quality(List.of(new MonthCount(YearMonth.of(2022, 7), 12, 2640, EMPTY, USUAL)))
                        .hiding(5),
                List.of());

        assertThat(checks(quality(List.of()).hiding(5)).stream().map(check -> check.replaceFirst(" \\(.*", "")))
                .contains(
                        "Rækker læst: ..",
                        "Rækker taget ind: ..",
                        "Rækker afvist: ..",
                        "Afvist: rækken er ikke hel: ..",
                        "Sager i alt: 998",
                        "Sager uden type: ..",
                        "Sager, hvor \"Emne\" ikke er udfyldt: ..",
                        "Længste sagsbehandlingstid i dage: ..",
                        "Nye sager: 7");
        Map<?, ?> month = (Map<?, ?>) ((List<?>) fields.get("maaneder")).get(0);
        assertThat(month.get("modtaget")).isEqualTo("..");
        assertThat(month.get("bemaerkning")).isEqualTo("Modtaget ser tom ud. Mangler der sager i udtrækket?");
    }

    private static List<String> checks(Quality quality) {
        return ((List<?>) QualityFields.of(quality, List.of()).get("kvalitet"))
                .stream()
                        .map(row -> (Map<?, ?>) row)
                        .map(row -> row.get("kontrol") + ": " + row.get("antal") + " (" + row.get("bemaerkning") + ")")
                        .toList();
    }

    private static Quality quality(List<MonthCount> months) {
        return new Quality(
                Optional.of(new Loads.Outcome(2, LocalDate.of(2022, 12, 1), 1000, 2, Optional.of(1), 7, 6, 5)),
                List.of(new Loads.Rejected("", RejectKind.MALFORMED, 2)),
                new KnownCases(
                        998,
                        Optional.of(3L),
                        List.of(new KnownCases.Empty("Emne", 4)),
                        new Deadline(18, Deadline.Unit.MONTHS),
                        0,
                        0,
                        Optional.of(400),
                        0,
                        0),
                months,
                0);
    }
}
