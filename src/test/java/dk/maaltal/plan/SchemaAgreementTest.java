package dk.maaltal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dk.maaltal.cases.CaseFile;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.declaration.Problems;
import dk.maaltal.report.ReportFile;
import dk.maaltal.sources.Source;
import dk.maaltal.sources.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The schemas in {@code jobs/}, by which editors help and complain, and the readers say the same. */
class SchemaAgreementTest {

    private static final Path JOBS = Path.of("jobs");
    private static final Path TEMPLATES = Path.of("templates");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(SchemaAgreementTest::schemaText));

    private static final String CASES = """
            institution: Prøvestyrelsen
            extract: { files: "sager-*.csv", delimiter: ";", encoding: utf-8, sheet: Sager, holds: all, rejects: at most 1 pct. }
            columns:
              Sagsnr:   { is: case number }
              Modtaget: { is: received, date: dd-MM-yyyy }
              Afgjort:  { is: decided, date: dd-MM-yyyy, may be empty: yes }
              Møde:     { name: meeting, date: ISO time stamp, may be empty: yes }
              Sendt:    { name: sent, date: [dd-MM-yy, "MMM d, yyyy"], years from: 1950, may be empty: yes }
              Område:   { name: area, text: yes }
              Oplyst:   { name: informed, yes/no: [Ja, Nej] }
              Beløb:    { name: amount, number: decimal comma, may be empty: yes }
            populations:
              klager: { area: [Nord, Syd], informed: yes }
              andre:
                any of:
                  - { area: { not: [Nord, Syd] } }
                  - { amount: { from: 5000, below: 10000.5 }, received: { to: 2022-12-31 } }
            extreme: over 3 years
            """;

    /** The rest of the language: what cannot stand in one file with the above. */
    private static final String LOG = """
            institution: Prøvestyrelsen
            extract: { files: "log-*.csv", events: { time: Tid, kind: Hvad, date: dd-MM-yy HH:mm, years from: 1950 } }
            columns:
              Sagsnr:   { is: case number, parts: [År, Løbenr], joined by: "-" }
              Modtaget: { is: received, event: first }
              Afgjort:  { is: decided, event: last Afgjort, may be empty: yes }
              Besøg:    { name: visit, event: { first: [Besøg, Genbesøg] }, may be empty: yes }
              Frist:    { name: due, date: dd-MM-yyyy, first of: [Frist, Ny frist], may be empty: yes }
            """;

    private static final String DOUBLED = """
            institution: Prøvestyrelsen
            extract: { source: esdh, query: SELECT 1, doubled rows: newest by Ændret }
            columns:
              Sagsnr:   { is: case number }
              Modtaget: { is: received, date: dd-MM-yyyy, earliest of: [Oprettet, Modtaget] }
              Afgjort:  { is: decided, date: dd-MM-yyyy, latest of: [Afgjort, Lukket], may be empty: yes }
              Ændret:   { name: changed, date: ISO time stamp }
            """;

    private static final String PLAN = """
            plan: Plan 2023
            between: [Departementet, Prøvestyrelsen]
            year: 2023
            days off: [5 June, 24 December]
            reporting: { within: 21 days, on a day off: next working day }
            scoring: points
            partly counts: 50 pct.
            reported:
              sygefravær:
                unit: dage
                decimals: 1
                valid: { from: 0, to: 60.5 }
                guidance: Som i personalesystemet.
                published: { 2021: 6.8, 2022: 9.8 }
              gennemsnit: { unit: dage }
            goals:
              - goal: "1.1"
                section: Drift
                title: Frister
                remarks: Ingen.
                shared notes: yes
                met when: at least 2 measures are met
                partly when: any measure is met
                points: 20
                measures:
                  - measure: a
                    title: Klager
                    share: { of: klager, within: 8 weeks, cohort: received, counted: deadline passed }
                    years: 2021-2026
                    period: { 2022: Q3-Q4 }
                    target: { 2022: at least 97.0, 2023-2026: at least 98 }
                    published: { 2021: 96.4 }
                    decimals: { 2022: 2 }
                    no result: { 2026: "" }
                    marks: { year: { 2022: "**" }, target: { 2023-2024: "**" } }
                    notes: { "*": "Opgjort ved udgangen af {opgjort}.", "**": Nedjusteret. }
                  - measure: b
                    title: Gennemsnit
                    average: { of: all, in: weeks, until: meeting }
                    years: 2023
                    target: at most 13.0
                  - measure: c
                    title: Verserende
                    pending: { of: andre, older than: 6 months }
                    years: 2023
                  - { measure: d, title: Udfald, rate: { of: all, which: { area: Nord } }, years: 2023 }
                  - { measure: e, title: Igen, same promise as: a, late: { of: klager, within: 8 weeks }, years: 2023, target: at most 2 }
                  - { measure: f, title: Forløb, flow: { of: [klager, andre] }, quarters: 2023 }
              - goal: "2.1"
                title: Sygefravær
                in force: { from: 2023-01-01, until: 2023-06-30 }
                measures:
                  - measure: a
                    title: Fravær
                    reported: sygefravær
                    beside: { Andre: { reported: gennemsnit } }
                    years: 2021-2023
                    period: rolling year to Q3
                    target: { 2023: { any of: [at most 8.0, { below: result of 2022, by at least: 5 pct. }], text: Lavere, partly: { below: Andre } } }
                    points: { all: 10, from: 9.8, to: 8.0 }
                  - { measure: b, title: Milepæl, points: 5, milestone: [{ part: Analyse, due: with the report for Q1 }] }
                  - { measure: c, title: Vurdering, points: 5, assessment: "met, partly or not" }
            """;

    private static final String GOALS = """
            reported:
              resultat: { unit: mio. kr. }
            goals:
              - goal: K1
                section: Koncernfælles mål
                title: Økonomi
                points: 10
                measures:
                  - measure: a
                    title: Resultat
                    reported: resultat
                    years: 2023
                    target: within 5.0
            """;

    private static final String REPORT = """
            reports:
              aarsrapport:
                documents: [maalrapportering.docx, bilag.xlsx, overblik.html]
                case lists: [1.1a, 1.6a]
                hide counts below: 5
            """;

    private static final Set<String> MEASURES = Set.of("1.1a", "1.6a");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"jobs/ankestyrelsen", "src/test/resources/jobs/laan"})
    void theShippedFilesAreValidByTheSchemas(Path institution) throws IOException {
        try (Stream<Path> files = Files.list(institution)) {
            List<Path> declared = files.filter(
                            file -> file.getFileName().toString().matches("(cases|plan-\\d{4}|report)\\.yaml"))
                    .toList();
            assertThat(declared).hasSizeGreaterThanOrEqualTo(2);
            for (Path file : declared) {
                assertThat(complaintsOfTheSchema(kindOf(file), Files.readString(file)))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"cases", "plan", "goals", "report"})
    void theSchemasAreThemselvesValid(String kind) {
        Schema ofSchemas = SCHEMAS.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

        assertThat(ofSchemas.validate(schema(kind).getSchemaNode())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"cases", "plan", "goals", "report"})
    void filesThatUseEverythingAreAcceptedByBoth(String kind) {
        assertThat(complaintsOfTheSchema(kind, good(kind))).isEmpty();
        assertThat(complaintsOfTheReader(kind, good(kind))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2} for {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    cases  | populations:                   | population:
                    cases  | is: decided                    | is: decded
                    cases  | is: received                   | is: received, name: modtaget
                    cases  | is: case number                | is: case number, may be empty: yes
                    cases  | date: ISO time stamp           | date: dd-mm-yyyy
                    cases  | date: ISO time stamp           | date: dd-MM-yy
                    cases  | date: ISO time stamp           | date: dd-MM-yyyy, years from: 1950
                    cases  | date: ISO time stamp           | date: dd-MM-yy, years from: last century
                    cases  | date: ISO time stamp           | date: []
                    cases  | date: ISO time stamp           | date: [dd-MM-yyyy, dd-MM-yyyy]
                    cases  | date: ISO time stamp           | date: [dd-MM-yyyy, dd-mm-yyyy]
                    cases  | , text: yes                    | ``
                    cases  | text: yes                      | text: no
                    cases  | text: yes                      | text: yes, years from: 1950
                    cases  | text: yes                      | text: yes, event: first
                    cases  | text: yes                      | text: yes, latest of: [A, B]
                    cases  | is: case number                | is: case number, joined by: "-"
                    cases  | [Ja, Nej]                      | [Ja, Ja]
                    cases  | number: decimal comma          | number: comma
                    cases  | may be empty: yes              | may be empty: maybe
                    cases  | holds: all                     | holds: everything
                    cases  | encoding: utf-8                | encoding: latin-1
                    cases  | at most 1 pct.                 | 1 pct.
                    cases  | files:                         | query:
                    cases  | { not: [Nord, Syd] }           | { nit: Nord }
                    cases  | to: 2022-12-31                 | to: 31-12-2022
                    cases  | over 3 years                   | 3 years
                    cases  | over 3 years                   | over 0 months
                    cases  | over 3 years                   | over 80 weeks
                    plan   | title: Frister                 | titel: Frister
                    plan   | year: 2023                     | year: 23
                    plan   | 24 December                    | 24. december
                    plan   | within: 8 weeks                | within: 8 uger
                    plan   | within: 8 weeks                | within: 0 weeks
                    plan   | within: 8 weeks                | latest: 8 weeks
                    plan   | older than: 6 months           | older than: half a year
                    plan   | at most 13.0                   | at most 13,0
                    plan   | at most 13.0                   | 13.0
                    plan   | cohort: received, counted      | counted
                    plan   | counted: deadline passed       | counted: all
                    plan   | in: weeks                      | in: years
                    plan   | Q3-Q4                          | Q4-Q3
                    plan   | years: 2021-2026               | years: from 2021
                    plan   | 2023-2026: at least 98         | later: at least 98
                    plan   | decimals: { 2022: 2 }          | decimals: two
                    plan   | decimals: { 2022: 2 }          | decimals: { 2022: 7 }
                    plan   | marks: { year:                 | marks: { years:
                    plan   | shared notes: yes              | shared notes: sometimes
                    plan   | title: Udfald                  | title: Udfald, pending: { of: all }
                    plan   | pending:                       | stok:
                    plan   | , which: { area: Nord }        | ``
                    cases  | columns:                       | qolumns:
                    plan   | within: 21 days                | within: 3 weeks
                    plan   | next working day               | the day after
                    plan   | scoring: points                | scoring: stars
                    plan   | partly counts: 50 pct.         | partly counts: 0.5
                    plan   | unit: dage                     | units: dage
                    plan   | to: 60.5                       | to: 60,5
                    plan   | decimals: 1                    | decimals: 7
                    plan   | published: { 2021: 6.8         | published: { før: 6.8
                    plan   | published: { 2021: 96.4        | published: { 2021: "96,4"
                    plan   | at least 2 measures are met    | two measures are met
                    plan   | partly when: any measure is met | partly when: some
                    plan   | points: 20                     | points: 0
                    plan   | until: 2023-06-30              | until: 30-06-2023
                    plan   | until: 2023-06-30              | to: 2023-06-30
                    plan   | measure: e                     | measur: e
                    plan   | quarters: 2023                 | years: 2023, quarters: 2023
                    plan   | , quarters: 2023               | ``
                    plan   | quarters: 2023                 | quarters: 2023, target: at least 2
                    plan   | quarters: 2023                 | quarters: 2023, period: { 2023: Q1 }
                    plan   | quarters: 2023                 | quarters: 2023, period: Q1
                    plan   | rolling year to Q3             | rolling year to Q5
                    plan   | rolling year to Q3             | rolling years
                    plan   | rolling year to Q3             | last 37 months
                    plan   | Q3-Q4                          | Jan-Maj
                    plan   | quarters: 2023                 | quarters: 2023-Q5
                    plan   | at most 13.0                   | at most 13.0 uger
                    plan   | partly: { below: Andre }       | partly: 105 pct. of the target
                    plan   | { all: 10, from: 9.8, to: 8.0 } | { 10: mindst 8, 5: at most 9 }
                    plan   | title: Vurdering               | title: Vurdering, partly when: 1 of 2 parts
                    plan   | days off: [5 June, 24 December] | financial year: { from: april, named: 2022/23 }
                    plan   | days off: [5 June, 24 December] | financial year: { from: April, named: "22/23" }
                    plan   | { reported: gennemsnit }       | { reported: gennemsnit, unit: dage }
                    plan   | { reported: gennemsnit }       | gennemsnit
                    plan   | text: Lavere                   | tekst: Lavere
                    plan   | text: Lavere                   | at most: 3
                    plan   | text: Lavere                   | by at least: 3
                    plan   | below: result of 2022          | at most: result of 2022
                    plan   | 5 pct.                         | 5 percent
                    plan   | partly: { below: Andre }       | partly: { under: Andre }
                    plan   | { all: 10, from: 9.8, to: 8.0 } | { all: 10, from: 9.8 }
                    plan   | part: Analyse                  | name: Analyse
                    plan   | with the report for Q1         | with the report for Q5
                    plan   | with the report for Q1         | end of June
                    plan   | points: 5, milestone           | years: 2023, points: 5, milestone
                    plan   | points: 5, milestone           | points: { all: 5, from: 1, to: 2 }, milestone
                    plan   | met, partly or not             | met or partly
                    goals  | reported:                      | reporting:
                    goals  | title: Økonomi                 | titel: Økonomi
                    goals  | within 5.0                     | within 5,0
                    cases  | files: "sager-*.csv"           | files: "../andre/sager-*.csv"
                    cases  | files: "sager-*.csv"           | files: "/etc/passwd"
                    cases  | files: "sager-*.csv", delimiter: ";", encoding: utf-8 | database: "jdbc:postgresql://x/y", user: a, password from: PATH, query: SELECT 1
                    report | documents                      | document
                    report | aarsrapport                    | Årsrapport
                    report | bilag.xlsx                     | bilag.pdf
                    report | bilag.xlsx                     | ../bilag.xlsx
                    report | case lists                     | case list
                    report | [1.1a, 1.6a]                   | [1.1a, { figure: 1.6a }]
                    report | hide counts below: 5           | hide counts below: 1
                    report | hide counts below: 5           | hide counts below: five
                    """)
    void whatTheSchemaRefusesTheReaderRefuses(String kind, String right, String wrong) {
        assertThat(good(kind)).contains(right);
        String broken = good(kind).replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));

        assertThat(complaintsOfTheSchema(kind, broken)).as("the schema's").isNotEmpty();
        assertThat(complaintsOfTheReader(kind, broken)).as("the reader's").isNotEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    cases  |                       | %s
                    cases  | /$defs/file-extract   | extract: %s
                    cases  | /$defs/query-extract  | extract: %s
                    cases  | /$defs/column         | columns: { Område: %s }
                    cases  | /$defs/events         | extract: { files: x.csv, events: %s }
                    cases  | /$defs/event/anyOf/1  | columns: { Besøg: { name: visit, event: %s } }
                    cases  | /$defs/bounds         | { columns: { Beløb: { name: amount, number: decimal comma } }, populations: { store: { amount: %s } } }
                    plan   |                       | %s
                    plan   | /$defs/goal           | goals: [ %s ]
                    plan   | /$defs/measure        | goals: [ { measures: [ %s ] } ]
                    plan   | /$defs/shared-goals   | goals: [ %s ]
                    plan   | /$defs/reporting      | reporting: %s
                    plan   | /properties/financial year | financial year: %s
                    plan   | /$defs/reported-value | reported: { tal: %s }
                    plan   | /$defs/reported-value/properties/valid | reported: { tal: { valid: %s } }
                    plan   | /$defs/goal/properties/in force | goals: [ { in force: %s } ]
                    plan   | /$defs/measure/properties/marks | goals: [ { measures: [ { marks: %s } ] } ]
                    plan   | /$defs/row            | goals: [ { measures: [ { rows: { Pas: %s } } ] } ]
                    plan   | /$defs/column-figure  | goals: [ { measures: [ { rows: { Pas: {} }, columns: { Andel: %s } } ] } ]
                    plan   | /$defs/share          | goals: [ { measures: [ { share: %s } ] } ]
                    plan   | /$defs/average        | goals: [ { measures: [ { average: %s } ] } ]
                    plan   | /$defs/rate           | goals: [ { measures: [ { rate: %s } ] } ]
                    plan   | /$defs/pending        | goals: [ { measures: [ { pending: %s } ] } ]
                    plan   | /$defs/late           | goals: [ { measures: [ { late: %s } ] } ]
                    plan   | /$defs/median         | goals: [ { measures: [ { median: %s } ] } ]
                    plan   | /$defs/percentile     | goals: [ { measures: [ { percentile: %s } ] } ]
                    plan   | /$defs/received       | goals: [ { measures: [ { received: %s } ] } ]
                    plan   | /$defs/decided        | goals: [ { measures: [ { decided: %s } ] } ]
                    plan   | /$defs/pending-age    | goals: [ { measures: [ { pending age: %s } ] } ]
                    plan   | /$defs/stock          | goals: [ { measures: [ { stock: %s } ] } ]
                    plan   | /$defs/deviation      | goals: [ { measures: [ { deviation: %s } ] } ]
                    plan   | /$defs/ratio          | goals: [ { measures: [ { ratio: %s } ] } ]
                    plan   | /$defs/figure         | goals: [ { measures: [ { beside: { Andre: %s } } ] } ]
                    plan   | /$defs/ages           | goals: [ { measures: [ { ages: %s } ] } ]
                    plan   | /$defs/flow           | goals: [ { measures: [ { flow: %s } ] } ]
                    plan   | /$defs/oldest         | goals: [ { measures: [ { oldest: %s } ] } ]
                    plan   | /$defs/part           | goals: [ { measures: [ { milestone: [ %s ] } ] } ]
                    plan   | /$defs/points/then    | goals: [ { measures: [ { points: %s } ] } ]
                    plan   | /$defs/target-by-keys | goals: [ { measures: [ { target: %s } ] } ]
                    goals  |                       | %s
                    report |                       | %s
                    report | /$defs/report         | reports: { aarsrapport: %s }
                    """)
    void theKeysOfTheSchemaAreThoseTheReaderKnows(String kind, String place, String around) {
        JsonNode described =
                schema(kind).getSchemaNode().at(place == null ? "" : place).get("properties");
        Set<String> keys = new TreeSet<>(described.propertyNames());
        String everyKeyAndOneMore = Stream.concat(keys.stream(), Stream.of("qqqqqqqqqqqqqqqq"))
                .map(key -> '"' + key + "\": x")
                .collect(Collectors.joining(", ", "{ ", " }"));

        List<String> unknown = complaintsOfTheReader(kind, around.formatted(everyKeyAndOneMore)).stream()
                .filter(complaint -> complaint.contains("found the key "))
                .distinct()
                .toList();

        assertThat(unknown).singleElement().satisfies(complaint -> {
            assertThat(complaint).contains("the key \"qqqqqqqqqqqqqqqq\"");
            assertThat(quoted(complaint.substring(complaint.indexOf("expected"))))
                    .isEqualTo(keys);
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "share: { of: all, within: 15 + 45 days, until: meeting, leave out late: { area: Nord } }, years: 2023",
                "share: { of: all, within: { meeting: 15 days, decided: 2 months } }, years: 2023",
                "late: { of: all, within: 20 working days }, months: 2023, period: year to date, target: at most 2",
                "late: { of: all, within: { meeting: 15 days, decided: 45 days } }, years: 2023",
                "average: { of: all, in: months }, quarters: 2022-2023, period: rolling year, target: at most 3",
                "median: { of: all, in: days, until: meeting }, years: 2023",
                "percentile: { of: all, percent: 99.5, in: weeks }, years: 2023",
                "rate: { of: all, which: { any of: [{ area: Nord }, { informed: no }] } }, years: 2023",
                "received: { of: klager }, months: 2023",
                "received: { of: klager }, months: [2023-01, 2023-05], headings: { 2023-05: Maj }",
                "share: { of: all, within: 8 weeks }, years: 2023, target: between 90 and 99.5",
                "share: { of: all, within: 8 weeks }, years: 2023, target: { between: 90 and 99.5, partly: 95 pct. of the target }",
                "share: { of: all, within: 8 weeks }, years: 2023, target: { at least: 90, partly: 95 pct. of the target }",
                "milestone: [{ part: A, due: end of Q2 }, { part: B, due: end of Q3 }], partly when: 1 of 2 parts",
                "deviation: { of: { decided: { of: all } }, from: the year before, in: index }, years: 2023",
                "received: { of: klager }, months: 2019-04..2020-03, period: last 12 months",
                "received: { of: klager }, half-years: 2022-2023, period: last 3 months",
                "received: { of: klager }, tertials: [2023-T2, 2023-T3]",
                "received: { of: klager }, years: [2022, 2023], period: { 2022: Jan-May, 2023: Jan-May }",
                "share: { of: all, within: 8 weeks }, quarters: [2022-Q4, 2023-Q4], target: { 2023: at least 90, 2022-Q4: at least 80 }, published: { 2022-Q4: 81.0 }",
                "decided: { of: klager }, quarters: 2023",
                "pending: { of: klager }, years: 2023, published: { 2023: 12 }",
                "pending age: { of: klager, in: days }, years: 2023",
                "stock: { of: klager, pending on: 2022-12-31 }, months: 2023, target: at most 0",
                "reported: resultat, years: 2023, target: { 2023: within 2 }",
                "deviation: { of: { reported: resultat }, from: { reported: resultat }, in: pct. }, years: 2023",
                "deviation: { of: { reported: resultat }, from: the year before }, years: 2023",
                "deviation: { of: { decided: { of: all } }, from: the year before, in: pct. }, years: 2023",
                "ratio: { of: { reported: resultat }, per: { decided: { of: all } }, unit: kr. pr. sag, decimals: 0 }, years: 2023",
                "ages: { of: all, limits: [3 months, 6 months, 12 months] }, years: 2021-2023",
                "ages: { of: all, cases: decided, limits: 4 weeks }, quarters: 2023, unit heading: Alder",
                "flow: { of: all }, months: 2023, marks: { year: { 2023: '*' } }",
                "oldest: { of: klager, count: 10 }, years: 2023, notes: { '*': Ved udgangen. }",
                "milestone: { part: Analyse, due: 2023-06-30 }",
                "milestone: [{ part: Et, due: end of Q2 }, { part: To, due: end of the year }]",
                "assessment: met or not",
                "reported: resultat, years: 2023, beside: { Før: { reported: resultat } }, target: { at least: Før }",
                "reported: resultat, years: 2022-2023, target: { above: result of the year before, by at least: 1.5 }",
                "reported: resultat, years: 2023, target: { 2023: { at least: 97.0, text: Mindst 97, partly: at least 90 } }",
                "reported: resultat, years: 2023, target: { any of: [at most 3, { below: 5 }], partly: { within: 9 } }",
                "share: {}, years: 2022-2023, rows: { A: { of: klager, within: 5 weeks, target: at least 90, mark: '*' } }",
                "years: 2023, rows: { Over: { A: { average: { of: klager } }, B: { decided: { of: all } } }, C: { reported: resultat } }",
                "average: { in: days }, years: 2023, no cases: '0', decimals: 0, rows: { A: { of: klager, target: at most 3 } },"
                        + " columns: { Navn: name, Mål: target, Samlet: { Middel: result, Afgjort: { decided: {}, period: rolling year } } }",
                "average: { of: all }, target: at most 3, quarters: 2023, rows: terms,"
                        + " columns: { Kvartal: name, Middel: result, Forskel: result less target, Andel: { share: { within: 3 weeks }, decimals: 0 } }",
            })
    void everyWayOfMeasuringIsAcceptedByBoth(String measure) {
        String plan = """
                plan: Plan 2023
                year: 2023
                partly counts: 50 pct.
                reported: { resultat: { unit: mio. kr. } }
                goals: [ { goal: "1", title: T, measures: [ { measure: a, title: T, %s } ] } ]
                """.formatted(measure);

        assertThat(complaintsOfTheSchema("plan", plan)).isEmpty();
        assertThat(complaintsOfTheReader("plan", plan)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "share: { of: all, within: { meeting: 15 working days } }, years: 2023",
                "share: { of: all, within: 15 + 45 }, years: 2023",
                "share: { of: all, within: 0 + 0 days }, years: 2023",
                "share: { of: all, within: { meeting: 15 days }, until: meeting }, years: 2023",
                "share: { of: all, within: { meeting: 15 days, decided: 45 days }, cohort: received }, years: 2023",
                "share: { of: all, within: 8 weeks, period: { 2023: Q1 } }, years: 2023",
                "late: { of: all, within: { meeting: 15 days }, until: meeting }, years: 2023",
                "late: { of: all, within: {} }, years: 2023",
                "median: { of: all, in: years }, years: 2023",
                "percentile: { of: all, in: days }, years: 2023",
                "percentile: { of: all, percent: 100 }, years: 2023",
                "percentile: { of: all, percent: 0 }, years: 2023",
                "received: { of: all, older than: 3 months }, years: 2023",
                "pending age: { of: all, in: years }, years: 2023",
                "stock: { of: all }, years: 2023",
                "stock: { of: all, pending on: end of 2022 }, years: 2023",
                "deviation: { of: { reported: resultat }, from: last year }, years: 2023",
                "deviation: { of: { reported: resultat } }, years: 2023",
                "deviation: { of: { reported: resultat }, from: the year before, in: percent }, years: 2023",
                "ratio: { of: { reported: resultat }, per: { decided: { of: all } } }, years: 2023",
                "ratio: { of: { reported: resultat }, per: {}, unit: kr. }, years: 2023",
                "ratio: { of: { reported: resultat, late: { of: all, within: 1 week } }, per: { decided: { of: all } }, unit: kr. }, years: 2023",
                "ages: { of: all }, years: 2023",
                "ages: { of: all, cases: open, limits: [3 months] }, years: 2023",
                "ages: { of: all, limits: [3 months] }, years: 2023, published: { 2023: 1 }",
                "flow: {}, years: 2023",
                "oldest: { of: all }, years: 2023",
                "oldest: { of: all, count: 51 }, years: 2023",
                "oldest: { of: all, count: 3 }, years: 2023, decimals: { 2023: 1 }",
                "milestone: soon",
                "milestone: [{ part: Analyse }]",
                "milestone: [{ part: Analyse, due: end of Q2 }], quarters: 2023",
                "milestone: [{ part: Analyse, due: end of Q2 }], target: at least 2",
                "assessment: yes",
                "assessment: met or not, months: 2023",
                "reported: resultat",
                "reported: resultat, years: 2023, months: 2023",
                "reported: resultat, years: 2023, published: { 2023: 9.8 }",
                "reported: resultat, years: 2023, target: {}",
                "reported: resultat, years: 2023, target: { text: Mindst }",
                "reported: resultat, years: 2023, target: { at least: 3, at most: 5 }",
                "reported: resultat, years: 2023, target: { at least: 3, by at least: 5 }",
                "reported: resultat, years: 2023, target: { any of: [at most 3], below: 5 }",
                "reported: resultat, years: 2023, target: { any of: [more] }",
                "reported: resultat, years: 2023, target: { 2023: { above: 3, by at least: some } }",
                "reported: resultat, years: 2023, target: { 2023: at least 3, text: Mindst }",
                "share: {}, years: 2023, rows: { A: { of: klager, within: 5 uger } }",
                "share: { of: all, within: 5 weeks }, years: 2023, rows: years",
                "share: { of: all, within: 5 weeks }, years: 2023, columns: { Navn: name, Mål: target }",
                "share: { of: all, within: 5 weeks }, years: 2023, rows: { A: {} }, columns: { Navn: name, Mål: goal }",
                "share: { of: all, within: 5 weeks }, years: 2023, rows: { A: {} }, beside: { B: { reported: resultat } }",
                "assessment: met or not, rows: { A: {} }",
            })
    void whatIsNoWayOfMeasuringIsRefusedByBoth(String measure) {
        String plan = """
                plan: Plan 2023
                year: 2023
                partly counts: 50 pct.
                reported: { resultat: { unit: mio. kr. } }
                goals: [ { goal: "1", title: T, measures: [ { measure: a, title: T, %s } ] } ]
                """.formatted(measure);

        assertThat(complaintsOfTheSchema("plan", plan)).as("the schema's").isNotEmpty();
        assertThat(complaintsOfTheReader("plan", plan)).as("the reader's").isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    true  | dd-MM-yyyy
                    true  | d. MMM yyyy
                    true  | MMM d, yyyy
                    true  | MM/dd/yyyy hh:mm:ss a
                    true  | M/d/yyyy h:mm a
                    true  | yyyy/MM/dd HH:mm:ssX
                    true  | yyyy-MM-ddTHH:mm:ss.SSSX
                    true  | ddMMyyyy
                    true  | dMMMyyyy
                    true  | ISO time stamp
                    false | dd-MM
                    false | dMyyyy
                    false | yyyyMMd
                    false | dd-MMMM-yyyy
                    false | dd-MM-yyyyy
                    false | dd-MM-yyyy-dd
                    false | dd-MM-yyyy hh:mm
                    false | dd-MM-yyyy HH:mm a
                    false | dd-MM-yyyy HH:mm.S
                    false | dd-MM-yyyyX
                    false | yyyy-MM-dd+00
                    """)
    void bothKnowTheSameDateFormats(boolean known, String format) {
        String cases = CASES.replace("ISO time stamp", '"' + format + '"');

        assertThat(complaintsOfTheSchema("cases", cases).isEmpty())
                .as("the schema's")
                .isEqualTo(known);
        assertThat(complaintsOfTheReader("cases", cases).isEmpty())
                .as("the reader's")
                .isEqualTo(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {LOG, DOUBLED})
    void everyWayOfDescribingRowsIsAcceptedByBoth(String cases) {
        assertThat(complaintsOfTheSchema("cases", cases)).isEmpty();
        assertThat(complaintsOfTheReader("cases", cases)).isEmpty();
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    , years from: 1950           | ``
                    time: Tid                    | tid: Tid
                    kind: Hvad,                  | ``
                    event: first                 | event: soonest
                    event: first                 | event: first, date: dd-MM-yyyy
                    event: first                 | event: first, first of: [A, B]
                    is: received, event: first   | is: received
                    { first: [Besøg, Genbesøg] } | { first: [] }
                    { first: [Besøg, Genbesøg] } | { first: Besøg, last: Besøg }
                    { first: [Besøg, Genbesøg] } | {}
                    [År, Løbenr]                 | [År]
                    [År, Løbenr]                 | [År, År]
                    parts: [År, Løbenr],         | ``
                    first of:                    | first in:
                    date: dd-MM-yyyy, first of   | text: yes, first of
                    date: dd-MM-yyyy, first of   | parts
                    doubled rows: newest by Ændret | doubled rows: newest
                    earliest of:                 | latest of: [A, B], earliest of:
                    SELECT 1,                    | `SELECT 1, events: { time: T, kind: K, date: dd-MM-yyyy },`
                    """)
    void whatIsNoWayOfDescribingRowsIsRefusedByBoth(String right, String wrong) {
        String cases = LOG.contains(right) ? LOG : DOUBLED;
        String changed = cases.replace(right, wrong);

        assertThat(changed).isNotEqualTo(cases);
        assertThat(complaintsOfTheSchema("cases", changed)).as("the schema's").isNotEmpty();
        assertThat(complaintsOfTheReader("cases", changed)).as("the reader's").isNotEmpty();
    }

    @Test
    void anInstitutionMayHaveNoCases() {
        String cases = "institution: Etisk Center";

        assertThat(complaintsOfTheSchema("cases", cases)).isEmpty();
        assertThat(complaintsOfTheReader("cases", cases)).isEmpty();
    }

    @Test
    void goalsMayComeFromAnotherFile() {
        String plan = "{ plan: P, year: 2023, scoring: points, goals: [ { goals from: %s } ] }";

        assertThat(complaintsOfTheSchema("plan", plan.formatted("../koncern/koncernmaal-2023.yaml")))
                .isEmpty();
        for (String wrong : List.of("koncernmaal", "/koncern.yaml", "[koncern.yaml]", "koncern.yaml, goal: K1")) {
            assertThat(complaintsOfTheSchema("plan", plan.formatted(wrong))).isNotEmpty();
            assertThat(complaintsOfTheReader("plan", plan.formatted(wrong))).isNotEmpty();
        }
    }

    private static Set<String> quoted(String text) {
        return Pattern.compile("\"([^\"]+)\"")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String good(String kind) {
        return switch (kind) {
            case "cases" -> CASES;
            case "plan" -> PLAN;
            case "goals" -> GOALS;
            default -> REPORT;
        };
    }

    private static String kindOf(Path file) {
        return file.getFileName().toString().replaceFirst("(-\\d+)?\\.yaml", "");
    }

    /** What a schema says is wrong; nothing is good. */
    static List<String> complaintsOfTheSchema(String kind, String yaml) {
        return schema(kind).validate(yaml, InputFormat.YAML).stream()
                .map(Error::toString)
                .toList();
    }

    private List<String> complaintsOfTheReader(String kind, String yaml) {
        Problems problems = new Problems();
        try {
            Path file = Files.writeString(folder.resolve(kind + ".yaml"), yaml);
            switch (kind) {
                case "cases" -> CaseFile.read(Source.of(file), problems);
                case "plan" -> PlanFile.read(Source.of(file), words(), problems);
                case "goals" -> PlanFile.read(Source.of(planWithGoalsFrom(file)), words(), problems);
                default -> ReportFile.read(Source.of(file), Sources.inFolders(folder, TEMPLATES), MEASURES, problems);
            }
            problems.refuseIfAny();
            return List.of();
        } catch (BadDeclaration e) {
            return e.problems().stream().map(Object::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path planWithGoalsFrom(Path file) throws IOException {
        return Files.writeString(folder.resolve("plan-2023.yaml"), """
                plan: Plan 2023
                year: 2023
                scoring: points
                goals: [ { goals from: %s } ]
                """.formatted(file.getFileName()));
    }

    private CaseWords words() throws IOException {
        Problems problems = new Problems();
        return CaseFile.read(Source.of(Files.writeString(folder.resolve("declared.yaml"), CASES)), problems)
                .words();
    }

    private static Schema schema(String kind) {
        return SCHEMAS.getSchema(
                SchemaLocation.of(JOBS.resolve(kind + ".schema.json").toUri().toString()));
    }

    private static String schemaText(String address) {
        try {
            return address.startsWith("file:") ? Files.readString(Path.of(URI.create(address))) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
