package dk.maaltal.editions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Whether a PDF is set in the font of its document. Where a font is not on the machine, LibreOffice takes another and says
 * nothing; unless that is as wide, letter by letter, lines and pages break elsewhere than in the document.
 */
final class PdfFonts {

    /** A font that is as wide as another, and the package of Debian and Ubuntu that brings it. */
    private record Likeness(String font, String inPackage) {}

    private static final Map<String, Likeness> AS_WIDE = Map.of(
            "Calibri", new Likeness("Carlito", "fonts-crosextra-carlito"),
            "Cambria", new Likeness("Caladea", "fonts-crosextra-caladea"),
            "Arial", new Likeness("Liberation Sans", "fonts-liberation"),
            "Times New Roman", new Likeness("Liberation Serif", "fonts-liberation"),
            "Courier New", new Likeness("Liberation Mono", "fonts-liberation"));

    /** The font of a Word document's text, and the first of a workbook's fonts, which is that of its plain cells. */
    private static final Map<String, Pattern> USUAL_FONT = Map.of(
            "word/styles.xml",
                    Pattern.compile("<w:rPrDefault>.*?<w:rFonts[^>]*\\bw:ascii=\"([^\"]+)\"", Pattern.DOTALL),
            "xl/styles.xml", Pattern.compile("<fonts\\b.*?<name val=\"([^\"]+)\"", Pattern.DOTALL));

    private static final Pattern IN_PDF = Pattern.compile("/FontName\\s*/(?:[A-Z]{6}\\+)?([A-Za-z0-9]+)");

    private PdfFonts() {}

    /** What is to be said of the font of a PDF; empty where it is the document's, or as wide. */
    static Optional<String> replaced(byte[] document, byte[] pdf) throws IOException {
        Optional<String> asked = usualFont(document);
        Set<String> found = new LinkedHashSet<>();
        Matcher fonts = IN_PDF.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        while (fonts.find()) {
            found.add(fonts.group(1));
        }
        return asked.filter(font -> !found.isEmpty() && !isAmong(font, found)).flatMap(font -> Optional.ofNullable(
                        AS_WIDE.get(font))
                .map(like -> isAmong(like.font(), found)
                        ? Optional.<String>empty()
                        : Optional.of("neither " + font + " nor " + like.font()
                                + ", which is as wide, is on this machine, and it is set in " + first(found)
                                + " (apt install " + like.inPackage() + ")"))
                .orElseGet(() -> Optional.of(font + " is not on this machine, and it is set in " + first(found))));
    }

    private static boolean isAmong(String font, Set<String> found) {
        return found.contains(font.replaceAll("[^A-Za-z0-9]", ""));
    }

    private static String first(Set<String> found) {
        return found.iterator().next();
    }

    private static Optional<String> usualFont(byte[] document) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(document))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Pattern font = USUAL_FONT.get(entry.getName());
                if (font != null) {
                    Matcher named = font.matcher(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                    return named.find() ? Optional.of(named.group(1)) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
