package dk.maaltal.template.word;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.Template;
import dk.maaltal.template.language.BadToken;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.office.ActiveContent;
import dk.maaltal.template.office.LeftLanguage;
import dk.maaltal.template.office.OfficeFile;
import dk.maaltal.template.office.Xml;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Document;

/**
 * A Word document with fields typed in its text, tables, headers, footers, notes, text boxes and alt texts. Everything
 * else in it (styles, fonts, logo, margins) comes out as it is.
 */
public final class WordTemplate implements Template {

    private static final String BODY = "word/document.xml";

    private final String name;
    private final byte[] content;

    /** A part filled in, and the fragments that were detached from it. */
    private record Filled(Document part, DetachedFragments fragments, boolean hasReferences) {
        byte[] bytes() {
            UniqueIds.make(part);
            if (hasReferences) {
                IterationMarks.remove(part);
            }
            return fragments.reattach(Xml.text(part));
        }
    }

    /**
     * A template that is not read before it is filled in.
     *
     * @param name for messages
     * @param content of the file
     */
    public WordTemplate(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    @Override
    public void fill(Map<String, Object> fields, String title, OutputStream out) throws IOException {
        filled(fields, title).write(out);
    }

    private OfficeFile filled(Map<String, Object> fields, String title) {
        try {
            return fill(fields, title, new OfficeFile(name, content, Messages.text("word.kind")));
        } catch (StackOverflowError e) {
            throw new BadTemplate(name, "", Messages.text("template.too-deep"), e);
        }
    }

    private OfficeFile fill(Map<String, Object> fields, String title, OfficeFile document) {
        if (!document.has(BODY)) {
            throw new BadTemplate(name, "", Messages.text("template.wrong-kind", Messages.text("word.kind")));
        }
        ActiveContent.refuse(document);
        Comments.dropParts(document);
        WordStyles styles = new WordStyles(document);
        Map<String, Filled> filled = new LinkedHashMap<>();
        List<BadTemplate> bad = new ArrayList<>();
        for (String part : parts(document)) {
            try {
                filled.put(part, fill(document, part, fields, styles));
            } catch (BadTemplate e) {
                bad.add(e);
            }
        }
        if (!bad.isEmpty()) {
            throw BadTemplate.all(bad);
        }
        if (filled.get(BODY).hasReferences()) {
            new TablesOfContents(filled.get(BODY).part(), styles).renew();
        }
        filled.forEach((part, result) -> document.put(part, result.bytes()));
        LeftLanguage.refuse(document, notFilled(document, filled.keySet()));
        document.describe(title, Objects.toString(fields.get(AUTHOR), ""));
        return document;
    }

    /** The body, and each header and footer. */
    private static List<String> parts(OfficeFile document) {
        return Stream.concat(
                        Stream.of(BODY),
                        document.names().stream().filter(name -> name.matches("word/(header|footer)\\d*\\.xml")))
                .toList();
    }

    /** The parts that are as the template's. */
    private static List<String> notFilled(OfficeFile document, Set<String> filled) {
        return document.names().stream()
                .filter(name -> !filled.contains(name))
                .filter(name -> !name.matches("word/(footnotes|endnotes|charts/chart)\\d*\\.xml"))
                .toList();
    }

    private static Filled fill(OfficeFile document, String name, Map<String, Object> fields, WordStyles styles) {
        Document part = document.xml(name);
        ReferencedParts referenced = new ReferencedParts(document, name);
        referenced.moveInto(part);
        Comments.dropAnchors(part);
        TrackedDeletions.drop(part);
        ContentControls.unbind(part);
        boolean hasReferences = References.areIn(part);
        ChartFields charts = new ChartFields();
        DetachedFragments fragments = new DetachedFragments();
        Document filled =
                new WordPart(document.name(), name, part, styles, referenced::address).fill(fields, charts, fragments);
        new Bullets(document, filled).make();
        new WordRepair(filled).repair();
        if (hasReferences) {
            new References(filled, styles).renew();
        }
        try {
            referenced.moveOutOf(filled, charts);
        } catch (BadToken e) {
            throw new BadTemplate(document.name(), Places.partName(name), e.getMessage(), e);
        }
        return new Filled(filled, fragments, hasReferences);
    }
}
