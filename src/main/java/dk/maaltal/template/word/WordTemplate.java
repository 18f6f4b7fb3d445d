package dk.maaltal.template.word;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.OfficeFile;
import dk.maaltal.template.Xml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.w3c.dom.Document;

/**
 * A Word document with fields typed in it: {@code ${maal.titel}}, {@code [#list …]}, {@code [#if …]}. Everything else in it
 * (styles, fonts, logo, margins) is the document's own and comes out as it was.
 */
public final class WordTemplate {

    private static final String BODY = "word/document.xml";

    private final Path file;

    /** A part, and the pieces of it that were laid aside. */
    private record Filled(Document part, QuietPieces pieces, boolean hasReferences, boolean hasDrawings) {
        byte[] bytes() {
            if (hasReferences || hasDrawings) {
                WordRepair.makeUnique(part);
                RoundMarks.forget(part);
            }
            return pieces.putBack(Xml.text(part));
        }
    }

    public WordTemplate(Path file) {
        this.file = file;
    }

    /**
     * The document filled in.
     *
     * @param title of the document, for those who read it by ear
     * @throws BadTemplate when the template cannot be read or filled in
     */
    public byte[] fill(Map<String, Object> model, String title) {
        try {
            return filled(model, title);
        } catch (StackOverflowError e) {
            throw new BadTemplate(file, "", BadTemplate.TOO_DEEP, e);
        }
    }

    private byte[] filled(Map<String, Object> model, String title) {
        OfficeFile document = new OfficeFile(file, "et Word-dokument (.docx)");
        if (!document.has(BODY)) {
            throw new BadTemplate(file, "", "er ikke et Word-dokument (.docx).");
        }
        WordStyles styles = new WordStyles(document);
        Map<String, Filled> filled = new LinkedHashMap<>();
        List<BadTemplate> bad = new ArrayList<>();
        for (String part : parts(document)) {
            try {
                filled.put(part, fill(document, part, model, styles));
            } catch (BadTemplate e) {
                bad.add(e);
            }
        }
        if (!bad.isEmpty()) {
            throw BadTemplate.all(bad);
        }
        if (filled.get(BODY).hasReferences()) {
            new Contents(filled.get(BODY).part(), styles).renew();
        }
        filled.forEach((name, part) -> document.put(name, part.bytes()));
        document.setTitle(title);
        return document.bytes();
    }

    /** The body, and each header and footer. */
    private static List<String> parts(OfficeFile document) {
        return Stream.concat(
                        Stream.of(BODY),
                        document.names().stream().filter(name -> name.matches("word/(header|footer)\\d*\\.xml")))
                .toList();
    }

    private static Filled fill(OfficeFile document, String name, Map<String, Object> model, WordStyles styles) {
        Document part = document.xml(name);
        Stories stories = new Stories(document, name);
        stories.bringIn(part);
        boolean hasReferences = References.areIn(part);
        boolean hasDrawings = part.getElementsByTagNameNS("*", "docPr").getLength() > 0
                || !Xml.within(part, "pict").isEmpty();
        ChartFields charts = new ChartFields();
        QuietPieces pieces = new QuietPieces();
        Document filled =
                new WordPart(document.file(), name, part, styles, stories::address).fill(model, charts, pieces);
        new Bullets(document, filled).make();
        new WordRepair(filled).repair();
        if (hasReferences) {
            new References(filled, styles).renew();
        }
        stories.takeOut(filled, charts);
        return new Filled(filled, pieces, hasReferences, hasDrawings);
    }
}
