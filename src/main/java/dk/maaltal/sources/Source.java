package dk.maaltal.sources;

import dk.maaltal.Checksum;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One file that people wrote: a declaration, a plan or a template, as it was when it was first asked for. Whoever needs it
 * again is given the same bytes.
 */
public final class Source {

    private final Sources all;
    private final String name;
    private final Path path;
    private final Optional<byte[]> content;

    Source(Sources all, String name, Path path, Optional<byte[]> content) {
        this.all = all;
        this.name = name;
        this.path = path;
        this.content = content;
    }

    /** A file by itself, read now; its siblings are the files beside it. */
    public static Source of(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return Sources.inFolders(file.getParent() == null ? folder : file.getParent(), folder)
                .declared(file.getFileName().toString());
    }

    /** The name it is kept by with an edition, such as {@code jobs/ankestyrelsen/plan-2023.yaml}. */
    public String name() {
        return name;
    }

    /** Where it is, as messages name it; for the file of an edition, its name. */
    public Path path() {
        return path;
    }

    /** Whether an edition keeps it, as it was when that edition was made. */
    public boolean isKept() {
        return all.areKept();
    }

    /** The last part of its path. */
    public String fileName() {
        return path.getFileName().toString();
    }

    /** Whether there was such a file. */
    public boolean exists() {
        return content.isPresent();
    }

    /**
     * What it holds. Not to be changed by whoever is given it.
     *
     * @throws UncheckedIOException when there was no such file
     */
    public byte[] bytes() {
        return content.orElseThrow(() -> new UncheckedIOException(new NoSuchFileException(path.toString())));
    }

    /**
     * What it holds, as text; a byte-order mark at its beginning is left out.
     *
     * @throws CharacterCodingException when it is not UTF-8
     * @throws UncheckedIOException when there was no such file
     */
    public String text() throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes()))
                .toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** SHA-256 of what it holds, in hexadecimal. */
    public String sha256() {
        return Checksum.of(bytes());
    }

    /** The same file as it would be if it held something else. */
    public Source holding(String text) {
        return new Source(all, name, path, Optional.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a path, seen from the folder of this one, stays below {@code jobs/}, by name and by where links lead. */
    public boolean mayHaveSibling(String relative) {
        return all.isWithin(this, relative);
    }

    /** The file that a path names, seen from the folder of this one. */
    public Source sibling(String relative) {
        return all.sibling(this, relative);
    }
}
