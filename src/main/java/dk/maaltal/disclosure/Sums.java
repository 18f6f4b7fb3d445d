package dk.maaltal.disclosure;

import dk.maaltal.verdicts.Shown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every sum that can come into it, made once. Of counts that stand in all sums alike, such as those of two kinds of cases that
 * no figure tells apart, one is left: what follows from what stays the same, and is decided much faster.
 */
final class Sums {

    private final List<Map<Shown, List<Combination<String>>>> told = new ArrayList<>();
    private final List<Combination<String>> secrets;
    private final List<Combination<String>> always;

    Sums(List<Told> figures, List<Combination<String>> secrets, Quantities quantities) {
        for (Told figure : figures) {
            Map<Shown, List<Combination<String>>> sums = new EnumMap<>(Shown.class);
            for (Shown shown : Shown.values()) {
                sums.put(shown, figure.sums(shown));
            }
            told.add(sums);
        }
        Set<String> kept = unlike(Stream.of(
                        told.stream().flatMap(sums -> sums.values().stream()).flatMap(List::stream),
                        secrets.stream(),
                        quantities.always().stream())
                .flatMap(sums -> sums)
                .toList());
        told.forEach(sums -> sums.replaceAll((shown, whole) -> only(kept, whole)));
        this.secrets = only(kept, secrets);
        this.always = only(kept, quantities.always());
    }

    private static List<Combination<String>> only(Set<String> kept, Collection<Combination<String>> sums) {
        return sums.stream().map(sum -> sum.only(kept)).toList();
    }

    /** The first of all counts that stand in the same sums, each as many times. */
    private static Set<String> unlike(List<Combination<String>> sums) {
        Map<String, Map<Integer, Long>> places = new HashMap<>();
        for (int i = 0; i < sums.size(); i++) {
            int place = i;
            sums.get(i)
                    .terms()
                    .forEach((count, times) -> places.computeIfAbsent(count, none -> new HashMap<>())
                            .put(place, times));
        }
        Set<Map<Integer, Long>> seen = new HashSet<>();
        Set<String> unlike = new HashSet<>();
        places.forEach((count, in) -> {
            if (seen.add(in)) {
                unlike.add(count);
            }
        });
        return unlike;
    }

    /** What a figure tells when so much is shown of it. */
    List<Combination<String>> told(int figure, Shown shown) {
        return told.get(figure).get(shown);
    }

    List<Combination<String>> secrets() {
        return secrets;
    }

    List<Combination<String>> always() {
        return always;
    }
}
