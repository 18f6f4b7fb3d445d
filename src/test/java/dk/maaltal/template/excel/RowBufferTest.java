package dk.maaltal.template.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are in memory up to 4,000,000 bytes, and come out the same whether they were or not. */
class RowBufferTest {

    @ParameterizedTest
    @CsvSource({"4000, false", "4001, true"})
    void onlyMoreThanFourMillionBytesNeedAFile(int thousands, boolean inFile) throws IOException {
        try (RowBuffer rows = new RowBuffer()) {
            byte[] thousand = "x".repeat(1_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < thousands; i++) {
                rows.write(thousand);
            }
            rows.leaveOpen();
            assertThat(rows.isInFile()).isEqualTo(inFile);
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            rows.copy(written, number -> ("y" + number).getBytes(StandardCharsets.UTF_8));
            assertThat(written.toString(StandardCharsets.UTF_8))
                    .hasSize(thousands * 1_000 + 2)
                    .startsWith("xx")
                    .endsWith("xy0");
        }
    }
}
