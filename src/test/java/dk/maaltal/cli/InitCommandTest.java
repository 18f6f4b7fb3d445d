package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an extract to a first report, by one command. */
class InitCommandTest {

    @TempDir
    Path folder;

    private Terminal.Ended init(String name, Path extract) {
        return Terminal.run(
                "init",
                name,
                "--from",
                extract.toString(),
                "--jobs",
                folder.resolve("jobs").toString(),
                "--out",
                folder.resolve("out").toString());
    }

    @Test
    void anInstitutionIsBegunWithAReportThatCountsRight() throws IOException {
        String name = "ny-" + Long.toString(System.currentTimeMillis(), 36);
        Path extract = Files.writeString(
                folder.resolve("sager.csv"),
                "Sagsnr;Modtaget;Afgjort;Type\n1;13-01-2023;20-02-2023;Klage\n2;14-01-2023;20-12-2023;Klage\n"
                        + "3;14-02-2023;;Tilsyn\n");

        Terminal.Ended begun = init(name, extract);

        assertThat(begun.exit()).as(begun.err()).isZero();
        assertThat(begun.out())
                .contains("3 rows read, 4 columns, utf-8, fields separated by ;")
                .contains("Written: ")
                .containsPattern("1 +a +2023 +50,0 .* 1 +2 ")
                .containsPattern("1 +c +2023 +1 ")
                // Three measures of nobody's plan are not published.
                .contains("DRAFT of edition 1", "maalrapportering.docx", "Next: read ");
        assertThat(Terminal.run("check", name, "--jobs", folder.resolve("jobs").toString())
                        .exit())
                .isZero();
        assertThat(init(name, extract).err()).contains("is there already");
        assertThat(init("Ny Styrelse", extract).err()).contains("cannot be the name of an institution's folder");
        assertThat(init("anden", folder.resolve("ikke.csv")).err()).contains("is no file");
    }
}
