package dk.maaltal.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The cases of an engine: beside each template lies what must come of it, written by hand. */
public record CaseFiles(Path folder, String ending) {

    public static CaseFiles word() {
        return new CaseFiles(Path.of("src/test/resources/dk/maaltal/template/word"), ".docx");
    }

    public static CaseFiles excel() {
        return new CaseFiles(Path.of("src/test/resources/dk/maaltal/template/excel"), ".xlsx");
    }

    public List<String> all() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] fill(String name) throws IOException {
        return template(folder.resolve(name + ending)).fill(CaseModel.get(), "Titlen");
    }

    /** A template from its file, named by its path. */
    public static Template template(Path file) throws IOException {
        return Templates.of(file.toString(), Files.readAllBytes(file));
    }

    public String expected(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".expected.txt")).strip();
    }

    /** Leaves a document where Microsoft's validator looks. */
    public Path leave(String name, byte[] document) throws IOException {
        Path left = Files.createDirectories(Path.of("target", "documents"));
        return Files.write(left.resolve("case-" + name + ending), document);
    }
}
