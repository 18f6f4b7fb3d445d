package dk.maaltal.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFootnote;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;

/** A section that is repeated, in the language of each that can fill it in. */
final class SectionsTemplate {

    /** How a language says what. */
    enum Language {
        MAALTAL(false, true) {
            @Override
            String row(int column) {
                return (column == 0 ? "[#list s.raekker as r]" : "")
                        + "${r." + MadeUp.NAMES.get(column) + "}"
                        + (column == MadeUp.NAMES.size() - 1 ? "[/#list]" : "");
            }
        },
        /** Directives outside a table stay as empty paragraphs; those of rows and notes must be Word's merge fields. */
        XDOCREPORT(true, true) {
            @Override
            String row(int column) {
                return "${r." + MadeUp.NAMES.get(column) + "}";
            }
        },
        /** Without notes, which it does not fill in. */
        POI_TL(false, false) {
            @Override
            String row(int column) {
                return "[" + MadeUp.NAMES.get(column) + "]";
            }

            @Override
            String field(String name) {
                return "{{" + name + "}}";
            }

            @Override
            String list() {
                return "{{?sektioner}}";
            }

            @Override
            String endList() {
                return "{{/sektioner}}";
            }

            @Override
            String condition() {
                return "{{?warned}}";
            }

            @Override
            String endCondition() {
                return "{{/warned}}";
            }
        };

        private final boolean usesMergeFields;
        private final boolean hasNotes;

        Language(boolean usesMergeFields, boolean hasNotes) {
            this.usesMergeFields = usesMergeFields;
            this.hasNotes = hasNotes;
        }

        /** The template's file. */
        String file() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".docx";
        }

        abstract String row(int column);

        String field(String name) {
            return "${s." + name + "}";
        }

        String list() {
            return "[#list sektioner as s]";
        }

        String endList() {
            return "[/#list]";
        }

        String condition() {
            return "[#if s.warned]";
        }

        String endCondition() {
            return "[/#if]";
        }
    }

    private final XWPFDocument word;
    private final Language language;

    private SectionsTemplate(XWPFDocument word, Language language) {
        this.word = word;
        this.language = language;
    }

    static void write(Path file, Language language) throws IOException {
        try (XWPFDocument word = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            CTStyle heading = CTStyle.Factory.newInstance();
            heading.setStyleId("Overskrift1");
            heading.addNewName().setVal("heading 1");
            word.createStyles().addStyle(new XWPFStyle(heading));
            new SectionsTemplate(word, language).section();
            word.write(out);
        }
    }

    private void section() {
        paragraph(language.list());
        paragraph(language.field("titel")).setStyle("Overskrift1");
        XWPFParagraph text = paragraph(language.field("tekst"));
        if (language.hasNotes) {
            XWPFFootnote note = word.createFootnote();
            // Word itself leaves it out.
            note.getCTFtnEdn().unsetType();
            if (language.usesMergeFields) {
                field(note.createParagraph(), language.field("note"));
            } else {
                note.createParagraph().createRun().setText(language.field("note"));
            }
            text.addFootnoteReference(note);
        }
        paragraph(language.condition());
        paragraph(language.field("advarsel"));
        paragraph(language.endCondition());
        table();
        paragraph(language.endList());
    }

    private void table() {
        XWPFTable table = word.createTable(2, MadeUp.NAMES.size());
        for (int column = 0; column < MadeUp.NAMES.size(); column++) {
            table.getRow(0).getCell(column).setText("Kolonne " + MadeUp.NAMES.get(column));
            XWPFParagraph cell = table.getRow(1).getCell(column).getParagraphs().get(0);
            boolean isLast = column == MadeUp.NAMES.size() - 1;
            if (language.usesMergeFields && column == 0) {
                field(cell, "@before-row[#list s.raekker as r]");
            }
            cell.createRun().setText(language.row(column));
            if (language.usesMergeFields && isLast) {
                field(cell, "@after-row[/#list]");
            }
        }
        if (language == Language.POI_TL) {
            table.getRow(0).getCell(0).getParagraphs().get(0).createRun().setText("{{raekker}}");
        }
    }

    private static void field(XWPFParagraph paragraph, String content) {
        var field = paragraph.getCTP().addNewFldSimple();
        field.setInstr(" MERGEFIELD " + content + " ");
        field.addNewR().addNewT().setStringValue("«" + content + "»");
    }

    private XWPFParagraph paragraph(String text) {
        XWPFParagraph paragraph = word.createParagraph();
        paragraph.createRun().setText(text);
        return paragraph;
    }
}
