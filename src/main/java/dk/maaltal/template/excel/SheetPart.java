package dk.maaltal.template.excel;

import dk.maaltal.template.OfficeFile;
import dk.maaltal.template.Xml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.w3c.dom.Document;

/** A sheet as the file has it: its frame with its rows in it. */
final class SheetPart {

    private static final String MARK = "\ue004";

    private SheetPart() {}

    static void put(OfficeFile file, String part, Document frame, RowFile rows, RowFile.Formulas formulas)
            throws IOException {
        Sheets.first(frame, "sheetData").orElseThrow().setTextContent(MARK);
        String text = Xml.text(frame);
        byte[] before = text.substring(0, text.indexOf(MARK)).getBytes(StandardCharsets.UTF_8);
        byte[] after = text.substring(text.indexOf(MARK) + 1).getBytes(StandardCharsets.UTF_8);
        OfficeFile.Long content = to -> {
            to.write(before);
            rows.copy(to, formulas);
            to.write(after);
        };
        if (rows.isLong()) {
            file.put(part, content);
        } else {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            content.write(bytes);
            file.put(part, bytes.toByteArray());
        }
    }
}
