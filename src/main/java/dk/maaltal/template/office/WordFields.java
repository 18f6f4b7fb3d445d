package dk.maaltal.template.office;

import dk.maaltal.template.language.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Finds Word's own fields that do more than number, refer, count or repeat what is in the document. */
final class WordFields {

    /** The fields that reach nothing outside of the document (ECMA-376 part 1, 17.16.5). */
    private static final Set<String> HARMLESS = Set.of(
            ("= ADVANCE AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT BARCODE BIBLIOGRAPHY BIDIOUTLINE CITATION COMMENTS COMPARE"
                            + " CREATEDATE DATE DISPLAYBARCODE DOCPROPERTY DOCVARIABLE EDITTIME EQ FILENAME FILESIZE"
                            + " FORMCHECKBOX FORMDROPDOWN FORMTEXT GOTOBUTTON HYPERLINK IF INDEX INFO KEYWORDS LASTSAVEDBY"
                            + " LISTNUM NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE QUOTE REF REVNUM SAVEDATE"
                            + " SECTION SECTIONPAGES SEQ SET STYLEREF SUBJECT SYMBOL TA TC TEMPLATE TIME TITLE TOA TOC"
                            + " USERADDRESS USERINITIALS USERNAME XE")
                    .split(" "));

    /** Where a field stands within the instruction of another. */
    private static final char FIELD = '\ufffc';

    private static final Pattern ADDRESS = Pattern.compile(
            "\\s*HYPERLINK\\s+(?:\\\\[a-z]\\s+)*(?:\"([^\"]*)\"?|([^\\s\\\\]+)).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Consumer<String> active;
    private final Deque<StringBuilder> open = new ArrayDeque<>();

    /** @param active given the instruction of each field that does more */
    WordFields(Consumer<String> active) {
        this.active = active;
    }

    /** Takes the next element of the part, in document order. */
    void pass(Element element) {
        if (Xml.is(element, "fldSimple")) {
            check(Xml.attribute(element, "instr"));
        } else if (Xml.is(element, "fldChar")) {
            switch (Xml.attribute(element, "fldCharType")) {
                case "begin" -> {
                    if (!open.isEmpty()) {
                        open.peek().append(FIELD);
                    }
                    open.push(new StringBuilder());
                }
                case "separate" -> {
                    if (!open.isEmpty()) {
                        check(open.peek().toString());
                        open.peek().setLength(0);
                    }
                }
                default -> {
                    if (!open.isEmpty()) {
                        check(open.pop().toString());
                    }
                }
            }
        } else if (Xml.is(element, "instrText") || Xml.is(element, "delInstrText")) {
            if (open.isEmpty()) {
                check(element.getTextContent());
            } else {
                open.peek().append(element.getTextContent());
            }
        }
    }

    /** Looks at the fields that are not ended. */
    void end() {
        open.forEach(instruction -> check(instruction.toString()));
    }

    private void check(String instruction) {
        String words = instruction.strip();
        // What is left of a field's instruction after its separator is its result, in which other fields may stand.
        if (words.isEmpty() || words.chars().allMatch(c -> c == FIELD)) {
            return;
        }
        String name = words.startsWith("=") ? "=" : words.split("[\\s\"]", 2)[0].toUpperCase(Locale.ROOT);
        Matcher address = ADDRESS.matcher(words);
        boolean isLink = name.equals("HYPERLINK");
        boolean isHarmless = isLink
                ? !address.matches()
                        || ActiveContent.isHarmless(address.group(1) == null ? address.group(2) : address.group(1))
                : HARMLESS.contains(name);
        if (!isHarmless) {
            active.accept(Token.shorten(words.replace(FIELD, '…')));
        }
    }
}
