package dk.maaltal.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Lets a contender fill in a template over and over in a process of its own, which says how long and how much memory it took. */
public final class ContestProcess {

    /** The median of the runs after the first ones, and the peak of the process. */
    record Result(double seconds, long megabytes) {}

    private ContestProcess() {}

    static Result run(String classPath, String contender, Contender.Contest contest, Path template, Path filled)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx2g",
                        "-Xms64m",
                        "-XX:+UseSerialGC",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        classPath,
                        ContestProcess.class.getName(),
                        contender,
                        contest.name(),
                        template.toString(),
                        filled.toString()))
                .redirectError(
                        filled.resolveSibling(filled.getFileName() + ".log").toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(contender + " failed, see its log beside " + filled + ": " + printed);
        }
        String[] figures =
                printed.strip().lines().reduce((a, b) -> b).orElseThrow().split(" ");
        return new Result(Double.parseDouble(figures[0]), Long.parseLong(figures[1]));
    }

    public static void main(String[] arguments) throws Exception {
        Contender contender =
                (Contender) Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
        Contender.Contest contest = Contender.Contest.valueOf(arguments[1]);
        boolean isLong = contest == Contender.Contest.ROWS;
        int first = isLong ? 1 : 20;
        int runs = isLong ? 3 : 41;
        double[] seconds = new double[first + runs];
        for (int run = 0; run < seconds.length; run++) {
            long begun = System.nanoTime();
            contender.fill(contest, Path.of(arguments[2]), Path.of(arguments[3]));
            seconds[run] = (System.nanoTime() - begun) / 1e9;
        }
        double median = IntStream.range(first, seconds.length)
                .mapToDouble(run -> seconds[run])
                .sorted()
                .toArray()[runs / 2];
        System.out.println(median + " " + PeakMemory.megabytes());
    }
}
