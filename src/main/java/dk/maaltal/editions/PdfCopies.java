package dk.maaltal.editions;

import dk.maaltal.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * PDFs of the documents of an edition, beside them: tagged, PDF/A-2b and PDF/UA as LibreOffice makes them. They are copies
 * for reading, not part of the edition.
 */
public final class PdfCopies {

    private static final String WORK = "pdf-";

    /**
     * A PDF.
     *
     * @param name of the file
     * @param otherFont what is to be said where it is set in another font than its document
     */
    public record Copy(String name, Optional<String> otherFont) {}

    private final LibreOffice office;
    private final Path var;

    PdfCopies(LibreOffice office, Path var) {
        this.office = office;
        this.var = var;
    }

    /**
     * Finds LibreOffice, before there is anything to make.
     *
     * @param var where there may be worked
     * @throws NoPdf when LibreOffice is not there
     */
    public static PdfCopies ready(Map<String, String> environment, Path var) {
        return new PdfCopies(LibreOffice.find(environment), var);
    }

    /**
     * Makes the PDFs that are not there yet.
     *
     * @return all PDFs of the folder's documents
     * @throws NoPdf when LibreOffice does not make one; those made before it are kept
     * @throws UncheckedIOException when a folder cannot be read or written
     */
    public List<Copy> make(Path folder, Progress progress) {
        try {
            Map<String, Path> documents = documents(folder);
            Map<String, Path> missing = new TreeMap<>(documents);
            missing.keySet().removeIf(name -> Files.exists(folder.resolve(name)));
            if (!missing.isEmpty()) {
                make(missing, progress);
            }
            List<Copy> copies = new ArrayList<>();
            for (Map.Entry<String, Path> document : documents.entrySet()) {
                byte[] pdf = Files.readAllBytes(folder.resolve(document.getKey()));
                copies.add(
                        new Copy(document.getKey(), PdfFonts.replaced(Files.readAllBytes(document.getValue()), pdf)));
            }
            return List.copyOf(copies);
        } catch (IOException e) {
            throw new UncheckedIOException("The PDFs cannot be put in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void make(Map<String, Path> documents, Progress progress) throws IOException {
        sweep();
        Path work = Files.createTempDirectory(Files.createDirectories(var), WORK);
        try {
            int done = 0;
            for (Map.Entry<String, Path> document : documents.entrySet()) {
                progress.at("Making PDFs", done++, documents.size());
                make(document.getValue(), document.getKey(), work);
            }
            progress.at("Making PDFs", done, documents.size());
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
    }

    private void make(Path document, String name, Path work) throws IOException {
        // LibreOffice puts a lock file beside what it opens, and nothing but the PDF belongs in the edition's folder.
        Path opened = Files.copy(document, work.resolve(document.getFileName().toString()));
        Path made = work.resolve(name);
        Optional<String> failure = office.makePdf(opened, made, work);
        if (failure.isPresent()) {
            throw new NoPdf("LibreOffice (" + office.program() + ") made no PDF of " + document.getFileName() + ": "
                    + failure.get() + ". The edition is complete; the same command again makes the PDFs it lacks.");
        }
        put(made, document.resolveSibling(name), document);
    }

    /** By one rename, to be read by whoever may read the document. */
    private static void put(Path made, Path pdf, Path document) throws IOException {
        Path folder = pdf.getParent();
        Path half = Files.createTempFile(folder.getParent(), EditionFolder.HALF + folder.getFileName() + "-", null);
        try {
            Files.write(half, PdfUaSchema.described(Files.readAllBytes(made)));
            if (half.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(half, Files.getPosixFilePermissions(document));
            }
            Files.move(half, pdf, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** The documents of a folder by the names of their PDFs, which keep their endings where two would have one name. */
    private static Map<String, Path> documents(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, Path> documents = new TreeMap<>();
            List<Path> sorted = files.filter(PdfCopies::isDocument)
                    .sorted(Comparator.naturalOrder())
                    .toList();
            for (Path file : sorted) {
                String name = stem(file);
                boolean shared = sorted.stream()
                                .filter(other -> stem(other).equals(name))
                                .count()
                        > 1;
                documents.put((shared ? file.getFileName() : name) + ".pdf", file);
            }
            return documents;
        }
    }

    private static boolean isDocument(Path file) {
        return file.getFileName().toString().matches("[^.~].*\\.(docx|xlsx)");
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    /** What a process that was killed left behind, a day ago or more. */
    private void sweep() throws IOException {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        if (!Files.exists(var)) {
            return;
        }
        try (Stream<Path> files = Files.list(var)) {
            for (Path left : files.filter(file -> file.getFileName().toString().startsWith(WORK))
                    .toList()) {
                if (Files.getLastModifiedTime(left).toInstant().isBefore(yesterday)) {
                    FileSystemUtils.deleteRecursively(left);
                }
            }
        }
    }
}
