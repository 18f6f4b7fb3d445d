package dk.maaltal.disclosure;

import dk.maaltal.verdicts.Shown;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Every sum that can come into it, made once, and made short: what follows from what stays the same, and is decided much faster.
 * What is so whatever is told is taken out of the sums, and of the counts only so many are left as it takes to tell the sums
 * apart.
 */
final class Sums {

    private final List<Map<Shown, List<Combination<String>>>> told = new ArrayList<>();
    private List<Combination<String>> secrets;

    Sums(List<Statement> figures, List<Combination<String>> secrets, Quantities quantities) {
        for (Statement figure : figures) {
            Map<Shown, List<Combination<String>>> sums = new EnumMap<>(Shown.class);
            for (Shown shown : Shown.values()) {
                sums.put(shown, figure.sums(shown));
            }
            told.add(sums);
        }
        this.secrets = secrets;
        List<Combination<String>> always = List.copyOf(quantities.always());
        Set<String> unlike = unlike(Stream.concat(all(), always.stream()).toList());
        Known known = new Known();
        always.forEach(sum -> known.add(sum.only(unlike)));
        change(sum -> known.rest(sum.only(unlike)));
        Known alone = new Known();
        all().forEach(alone::add);
        change(sum -> sum.only(alone.pivots()));
    }

    private Stream<Combination<String>> all() {
        return Stream.concat(
                told.stream().flatMap(sums -> sums.values().stream()).flatMap(List::stream), secrets.stream());
    }

    private void change(UnaryOperator<Combination<String>> change) {
        told.forEach(sums ->
                sums.replaceAll((shown, before) -> before.stream().map(change).toList()));
        secrets = secrets.stream().map(change).toList();
    }

    /** The first of all counts that stand in the same sums, each as many times. */
    private static Set<String> unlike(List<Combination<String>> sums) {
        Map<String, Map<Integer, Long>> places = new HashMap<>();
        for (int i = 0; i < sums.size(); i++) {
            int place = i;
            sums.get(i).terms().forEach((count, times) -> places.computeIfAbsent(count, none -> new HashMap<>())
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
}
