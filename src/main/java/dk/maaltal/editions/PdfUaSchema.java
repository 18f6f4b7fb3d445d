package dk.maaltal.editions;

import java.nio.charset.StandardCharsets;

/**
 * What PDF/A demands of a PDF that says it is PDF/UA, and LibreOffice (7.4, for one) forgets: that the metadata describe the
 * property that says so. Without it the PDF is no PDF/A.
 */
final class PdfUaSchema {

    private static final String USE =
            "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">";

    private static final String DECLARATION = """
            <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
             xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
             <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
              <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
              <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
              <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
              <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
               <pdfaProperty:category>internal</pdfaProperty:category>
               <pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description>
               <pdfaProperty:name>part</pdfaProperty:name>
               <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
              </rdf:li></rdf:Seq></pdfaSchema:property>
             </rdf:li></rdf:Bag></pdfaExtension:schemas>
            </rdf:Description>
            """;

    private PdfUaSchema() {}

    /**
     * The PDF with the description, as many bytes as before: it takes the place of blanks that metadata are padded with, so
     * that no offset changes. Unchanged where the description is there, or no room for it.
     */
    static byte[] described(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int use = text.indexOf(USE);
        int padding = text.indexOf("</x:xmpmeta>", Math.max(use, 0)) + "</x:xmpmeta>".length();
        int end = padding + DECLARATION.length();
        if (use < 0
                || text.contains("pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<")
                || padding < use
                || end > pdf.length
                || !text.substring(padding, end).isBlank()) {
            return pdf;
        }
        return (text.substring(0, use) + DECLARATION + text.substring(use, padding) + text.substring(end))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
