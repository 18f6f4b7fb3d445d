package dk.maaltal.editions;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The LibreOffice of this machine.
 *
 * @param program that starts it
 * @param limit for one document
 */
record LibreOffice(Path program, Duration limit) {

    /** Names the program where it is not in any of the usual places. */
    static final String VARIABLE = "MAALTAL_SOFFICE";

    private static final Logger LOG = LoggerFactory.getLogger(LibreOffice.class);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final List<String> NAMES = List.of("soffice", "libreoffice", "soffice.exe");

    /** Where it is when it is not on the path. */
    private static final List<String> PLACES = List.of(
            "/usr/bin/soffice",
            "/usr/lib/libreoffice/program/soffice",
            "/snap/bin/libreoffice",
            "/Applications/LibreOffice.app/Contents/MacOS/soffice",
            "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
            "C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe");

    /** A proxy at a port where nobody answers, by the names that programs look for it under. */
    private static final Map<String, String> NO_NETWORK = Stream.of(
                    "http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
            .collect(Collectors.toMap(name -> name, name -> "http://127.0.0.1:9"));

    /**
     * The profile: settings, and the macro that makes a PDF. ({@code soffice --convert-to} would do without one, but leaves
     * the page numbers of a table of contents as they are.)
     */
    private static final List<String> PROFILE = List.of(
            "registrymodifications.xcu", "basic/script.xlc", "basic/Standard/script.xlb", "basic/Standard/Maaltal.xba");

    /**
     * Finds it by {@code MAALTAL_SOFFICE}, on the path, or where it is usually installed.
     *
     * @throws NoPdf when it is not there
     */
    static LibreOffice find(Map<String, String> environment) {
        return find(environment, PLACES);
    }

    static LibreOffice find(Map<String, String> environment, List<String> places) {
        Map<String, String> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER); // Windows writes Path
        variables.putAll(environment);
        List<String> path = List.of(variables.getOrDefault("PATH", "").split(File.pathSeparator));
        Optional<String> named = Optional.ofNullable(variables.get(VARIABLE)).filter(name -> !name.isBlank());
        Stream<Path> candidates = named.map(name -> Stream.concat(paths(name), on(path, name)))
                .orElseGet(() -> Stream.concat(
                        NAMES.stream().flatMap(name -> on(path, name)),
                        places.stream().flatMap(LibreOffice::paths)));
        return candidates
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(program -> new LibreOffice(program.toAbsolutePath(), LIMIT))
                .orElseThrow(() -> new NoPdf(named.map(name -> VARIABLE + " names " + name + ", which is no program. ")
                                .orElse("PDFs are made by LibreOffice, which was not found. ")
                        + "Install LibreOffice Writer and Calc (Debian and Ubuntu: apt install libreoffice-writer-nogui"
                        + " libreoffice-calc-nogui; others: www.libreoffice.org), or name its program, soffice, in "
                        + VARIABLE + ". Nothing has been run."));
    }

    private static Stream<Path> on(List<String> path, String name) {
        return path.stream()
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> paths(folder + File.separator + name));
    }

    /** A place of another operating system may not be a path here. */
    private static Stream<Path> paths(String place) {
        try {
            return Stream.of(Path.of(place));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    /**
     * Makes a PDF of a Word or Excel document.
     *
     * @param work a folder for this alone: LibreOffice keeps a profile in it, so that one which is open does not matter
     * @return why there is no PDF; empty when there is one
     * @throws IOException when the folder cannot be written or the program cannot be started
     */
    Optional<String> makePdf(Path document, Path pdf, Path work) throws IOException {
        Path profile = work.resolve("profile");
        prepare(profile.resolve("user"));
        Path result = work.resolve("result.txt");
        Files.deleteIfExists(result);
        Path log = work.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "-env:UserInstallation=" + url(profile),
                        "--headless",
                        "--norestore",
                        "macro:///Standard.Maaltal.MakePdf")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map.of("MAALTAL_PDF_DOCUMENT", document, "MAALTAL_PDF_COPY", pdf, "MAALTAL_PDF_RESULT", result)
                .forEach((variable, file) -> builder.environment().put(variable, url(file)));
        // Links in documents are not followed; what asks for the network all the same finds nobody.
        NO_NETWORK.forEach(builder.environment()::put);
        boolean ended = await(builder.start());
        String outcome = said(result);
        if (outcome.equals("done")) {
            return Optional.empty();
        }
        LOG.warn("{} said of {}: {}", program, document, said(log));
        if (!ended) {
            return Optional.of("it took longer than " + limit.toSeconds() + " seconds and was stopped");
        }
        return Optional.of(outcome.isEmpty() ? "it ended without making one" : outcome.replaceFirst("\\.$", ""));
    }

    private static void prepare(Path user) throws IOException {
        for (String name : PROFILE) {
            Path file = user.resolve(name);
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                try (InputStream content = LibreOffice.class.getResourceAsStream("/libreoffice/" + name)) {
                    Files.copy(content, file);
                }
            }
        }
    }

    /** Whether it ended in time by itself; else it is ended, with all that it started. */
    private boolean await(Process process) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each ->
                each.onExit().completeOnTimeout(each, 10, TimeUnit.SECONDS).join());
        return false;
    }

    private static String said(Path file) throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        return new String(bytes, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    }

    /** ASCII alone, as LibreOffice wants it. */
    private static String url(Path file) {
        return file.toAbsolutePath().toUri().toASCIIString();
    }
}
