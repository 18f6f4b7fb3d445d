package dk.maaltal.template.excel;

import dk.maaltal.template.DraftMark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.ss.usermodel.Header;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes over every page of a workbook that it is a draft, beside what its headers say. */
public final class DraftBook {

    /** Bold, 20 points, red: as Excel writes it in a header. */
    private static final String MARK = "&\"-,Bold\"&20&KB3261E" + DraftMark.WORD;

    private DraftBook() {}

    /** The workbook with the mark. */
    public static byte[] marked(byte[] workbook) {
        try (XSSFWorkbook book = OwnBook.open(workbook);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (Sheet sheet : book) {
                mark((XSSFSheet) sheet);
            }
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mark(XSSFSheet sheet) {
        mark(sheet.getOddHeader());
        if (sheet.getCTWorksheet().getHeaderFooter().getDifferentFirst()) {
            mark(sheet.getFirstHeader());
        }
        if (sheet.getCTWorksheet().getHeaderFooter().getDifferentOddEven()) {
            mark(sheet.getEvenHeader());
        }
    }

    private static void mark(Header header) {
        header.setCenter(header.getCenter().isEmpty() ? MARK : MARK + "  " + header.getCenter());
    }
}
