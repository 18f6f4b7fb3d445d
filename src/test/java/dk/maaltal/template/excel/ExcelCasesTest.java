package dk.maaltal.template.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.template.CaseFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each Excel template of the folder becomes the workbook that is written beside it. */
class ExcelCasesTest {

    private static final CaseFiles CASES = CaseFiles.excel();

    @TempDir
    Path folder;

    static List<String> all() {
        return CASES.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theTemplateBecomesTheWorkbookBesideIt(String name) throws IOException {
        fill(name);
    }

    @Test
    void thereAreCasesSavedByLibreOfficeToo() {
        assertThat(CASES.all())
                .filteredOn(name -> name.endsWith("-libreoffice"))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void everyFormulaShowsWhatAnotherProgramComputes() throws Exception {
        Recalculation recalculation = new Recalculation(folder);
        for (String name : CASES.all()) {
            recalculation.add(name, CASES.fill(name));
        }
        assertThat(recalculation.differences()).isEmpty();
        assertThat(recalculation.compared()).isGreaterThan(40);
    }

    private static void fill(String name) throws IOException {
        byte[] filled = CASES.fill(name);
        CASES.leave(name, filled);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(filled))) {
            assertThat(new ExcelAsText(workbook).toString()).isEqualTo(CASES.expected(name));
        }
    }
}
