package dk.maaltal.template.office;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Finds formulas of Excel that reach out of the workbook: into other files, programs, services or the machine. */
final class ExcelFormulas {

    private static final Set<String> ELEMENTS = Set.of(
            "f",
            "formula",
            "formula1",
            "formula2",
            "definedName",
            "calculatedColumnFormula",
            "totalsRowFormula",
            "oldFormula",
            "sqref");

    private static final Set<String> OF_MACROS = Set.of("xlm", "function", "vbProcedure");

    private static final Pattern FUNCTION = Pattern.compile(
            "(?<![\\p{L}\\p{N}_])((?:_xlfn\\.|_xlws\\.|_xludf\\.)*(?:WEBSERVICE|FILTERXML|RTD|CALL|REGISTER(?:\\.ID)?|EXEC|EVALUATE|SQL\\.REQUEST"
                    + "|IMAGE|STOCKHISTORY|PY|COPILOT|TRANSLATE|DETECTLANGUAGE|CUBE[A-Z]+|GET\\.[A-Z.]+|OPEN|RUN|FOPEN|FILES"
                    + "|DIRECTORY|INITIATE|EXECUTE|POKE|REQUEST|DDE|INFO))\\s*\\(",
            Pattern.CASE_INSENSITIVE);

    /** A link's function with the text that its address begins with, and whether that is the whole of it. */
    private static final Pattern LINK = Pattern.compile(
            "HYPERLINK\\s*\\(\\s*(?:\"(?<address>[^\"]*)\"\\s*(?<whole>[,;)])?)?", Pattern.CASE_INSENSITIVE);

    /** The beginning of an address to which nothing can be added that makes it another kind. */
    private static final Pattern BEGINNING = Pattern.compile("(?i)(https?://[^/]+/|mailto:|#).*");

    /** {@code [1]Ark!A1}, {@code 'C:\mappe\[bog.xlsx]Ark'!A1}, {@code cmd|'/C calc'!A0}. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "'[^']*\\[[^']*'!|\\[[^\\[\\]]*][\\p{L}\\p{N}_.]*!|[\\p{L}\\p{N}_']\\s*\\|\\s*['\\p{L}]|'(?:[a-z]+:|\\\\\\\\)[^']*'!",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TEXTS = Pattern.compile("\"(?:[^\"]|\"\")*\"");

    private ExcelFormulas() {}

    /** What of an element's formula reaches out; empty where nothing does, or where the element is no formula. */
    static Optional<String> active(Element element) {
        if (!ELEMENTS.contains(element.getLocalName()) || Xml.WORD.equals(element.getNamespaceURI())) {
            return Optional.empty();
        }
        String formula = element.getTextContent();
        if (element.getLocalName().equals("definedName")
                && (OF_MACROS.stream()
                                .anyMatch(kind -> element.getAttribute(kind).matches("1|true"))
                        || element.getAttribute("name").toLowerCase(Locale.ROOT).matches("(_xlnm\\.)?auto_.*"))) {
            return Optional.of(element.getAttribute("name"));
        }
        String plain = TEXTS.matcher(formula).replaceAll("\"\"");
        Matcher function = FUNCTION.matcher(plain);
        if (function.find()) {
            return Optional.of(function.group(1));
        }
        Matcher elsewhere = ELSEWHERE.matcher(plain);
        if (elsewhere.find()) {
            return Optional.of(elsewhere.group());
        }
        Matcher link = LINK.matcher(formula);
        while (link.find()) {
            // An address that is computed may become any.
            String address = link.group("address");
            boolean isKnown = address != null
                    && (link.group("whole") != null
                            || BEGINNING.matcher(address).matches());
            if (!isKnown || !ActiveContent.isHarmless(address)) {
                return Optional.of(link.group());
            }
        }
        return Optional.empty();
    }

    /** The cell of a formula, or the element that it is in. */
    static String place(Element formula) {
        Node parent = formula.getParentNode();
        String cell = parent instanceof Element each ? each.getAttribute("r") : "";
        return cell.isEmpty() ? formula.getLocalName() : cell;
    }
}
