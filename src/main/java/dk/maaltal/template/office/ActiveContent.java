package dk.maaltal.template.office;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.language.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Refuses what acts in whoever opens the document: macros, embedded objects, what is fetched from elsewhere (linked
 * pictures, attached templates, external workbooks, data connections), links that run a program or open a local file, Word
 * fields that read files or start programs, and Excel functions that reach out of the workbook.
 */
public final class ActiveContent {

    /** Parts that hold such content, by their names in small letters. */
    private static final Pattern PARTS = Pattern.compile(
            ".*(vbaproject|vbadata)[^/]*|.*/(activex|ctrlprops|externallinks|macrosheets|dialogsheets|customui|webextensions"
                    + "|querytables|afchunk[^/]*)/.*|customui/.*|.*/embeddings/.*\\.(?!xlsx$|docx$|pptx$)[^./]*|.*/connections\\.xml"
                    + "|.*/attachedtoolbars[^/]*|.*/model/[^/]*\\.data");

    private static final Pattern TYPES = Pattern.compile(
            ".*(macroenabled|vbaproject|vbadata|activex|oleobject|externallink|connections\\+xml|querytable|webextension"
                    + "|keymapcustomizations|macrosheet|dialogsheet).*");

    /** The ends of the types of relationships to such content. */
    private static final Set<String> RELATIONS = Set.of(
            "attachedTemplate",
            "aFChunk",
            "subDocument",
            "frame",
            "oleObject",
            "control",
            "activeXControlBinary",
            "vbaProject",
            "wordVbaData",
            "keyMapCustomizations",
            "attachedToolbars",
            "mailMergeSource",
            "mailMergeHeaderSource",
            "mailMergeRecipientData",
            "transform",
            "externalLink",
            "externalLinkPath",
            "connections",
            "queryTable",
            "xlMacrosheet",
            "xlIntlMacrosheet",
            "dialogsheet",
            "webextension",
            "webextensiontaskpanes",
            "extensibility");

    private static final Set<String> ELEMENTS = Set.of(
            "altChunk",
            "subDoc",
            "OLEObject",
            "oleObjects",
            "ddeLink",
            "oleLink",
            "externalReferences",
            "mailMerge",
            "saveThroughXslt",
            "frameset",
            "entryMacro",
            "exitMacro",
            "macroWll",
            "webPublishItems");

    /** Attributes that hold an address, or what happens when something is pressed. */
    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "Target", "action", "onClick", "macro", "hlinkClick", "link", "tgtFrame");

    /** Addresses that only a reader's own press opens, in a browser or a mail program. */
    private static final Pattern HARMLESS = Pattern.compile("(?i)(https?|mailto|tel):.*|#.*|");

    private static final Pattern HAS_SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|[/\\\\].*");
    private static final Pattern UPWARDS = Pattern.compile("(.*[/\\\\])?\\.\\.([/\\\\].*)?");

    private final OfficeFile file;
    private final String around;
    private final int depth;
    private final List<BadTemplate> faults = new ArrayList<>();

    private ActiveContent(OfficeFile file, String around, int depth) {
        this.file = file;
        this.around = around;
        this.depth = depth;
    }

    /**
     * Looks through all parts of a template, and through the files within it.
     *
     * @throws BadTemplate with each such content that there is, and the part it is in
     */
    public static void refuse(OfficeFile file) {
        List<BadTemplate> faults = faults(file, "", 0);
        if (!faults.isEmpty()) {
            throw BadTemplate.all(faults);
        }
    }

    /** Whether an address may be followed: of a page or mail, or of a place beside the document. */
    static boolean isHarmless(String address) {
        String plain = address.strip().replaceAll("[\\p{Cntrl}\\s]", "");
        return HARMLESS.matcher(plain).matches()
                || !HAS_SCHEME.matcher(plain).matches()
                        && !UPWARDS.matcher(plain).matches();
    }

    private static List<BadTemplate> faults(OfficeFile file, String around, int depth) {
        ActiveContent content = new ActiveContent(file, around, depth);
        content.checkTypes();
        file.names().forEach(content::checkPart);
        return content.faults;
    }

    private void add(String part, String what) {
        faults.add(new BadTemplate(file.name(), around + part, what));
    }

    private void checkTypes() {
        Document types = file.xml("[Content_Types].xml");
        for (Element type : Xml.elements(types, "*", "Override")) {
            if (TYPES.matcher(type.getAttribute("ContentType").toLowerCase(Locale.ROOT))
                    .matches()) {
                add(type.getAttribute("PartName").replaceFirst("^/", ""), Messages.text("active.part"));
            }
        }
    }

    private void checkPart(String part) {
        String name = part.toLowerCase(Locale.ROOT);
        if (PARTS.matcher(name).matches()) {
            add(part, Messages.text("active.part"));
        } else if (name.endsWith(".rels")) {
            Xml.elements(file.xml(part), "*", "Relationship").forEach(relation -> checkRelation(part, relation));
        } else if (name.endsWith(".xml") || name.endsWith(".vml")) {
            checkXml(part, file.xml(part));
        } else if (name.matches(".*/embeddings/.*")) {
            checkEmbedded(part);
        }
    }

    private void checkRelation(String part, Element relation) {
        String type = relation.getAttribute("Type");
        String kind = type.substring(type.lastIndexOf('/') + 1);
        String target = relation.getAttribute("Target");
        boolean isExternal = relation.getAttribute("TargetMode").strip().equalsIgnoreCase("External");
        if (RELATIONS.contains(kind)) {
            add(part, Messages.text("active.relation", kind, target));
        } else if (isExternal && !kind.equals("hyperlink")) {
            add(part, Messages.text("active.external", target));
        } else if (isExternal && !isHarmless(target)) {
            add(part, Messages.text("active.link", target));
        }
    }

    private void checkEmbedded(String part) {
        if (depth > 1) {
            add(part, Messages.text("template.too-deep"));
            return;
        }
        OfficeFile embedded = new OfficeFile(file.name(), file.part(part), Messages.text("active.embedded", part));
        faults.addAll(faults(embedded, around + part + "/", depth + 1));
        LeftLanguage.refuse(embedded, List.copyOf(embedded.names()));
    }

    private void checkXml(String part, Document document) {
        WordFields fields = new WordFields(instruction -> add(part, Messages.text("active.field", instruction)));
        for (Node node = document.getDocumentElement(); node != null; node = Xml.next(node)) {
            if (node.getNodeType() == Node.ELEMENT_NODE) {
                Element element = (Element) node;
                checkElement(part, element);
                fields.pass(element);
                ExcelFormulas.active(element)
                        .ifPresent(
                                what -> add(part, Messages.text("active.formula", what, ExcelFormulas.place(element))));
            }
        }
        fields.end();
    }

    private void checkElement(String part, Element element) {
        if (ELEMENTS.contains(element.getLocalName()) || Xml.is(element, "object") || Xml.is(element, "control")) {
            add(part, Messages.text("active.element", element.getLocalName()));
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            String name = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
            String value = attribute.getValue();
            if (name.equals("macro") && !value.isBlank()) {
                add(part, Messages.text("active.element", name));
            } else if (ADDRESSES.contains(name)
                    && !element.getLocalName().equals("Relationship")
                    && !isHarmless(value)
                    && !value.startsWith("ppaction://hlink")) {
                add(part, Messages.text("active.link", value));
            }
        }
    }
}
