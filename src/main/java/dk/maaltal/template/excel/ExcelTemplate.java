package dk.maaltal.template.excel;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.Template;
import dk.maaltal.template.language.FieldValues;
import dk.maaltal.template.language.Iterations;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.Source;
import dk.maaltal.template.language.TemplateLanguage;
import dk.maaltal.template.office.ActiveContent;
import dk.maaltal.template.office.OfficeFile;
import dk.maaltal.template.office.Relations;
import freemarker.core.PlainTextOutputFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.ss.formula.FormulaParseException;
import org.w3c.dom.Element;

/**
 * An Excel workbook with fields typed in its cells, sheet names, headers, footers, links and drawings. A cell that is one
 * field takes the field's number or text in the cell's own style. Excel Tables, formulas, charts and all else that
 * refers to cells is fitted to the rows and columns that lists add or remove.
 */
public final class ExcelTemplate implements Template {

    private static final String WORKBOOK = "xl/workbook.xml";

    private final String name;
    private final byte[] content;

    /**
     * A template that is not read before it is filled in.
     *
     * @param name for messages
     * @param content of the file
     */
    public ExcelTemplate(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    @Override
    public void fill(Map<String, Object> fields, String title, OutputStream out) throws IOException {
        String kind = Messages.text("excel.kind");
        OfficeFile workbook = new OfficeFile(name, content, kind);
        if (!workbook.has(WORKBOOK)) {
            throw new BadTemplate(name, "", Messages.text("template.wrong-kind", kind));
        }
        ActiveContent.refuse(workbook);
        DateSystem.refuse1904(workbook);
        SheetLeftovers.refuseInBook(workbook);
        List<TemplateSheet> sheets = sheets(workbook);
        sheets.forEach(sheet -> SheetLeftovers.refuse(workbook, sheet));
        Source source = new Source(Messages.text("excel.workbook"));
        Map<Integer, Map<Integer, List<Object>>> lists = new HashMap<>();
        for (TemplateSheet sheet : sheets) {
            SheetSource piece = new SheetSource(name, sheet, new DrawingTexts(workbook, sheet.part()));
            piece.appendTo(source);
            lists.put(sheet.index(), piece.lists());
        }
        try (FilledBook book = new FilledBook(workbook, sheets, lists, new ExcelStyles(workbook))) {
            new TemplateLanguage(name, PlainTextOutputFormat.INSTANCE, FieldValues.STANDARD, Iterations.Mark.NONE)
                    .fill(source, fields, book.calls(), Writer.nullWriter());
            if (book.isEmpty()) {
                throw new BadTemplate(name, "", Messages.text("excel.no-sheets"));
            }
            book.write();
            SheetLeftovers.refuseElsewhere(workbook);
            workbook.describe(title, Objects.toString(fields.get(AUTHOR), ""));
            workbook.write(out);
        } catch (StackOverflowError e) {
            throw new BadTemplate(name, "", Messages.text("template.too-deep"), e);
        } catch (POIXMLException e) {
            throw new BadTemplate(name, "", Messages.text("excel.damaged"), e);
        } catch (FormulaParseException e) {
            throw new BadTemplate(
                    name,
                    Messages.text("excel.workbook"),
                    Messages.text("excel.formula-unreadable", e.getMessage()),
                    e);
        }
    }

    private static List<TemplateSheet> sheets(OfficeFile workbook) {
        Relations relations = workbook.relations(WORKBOOK);
        List<Element> texts = relations.targets("sharedStrings").stream()
                .findFirst()
                .map(part -> SpreadsheetXml.all(workbook.xml(part), "si"))
                .orElse(List.of());
        List<TemplateSheet> sheets = new ArrayList<>();
        for (Element sheet : SpreadsheetXml.all(workbook.xml(WORKBOOK), "sheet")) {
            String sheetName = sheet.getAttribute("name");
            String part = relations
                    .target(sheet.getAttributeNS(SpreadsheetXml.RELATION, "id"))
                    .filter(workbook::has)
                    .orElseThrow(() -> new BadTemplate(
                            workbook.name(),
                            Messages.text("excel.sheet", sheetName),
                            Messages.text("excel.sheet-missing")));
            sheets.add(new TemplateSheet(workbook, sheetName, part, sheets.size(), texts));
        }
        return sheets;
    }
}
