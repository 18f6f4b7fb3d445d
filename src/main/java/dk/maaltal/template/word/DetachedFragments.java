package dk.maaltal.template.word;

import dk.maaltal.template.language.LimitExceeded;
import dk.maaltal.template.language.TemplateLanguage;
import dk.maaltal.template.office.Xml;
import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The tables, rows and paragraphs of lists that are complete as soon as they are filled in. They are kept as text and put
 * back when the document is written, so that of a long document only the rest is parsed again. (A document of 200
 * sections took a quarter of the time.)
 */
final class DetachedFragments implements TemplateDirectiveModel {

    /** The call around such a fragment. */
    static final String NAME = "maaltal_stykke";

    /** A processing instruction that marks the place of a fragment while it is detached. */
    private static final String MARK = "maaltal-stykke";

    /**
     * Elements that have a number or name of their own, or refer to one, or may need a repair after they were filled
     * in.
     */
    private static final Set<String> NEED_REPAIR = Set.of(
            "bookmarkStart",
            "bookmarkEnd",
            "fldChar",
            "fldSimple",
            "instrText",
            "hyperlink",
            "drawing",
            "pict",
            "object",
            "footnoteReference",
            "endnoteReference",
            "sdt",
            "txbxContent",
            "sectPr",
            "br",
            "permStart",
            "permEnd",
            "moveFromRangeStart",
            "moveFromRangeEnd",
            "moveToRangeStart",
            "moveToRangeEnd",
            "customXmlInsRangeStart",
            "customXmlInsRangeEnd",
            "customXmlDelRangeStart",
            "customXmlDelRangeEnd",
            "customXmlMoveFromRangeStart",
            "customXmlMoveFromRangeEnd",
            "customXmlMoveToRangeStart",
            "customXmlMoveToRangeEnd");

    private static final Set<String> OWN_IDS = Set.of("paraId", "textId");

    private char[] texts = new char[1 << 16];
    private int length;
    private boolean needsRepair;
    private final List<Integer> ends = new ArrayList<>(List.of(0));

    /**
     * Whether an element may be detached once it is filled in. If so, the ids of its paragraphs and rows, which only
     * the first repetition could keep, are removed.
     *
     * @param headings the styles that make a paragraph a heading, which is not detached; empty where headings do
     *     not matter
     */
    static boolean prepare(Element element, Optional<WordStyles> headings) {
        for (Node node = element; node != null; node = nextWithin(node, element)) {
            if (!(node instanceof Element each)) {
                continue;
            }
            if (!Xml.WORD.equals(each.getNamespaceURI())
                    || NEED_REPAIR.contains(each.getLocalName())
                    || UniqueIds.CHANGES.contains(each.getLocalName())
                    || Xml.is(each, "tbl") && each != element
                    || Xml.is(each, "p")
                            && headings.filter(styles -> styles.level(each).isPresent())
                                    .isPresent()) {
                return false;
            }
        }
        Xml.within(element, "p").forEach(DetachedFragments::dropIds);
        Xml.within(element, "tr").forEach(DetachedFragments::dropIds);
        dropIds(element);
        return true;
    }

    private static void dropIds(Element element) {
        var attributes = element.getAttributes();
        for (int i = attributes.getLength() - 1; i >= 0; i--) {
            if (OWN_IDS.contains(attributes.item(i).getLocalName())) {
                element.removeAttributeNode((Attr) attributes.item(i));
            }
        }
    }

    private static Node nextWithin(Node node, Element root) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node at = node;
        while (at != root && at.getNextSibling() == null) {
            at = at.getParentNode();
        }
        return at == root ? null : at.getNextSibling();
    }

    static boolean isMark(Node node) {
        return node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE
                && node.getNodeName().equals(MARK);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void execute(Environment environment, Map arguments, TemplateModel[] variables, TemplateDirectiveBody body)
            throws TemplateException, IOException {
        int from = length;
        needsRepair = false;
        body.render(new Collector());
        Writer out = environment.getOut();
        if (needsRepair) {
            out.write(texts, from, length - from);
            length = from;
            return;
        }
        ends.add(length);
        out.write("<?" + MARK + " " + (ends.size() - 2) + "?>");
    }

    private void add(char[] chars, int from, int count) throws LimitExceeded {
        TemplateLanguage.limit(length + (long) count);
        if (length + count > texts.length) {
            texts = Arrays.copyOf(texts, Math.max(length + count, 2 * texts.length));
        }
        for (int i = from; i < from + count; i++) {
            char c = chars[i];
            // A value has line breaks, a list of texts or characters that XML cannot hold; or a list has written its
            // marks.
            if (c < ' ' || c >= '\ud800' || c == '?' && length > 0 && texts[length - 1] == '<') {
                needsRepair = true;
            }
            texts[length++] = c;
        }
    }

    /** The document with the fragments in their places, in UTF-8. */
    byte[] reattach(String document) {
        String mark = "<?" + MARK + " ";
        Utf8Builder whole = new Utf8Builder(document.length() + length + length / 8);
        int at = 0;
        for (int begin; (begin = document.indexOf(mark, at)) >= 0; ) {
            whole.add(document.substring(at, begin));
            int end = document.indexOf("?>", begin);
            int fragment = Integer.parseInt(document.substring(begin + mark.length(), end));
            whole.add(texts, ends.get(fragment), ends.get(fragment + 1));
            at = end + 2;
        }
        whole.add(document.substring(at));
        return whole.bytes();
    }

    /** Collects what is rendered. */
    private final class Collector extends Writer {
        @Override
        public void write(char[] chars, int from, int count) throws IOException {
            add(chars, from, count);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
