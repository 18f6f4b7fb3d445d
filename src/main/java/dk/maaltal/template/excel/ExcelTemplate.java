package dk.maaltal.template.excel;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.OfficeFile;
import dk.maaltal.template.Relations;
import dk.maaltal.template.Rounds;
import dk.maaltal.template.Source;
import dk.maaltal.template.TemplateLanguage;
import freemarker.core.PlainTextOutputFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.formula.FormulaParseException;
import org.w3c.dom.Element;

/**
 * An Excel workbook with fields typed in its cells. A cell that is one field takes the field's number or text in the
 * cell's own style; Excel Tables, formulas, charts and all else that refers to cells follows the rows and columns that came.
 * However many rows: they are written as they come.
 */
public final class ExcelTemplate {

    private static final String KIND = "en Excel-projektmappe (.xlsx)";
    private static final String WORKBOOK = "xl/workbook.xml";

    private final Path file;

    public ExcelTemplate(Path file) {
        this.file = file;
    }

    /**
     * The workbook filled in.
     *
     * @param title of the document, for those who read it by ear
     * @throws BadTemplate when the template cannot be read or filled in
     */
    public byte[] fill(Map<String, Object> model, String title) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            fill(model, title, bytes);
        } catch (IOException e) {
            throw new BadTemplate(file, "", "kan ikke udfyldes: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    /**
     * Writes the workbook filled in, in memory that does not grow with the number of rows but for their numbers.
     *
     * @throws IOException when it cannot be written
     * @throws BadTemplate when the template cannot be read or filled in
     */
    public void fill(Map<String, Object> model, String title, OutputStream out) throws IOException {
        OfficeFile workbook = new OfficeFile(file, KIND);
        if (!workbook.has(WORKBOOK)) {
            throw new BadTemplate(file, "", "er ikke " + KIND + ".");
        }
        List<TemplateSheet> sheets = sheets(workbook);
        Source source = new Source("regnearket");
        Map<Integer, Map<Integer, List<Object>>> loops = new HashMap<>();
        for (TemplateSheet sheet : sheets) {
            SheetSource piece = new SheetSource(file, sheet, new DrawingTexts(workbook, sheet.part()));
            piece.appendTo(source);
            loops.put(sheet.index(), piece.loops());
        }
        try (FilledBook book = new FilledBook(workbook, sheets, loops, new ExcelStyles(workbook))) {
            new TemplateLanguage(file, PlainTextOutputFormat.INSTANCE, Rounds.Mark.NONE)
                    .fill(source, model, book.calls(), Writer.nullWriter());
            if (book.isEmpty()) {
                throw new BadTemplate(file, "", "alle ark forsvinder; en projektmappe må have mindst ét");
            }
            book.write();
            workbook.setTitle(title);
            workbook.write(out);
        } catch (StackOverflowError e) {
            throw new BadTemplate(file, "", BadTemplate.TOO_DEEP, e);
        } catch (FormulaParseException e) {
            throw new BadTemplate(file, "regnearket", "en formel kan ikke læses: " + e.getMessage(), e);
        }
    }

    private static List<TemplateSheet> sheets(OfficeFile workbook) {
        Relations relations = workbook.relations(WORKBOOK);
        List<Element> texts = relations.targets("sharedStrings").stream()
                .findFirst()
                .map(part -> Sheets.all(workbook.xml(part), "si"))
                .orElse(List.of());
        List<TemplateSheet> sheets = new ArrayList<>();
        for (Element sheet : Sheets.all(workbook.xml(WORKBOOK), "sheet")) {
            String part = relations
                    .target(sheet.getAttributeNS(Sheets.RELATION, "id"))
                    .filter(workbook::has)
                    .orElseThrow(() -> new BadTemplate(
                            workbook.file(), "arket \"" + sheet.getAttribute("name") + "\"", "mangler i filen"));
            sheets.add(new TemplateSheet(workbook, sheet.getAttribute("name"), part, sheets.size(), texts));
        }
        return sheets;
    }
}
