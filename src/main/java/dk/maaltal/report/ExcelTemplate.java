package dk.maaltal.report;

import freemarker.core.PlainTextOutputFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * An Excel workbook with fields typed in its cells. A cell that is one field takes the field's number or text in the
 * cell's own style; an Excel Table follows the rows and columns that came.
 */
final class ExcelTemplate {

    private final Path file;

    ExcelTemplate(Path file) {
        this.file = file;
    }

    /**
     * The workbook filled in from a report.
     *
     * @param title of the document, for those who read it by ear
     * @throws BadTemplate when the template cannot be read or filled in
     */
    byte[] fill(Map<String, Object> model, String title) {
        if (!Files.isRegularFile(file)) {
            throw new BadTemplate(file, "", "filen findes ikke.");
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            int sheets = workbook.getNumberOfSheets();
            Map<String, Object> withCalls = new HashMap<>(model);
            withCalls.putAll(new SheetWriter(workbook, FieldNames.of(model)).calls());
            StringBuilder source = new StringBuilder();
            for (int i = 0; i < sheets; i++) {
                source.append(new SheetSource(file, workbook.getSheetAt(i), i).source());
            }
            TemplateLanguage.fill(
                    file,
                    "regnearket",
                    source.toString(),
                    PlainTextOutputFormat.INSTANCE,
                    withCalls,
                    new StringWriter());
            for (int i = 0; i < sheets; i++) {
                workbook.removeSheetAt(0);
            }
            workbook.setActiveSheet(0);
            workbook.setSelectedTab(0);
            var properties = workbook.getProperties().getCoreProperties();
            properties.setTitle(title);
            properties.setCreated(Optional.of(new Date(0)));
            properties.setModified(Optional.of(new Date(0)));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return withoutTime(bytes.toByteArray());
        } catch (UnsupportedFileFormatException | OpenXML4JRuntimeException | POIXMLException e) {
            throw new BadTemplate(file, "", "er ikke en Excel-projektmappe (.xlsx).", e);
        } catch (IOException e) {
            throw new BadTemplate(file, "", "kan ikke læses: " + e.getMessage(), e);
        }
    }

    /** The same workbook with no moment in it: the same figures give the same bytes. */
    private static byte[] withoutTime(byte[] workbook) throws IOException {
        OfficeZip same = new OfficeZip();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                same.add(entry.getName(), in.readAllBytes());
            }
        }
        return same.bytes();
    }
}
