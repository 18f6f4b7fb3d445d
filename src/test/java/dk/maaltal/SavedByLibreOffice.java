package dk.maaltal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Workbooks as LibreOffice saves them. Where it is not installed, a test that asks for them is skipped; in CI it fails. */
public final class SavedByLibreOffice {

    private static final long SECONDS_AT_MOST = 180;

    private SavedByLibreOffice() {}

    /**
     * Opens workbooks in LibreOffice and saves them, its formulas computed anew where no result is kept.
     *
     * @param folder in which it works
     * @return the folder with the saved ones, by the same names
     */
    public static Path xlsx(Path folder, List<Path> workbooks) throws IOException, InterruptedException {
        Path saved = Files.createDirectories(folder.resolve("saved-by-libreoffice"));
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx",
                "--outdir",
                saved.toString()));
        workbooks.forEach(workbook -> command.add(workbook.toString()));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("soffice.txt").toFile())
                    .start();
        } catch (IOException e) {
            assertThat(System.getenv("CI_DOCUMENTS"))
                    .as("LibreOffice is not installed")
                    .isNull();
            assumeTrue(false, "LibreOffice is not installed");
            throw e;
        }
        assertThat(process.waitFor(SECONDS_AT_MOST, TimeUnit.SECONDS)).isTrue();
        return saved;
    }
}
