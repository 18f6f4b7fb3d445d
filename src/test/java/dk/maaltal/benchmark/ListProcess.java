package dk.maaltal.benchmark;

import dk.maaltal.cli.Maaltal;
import dk.maaltal.database.DatabaseAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a command in a process of its own, with the launcher's settings, which says at its end how much memory it took. */
public final class ListProcess {

    private static final Pattern PRINTED = Pattern.compile("(?s).*: (\\d+) cases\\s+(\\d+)\\s*");

    /** How many cases were listed, and the peak of the process. */
    record Result(long cases, long megabytes) {}

    private ListProcess() {}

    /** Lists the cases of a figure of an institution below a folder. */
    static Result list(DatabaseAddress database, Path jobs, String institution, String figure, Path to)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=4",
                "-Dfile.encoding=UTF-8",
                "-Dmaaltal.var=" + jobs.resolve("var"),
                "-cp",
                System.getProperty("java.class.path"),
                ListProcess.class.getName()));
        command.addAll(List.of("explain", institution, figure, "--at", "2022-Q4", "--cases", "--to", to.toString()));
        command.addAll(List.of("--jobs", jobs.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(to.resolveSibling(to.getFileName() + ".log").toFile());
        builder.environment().put("MAALTAL_DB_URL", database.url());
        builder.environment().put("MAALTAL_DB_USER", database.user());
        builder.environment().put("MAALTAL_DB_PASSWORD", database.password());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher found = PRINTED.matcher(printed);
        if (process.waitFor() != 0 || !found.matches()) {
            throw new IllegalStateException("the list failed, see the log beside " + to + ": " + printed);
        }
        return new Result(Long.parseLong(found.group(1)), Long.parseLong(found.group(2)));
    }

    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(ListProcess::printPeak));
        Maaltal.main(arguments);
    }

    private static void printPeak() {
        try {
            System.out.println(PeakMemory.megabytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
