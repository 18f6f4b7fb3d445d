package dk.maaltal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.cases.CaseFile;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.declaration.Problems;
import dk.maaltal.report.ReportFile;
import dk.maaltal.sources.Source;
import dk.maaltal.sources.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example in {@code jobs/README.md} and the reference is read as it stands there, and valid by the schemas; one that is a part of a
 * file, within such a file.
 */
class ReadmeExamplesTest {

    private static final List<Path> PAGES = List.of(Path.of("jobs", "README.md"), Path.of("jobs", "reference.md"));
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

    /** What examples that are parts of a plan take as said elsewhere in it. */
    private static final String PLAN = """
            plan: Resultatplan 2023
            year: 2023
            """;

    private static final String AROUND = PLAN + """
            reporting: { within: 21 days, on a day off: next working day }
            reported:
              sygedage pr. ansat: { unit: dage, published: { 2021: 6.8, 2022: 9.8 } }
              statens gennemsnit: { unit: dage }
              regnskab: { unit: mio. kr. }
              budget: { unit: mio. kr. }
              udgiftsopfølgning 2: { unit: mio. kr. }
              omkostninger: { unit: kr. }
              kritikprocent: { unit: pct. }
              statens kritikprocent: { unit: pct. }
              trivsel: { unit: point }
            """;

    private static final String COLUMNS = """
            columns:
              Sagsnr:   { is: case number }
              Modtaget: { is: received, date: dd-MM-yyyy }
              Afgjort:  { is: decided, date: dd-MM-yyyy, may be empty: yes }
            """;

    @TempDir
    private Path jobs;

    static Stream<String> examples() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path page : PAGES) {
            text.append(Files.readString(page));
        }
        return EXAMPLE.matcher(text).results().map(found -> found.group(1));
    }

    @BeforeEach
    void writeWhatExamplesReferTo() throws IOException {
        Files.createDirectory(jobs.resolve("koncern"));
        Files.createDirectory(jobs.resolve("proeve"));
        Files.writeString(
                jobs.resolve("koncern/koncernmaal-2023.yaml"),
                example(text -> text.startsWith("reported:") && text.contains("\ngoals:")));
        Files.writeString(
                jobs.resolve("proeve/declared.yaml"),
                example(text -> text.startsWith("institution:") && text.contains("\ncolumns:")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void isRead(String example) throws IOException {
        assertThat(complaints(example)).isEmpty();
    }

    private List<String> complaints(String example) throws IOException {
        Problems problems = new Problems();
        try {
            read(example, problems);
            problems.refuseIfAny();
            return List.of();
        } catch (BadDeclaration e) {
            return e.problems().stream().map(Object::toString).toList();
        }
    }

    private void read(String example, Problems problems) throws IOException {
        String first = example.lines().findFirst().orElseThrow();
        switch (first.replaceFirst(":.*", "")) {
            case "institution" -> CaseFile.read(write("cases.yaml", example), problems);
            case "extract" ->
                CaseFile.read(
                        write(
                                "cases.yaml",
                                "institution: P\n" + example + (example.contains("\ncolumns:") ? "" : COLUMNS)),
                        problems);
            case "reports" ->
                ReportFile.read(
                        write("report.yaml", example),
                        Sources.inFolders(jobs, Path.of("templates")),
                        Set.of("1.1a", "1.6a"),
                        problems);
            case "plan" -> readPlan(example, problems);
            case "- goal" -> readPlan(AROUND + "goals:\n" + example, problems);
            case "- measure" -> readPlan(goal(example), problems);
            case "scoring", "reporting", "financial year" ->
                readPlan(PLAN + example + (example.contains("\ngoals:") ? "" : "goals: []"), problems);
            default -> readOther(example, problems);
        }
    }

    private void readOther(String example, Problems problems) throws IOException {
        if (example.startsWith("reported:\n")) {
            readPlan(PLAN + example + (example.contains("\ngoals:") ? "" : "goals: []"), problems);
        } else {
            readPlan(goal("- measure: a\n  title: T\n" + missing(example) + example.indent(2)), problems);
        }
    }

    private static String goal(String measures) {
        return AROUND + "goals:\n  - goal: \"1\"\n    title: T\n    measures:\n" + measures.indent(6);
    }

    /** What a part of a measure takes as said: how it is measured, and its years. */
    private static String missing(String example) {
        boolean years = Pattern.compile("(?m)^(years|half-years|tertials|quarters|months):")
                .matcher(example)
                .find();
        return (example.startsWith("target:") ? "  share: { of: all, within: 8 weeks }\n" : "")
                + (years ? "" : "  years: 2021-2026\n");
    }

    private void readPlan(String plan, Problems problems) throws IOException {
        CaseWords words = CaseFile.read(Source.of(jobs.resolve("proeve/declared.yaml")), problems)
                .words();
        PlanFile.read(write("plan-2023.yaml", plan), words, problems);
    }

    private Source write(String name, String content) throws IOException {
        String schema = name.replaceFirst("[-.].*", "");
        assertThat(SchemaAgreementTest.complaintsOfTheSchema(schema, content)).isEmpty();
        return Source.of(Files.writeString(jobs.resolve("proeve").resolve(name), content));
    }

    private static String example(Predicate<String> wanted) throws IOException {
        return examples().filter(wanted).findFirst().orElseThrow();
    }
}
