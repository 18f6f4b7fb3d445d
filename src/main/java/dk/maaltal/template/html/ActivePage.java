package dk.maaltal.template.html;

import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what acts or fetches in a page: scripts, frames, embedded files, attributes that run something, addresses of
 * programs, and whatever a browser gets from elsewhere by itself; and fields where a value could become one of these.
 *
 * <p>Every "&lt;" before a letter is looked at as the beginning of a tag, also within remarks and texts, so that it does
 * not matter where a browser sees them begin and end.
 */
final class ActivePage {

    private static final Set<String> ELEMENTS = Set.of(
            "script",
            "iframe",
            "frame",
            "frameset",
            "object",
            "embed",
            "applet",
            "base",
            "portal",
            "fencedframe",
            "form",
            "audio",
            "video",
            "source",
            "track",
            "param",
            "isindex",
            "foreignobject",
            "feimage",
            "handler",
            "listener",
            "xml",
            "bgsound",
            "layer",
            "noscript",
            "template",
            "animate",
            "set",
            "animatemotion",
            "animatetransform",
            "slot");

    /** Attributes whose address a browser fetches by itself. */
    private static final Set<String> FETCHED = Set.of(
            "src",
            "srcset",
            "imagesrcset",
            "srcdoc",
            "poster",
            "background",
            "data",
            "dynsrc",
            "lowsrc",
            "code",
            "codebase",
            "classid",
            "archive",
            "manifest",
            "profile",
            "longdesc",
            "usemap",
            "cite",
            "action",
            "formaction",
            "ping",
            "attributionsrc");

    private static final Pattern PICTURE = Pattern.compile("data:image/(png|gif|jpe?g|webp)[;,].*");
    private static final Pattern ADDRESS = Pattern.compile("(https?|mailto|tel):.*|#.*|");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:.*|[/\\\\]{2}.*|\\\\.*");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z\ue010][^\\s/>]*)");
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "[\\s/]*([^\\s/>=][^\\s/>=]*)(?:\\s*=\\s*(?:\"([^\"]*)(?:\"|$)|'([^']*)(?:'|$)|([^\\s>]*)))?");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d+)|#[xX]([0-9a-fA-F]+)|(\\w+));?");
    private static final Pattern CSS_ESCAPE = Pattern.compile("\\\\([0-9a-fA-F]{1,6})\\s?|\\\\(.)");
    private static final Pattern CSS = Pattern.compile(
            "@import|expression\\(|-moz-binding|behavior\\s*:|image-set\\(|(?<![a-z-])(?:src|image)\\(|@namespace");
    private static final Pattern URL = Pattern.compile("url\\(\\s*[\"']?\\s*([^)]*)");
    private static final Pattern STYLE = Pattern.compile("(?is)<style[^>]*>(.*?)(?:</style|$)");

    /** Stands for a field while a template is looked at. */
    static final char FIELD = '\ue010';

    private final String page;
    private final BiConsumer<Integer, String> fault;

    private ActivePage(String page, BiConsumer<Integer, String> fault) {
        this.page = page;
        this.fault = fault;
    }

    /**
     * Finds all of it.
     *
     * @param page as a person typed it, with {@link #FIELD} for each field; or as it is filled in
     * @param fault given the place in the page, as an index, and what is wrong, in Danish
     */
    static void find(String page, BiConsumer<Integer, String> fault) {
        new ActivePage(page, fault).find();
    }

    private void find() {
        Matcher tag = TAG.matcher(page);
        for (int at = 0; tag.find(at); at = tag.start() + 1) {
            checkTag(tag.start(), tag.group(2), tag.end(), !tag.group(1).isEmpty());
        }
        Matcher style = STYLE.matcher(page);
        while (style.find()) {
            if (style.group(1).indexOf(FIELD) >= 0) {
                fault.accept(style.start(), Messages.text("html.field-in", "<style>"));
            }
            checkStyle(style.start(), style.group(1));
        }
    }

    private void checkTag(int at, String written, int end, boolean closes) {
        String name = written.toLowerCase(Locale.ROOT);
        String element = name.substring(name.indexOf(':') + 1);
        if (name.indexOf(FIELD) >= 0) {
            fault.accept(at, Messages.text("html.field-in", "<…>"));
        }
        if (ELEMENTS.contains(element)) {
            fault.accept(at, Messages.text("html.active", "<" + Token.shorten(name) + ">"));
        }
        if (closes) {
            return;
        }
        List<String[]> attributes = attributes(at, end);
        if (element.equals("meta") && attributes.stream().anyMatch(ActivePage::isRefreshed)) {
            fault.accept(at, Messages.text("html.active", "<meta http-equiv>"));
        }
        attributes.forEach(attribute -> checkAttribute(at, element, attribute[0], attribute[1]));
    }

    private static boolean isRefreshed(String[] attribute) {
        return attribute[0].equals("http-equiv")
                && !Set.of("content-security-policy", "content-type", "content-language", "x-ua-compatible")
                        .contains(attribute[1]);
    }

    /** The attributes of a tag: each a name and a value, in small letters, without blanks that browsers pass over. */
    private List<String[]> attributes(int tag, int from) {
        List<String[]> attributes = new ArrayList<>();
        Matcher attribute = ATTRIBUTE.matcher(page);
        int at = from;
        while (at < page.length() && page.charAt(at) != '>' && attribute.find(at) && attribute.start() == at) {
            String value = attribute.group(2) != null
                    ? attribute.group(2)
                    : attribute.group(3) != null ? attribute.group(3) : attribute.group(4);
            if (attribute.group(1).indexOf(FIELD) >= 0
                    || attribute.group(4) != null && attribute.group(4).indexOf(FIELD) >= 0) {
                fault.accept(
                        tag,
                        Messages.text(
                                "html.field-in",
                                Token.shorten(attribute.group(1).replace(FIELD, '…'))));
            }
            attributes.add(new String[] {
                attribute.group(1).toLowerCase(Locale.ROOT),
                decoded(value == null ? "" : value)
                        .replaceAll("[\\s\\p{Cntrl}]", "")
                        .toLowerCase(Locale.ROOT)
            });
            at = attribute.end();
        }
        return attributes;
    }

    private void checkAttribute(int at, String element, String written, String value) {
        String name = written.substring(written.indexOf(':') + 1);
        boolean hasField = value.indexOf(FIELD) >= 0;
        if (name.startsWith("on")) {
            fault.accept(at, Messages.text("html.active", Token.shorten(name)));
        } else if (name.equals("style")) {
            if (hasField) {
                fault.accept(at, Messages.text("html.field-in", name));
            }
            checkStyle(at, value);
        } else if (name.equals("href")) {
            checkLink(at, element, value);
        } else if (FETCHED.contains(name) && !value.isEmpty() && !(name.equals("usemap") && value.startsWith("#"))) {
            boolean isPicture = element.equals("img")
                    && name.equals("src")
                    && PICTURE.matcher(value).matches()
                    && !hasField;
            if (!isPicture) {
                fault.accept(at, Messages.text("html.fetched", Token.shorten(name + "=" + value.replace(FIELD, '…'))));
            }
        }
    }

    private void checkLink(int at, String element, String value) {
        if (value.indexOf(FIELD) >= 0 && !value.matches("(https?://[^/" + FIELD + "]+/|mailto:|tel:|#|\\./).*")) {
            fault.accept(at, Messages.text("html.address-begins-with-field"));
            return;
        }
        boolean isPressed = element.equals("a") || element.equals("area");
        boolean isHarmless = isPressed
                ? ADDRESS.matcher(value).matches() || !SCHEME.matcher(value).matches()
                : value.equals("data:,")
                        || value.startsWith("#")
                        || PICTURE.matcher(value).matches() && element.equals("link");
        if (!isHarmless) {
            fault.accept(at, Messages.text("html.fetched", Token.shorten("href=" + value)));
        }
    }

    private void checkStyle(int at, String written) {
        String css = CSS_ESCAPE
                .matcher(decoded(written).replaceAll("(?s)/\\*.*?\\*/", ""))
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) == null ? escape.group(2) : character(Integer.parseInt(escape.group(1), 16))))
                .toLowerCase(Locale.ROOT);
        Matcher acts = CSS.matcher(css);
        if (acts.find()) {
            fault.accept(at, Messages.text("html.active", acts.group()));
        }
        Matcher url = URL.matcher(css);
        while (url.find()) {
            if (!url.group(1).startsWith("#") && !PICTURE.matcher(url.group(1)).matches()) {
                fault.accept(at, Messages.text("html.fetched", Token.shorten(url.group())));
            }
        }
    }

    private static String decoded(String text) {
        return ENTITY.matcher(text)
                .replaceAll(entity -> Matcher.quoteReplacement(
                        entity.group(1) != null
                                ? character(number(entity.group(1), 10))
                                : entity.group(2) != null
                                        ? character(number(entity.group(2), 16))
                                        : named(entity.group(3), entity.group())));
    }

    private static int number(String digits, int radix) {
        return digits.length() > 8 ? -1 : Integer.parseInt(digits, radix);
    }

    private static String character(int code) {
        return Character.isValidCodePoint(code) ? Character.toString(code) : "";
    }

    private static String named(String name, String whole) {
        return switch (name) {
            case "colon" -> ":";
            case "Tab", "NewLine" -> "";
            case "sol" -> "/";
            case "bsol" -> "\\";
            case "lpar" -> "(";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "amp" -> "&";
            case "num" -> "#";
            case "period" -> ".";
            default -> whole;
        };
    }
}
