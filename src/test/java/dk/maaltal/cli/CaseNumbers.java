package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks for the case numbers of an institution in the documents that were made of it. */
final class CaseNumbers {

    /** A shorter number may well be a count. */
    private static final int LEAST = 6;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.-]{" + LEAST + ",200}");

    private CaseNumbers() {}

    /** Makes sure that no document of a folder holds the number of a case of a schema, known or rejected. */
    static void areInNoneOf(Path folder, String schema) {
        try (Stream<Path> documents = Files.list(folder)) {
            for (Path document : documents.toList()) {
                assertThat(in(document, schema))
                        .as("case numbers in " + document)
                        .isEmpty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The case numbers of six characters or more that a document holds. */
    static List<String> in(Path document, String schema) {
        Set<String> words = new TreeSet<>();
        texts(document).forEach(text -> WORD.matcher(text).results().forEach(word -> words.add(word.group())));
        boolean hasCases = TestDatabase.client()
                .sql("SELECT to_regclass(?) IS NOT NULL")
                .params(schema + ".cases")
                .query(Boolean.class)
                .single();
        return !hasCases
                ? List.of()
                : TestDatabase.client()
                        .sql("SELECT case_number FROM " + schema
                                + ".cases WHERE case_number = ANY (?) UNION SELECT value FROM " + schema
                                + ".reject WHERE value = ANY (?) AND length(value) >= " + LEAST)
                        .params(words.toArray(String[]::new), words.toArray(String[]::new))
                        .query(String.class)
                        .list();
    }

    /** The text of a document: of each part of an Office file, without its tags. */
    private static List<String> texts(Path document) {
        try {
            if (!document.toString().matches(".*\\.(docx|xlsx)")) {
                return List.of(Files.readString(document));
            }
            List<String> texts = new ArrayList<>();
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(document))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    byte[] content = zip.readAllBytes();
                    if (entry.getName().endsWith(".xlsx")) {
                        texts.addAll(texts(left(content)));
                    } else {
                        texts.add(new String(content, StandardCharsets.UTF_8).replaceAll("<[^>]*>", " "));
                    }
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workbook within a document, such as the one behind a chart. */
    private static Path left(byte[] workbook) throws IOException {
        Path file = Files.createTempFile("within", ".xlsx");
        file.toFile().deleteOnExit();
        return Files.write(file, workbook);
    }
}
