package dk.maaltal.template.excel;

import dk.maaltal.template.office.OfficeFile;
import dk.maaltal.template.office.Xml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.w3c.dom.Document;

/** A sheet's part of the file: its frame with its rows in it. */
final class SheetPart {

    /** Stands where the rows are to be, until they are; XML allows it. */
    private static final String MARK = "\ue004";

    private SheetPart() {}

    /**
     * Puts the sheet into the file.
     *
     * @param frame all of the sheet but its rows
     */
    static void put(OfficeFile file, String part, Document frame, RowBuffer rows, RowBuffer.Formulas formulas)
            throws IOException {
        SpreadsheetXml.first(frame, "sheetData").orElseThrow().setTextContent(MARK);
        String text = Xml.text(frame);
        byte[] before = text.substring(0, text.indexOf(MARK)).getBytes(StandardCharsets.UTF_8);
        byte[] after = text.substring(text.indexOf(MARK) + 1).getBytes(StandardCharsets.UTF_8);
        OfficeFile.LongPart content = to -> {
            to.write(before);
            rows.copy(to, formulas);
            to.write(after);
        };
        if (rows.isInFile()) {
            file.put(part, content);
        } else {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            content.write(bytes);
            file.put(part, bytes.toByteArray());
        }
    }
}
