package dk.maaltal.template.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook that the program itself has made, as POI sees it. */
final class OwnBook {

    private OwnBook() {}

    /**
     * Opens it. POI opens no archive of more than 1,000 parts, lest it be a stranger's trap; our own may have the parts it has.
     * The limit is POI's one for all, so it is set back at once.
     */
    static XSSFWorkbook open(byte[] workbook) throws IOException {
        synchronized (ZipSecureFile.class) {
            long limit = ZipSecureFile.getMaxFileCount();
            ZipSecureFile.setMaxFileCount(Integer.MAX_VALUE);
            try {
                return new XSSFWorkbook(new ByteArrayInputStream(workbook));
            } finally {
                ZipSecureFile.setMaxFileCount(limit);
            }
        }
    }
}
