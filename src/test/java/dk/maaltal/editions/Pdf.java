package dk.maaltal.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A PDF as other programs read it. */
record Pdf(Path file) {

    private static final Pattern STREAM = Pattern.compile("stream\r?\n");

    /** What pdfinfo says of it. */
    String info() throws IOException, InterruptedException {
        return said("pdfinfo", file.toString());
    }

    /** Its lines as laid out, blanks within a line made one; those before its first word tell the level. */
    List<String> lines() throws IOException, InterruptedException {
        return said("pdftotext", "-layout", file.toString(), "-")
                .lines()
                .map(line -> line.stripTrailing().replaceAll("(?<=\\S)[ .\f]+", " "))
                .toList();
    }

    /** The entries of its table of contents: the lines with a page; a lower level begins with two blanks. */
    List<String> contents() throws IOException, InterruptedException {
        return lines().stream()
                .filter(line -> line.matches("\\W*(Kapitel|Afsnit) \\d+ \\d+"))
                .map(line -> line.replaceFirst("^\\f", "").replaceFirst("^ +", "  "))
                .toList();
    }

    /** How many they are. */
    int pages() throws IOException, InterruptedException {
        return Integer.parseInt(info().lines()
                .filter(line -> line.startsWith("Pages:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElseThrow());
    }

    /** All of it, and what is packed in it unpacked: objects may be either. */
    String content() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<String> parts = new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1)));
        for (Matcher stream = STREAM.matcher(parts.get(0)); stream.find(); ) {
            parts.add(unpacked(bytes, stream.end()));
        }
        return String.join("\n", parts);
    }

    private static String unpacked(byte[] bytes, int from) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            byte[] buffer = new byte[8192];
            for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                content.write(buffer, 0, n);
            }
        } catch (DataFormatException e) {
            return "";
        } finally {
            inflater.end();
        }
        return content.toString(StandardCharsets.ISO_8859_1);
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
