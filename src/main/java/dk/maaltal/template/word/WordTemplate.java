package dk.maaltal.template.word;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.OfficeFile;
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
        OfficeFile document = new OfficeFile(file, "et Word-dokument (.docx)");
        if (!document.has(BODY)) {
            throw new BadTemplate(file, "", "er ikke et Word-dokument (.docx).");
        }
        Map<String, Document> filled = new LinkedHashMap<>();
        List<BadTemplate> bad = new ArrayList<>();
        for (String part : parts(document)) {
            try {
                filled.put(part, fill(document, part, model));
            } catch (BadTemplate e) {
                bad.add(e);
            }
        }
        if (!bad.isEmpty()) {
            throw BadTemplate.all(bad);
        }
        Document body = filled.get(BODY);
        new References(body).renew();
        new Contents(body, new WordStyles(document)).renew();
        filled.forEach((name, part) -> {
            WordRepair.makeUnique(part);
            RoundMarks.forget(part);
            document.put(name, part);
        });
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

    private static Document fill(OfficeFile document, String name, Map<String, Object> model) {
        Document part = document.xml(name);
        Stories stories = new Stories(document, name);
        stories.bringIn(part);
        ChartFields charts = new ChartFields();
        Document filled = new WordPart(document.file(), name, part).fill(model, charts);
        new Bullets(document, filled).make();
        new WordRepair(filled).repair();
        stories.takeOut(filled, charts);
        return filled;
    }
}
