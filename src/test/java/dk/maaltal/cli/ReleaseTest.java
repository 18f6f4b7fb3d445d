package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.SystemUser;
import dk.maaltal.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Editions that wait as drafts for approval or for what they lack, and warnings that somebody has looked at. */
class ReleaseTest {

    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

    /** Too late, so that the goal is not met and lacks an explanation. */
    private static final String LATE = "1;03-01-2022;18-11-2022;Klager;Nej";

    private static final String IN_TIME = "2;03-01-2022;10-01-2022;Klager;Nej";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openAnOffice(TestInfo test) {
        office = Office.open(
                folder,
                "frigiv-" + RUN + "-"
                        + Math.abs(test.getTestMethod().orElseThrow().getName().hashCode() % 10_000));
        office.extract(List.of(LATE, IN_TIME));
    }

    private void declare(String more) {
        TestFolder.change(
                office.own("report.yaml"),
                "documents: [maalrapportering.docx, bilag.xlsx]",
                "documents: [maalrapportering.docx, bilag.xlsx, overblik.html]\n    " + more);
    }

    private void needsTwo() {
        declare("approval: two\n    approvers: [" + SystemUser.NAME + ", anden]");
    }

    private Path draft() {
        return office.made("aarsrapport/2022/edition-1-draft");
    }

    private Terminal.Ended asAnother(String... words) {
        return new CommandProcess()
                .java("-Duser.name=anden")
                .run(Stream.concat(
                                Stream.of(words),
                                Stream.of(
                                        "--jobs", folder.resolve("jobs").toString(),
                                        "--out", folder.resolve("out").toString(),
                                        "--templates", "templates"))
                        .toArray(String[]::new));
    }

    private Terminal.Ended approvedByAnother() {
        return asAnother(
                "approve",
                office.name(),
                "aarsrapport",
                "--at",
                "2022",
                "--edition",
                "1",
                "--note",
                "Set med direktionen");
    }

    private static List<String> headers(Path document) throws IOException {
        try (XWPFDocument word = new XWPFDocument(Files.newInputStream(document))) {
            return word.getHeaderList().stream()
                    .map(header -> header._getHdrFtr().xmlText())
                    .toList();
        }
    }

    @Test
    void aDraftSaysSoOnEveryPageAndIsPublishedOnceTwoHaveApproved() throws IOException {
        needsTwo();

        assertThat(office.reportOk("run"))
                .contains(
                        "DRAFT of edition 1",
                        "It waits for approval by two of " + SystemUser.NAME + ", anden:",
                        "maaltal approve " + office.name() + " aarsrapport --at 2022 --edition 1");
        assertThat(office.made("aarsrapport/2022/edition-1")).doesNotExist();
        assertThat(headers(draft().resolve("maalrapportering.docx")))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(header -> assertThat(header).contains("UDKAST"));
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(draft().resolve("bilag.xlsx")))) {
            assertThat(book).allSatisfy(sheet -> assertThat(sheet.getHeader().getCenter())
                    .contains("UDKAST"));
        }
        assertThat(draft().resolve("overblik.html")).content().contains(">UDKAST</p>");

        // Nothing has changed: the same draft.
        assertThat(office.reportOk("run")).contains("DRAFT of edition 1 (nothing has changed since it was made)");
        assertThat(office.reportOk("approve", "--edition", "1"))
                .contains("It stays a draft until another one of anden");
        assertThat(office.reportOk("approve", "--edition", "1")).contains("has approved before of");
        Terminal.Ended published = approvedByAnother();

        assertThat(published.exit()).as(published.err()).isZero();
        assertThat(published.out()).contains("anden approves of edition 1", ": edition 1");
        assertThat(draft()).doesNotExist();
        MadeReport edition = office.edition(1);
        assertThat(headers(edition.folder().resolve("maalrapportering.docx")))
                .allSatisfy(header -> assertThat(header).doesNotContain("UDKAST"));
        assertThat(Files.readString(edition.folder().resolve("manifest.json")))
                .contains("\"approved_by\" : \"anden\"", "\"note\" : \"Set med direktionen\"");
        assertThat(office.reportOk("reproduce", "--edition", "1"))
                .contains("same")
                .doesNotContain("differs");
        assertThat(office.ok("verify", office.name())).contains("edition");
        assertThat(office.reportOk("run")).contains(": edition 1 (nothing has changed since it was made)");
        assertThat(office.report("approve", "--edition", "1").err()).contains("it is published");
    }

    @Test
    void aDraftIsNotApprovedOnceAFigureWouldBeAnother() {
        needsTwo();
        office.reportOk("run");
        office.reportOk("approve", "--edition", "1");
        office.extract(List.of(LATE.replace("18-11", "10-01"), IN_TIME));
        office.ok("load", office.name());

        Terminal.Ended refused = approvedByAnother();
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("it was not approved", "1a 2022: 50", "-> 100", "\"maaltal run\"");
        // The draft of the new cases has no approval yet.
        office.reportOk("run");
        assertThat(approvedByAnother().out()).contains("It stays a draft until another one of " + SystemUser.NAME);
    }

    @Test
    void aDraftIsNotApprovedOnceThePlanHasChanged() {
        needsTwo();
        office.reportOk("run");
        TestFolder.change(office.own("plan-2022.yaml"), "Hurtig behandling", "Hurtigere behandling");

        assertThat(office.report("approve", "--edition", "1").err()).contains("plan-2022.yaml has changed");
    }

    @Test
    void onlyThoseWhoAreNamedApprove() {
        declare("approval: one\n    approvers: [chefen]");
        office.reportOk("run");

        Terminal.Ended refused = office.report("approve", "--edition", "1");
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("You are " + SystemUser.NAME, "is approved by chefen");
        assertThat(office.report("approve", "--edition", "2").err()).contains("You are");
    }

    @Test
    void approvalNeedsAsManyApprovers() {
        declare("approval: two\n    approvers: [chefen]");

        assertThat(office.run("check", office.name()).err()).contains("approval by 2 and 1 named under approvers");
    }

    @Test
    void aFirstEditionWithGapsWaitsUntilTheyAreFilled() {
        declare("gaps: draft");

        assertThat(office.reportOk("run"))
                .contains("DRAFT of edition 1", "It lacks answers or explanations, and is not published.");
        assertThat(office.reportOk("run", "--with-gaps"))
                .contains(": edition 1")
                .doesNotContain("DRAFT");
        assertThat(draft()).doesNotExist();
        // What was published once is corrected at once.
        office.extract(List.of(LATE.replace("18-11", "19-11"), IN_TIME));
        assertThat(office.reportOk("correct", "--reason", "Ny dato")).contains(": edition 2");
    }

    @Test
    void aDraftWithGapsIsPublishedByTheNextRunOnceNothingIsMissing() {
        declare("gaps: draft");
        assertThat(office.reportOk("run")).contains("DRAFT of edition 1");
        office.extract(List.of(LATE.replace("18-11", "10-01"), IN_TIME));

        assertThat(office.reportOk("run")).contains(": edition 1").doesNotContain("DRAFT");
    }

    @Test
    void aWarningThatWasLookedAtStandsByItselfUntilItsFiguresChange() throws IOException {
        String warned = office.reportOk("run");
        assertThat(warned).contains("  1  goal 1 is not met and has no explanation");

        assertThat(office.reportOk("acknowledge", "--warning", "1", "--reason", "Aftalt med departementet"))
                .contains("Acknowledged:", "goal 1 is not met");
        String again = office.reportOk("run");
        assertThat(again)
                .contains("Looked at and acknowledged:", ": Aftalt med departementet (" + SystemUser.NAME + ", ")
                .doesNotContain(
                        "  1  goal 1 is not met and has no explanation: the document has a gap there (workbook, sheet"
                                + " Tekster)\n")
                .contains("nothing has changed since it was made");
        assertThat(office.report("acknowledge", "--warning", "9", "--reason", "Hvad?")
                        .err())
                .contains("There is no warning 9");

        // The appendix of the next edition tells it; a figure that changes brings the warning back.
        TestFolder.change(office.own("plan-2022.yaml"), "Prøveplan 2022", "Prøveplanen 2022");
        office.reportOk("correct", "--reason", "Titel");
        try (XSSFWorkbook book =
                new XSSFWorkbook(Files.newInputStream(office.edition(2).folder().resolve("bilag.xlsx")))) {
            StringBuilder sheet = new StringBuilder();
            book.getSheet("Datakvalitet")
                    .forEach(row -> row.forEach(cell -> sheet.append(cell).append('|')));
            assertThat(sheet.toString())
                    .contains(
                            "Mål 1 er ikke opfyldt og har ingen forklaring",
                            "Set og godtaget: Aftalt med departementet");
        }
        office.extract(List.of(LATE, LATE.replaceFirst("1", "3"), IN_TIME));
        assertThat(office.reportOk("correct", "--reason", "Flere sager"))
                .contains("goal 1 is not met and has no explanation: the document has a gap there")
                .doesNotContain("Aftalt med departementet");
        assertThat(office.reportOk("reproduce", "--edition", "2"))
                .contains("same")
                .doesNotContain("differs");
    }

    @Test
    void whatWasAcknowledgedCanBeOpenedAgain() {
        office.reportOk("run");
        office.reportOk("acknowledge", "--warning", "1", "--reason", "Ja");
        office.reportOk("acknowledge", "--warning", "1", "--open-again");

        assertThat(office.reportOk("run")).contains("  1  goal 1 is not met").doesNotContain("Looked at and");
    }
}
