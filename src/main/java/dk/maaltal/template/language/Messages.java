package dk.maaltal.template.language;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences for those who edit templates, by their keys in {@code messages.properties}; in Danish. */
public final class Messages {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dk.maaltal.template.messages", Locale.ROOT);

    private Messages() {}

    /**
     * A sentence with its arguments, each as its own text: numbers have no separators between thousands.
     *
     * @param key written out where this is called, so that a test can hold the keys and numbers of arguments
     *     against the file
     */
    public static String text(String key, Object... arguments) {
        Object[] texts = Arrays.stream(arguments).map(String::valueOf).toArray();
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(texts);
    }
}
