package dk.maaltal.declaration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name somebody probably meant. */
public final class Nearest {

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Nearest() {}

    /** The known name closest to what was written, if it is close enough to be a slip of the finger. */
    public static Optional<String> to(String written, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(written, name)))
                .filter(name -> distance(written, name) <= Math.max(2, name.length() / 3));
    }

    /** "did you mean x?" where a known name is near, else the list of known names. */
    public static String hint(String written, Collection<String> known) {
        String all = known.stream().sorted().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        return to(written, known)
                .map(name -> '"' + name + "\" (the nearest of: " + all + ")")
                .orElse(all.isEmpty() ? "none: no such name is declared" : "one of " + all);
    }

    private static int distance(String written, String name) {
        return DISTANCE.apply(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }
}
