package dk.maaltal.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.maaltal.Progress;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.apache.xmlbeans.XmlObject;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;

/** PDFs beside the documents of an edition, as LibreOffice makes them. */
class PdfCopiesTest {

    @TempDir
    Path out;

    private Path edition;

    @BeforeEach
    void anEdition() throws IOException {
        // A name with letters and blanks that a URL writes otherwise.
        edition = Files.createDirectories(out.resolve("Målrapport 1, å").resolve("edition-1"));
    }

    @Test
    void aPdfIsTaggedAndSaysWhichStandardsItKeepsItsTitleAndItsLanguage() throws Exception {
        PdfCopies copies = copies();
        writeWorkbook("bilag.xlsx");
        new ContentsDocument(3).write(edition.resolve("rapport.docx"));

        assertThat(copies.make(edition, Progress.UNSEEN))
                .extracting(PdfCopies.Copy::name)
                .containsExactly("bilag.pdf", "rapport.pdf");

        for (String name : List.of("bilag.pdf", "rapport.pdf")) {
            Pdf pdf = new Pdf(edition.resolve(name));
            assertThat(pdf.info()).as(name).containsPattern("Tagged: +yes").containsPattern("Title: +Målrapport 2023");
            assertThat(pdf.content())
                    .as(name)
                    .contains("<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>")
                    .contains("<pdfuaid:part>1</pdfuaid:part>")
                    .containsOnlyOnce("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>")
                    .containsPattern("/Lang ?\\(da-DK\\)")
                    .containsPattern("/DisplayDocTitle true");
        }
    }

    @Test
    void numbersOfAWorkbookAreWrittenAsDanesWriteThem() throws Exception {
        PdfCopies copies = copies();
        writeWorkbook("bilag.xlsx");

        copies.make(edition, Progress.UNSEEN);

        assertThat(new Pdf(edition.resolve("bilag.pdf")).lines())
                .first()
                .asString()
                .matches("1\\D234,5");
    }

    @Test
    void theTableOfContentsIsRenewedWithItsLevelsAndThePagesAsTheyAre() throws Exception {
        PdfCopies copies = copies();
        new ContentsDocument(3).write(edition.resolve("rapport.docx"));

        copies.make(edition, Progress.UNSEEN);

        assertThat(new Pdf(edition.resolve("rapport.pdf")).contents())
                .containsExactly(
                        "Kapitel 1 2", "  Afsnit 1 2", "Kapitel 2 3", "  Afsnit 2 3", "Kapitel 3 4", "  Afsnit 3 4");
    }

    @Test
    void aTableOfContentsThatIsLongerThanItSeemedMovesThePagesItTells() throws Exception {
        PdfCopies copies = copies();
        new ContentsDocument(60).write(edition.resolve("rapport.docx"));

        copies.make(edition, Progress.UNSEEN);

        Pdf pdf = new Pdf(edition.resolve("rapport.pdf"));
        List<String> expected = new ArrayList<>();
        for (int chapter = 1; chapter <= 60; chapter++) {
            int page = chapter + pdf.pages() - 60;
            expected.addAll(List.of("Kapitel " + chapter + " " + page, "  Afsnit " + chapter + " " + page));
        }
        assertThat(pdf.pages()).isGreaterThan(61);
        assertThat(pdf.contents()).isEqualTo(expected);
    }

    @Test
    void aPdfThatIsThereIsLeftAndNothingElseIsPutInTheFolder() throws Exception {
        PdfCopies copies = copies();
        writeWorkbook("bilag.xlsx");
        writeWorkbook("tal.xlsx");
        Files.writeString(edition.resolve("tal.pdf"), "made last week");

        copies.make(edition, Progress.UNSEEN);

        assertThat(edition.resolve("tal.pdf")).hasContent("made last week");
        assertThat(names(edition)).containsExactly("bilag.pdf", "bilag.xlsx", "tal.pdf", "tal.xlsx");
        assertThat(names(edition.getParent())).containsExactly("edition-1");
        assertThat(names(out.resolve("var"))).isEmpty();
        assertThat(Files.getPosixFilePermissions(edition.resolve("bilag.pdf")))
                .isEqualTo(Files.getPosixFilePermissions(edition.resolve("bilag.xlsx")));
    }

    @Test
    void twoDocumentsOfOneNameHaveAPdfEach() throws Exception {
        PdfCopies copies = copies();
        writeWorkbook("rapport.xlsx");
        new ContentsDocument(1).write(edition.resolve("rapport.docx"));

        assertThat(copies.make(edition, Progress.UNSEEN))
                .extracting(PdfCopies.Copy::name)
                .containsExactly("rapport.docx.pdf", "rapport.xlsx.pdf");

        assertThat(names(edition))
                .containsExactly("rapport.docx", "rapport.docx.pdf", "rapport.xlsx", "rapport.xlsx.pdf");
    }

    @Test
    void whatADocumentRefersToOutsideOfItselfIsNotFetched() throws Exception {
        PdfCopies copies = copies();
        Path outside = Files.createDirectories(edition.resolveSibling("udenfor"));
        Path text = Files.writeString(outside.resolve("hemmelig.txt"), "HEMMELIG");
        Path picture = outside.resolve("hemmelig.png");
        BufferedImage red = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        red.createGraphics().fillRect(0, 0, 40, 40);
        ImageIO.write(red, "png", picture.toFile());
        try (XWPFDocument word = new XWPFDocument();
                OutputStream out = Files.newOutputStream(edition.resolve("rapport.docx"))) {
            word.createParagraph().createRun().setText("Synlig");
            XWPFParagraph field = word.createParagraph();
            field.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
            field.createRun().getCTR().addNewInstrText().setStringValue(" INCLUDETEXT \"" + text.toUri() + "\" ");
            field.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
            field.createRun().setText("gammelt");
            field.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
            String id = word.getPackagePart()
                    .addExternalRelationship(picture.toUri().toString(), XWPFRelation.IMAGES.getRelation())
                    .getId();
            word.createParagraph()
                    .createRun()
                    .getCTR()
                    .addNewPict()
                    .set(XmlObject.Factory.parse(
                            "<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" style=\"width:90pt;height:90pt\"><v:imagedata"
                                    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
                                    + " r:id=\"" + id + "\"/></v:shape>"));
            word.write(out);
        }

        copies.make(edition, Progress.UNSEEN);

        Pdf pdf = new Pdf(edition.resolve("rapport.pdf"));
        assertThat(String.join(" ", pdf.lines())).contains("Synlig").doesNotContain("HEMMELIG");
        assertThat(pdf.content()).doesNotContainPattern("/Subtype ?/Image");
    }

    @Test
    void aDocumentThatLibreOfficeCannotOpenIsToldInASentence() throws Exception {
        PdfCopies copies = copies();
        Files.write(edition.resolve("bilag.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});

        assertThatExceptionOfType(NoPdf.class)
                .isThrownBy(() -> copies.make(edition, Progress.UNSEEN))
                .withMessageContaining("made no PDF of bilag.xlsx: it could not open the document.")
                .withMessageContaining("The edition is complete");
        assertThat(names(edition)).containsExactly("bilag.xlsx");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aLibreOfficeThatHangsIsStoppedWithAllThatItStarted() throws Exception {
        writeWorkbook("bilag.xlsx");
        Path child = out.resolve("child");
        LibreOffice hanging =
                new LibreOffice(program("sleep 300 & echo $! > '" + child + "'; wait"), Duration.ofSeconds(2));

        assertThatExceptionOfType(NoPdf.class)
                .isThrownBy(() -> new PdfCopies(hanging, out.resolve("var")).make(edition, Progress.UNSEEN))
                .withMessageContaining("it took longer than 2 seconds and was stopped");

        long sleep = Long.parseLong(Files.readString(child).strip());
        assertThat(ProcessHandle.of(sleep).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(names(edition)).containsExactly("bilag.xlsx");
        assertThat(names(out.resolve("var"))).isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aLibreOfficeThatEndsHalfWayHasMadeNoPdf() throws Exception {
        writeWorkbook("bilag.xlsx");
        LibreOffice crashing = new LibreOffice(
                program("echo %PDF > \"${MAALTAL_PDF_COPY#file://}\"; exit 139"), Duration.ofMinutes(1));

        assertThatExceptionOfType(NoPdf.class)
                .isThrownBy(() -> new PdfCopies(crashing, out.resolve("var")).make(edition, Progress.UNSEEN))
                .withMessageContaining(
                        "made no PDF of bilag.xlsx: it ended without making one. The edition is complete");
        assertThat(names(edition)).containsExactly("bilag.xlsx");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void itIsFoundByItsVariableElseOnThePathElseWhereItIsUsuallyInstalled() throws IOException {
        Path here = program("exit 0");
        String folder = here.getParent().toString();

        assertThat(LibreOffice.find(Map.of(LibreOffice.VARIABLE, here.toString()), List.of())
                        .program())
                .isEqualTo(here);
        assertThat(LibreOffice.find(Map.of(LibreOffice.VARIABLE, "soffice", "PATH", folder), List.of())
                        .program())
                .isEqualTo(here);
        assertThat(LibreOffice.find(Map.of("PATH", "/nowhere" + File.pathSeparator + folder), List.of())
                        .program())
                .isEqualTo(here);
        assertThat(LibreOffice.find(Map.of("PATH", ""), List.of("/nowhere/soffice", here.toString()))
                        .program())
                .isEqualTo(here);
    }

    @Test
    void whereItIsNotInstalledIsToldWhatToInstall() {
        assertThatExceptionOfType(NoPdf.class)
                .isThrownBy(() -> LibreOffice.find(Map.of("PATH", "/nowhere"), List.of()))
                .withMessageStartingWith("PDFs are made by LibreOffice, which was not found.")
                .withMessageContaining("apt install libreoffice-writer-nogui libreoffice-calc-nogui")
                .withMessageContaining("MAALTAL_SOFFICE");
    }

    /** Where documents are checked in earnest, a machine without LibreOffice is a mistake. */
    private PdfCopies copies() {
        try {
            return PdfCopies.ready(System.getenv(), out.resolve("var"));
        } catch (NoPdf e) {
            if ("1".equals(System.getenv("CI_DOCUMENTS"))) {
                throw e;
            }
            return Assumptions.abort("LibreOffice is not installed");
        }
    }

    private Path program(String script) throws IOException {
        Path program = Files.writeString(out.resolve("soffice"), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private void writeWorkbook(String name) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream file = Files.newOutputStream(edition.resolve(name))) {
            workbook.getProperties().getCoreProperties().setTitle("Målrapport 2023");
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat("#,##0.0"));
            Cell cell = workbook.createSheet("Tal").createRow(0).createCell(0);
            cell.setCellValue(1234.5);
            cell.setCellStyle(style);
            workbook.write(file);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
