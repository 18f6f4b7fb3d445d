package dk.maaltal.cases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Knows a file by its first bytes, whatever it is called, and says what to do with one that is no extract. */
final class FileKind {

    private static final int START = 4096;

    private static final String AS_XLSX = "Open it in Excel and save it as .xlsx, or as CSV";
    private static final String UNPACK = "Unpack it and deliver the file that is in it";

    /** What a file is that is neither a workbook nor text, and what to do. */
    private record Other(String what, String toDo) {}

    private FileKind() {}

    /**
     * Whether a file is read as a workbook; else it is read as CSV.
     *
     * @throws DataRefused when it is neither, or is not what its name says
     */
    static boolean isWorkbook(Path path) {
        boolean named = path.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        try {
            byte[] start = start(path);
            boolean zip = startsWith(start, 'P', 'K', 3, 4) || startsWith(start, 'P', 'K', 5, 6);
            Optional<Other> other = zip ? inZip(path) : byStart(path, start);
            if (other.isPresent()) {
                throw refused(path, other.get().what(), other.get().toDo());
            }
            if (zip && !named) {
                throw refused(path, "it is an Excel workbook under another name", "Name it .xlsx");
            }
            if (named && !zip) {
                throw refused(
                        path,
                        "it is no Excel workbook that can be read, but text under the name .xlsx",
                        "If it is CSV, name it .csv; else save it as .xlsx again");
            }
            return zip;
        } catch (IOException e) {
            throw new DataRefused("The extract " + path + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static byte[] start(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(START);
        }
    }

    private static Optional<Other> byStart(Path path, byte[] start) throws IOException {
        if (startsWith(start, 0xd0, 0xcf, 0x11, 0xe0)) {
            return Optional.of(inOldContainer(path));
        }
        if (startsWith(start, 0x1f, 0x8b)
                || startsWith(start, 'B', 'Z', 'h')
                || startsWith(start, 0xfd, '7', 'z', 'X', 'Z')
                || startsWith(start, '7', 'z', 0xbc, 0xaf)
                || startsWith(start, 'R', 'a', 'r', '!')
                || startsWith(start, 0x28, 0xb5, 0x2f, 0xfd)) {
            return other("it is compressed (gzip, 7z, rar or the like)", UNPACK);
        }
        if (startsWith(start, '%', 'P', 'D', 'F')) {
            return other("it is a PDF document", "Deliver the table itself, as .xlsx or CSV");
        }
        if (startsWith(start, 0x09, 0x08)
                || startsWith(start, 0x09, 0x04)
                || startsWith(start, 0x09, 0x02)
                || startsWith(start, 0x09, 0x00, 0x04, 0x00)) {
            return other("it is a workbook of a very old Excel (.xls)", AS_XLSX);
        }
        if (startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff) || isWide(start)) {
            return other(
                    "its letters are UTF-16 (what Excel calls Unicode text) or UTF-32",
                    "Deliver it as utf-8 or windows-1252, whichever cases.yaml says");
        }
        if (isNul(start)) {
            return other(
                    "it begins with nothing but zero bytes, as a file does that was not written whole",
                    "Deliver it again");
        }
        if (startsWith(start, 'P', 'A', 'R', '1') || startsWith(start, 'S', 'Q', 'L', 'i', 't', 'e')) {
            return other("it is a database file (Parquet or SQLite)", "Deliver the table as .xlsx or CSV");
        }
        if (isNoText(start)) {
            return other("it is no text but a file of another program", "Deliver the table as .xlsx or CSV");
        }
        return inText(new String(start, StandardCharsets.ISO_8859_1));
    }

    private static Optional<Other> inText(String start) {
        String text = start.replaceFirst("^\u00ef\u00bb\u00bf", "").strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("<?xml") && text.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            return other("it is an Excel XML spreadsheet of 2003", AS_XLSX);
        }
        if (text.startsWith("<!doctype html")
                || text.startsWith("<html")
                || text.startsWith("<table")
                || text.startsWith("<meta")
                || text.startsWith("mime-version:")
                || text.startsWith("from: <saved by")
                || text.startsWith("<") && (text.contains("<html") || text.contains("<table"))) {
            return other("it is a web page (HTML), which Excel opens as if it were a workbook", AS_XLSX);
        }
        if (text.matches("(?s)<[?!/a-z].*>.*")) {
            return other("it is XML and no table", "Deliver the table as .xlsx or CSV");
        }
        if (text.startsWith("{\\rtf")) {
            return other("it is a text document (RTF)", "Deliver the table as .xlsx or CSV");
        }
        if (text.matches("(?s)(\\[\\s*)*(\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]\\d]).*")) {
            return other("it is JSON and no table", "Deliver the table as .xlsx or CSV");
        }
        return Optional.empty();
    }

    /** A workbook of today is a zip file; so are other documents, and files that somebody has packed. */
    private static Optional<Other> inZip(Path path) {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            if (zip.getEntry("xl/workbook.bin") != null) {
                return other("it is a binary Excel workbook (.xlsb)", AS_XLSX);
            }
            if (zip.getEntry("xl/vbaProject.bin") != null
                    || path.toString().toLowerCase(Locale.ROOT).endsWith(".xlsm")) {
                return other("it is an Excel workbook with macros (.xlsm)", AS_XLSX);
            }
            if (isStrict(zip)) {
                return other(
                        "it is a workbook of the kind \"Strict Open XML\"",
                        "Open it in Excel and save it as the kind \"Excel Workbook (.xlsx)\", or as CSV");
            }
            if (zip.getEntry("[Content_Types].xml") != null && zip.stream().anyMatch(e -> isSheet(e.getName()))) {
                return Optional.empty();
            }
            if (zip.getEntry("mimetype") != null || zip.getEntry("content.xml") != null) {
                return other(
                        "it is an OpenDocument file, such as LibreOffice's .ods",
                        "Open it in LibreOffice and save it as .xlsx, or as CSV");
            }
            if (zip.getEntry("[Content_Types].xml") != null) {
                return other(
                        "it is an Office document without a sheet (of Word or PowerPoint?)",
                        "Deliver the table as .xlsx or CSV");
            }
            if (zip.stream().anyMatch(entry -> entry.getName().endsWith(".iwa"))) {
                return other("it is a document of Apple's Numbers", "Export it as .xlsx or CSV");
            }
            return other("it is a zip file", UNPACK);
        } catch (IOException e) {
            return other(
                    "it is no Excel workbook that can be read: it begins as one, but its end is missing or broken, as when a file was not"
                            + " delivered whole",
                    "Deliver it again");
        }
    }

    private static boolean isStrict(ZipFile zip) throws IOException {
        ZipEntry relations = zip.getEntry("_rels/.rels");
        if (relations == null) {
            return false;
        }
        try (InputStream in = zip.getInputStream(relations)) {
            return new String(in.readNBytes(START), StandardCharsets.UTF_8).contains("purl.oclc.org/ooxml/");
        }
    }

    private static boolean isSheet(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*workbook\\d*\\.xml") || name.contains("worksheets/");
    }

    private static Other inOldContainer(Path path) {
        try (POIFSFileSystem file = new POIFSFileSystem(path.toFile(), true)) {
            DirectoryNode root = file.getRoot();
            if (root.hasEntry("EncryptedPackage") || root.hasEntry("\u0006DataSpaces")) {
                return new Other(
                        "it is protected by a password, so that it cannot be read",
                        "Open it in Excel, take the password away (File > Info > Protect Workbook), and save it");
            }
            if (root.hasEntry("Workbook") || root.hasEntry("Book")) {
                return new Other("it is a workbook of an old Excel (.xls)", AS_XLSX);
            }
            return new Other(
                    "it is a document of an older Office program and no workbook", "Deliver the table as .xlsx or CSV");
        } catch (IOException | RuntimeException e) {
            return new Other(
                    "it is a document of an older Office program (.xls?), and broken or not delivered whole", AS_XLSX);
        }
    }

    /** Whether each letter is of two bytes or four, of which only the last or the first is not zero. */
    private static boolean isWide(byte[] start) {
        int[] zeros = new int[4];
        for (int i = 0; i < start.length; i++) {
            zeros[i % 4] += start[i] == 0 ? 1 : 0;
        }
        int most = start.length / 4 * 3 / 4;
        boolean even = zeros[0] > most && zeros[2] > most;
        boolean odd = zeros[1] > most && zeros[3] > most;
        boolean letters = Arrays.stream(zeros).anyMatch(each -> each == 0);
        return start.length > 8 && letters && (even || odd);
    }

    /** Whether so many bytes are control characters that it is no text with a few of them in it. */
    private static boolean isNoText(byte[] start) {
        int controls = 0;
        int end = start.length;
        while (end > 0 && start[end - 1] == 0) {
            end--; // of a file that was not written whole, which is told elsewhere
        }
        for (int i = 0; i < end; i++) {
            byte b = start[i];
            controls += b >= 0 && b < ' ' && "\t\n\u000b\f\r\u001a".indexOf(b) < 0 ? 1 : 0;
        }
        return controls > 1 && controls > end / 20;
    }

    private static boolean isNul(byte[] start) {
        return start.length > 8 && Arrays.equals(start, new byte[start.length]);
    }

    private static boolean startsWith(byte[] start, int... bytes) {
        if (start.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((start[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Other> other(String what, String toDo) {
        return Optional.of(new Other(what, toDo));
    }

    private static DataRefused refused(Path path, String why, String what) {
        return new DataRefused("The extract " + path + " was refused: " + why + ". " + what + ". Nothing was loaded.");
    }
}
