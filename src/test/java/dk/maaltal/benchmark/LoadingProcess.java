package dk.maaltal.benchmark;

import dk.maaltal.Institution;
import dk.maaltal.cases.Accepted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Loads an extract and computes a plan in a process of its own, which says at its end how much memory it took. */
public final class LoadingProcess {

    private LoadingProcess() {}

    static long peakMegabytes(Path folder, Path extract) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadingProcess.class.getName(),
                        folder.toString(),
                        extract.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the loading process failed: " + printed);
        }
        return Long.parseLong(printed.strip());
    }

    public static void main(String[] arguments) throws IOException {
        Institution institution = Institution.of(Path.of(arguments[0]));
        int load = institution
                .loader(Path.of(arguments[0]))
                .load(Optional.of(Path.of(arguments[1])), Accepted.NOTHING)
                .number();
        institution.figures(institution.plan("plan-2023.yaml"), "2022-Q3", load);
        System.out.println(PeakMemory.megabytes());
    }
}
