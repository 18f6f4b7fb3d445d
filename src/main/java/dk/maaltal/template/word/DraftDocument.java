package dk.maaltal.template.word;

import dk.maaltal.template.DraftMark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHdrFtr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHdrFtr;

/**
 * Writes behind the text of every page of a Word document that it is a draft, as Word's own watermark does: in each header,
 * so that no line moves.
 */
public final class DraftDocument {

    private static final String SHAPE = """
            <w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"\
             xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word">\
            <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">\
            <v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>\
            <v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>\
            <v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>\
            </v:shapetype><v:shape id="Udkast%d" o:spid="_x0000_s%d" type="#_x0000_t136" alt="%s" style="position:absolute;\
            margin-left:0;margin-top:0;width:440pt;height:125pt;rotation:315;z-index:-251650000;\
            mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;\
            mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#d9a5a2" stroked="f"><v:fill opacity=".5"/>\
            <v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string="%s"/><w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict>""";

    private static final int FIRST_SHAPE = 4097;

    private final XWPFDocument document;
    private int shapes;

    private DraftDocument(XWPFDocument document) {
        this.document = document;
    }

    /** The document with the mark. */
    public static byte[] marked(byte[] content) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(content));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new DraftDocument(document).mark();
            document.write(out);
            return out.toByteArray();
        } catch (IOException | XmlException e) {
            throw new IllegalStateException("The document cannot be marked as a draft", e);
        }
    }

    private void mark() throws IOException, XmlException {
        giveHeaders(firstSection());
        // The document's own list of headers lacks those that were just made.
        for (POIXMLDocumentPart part : document.getRelations()) {
            if (part instanceof XWPFHeader header) {
                CTHdrFtr written = header._getHdrFtr();
                mark(written.sizeOfPArray() == 0 ? written.addNewP() : written.getPArray(0));
            }
        }
    }

    /** Later sections take over the headers of the first, or have their own. */
    private CTSectPr firstSection() {
        for (CTP paragraph : document.getDocument().getBody().getPList()) {
            if (paragraph.isSetPPr() && paragraph.getPPr().isSetSectPr()) {
                return paragraph.getPPr().getSectPr();
            }
        }
        return document.getDocument().getBody().isSetSectPr()
                ? document.getDocument().getBody().getSectPr()
                : document.getDocument().getBody().addNewSectPr();
    }

    /** A header of each kind for pages that have none: any section may ask for another first page. */
    private void giveHeaders(CTSectPr section) {
        XWPFHeaderFooterPolicy policy = new XWPFHeaderFooterPolicy(document, section);
        for (STHdrFtr.Enum kind : List.of(STHdrFtr.DEFAULT, STHdrFtr.FIRST, STHdrFtr.EVEN)) {
            boolean has = section.getHeaderReferenceList().stream().anyMatch(each -> each.getType() == kind);
            if (!has) {
                policy.createHeader(kind);
            }
        }
    }

    private void mark(CTP paragraph) throws XmlException {
        shapes++;
        XmlObject shape =
                XmlObject.Factory.parse(SHAPE.formatted(shapes, FIRST_SHAPE + shapes, DraftMark.WORD, DraftMark.WORD));
        CTR run = paragraph.addNewR();
        try (XmlCursor to = run.newCursor();
                XmlCursor from = shape.newCursor()) {
            to.toEndToken();
            from.toFirstChild();
            from.copyXml(to);
        }
    }
}
