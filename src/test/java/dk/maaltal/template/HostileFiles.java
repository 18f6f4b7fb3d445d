package dk.maaltal.template;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Templates that mean harm. */
final class HostileFiles {

    private HostileFiles() {}

    /** A document of one paragraph. */
    static Path word(Path folder, String text) throws IOException {
        Path file = folder.resolve("skabelon.docx");
        try (XWPFDocument word = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            word.createStyles();
            word.createParagraph().createRun().setText(text);
            word.write(out);
        }
        return file;
    }

    /** A document of one paragraph, in which a part is another. */
    static Path word(Path folder, String text, String part, String content) throws IOException {
        Path file = word(folder, text);
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path place = zip.getPath(part);
            if (place.getParent() != null) {
                Files.createDirectories(place.getParent());
            }
            Files.writeString(place, content);
        }
        return file;
    }

    /** A workbook of one cell. */
    static Path excel(Path folder, String text) throws IOException {
        Path file = folder.resolve("skabelon.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            book.createSheet("A")
                    .createRow(0)
                    .createCell(0)
                    .setCellValue(text.substring(0, Math.min(32_767, text.length())));
            book.write(out);
        }
        return file;
    }

    /** A workbook of one sheet, with a text in the first cell of each row. */
    static Path rows(Path folder, String... texts) throws IOException {
        return workbook(folder.resolve("skabelon.xlsx"), "A", texts);
    }

    /** A workbook whose sheet is repeated. */
    static Path sheets(Path folder, String name) throws IOException {
        Path file = workbook(folder.resolve("skabelon.xlsx"), "NAVN", "[#list a as x]", "${x}", "[/#list]");
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path part = zip.getPath("xl/workbook.xml");
            Files.writeString(part, Files.readString(part).replace("NAVN", name));
        }
        return file;
    }

    private static Path workbook(Path file, String sheet, String... texts) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            var made = book.createSheet(sheet);
            for (int i = 0; i < texts.length; i++) {
                made.createRow(i).createCell(0).setCellValue(texts[i]);
            }
            book.write(out);
        }
        return file;
    }

    /** Leaves a document where Microsoft's validator looks. */
    static void leave(String name, byte[] document) throws IOException {
        Files.write(Files.createDirectories(Path.of("target", "documents")).resolve(name), document);
    }

    static Path without(Path file, String part) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Files.delete(zip.getPath(part));
        }
        return file;
    }

    static Path zeros(Path file, long size) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            byte[] zeros = new byte[1 << 20];
            for (long left = size; left > 0; left -= zeros.length) {
                zip.write(zeros);
            }
        }
        return file;
    }

    static Path manyParts(Path file, int count) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry("word/del" + i + ".xml"));
                zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
