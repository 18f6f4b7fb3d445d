package dk.maaltal.template.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** A draft of a plan of many tables: POI opens no archive of more than 1,000 parts that it is not told to trust. */
class LargeDraftTest {

    @Test
    void aWorkbookOfMoreThanAThousandSheetsIsMarkedAndOthersAreStillRefused() throws IOException {
        byte[] large;
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int i = 0; i < 1_010; i++) {
                workbook.createSheet("Ark " + i);
            }
            workbook.write(out);
            large = out.toByteArray();
        }
        long limit = ZipSecureFile.getMaxFileCount();

        byte[] marked = DraftBook.marked(large);

        try (XSSFWorkbook workbook = OwnBook.open(marked)) {
            assertThat(workbook.getSheet("Ark 1009").getOddHeader().getCenter()).contains("UDKAST");
        }
        assertThat(ZipSecureFile.getMaxFileCount()).isEqualTo(limit);
        assertThatThrownBy(() -> new XSSFWorkbook(new ByteArrayInputStream(large)))
                .isInstanceOf(IOException.class);
    }
}
