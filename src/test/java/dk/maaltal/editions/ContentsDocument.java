package dk.maaltal.editions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A Word document with a table of contents that has no page numbers yet: its field is marked for renewal.
 *
 * @param chapters of a heading, a heading below it, and a text, each on a page of its own
 */
record ContentsDocument(int chapters) {

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String DOCUMENT_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String STYLES_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";

    void write(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : parts().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", """
                <Types xmlns="%scontent-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
                <Override PartName="/word/document.xml" ContentType="%s"/>
                <Override PartName="/word/styles.xml" ContentType="%s"/>
                </Types>""".formatted(PACKAGE, DOCUMENT_TYPE, STYLES_TYPE));
        parts.put("_rels/.rels", """
                <Relationships xmlns="%1$srelationships">
                <Relationship Id="r1" Type="%2$sofficeDocument" Target="word/document.xml"/>
                <Relationship Id="r2" Type="%1$srelationships/metadata/core-properties" Target="core.xml"/>
                </Relationships>""".formatted(PACKAGE, OFFICE));
        parts.put("core.xml", """
                <p:coreProperties xmlns:p="%smetadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:title>Målrapport 2023</dc:title>
                </p:coreProperties>""".formatted(PACKAGE));
        parts.put("word/_rels/document.xml.rels", """
                <Relationships xmlns="%srelationships">
                <Relationship Id="r1" Type="%sstyles" Target="styles.xml"/>
                </Relationships>""".formatted(PACKAGE, OFFICE));
        parts.put(
                "word/styles.xml",
                "<w:styles xmlns:w=\"" + WORD
                        + "\"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"da-DK\"/></w:rPr>"
                        + "</w:rPrDefault></w:docDefaults>" + styles(1) + styles(2) + "</w:styles>");
        parts.put(
                "word/document.xml",
                "<w:document xmlns:w=\"" + WORD + "\"><w:body>" + contents() + text() + "</w:body></w:document>");
        return parts;
    }

    private static String styles(int level) {
        return """
                <w:style w:type="paragraph" w:styleId="Heading%1$d"><w:name w:val="heading %1$d"/>
                <w:pPr><w:outlineLvl w:val="%2$d"/></w:pPr></w:style>
                <w:style w:type="paragraph" w:styleId="TOC%1$d"><w:name w:val="toc %1$d"/>
                <w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>
                <w:ind w:left="%3$d"/></w:pPr></w:style>""".formatted(level, level - 1, (level - 1) * 400);
    }

    /** One line stands where all of them will be, so that renewal makes it longer. */
    private static String contents() {
        return """
                <w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>
                <w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>
                <w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>
                <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Kapitel 1</w:t></w:r>
                <w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>""";
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int chapter = 1; chapter <= chapters; chapter++) {
            text.append("""
                    <w:p><w:pPr><w:pStyle w:val="Heading1"/><w:pageBreakBefore/></w:pPr>
                    <w:r><w:t>Kapitel %1$d</w:t></w:r></w:p>
                    <w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Afsnit %1$d</w:t></w:r></w:p>
                    <w:p><w:r><w:t>Tekst til afsnit %1$d.</w:t></w:r></w:p>
                    """.formatted(chapter));
        }
        return text.toString();
    }
}
