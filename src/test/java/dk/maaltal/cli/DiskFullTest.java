package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full leaves nothing half made, is told in a sentence, and holds nothing up once there is room. */
class DiskFullTest {

    private static final int A_BLOCK = 4096;

    private static final String FULL = "No space left on device";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openAnOffice(TestInfo test) {
        office = Office.open(
                folder,
                "fuld-" + Math.abs(test.getTestMethod().orElseThrow().getName().hashCode() % 100_000));
        office.extract(List.of("1;03-01-2022;10-01-2022;Klager;Nej"));
        TestFolder.write(
                office.own("report.yaml"),
                "reports:\n  aarsrapport:\n    documents: [maalrapportering.docx, bilag.xlsx]\n    made for: [2022]\n");
    }

    private Terminal.Ended due() {
        return office.run("due", office.name(), "--as-of", "2023-01-10");
    }

    private List<String> made() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("filling"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void anEditionWhoseFolderIsOnAFullDiskIsPutThereByTheNextCall() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("out"))) {
            // Room for the first document's beginning, and not for both.
            disk.fill(3 * A_BLOCK);

            Terminal.Ended full = due();

            assertThat(full.exit()).isEqualTo(Maaltal.FAILED);
            assertThat(full.out()).contains("failed", office.made("aarsrapport/2022/edition-1") + ": " + FULL);
            assertThat(made()).doesNotContain("bilag.xlsx", "maalrapportering.docx", "manifest.json");
            assertThat(due().exit()).as("it is tried again at each call").isEqualTo(Maaltal.FAILED);

            disk.makeRoom();
            Terminal.Ended roomy = due();

            assertThat(roomy.exit()).as(roomy.out() + roomy.err()).isZero();
            assertThat(roomy.out()).contains("edition 1, put in its folder now");
            assertThat(made()).contains("bilag.xlsx", "maalrapportering.docx", "manifest.json");
            assertThat(due().out()).contains("edition 1").doesNotContain("put in its folder");
        }
    }

    private Terminal.Ended withVar(Path var) {
        return new CommandProcess()
                .var(var)
                .java("-Dlogback.configurationFile=logback.xml")
                .on(TestDatabase.server().address())
                .run(
                        "run",
                        office.name(),
                        "aarsrapport",
                        "--at",
                        "2022",
                        "--jobs",
                        folder.resolve("jobs").toString(),
                        "--out",
                        folder.resolve("out").toString());
    }

    @Test
    void nothingIsBegunWithoutRoomForALog() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("var"))) {
            disk.fill(0);
            Terminal.Ended full = withVar(folder.resolve("var"));

            assertThat(full.exit()).isEqualTo(Maaltal.FAILED);
            assertThat(full.err())
                    .contains(folder.resolve("var").toString(), FULL, "make room")
                    .doesNotContain("\tat ");
            assertThat(folder.resolve("out")).doesNotExist();

            disk.makeRoom();
            Terminal.Ended roomy = withVar(folder.resolve("var"));

            assertThat(roomy.exit()).as(roomy.out() + roomy.err()).isZero();
            assertThat(roomy.out()).contains(": edition 1");
        }
    }
}
