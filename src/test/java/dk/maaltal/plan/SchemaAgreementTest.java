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
            extract: { files: "sager-*.csv", delimiter: ";", encoding: utf-8, holds: all, rejects: at most 1 pct. }
            columns:
              Sagsnr:   { is: case number }
              Modtaget: { is: received, date: dd-MM-yyyy }
              Afgjort:  { is: decided, date: dd-MM-yyyy, may be empty: yes }
              Møde:     { name: meeting, date: ISO time stamp, may be empty: yes }
              Område:   { name: area, text: yes }
              Oplyst:   { name: informed, yes/no: [Ja, Nej] }
              Beløb:    { name: amount, number: decimal comma, may be empty: yes }
            populations:
              klager: { area: [Nord, Syd], informed: yes }
              andre:
                any of:
                  - { area: { not: [Nord, Syd] } }
                  - { amount: { from: 5000, below: 10000.5 }, received: { to: 2022-12-31 } }
            """;

    private static final String PLAN = """
            plan: Plan 2023
            between: [Departementet, Prøvestyrelsen]
            year: 2023
            days off: [5 June, 24 December]
            goals:
              - goal: "1.1"
                title: Frister
                shared notes: yes
                measures:
                  - measure: a
                    title: Klager
                    share: { of: klager, within: 8 weeks, cohort: received, counted: deadline passed, period: { 2022: Q3-Q4 } }
                    years: 2021-2026
                    target: { 2022: at least 97.0, 2023-2026: at least 98 }
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
            """;

    private static final String REPORT = """
            reports:
              aarsrapport:
                documents: [maalrapportering.docx, bilag.xlsx]
            """;

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
    @ValueSource(strings = {"cases", "plan", "report"})
    void theSchemasAreThemselvesValid(String kind) {
        Schema ofSchemas = SCHEMAS.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

        assertThat(ofSchemas.validate(schema(kind).getSchemaNode())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"cases", "plan", "report"})
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
                    cases  | , text: yes                    | ``
                    cases  | text: yes                      | text: no
                    cases  | [Ja, Nej]                      | [Ja, Ja]
                    cases  | number: decimal comma          | number: comma
                    cases  | may be empty: yes              | may be empty: maybe
                    cases  | holds: all                     | holds: everything
                    cases  | encoding: utf-8                | encoding: latin-1
                    cases  | at most 1 pct.                 | 1 pct.
                    cases  | files:                         | query:
                    cases  | { not: [Nord, Syd] }           | { nit: Nord }
                    cases  | to: 2022-12-31                 | to: 31-12-2022
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
                    plan   | in: weeks                      | in: months
                    plan   | Q3-Q4                          | Q4-Q3
                    plan   | years: 2021-2026               | years: from 2021
                    plan   | 2023-2026: at least 98         | later: at least 98
                    plan   | decimals: { 2022: 2 }          | decimals: 2
                    plan   | decimals: { 2022: 2 }          | decimals: { 2022: 7 }
                    plan   | marks: { year:                 | marks: { years:
                    plan   | shared notes: yes              | shared notes: sometimes
                    plan   | title: Udfald                  | title: Udfald, pending: { of: all }
                    plan   | pending:                       | stock:
                    plan   | , which: { area: Nord }        | ``
                    report | documents                      | document
                    report | aarsrapport                    | Årsrapport
                    report | bilag.xlsx                     | bilag.pdf
                    report | bilag.xlsx                     | ../bilag.xlsx
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
                    cases  | /$defs/bounds         | { columns: { Beløb: { name: amount, number: decimal comma } }, populations: { store: { amount: %s } } }
                    plan   |                       | %s
                    plan   | /$defs/goal           | goals: [ %s ]
                    plan   | /$defs/measure        | goals: [ { measures: [ %s ] } ]
                    plan   | /$defs/measure/properties/marks | goals: [ { measures: [ { marks: %s } ] } ]
                    plan   | /$defs/share          | goals: [ { measures: [ { share: %s } ] } ]
                    plan   | /$defs/average        | goals: [ { measures: [ { average: %s } ] } ]
                    plan   | /$defs/rate           | goals: [ { measures: [ { rate: %s } ] } ]
                    plan   | /$defs/pending        | goals: [ { measures: [ { pending: %s } ] } ]
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
            default -> REPORT;
        };
    }

    private static String kindOf(Path file) {
        return file.getFileName().toString().replaceFirst("(-\\d+)?\\.yaml", "");
    }

    private static List<String> complaintsOfTheSchema(String kind, String yaml) {
        return schema(kind).validate(yaml, InputFormat.YAML).stream()
                .map(Error::toString)
                .toList();
    }

    private List<String> complaintsOfTheReader(String kind, String yaml) {
        Problems problems = new Problems();
        try {
            Path file = Files.writeString(folder.resolve(kind + ".yaml"), yaml);
            switch (kind) {
                case "cases" -> CaseFile.read(file, problems);
                case "plan" -> PlanFile.read(file, words(), problems);
                default -> ReportFile.read(file, TEMPLATES, problems);
            }
            problems.refuseIfAny();
            return List.of();
        } catch (BadDeclaration e) {
            return e.problems().stream().map(Object::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CaseWords words() throws IOException {
        Problems problems = new Problems();
        return CaseFile.read(Files.writeString(folder.resolve("declared.yaml"), CASES), problems)
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
