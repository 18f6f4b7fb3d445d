package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Checksum;
import dk.maaltal.SavedByLibreOffice;
import dk.maaltal.TestFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workbook that is filled in and put back is taken in by the next run, and what it told is kept. */
class WorkbookReturnTest {

    private static final String SICK_LEAVE = "sygedage pr. ansat";
    private static final String EXPLANATION = "Influenza i 1. kvartal.\nDerfor æblemost, kål og øl på Århus-kontoret.";
    private static final String GAP = "Forklaring mangler: Målet er ikke opfyldt";

    @TempDir
    Path folder;

    private static final String ASSESSED = "Initiativerne er gennemført";

    private FinanceOfficer officer;

    @BeforeEach
    void writeTheWorkbook() {
        officer = new FinanceOfficer(folder).isHandedOut("2023");
    }

    @AfterEach
    void dropTheInstitution() {
        officer.close();
    }

    @Test
    void whatIsToldOfAGoalIsItsAnalysisAndAGoalThatIsMetCanBeChosen() {
        fillIn();
        officer.tells("Tekster", "Lavt sygefravær", "Forklaring", "Influenza")
                .tells("Tekster", "Lavt sygefravær", "Ydre forhold", "En hård vinter.")
                .tells("Tekster", "Lavt sygefravær", "Hvad gøres", "Samtaler fra 14 dages fravær")
                .tells("Tekster", "Lavt sygefravær", "Hvem", "HR")
                .tells("Tekster", "Lavt sygefravær", "Hvornår", "1. juni 2024")
                .tells("Tekster", "God økonomi", "Analyseres", "Ja")
                .tells("Tekster", "Samlet vurdering af året", "Forklaring", "Et godt år.");

        officer.runs();

        String text = officer.document(1);
        assertThat(text)
                .contains(
                        "Årsag. Influenza",
                        "Ydre forhold. En hård vinter.",
                        "Hvad der gøres. Samtaler fra 14 dages fravær. Ansvarlig: HR. Tidspunkt: 1. juni 2024.",
                        "Et godt år.");
        String analyses = text.substring(text.indexOf("Mål, der kræver opmærksomhed"), text.indexOf("Mål for mål"));
        assertThat(analyses)
                .contains("Mål 1 – Lavt sygefravær", "Mål 2 – God økonomi")
                .doesNotContain("Handlingsplan");
    }

    @Test
    void whatIsFilledInBecomesFiguresVerdictsAndTheTextsOfTheDocument() {
        fillIn();
        officer.tells("Tekster", "Lavt sygefravær", "Forklaring", EXPLANATION)
                .tells("Tekster", "God økonomi", "Analyse", "=Ikke en formel: + 3 pct. & <mer>")
                .tells("Tekster", "Handlingsplan", "Analyse", "- punkt et")
                .tells("Tekster", "Initiativer", "Analyse", "@departementet har set det")
                .tells("Tekster", "Departementschefens diskretionære vurdering", "Forklaring", "+1 herfra");

        Terminal.Ended run = officer.runs();

        assertThat(run.out().lines().map(line -> line.strip().replaceAll(" {2,}", "|")))
                .contains(
                        "1|Lavt sygefravær|○ not met",
                        "2|God økonomi|● met",
                        "3|Handlingsplan|● met",
                        "4|Initiativer|◐ partly met",
                        "Total: 62.5 per cent");
        assertThat(run.out()).doesNotContain("Look at this");
        assertThat(officer.document(1))
                .contains("Årsag. Influenza i 1. kvartal.", "Derfor æblemost, kål og øl på Århus-kontoret.")
                .contains("=Ikke en formel: + 3 pct. & <mer>", "- punkt et", "@departementet har set det", "+1 herfra")
                .contains("9,8", "1,5", "30. juni 2023", "15. november 2023", "Referat af 30. juni", "Brev nr. 7")
                .contains("Den samlede målopfyldelse er 62,5 pct.")
                .doesNotContain(GAP);
        assertThat(officer.answers())
                .contains(
                        "tal/sygedage pr. ansat/2023 = 9.8",
                        "tal/regnskab/2023 = 203",
                        "milepael/3/a/Planen er vedtaget/dato = 2023-06-30",
                        "forklaring/1/2023 = " + EXPLANATION);
    }

    @Test
    void aGoalThatIsNotMetWithoutAnExplanationIsWarnedOfAndAGapInTheDocument() {
        fillIn();

        assertThat(officer.runs().out())
                .contains("Look at this before it is sent")
                .contains(
                        "goal 1 is not met and has no explanation: the document has a gap there (workbook, sheet Tekster)");
        assertThat(officer.document(1)).contains(GAP);

        officer.tells("Tekster", "Lavt sygefravær", "Forklaring", EXPLANATION);
        assertThat(officer.corrects("Forklaring er kommet").out()).doesNotContain("has no explanation");
        assertThat(officer.document(2)).contains("Influenza").doesNotContain(GAP);
    }

    @Test
    void aValueThatNobodyHasToldIsWarnedOf() {
        assertThat(officer.runs().out())
                .contains(
                        "1a 2023 has not been reported (workbook, sheet Tal)",
                        "2a 2023 has not been reported (workbook, sheet Tal)");
    }

    @Test
    void theSameWorkbookAgainMakesNothingNew() {
        fillIn();
        officer.runs();
        int told = officer.answers().size();

        assertThat(officer.runs().out()).contains("edition 1 (nothing has changed since it was made)");
        assertThat(officer.answers()).hasSize(told);
    }

    @Test
    void aChangeDemandsACorrectionWithAReasonAndTheFirstEditionStays() {
        fillIn();
        officer.runs();
        String first = officer.document(1);
        officer.tells("Tal", SICK_LEAVE, "Værdi", 8.9);

        Terminal.Ended refused = officer.run("2023");
        assertThat(refused.exit()).isEqualTo(Maaltal.NEEDS_CORRECTION);
        assertThat(refused.err()).contains("Edition 1 of", "is published", "--reason");

        assertThat(officer.corrects("Nyt tal").out()).contains("edition 2");
        assertThat(officer.document(2)).contains("8,9");
        assertThat(officer.document(1)).isEqualTo(first);
    }

    @Test
    void whatIsAskedForAtAnotherPointMakesNoOtherEdition() {
        fillIn();
        officer.runs();
        officer.isHandedOut("2023-Q3").tells("Tekster", "Lavt sygefravær", "Forklaring", "Kun for 3. kvartal");

        assertThat(officer.runs().out()).contains("edition 1 (nothing has changed since it was made)");
    }

    @Test
    void aNewWorkbookIsFilledInWithWhatIsKnown() {
        fillIn();
        officer.tells("Tekster", "Lavt sygefravær", "Forklaring", EXPLANATION).runs();

        officer.isHandedOut("2023").changes(workbook -> {
            XSSFCell value = FinanceOfficer.cell(workbook, "Tal", SICK_LEAVE, "Værdi");
            assertThat(value.getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(value.getNumericCellValue()).isEqualTo(9.8);
            assertThat(FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Udført den")
                            .getLocalDateTimeCellValue()
                            .toLocalDate())
                    .isEqualTo(LocalDate.of(2023, 6, 30));
            assertThat(FinanceOfficer.cell(workbook, "Vurderinger", "Initiativerne er gennemført", "Vurdering")
                            .getStringCellValue())
                    .isEqualTo("Delvist opfyldt");
            assertThat(FinanceOfficer.cell(workbook, "Tekster", "Lavt sygefravær", "Forklaring")
                            .getStringCellValue())
                    .isEqualTo(EXPLANATION);
        });
        assertThat(officer.runs().out()).contains("nothing has changed");
    }

    @Test
    void whatStandsInAWorkbookIsNotLostWhenANewOneIsWritten() {
        fillIn();
        officer.isHandedOut("2023");

        assertThat(officer.answers()).contains("tal/budget/2023 = 200");
    }

    @Test
    void aCellThatIsEmptiedWithdrawsWhatItToldAndTheHistoryIsKept() {
        fillIn();
        officer.runs();
        officer.empties("Tal", SICK_LEAVE, "Værdi");

        Terminal.Ended corrected = officer.corrects("Trukket tilbage");

        assertThat(corrected.out()).contains("1a 2023 has not been reported");
        assertThat(officer.answers())
                .containsSubsequence("tal/sygedage pr. ansat/2023 = 9.8", "tal/sygedage pr. ansat/2023 = (withdrawn)");
    }

    @Test
    void aCellThatANewerWorkbookHoldsIsWithdrawnByEmptyingItThere() {
        fillIn();
        officer.isHandedOut("2023").empties("Tal", SICK_LEAVE, "Værdi").runs();

        assertThat(officer.answers())
                .containsSubsequence("tal/sygedage pr. ansat/2023 = 9.8", "tal/sygedage pr. ansat/2023 = (withdrawn)");
    }

    @Test
    void whoSavedItAndWhereItStoodAreKeptWithEveryAnswer() throws Exception {
        fillIn();
        String checksum = Checksum.of(Files.readAllBytes(officer.workbook()));
        officer.runs();

        assertThat(officer.query("SELECT concat_ws('|', source, checksum, told_by, workbook) FROM " + officer.schema()
                        + ".answer WHERE key = 'tal/budget/2023'"))
                .containsExactly(
                        "indberetning-2023.xlsx, ark \"Tal\", celle E6|" + checksum + "|" + FinanceOfficer.NAME + "|1");
    }

    @Test
    void ofTwoWorkbooksThatChangeTheSameCellTheSecondIsRefused() throws Exception {
        byte[] first = Files.readAllBytes(officer.workbook());
        officer.isHandedOut("2023").tells("Tal", "budget", "Værdi", 200).runs();
        Files.write(officer.workbook(), first);
        officer.tells("Tal", "budget", "Værdi", 190).tells("Tal", "regnskab", "Værdi", 195);

        Terminal.Ended refused = officer.run("2023");

        assertThat(refused.exit()).isEqualTo(Maaltal.REFUSED);
        assertThat(refused.err())
                .startsWith(officer.workbook() + " er ikke indlæst; ret dette og kør igen:")
                .contains("ark \"Tal\", celle E6 (budget, 2023): her står \"190\", men der er siden indberettet \"200\""
                        + " (indberetning-2023.xlsx, ark \"Tal\", celle E6, gemt af " + FinanceOfficer.NAME
                        + ", indlæst ");
        assertThat(officer.answers()).containsExactly("tal/budget/2023 = 200");
    }

    @Test
    void whoeverIsRefusedForOlderKnowledgeCanGetANewWorkbookAsTold() throws Exception {
        ofTwoWorkbooksThatChangeTheSameCellTheSecondIsRefused();

        FinanceOfficer.succeeds(officer.command("workbook", "2023"));
    }

    @Test
    void aConflictIsToldInDanishNumbers() throws Exception {
        byte[] first = Files.readAllBytes(officer.workbook());
        officer.isHandedOut("2023").tells("Tal", SICK_LEAVE, "Værdi", 9.8).runs();
        Files.write(officer.workbook(), first);

        officer.tells("Tal", SICK_LEAVE, "Værdi", 9.1);
        assertThat(officer.run("2023").err()).contains("her står \"9,1\", men der er siden indberettet \"9,8\"");
    }

    @Test
    void twoCopiesOfOneWorkbookFilledInByTwoPeopleDoNotUndoEachOther() throws Exception {
        byte[] copy = Files.readAllBytes(officer.workbook());
        officer.tells("Tal", SICK_LEAVE, "Værdi", 9.8).runs();
        Files.write(officer.workbook(), copy);

        officer.tells("Tal", "budget", "Værdi", 200).command("correct", "2023", "aarsrapport", "--reason", "Budget");
        assertThat(officer.answers()).doesNotContain("tal/sygedage pr. ansat/2023 = (withdrawn)");
    }

    @Test
    void anUntouchedCellOfAnOldWorkbookDoesNotUndoWhatHasBeenToldSince() throws Exception {
        byte[] first = Files.readAllBytes(officer.workbook());
        officer.isHandedOut("2023").tells("Tal", "budget", "Værdi", 200).runs();
        Files.write(officer.workbook(), first);
        officer.tells("Tal", "regnskab", "Værdi", 201);

        assertThat(officer.corrects("Regnskabet er kommet").out()).contains("met");
        assertThat(officer.answers()).containsExactly("tal/budget/2023 = 200", "tal/regnskab/2023 = 201");
    }

    @Test
    void rowsThatAreSortedByHandStillLandOnTheirQuestions() {
        fillIn();
        officer.changes(workbook -> FinanceOfficer.swap(workbook.getSheet("Tal"), 3, 5, 0, 40))
                .changes(workbook -> FinanceOfficer.swap(workbook.getSheet("Milepæle"), 3, 4, 0, 40));

        officer.runs();

        assertThat(officer.answers())
                .contains(
                        "tal/sygedage pr. ansat/2023 = 9.8",
                        "tal/budget/2023 = 200",
                        "milepael/3/a/Planen er vedtaget/dato = 2023-06-30");
    }

    @Test
    void aSheetThatIsRenamedIsReadUnderItsNewName() {
        officer.tells("Tal", "budget", "Værdi", 200)
                .changes(workbook -> workbook.setSheetName(workbook.getSheetIndex("Tal"), "Økonomi"))
                .runs();

        assertThat(officer.query("SELECT source FROM " + officer.schema() + ".answer"))
                .containsExactly("indberetning-2023.xlsx, ark \"Økonomi\", celle E6");
    }

    @Test
    void numbersAndDaysTypedAsTextAreRead() {
        officer.tells("Tal", SICK_LEAVE, "Værdi", " 9,8 ")
                .tells("Tal", "regnskab", "Værdi", "1.203,50")
                .tells("Tal", "budget", "Værdi", "-1200")
                .tells("Milepæle", "Planen er vedtaget", "Status", "Udført")
                .tells("Milepæle", "Planen er vedtaget", "Udført den", "3-6-2023")
                .runs();

        assertThat(officer.answers())
                .contains(
                        "tal/sygedage pr. ansat/2023 = 9.8",
                        "tal/regnskab/2023 = 1203.5",
                        "tal/budget/2023 = -1200",
                        "milepael/3/a/Planen er vedtaget/dato = 2023-06-03");
    }

    @Test
    void aFormulaTellsWhatExcelShowsForIt() {
        officer.changes(workbook -> {
            XSSFCell cell = FinanceOfficer.cell(workbook, "Tal", SICK_LEAVE, "Værdi");
            cell.setCellFormula("0.3+7.9+0.8");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
        });

        // In binary the sum is 9.000000000000002; Excel shows and compares 9, and the target is at most 9.0.
        assertThat(officer.runs().out().lines().map(line -> line.strip().replaceAll(" {2,}", "|")))
                .contains("1|Lavt sygefravær|● met");
        assertThat(officer.answers()).containsExactly("tal/sygedage pr. ansat/2023 = 9");
    }

    @Test
    void aWorkbookSavedByLibreOfficeReadsTheSame() throws Exception {
        fillIn();
        officer.tells("Tekster", "Lavt sygefravær", "Forklaring", EXPLANATION);
        Path converted = SavedByLibreOffice.xlsx(folder, List.of(officer.workbook()));
        officer.runs();
        int told = officer.answers().size();

        Files.copy(
                converted.resolve("indberetning-2023.xlsx"), officer.workbook(), StandardCopyOption.REPLACE_EXISTING);

        assertThat(officer.runs().out()).contains("nothing has changed");
        assertThat(officer.answers()).hasSize(told);
        officer.isHandedOut("2023");
        assertThat(officer.answers()).hasSize(told);
    }

    @Test
    void aFilledInRowOfAWordingThatIsNoLongerInForceDoesNotStopTheNextQuarter() {
        TestFolder.change(
                officer.plan(),
                "    title: Handlingsplan\n",
                "    title: Handlingsplan\n    in force: { until: 2023-06-30 }\n");
        TestFolder.change(
                officer.plan(),
                "  - goal: \"4\"",
                "  - goal: \"3\"\n    title: Ny handlingsplan\n    in force: { from: 2023-07-01 }\n    measures:\n"
                        + "      - { measure: a, title: Ny plan, milestone: [{ part: Ny del, due: end of the year }] }\n"
                        + "  - goal: \"4\"");
        officer.isHandedOut("2023-Q2").tells("Milepæle", "Planen er vedtaget", "Status", "I gang");
        FinanceOfficer.succeeds(officer.run("2023-Q2"));

        FinanceOfficer.succeeds(officer.run("2023-Q3"));
        officer.isHandedOut("2023-Q3");
        assertThat(officer.answers()).containsExactly("milepael/3/a/Planen er vedtaget/status = I gang");
    }

    @Test
    void aTextOfTheLongestThatExcelHoldsGetsARowThatCanBeRead() {
        officer.tells("Tekster", "Initiativer", "Analyse", "Meget langt. ".repeat(1_500))
                .isHandedOut("2023");

        officer.changes(workbook -> {
            XSSFSheet sheet = workbook.getSheet("Tekster");
            assertThat(sheet.getRow(6).getHeightInPoints()).isBetween(300f, 409f);
        });
    }

    @Test
    void aCellEmptiedAndFilledAgainSaysWhatItShows() {
        officer.tells("Tal", "budget", "Værdi", 91.5).command("run", "2023", "aarsrapport");
        officer.empties("Tal", "budget", "Værdi");
        assertThat(officer.corrects("Tømt").out())
                .contains("ark \"Tal\", celle E6 (budget, 2023) er tømt: svaret \"91,5\" er trukket tilbage.");
        officer.tells("Tal", "budget", "Værdi", 92).corrects("92");
        officer.tells("Tal", "budget", "Værdi", 91.5).corrects("Alligevel 91,5");

        assertThat(officer.answers())
                .containsExactly(
                        "tal/budget/2023 = 91.5",
                        "tal/budget/2023 = (withdrawn)",
                        "tal/budget/2023 = 92",
                        "tal/budget/2023 = 91.5");
    }

    @Test
    void ofTwoCopiesTheSecondTakesNothingBackAndAConflictHasAWayOut() throws Exception {
        byte[] copy = Files.readAllBytes(officer.workbook());
        officer.tells("Tal", SICK_LEAVE, "Værdi", 9.5)
                .tells("Tal", "budget", "Værdi", 100)
                .runs();
        Files.write(officer.workbook(), copy);
        officer.tells("Tal", SICK_LEAVE, "Værdi", 8);

        Terminal.Ended refused = officer.command("correct", "2023", "aarsrapport", "--reason", "Nyt");
        assertThat(refused.exit()).isEqualTo(Maaltal.REFUSED);
        assertThat(refused.err()).contains("her står \"8\", men der er siden indberettet \"9,5\"", "--take Tal!E4");
        FinanceOfficer.succeeds(officer.command("workbook", "2023", "--take", "Tal!E4"));

        assertThat(officer.answers())
                .containsExactly(
                        "tal/sygedage pr. ansat/2023 = 9.5",
                        "tal/budget/2023 = 100",
                        "tal/sygedage pr. ansat/2023 = 8");
    }

    @Test
    void aWorkbookUnderAnotherNameIsTold() throws Exception {
        Files.move(officer.workbook(), officer.file("Kopi af indberetning-2023 (1).XLSX"));

        assertThat(officer.runs().out())
                .contains(
                        "Der ligger ingen indberetning-2023.xlsx",
                        "Kopi af indberetning-2023 (1).XLSX ligner en projektmappe, der er kommet tilbage, men læses ikke");
    }

    @Test
    void anEarlierReportKnowsNothingThatWasToldLater() {
        officer.tells("Tal", SICK_LEAVE, "Værdi", 7.7);
        FinanceOfficer.succeeds(officer.run("2023-Q1"));

        assertThat(officer.query("SELECT about::text FROM " + officer.schema() + ".answer"))
                .containsExactly("2023-12-31");
        assertThat(officer.command("figures", "2023-Q1").out()).doesNotContain("7,7");
        assertThat(officer.command("figures", "2023").out()).contains("7,7");
    }

    @Test
    void aNumberThatIsCarriedOverFromAnEarlierPointIsSaid() {
        String warning = "\"sygedage pr. ansat\", 2023, was last told about 2023-03-31: it stands as it was";
        officer.isHandedOut("2023-Q1").tells("Tal", SICK_LEAVE, "Værdi", 7.7);
        assertThat(FinanceOfficer.succeeds(officer.run("2023-Q1")).out()).doesNotContain("was last told");
        officer.isHandedOut("2023");

        assertThat(officer.runs().out()).contains(warning);

        officer.tells("Tal", SICK_LEAVE, "Værdi", 8.9);
        assertThat(officer.corrects("Årets tal").out()).doesNotContain(warning);
    }

    @Test
    void aWorkbookThatIsHandedOutAndLeftUntouchedIsNoChange() {
        fillIn();
        officer.runs();
        officer.isHandedOut("2023");

        assertThat(FinanceOfficer.succeeds(officer.command("run", "2023", "aarsrapport", "--pdf"))
                        .out())
                .contains("edition 1 (nothing has changed since it was made)");
        officer.isHandedOut("2023-Q3");
        assertThat(FinanceOfficer.succeeds(officer.command("run", "2023", "aarsrapport", "--pdf"))
                        .out())
                .contains("edition 1 (nothing has changed since it was made)");
    }

    @Test
    void aCorrectionSaysThatTheWorkbookIsForAnotherPoint() {
        fillIn();
        officer.runs();
        officer.isHandedOut("2023-Q3").tells("Tal", SICK_LEAVE, "Værdi", 8.9);

        assertThat(officer.command("correct", "2023", "aarsrapport", "--reason", "Nyt tal")
                        .out())
                .contains(
                        "indberetning-2023.xlsx er udleveret for 3. kvartal 2023, ikke for 2023: det, der er svaret i den,"
                                + " gælder 3. kvartal 2023. \"maaltal workbook\" danner en for 2023.");
    }

    @Test
    void anAssessmentIsAskedForAnewWhenTheGoalGetsAnotherTitle() {
        isAskedAnewAfter("    title: Initiativer\n", "    title: Nye initiativer\n");
    }

    @Test
    void anAssessmentIsAskedForAnewWhenTheMeasureGetsAnotherText() {
        isAskedAnewAfter(
                "title: Initiativerne er gennemført, assessment",
                "title: Initiativerne er gennemført, text: Alle tre, assessment");
    }

    @Test
    void anAssessmentIsAskedForAnewInAWordingThatComesLater() {
        isAskedAnewAfter("  - goal: \"4\"\n    title: Initiativer\n", """
                  - goal: "4"
                    title: Initiativer
                    in force: { from: 2023-07-01 }
                    measures:
                      - { measure: a, title: Initiativerne er gennemført, assessment: met or not }
                  - goal: "4"
                    title: Initiativer
                    in force: { until: 2023-06-30 }
                """);
    }

    private void isAskedAnewAfter(String old, String changed) {
        officer.isHandedOut("2023-Q2").tells("Vurderinger", ASSESSED, "Vurdering", "Opfyldt");
        FinanceOfficer.succeeds(officer.run("2023-Q2"));
        TestFolder.change(officer.plan(), old, changed);
        officer.isHandedOut("2023");
        officer.changes(workbook -> {
            XSSFCell cell = FinanceOfficer.cell(workbook, "Vurderinger", ASSESSED, "Vurdering");
            assertThat(FinanceOfficer.text(cell.getRow(), cell.getColumnIndex()))
                    .isEmpty();
            assertThat(FinanceOfficer.text(cell.getRow(), cell.getColumnIndex() + 2))
                    .isEqualTo("Ordlyden er ændret. Om den tidligere blev der svaret: Opfyldt.");
        });

        assertThat(officer.runs().out())
                .contains("4a was assessed as \"Opfyldt\" when the plan had other words for it: it is asked for again")
                .containsPattern("\n4 .* missing\n");

        officer.tells("Vurderinger", ASSESSED, "Vurdering", "Ikke opfyldt");
        assertThat(officer.corrects("Vurderet").out())
                .doesNotContain("4a was assessed as")
                .containsPattern("\n4 .* not met\n");
    }

    @Test
    void whatWasWrittenForTheFourthQuarterIsOfferedToTheReportOfTheYear() {
        fillIn();
        officer.isHandedOut("2023-Q4").tells("Tekster", "Lavt sygefravær", "Forklaring", "Influenza i november");
        assertThat(FinanceOfficer.succeeds(officer.run("2023-Q4")).out()).doesNotContain("has no explanation");
        officer.isHandedOut("2023");
        officer.changes(workbook -> assertThat(FinanceOfficer.text(
                        FinanceOfficer.cell(workbook, "Tekster", "Lavt sygefravær", "Forklaring")
                                .getRow(),
                        FinanceOfficer.cell(workbook, "Tekster", "Lavt sygefravær", "Forklaring")
                                .getColumnIndex()))
                .isEqualTo("Influenza i november"));

        assertThat(officer.runs().out()).doesNotContain("has no explanation");
        assertThat(officer.document(1)).contains("Influenza i november").doesNotContain(GAP);

        officer.tells("Tekster", "Lavt sygefravær", "Forklaring", "Influenza hele året");
        officer.corrects("Anden forklaring");
        assertThat(officer.document(2)).contains("Influenza hele året").doesNotContain("Influenza i november");

        officer.changes(workbook -> FinanceOfficer.cell(workbook, "Tekster", "Lavt sygefravær", "Forklaring")
                .setBlank());
        assertThat(officer.corrects("Ingen forklaring").out()).contains("has no explanation");
    }

    @Test
    void eachOfficeGetsItsOwnQuestions() throws Exception {
        TestFolder.change(
                officer.plan(), "    title: God økonomi\n", "    title: God økonomi\n    asked of: økonomi\n");
        officer.isHandedOut("2023");
        Path ofOffice = officer.file("indberetning-2023-økonomi.xlsx");
        try (var workbook = new XSSFWorkbook(ofOffice.toFile())) {
            assertThat(FinanceOfficer.text(workbook.getSheet("Tal").getRow(3), 1))
                    .isIn("budget", "regnskab");
            assertThat(workbook.getSheet("Milepæle")).isNull();
        }
        officer.changes(
                workbook -> assertThat(workbook.getSheet("Tal").getLastRowNum()).isEqualTo(3));
        Files.move(officer.workbook(), officer.file("gemt"));
        Files.copy(ofOffice, officer.workbook());
        officer.tells("Tal", "budget", "Værdi", 200);
        Files.move(officer.workbook(), ofOffice, StandardCopyOption.REPLACE_EXISTING);
        Files.move(officer.file("gemt"), officer.workbook());

        officer.runs();

        assertThat(officer.answers()).containsExactly("tal/budget/2023 = 200");
    }

    /** Everything but the texts; goal 1 is not met. */
    private void fillIn() {
        officer.changes(workbook -> {
            FinanceOfficer.cell(workbook, "Tal", SICK_LEAVE, "Værdi").setCellValue(9.8);
            FinanceOfficer.cell(workbook, "Tal", SICK_LEAVE, "Kilde").setCellValue("Personalesystemet");
            FinanceOfficer.cell(workbook, "Tal", "regnskab", "Værdi").setCellValue(203);
            FinanceOfficer.cell(workbook, "Tal", "budget", "Værdi").setCellValue(200);
            FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Status")
                    .setCellValue("Udført");
            FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Udført den")
                    .setCellValue(LocalDate.of(2023, 6, 30));
            FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Dokumentation")
                    .setCellValue("Referat af 30. juni");
            FinanceOfficer.cell(workbook, "Milepæle", "Planen er sendt, og drøftet", "Status")
                    .setCellValue("Udført");
            FinanceOfficer.cell(workbook, "Milepæle", "Planen er sendt, og drøftet", "Udført den")
                    .setCellValue(LocalDate.of(2023, 11, 15));
            FinanceOfficer.cell(workbook, "Milepæle", "Planen er sendt, og drøftet", "Dokumentation")
                    .setCellValue("Brev nr. 7");
            FinanceOfficer.cell(workbook, "Vurderinger", "Initiativerne er gennemført", "Vurdering")
                    .setCellValue("Delvist opfyldt");
        });
    }
}
