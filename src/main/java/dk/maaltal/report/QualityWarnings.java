package dk.maaltal.report;

import dk.maaltal.quality.Look;
import dk.maaltal.quality.MonthCount;
import dk.maaltal.quality.Quality;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the controller should ask the case system about, in English. */
final class QualityWarnings {

    /** More lines than this say no more than that there are many. */
    private static final int MOST_MONTHS = 6;

    private QualityWarnings() {}

    static List<String> of(Quality quality) {
        List<String> warnings = new ArrayList<>();
        List<String> odd =
                quality.months().stream().flatMap(QualityWarnings::month).toList();
        odd.stream().limit(MOST_MONTHS).forEach(warnings::add);
        if (odd.size() > MOST_MONTHS) {
            warnings.add("… and " + (odd.size() - MOST_MONTHS) + " more such months");
        }
        quality.load().filter(load -> load.rejected() > 0).ifPresent(load -> {
            String rows = load.rejected() == 1 ? " row of load " : " rows of load ";
            warnings.add(load.rejected() + rows + load.number() + (load.rejected() == 1 ? " was" : " were")
                    + " rejected, of " + load.read());
        });
        quality.cases().withoutType().filter(cases -> cases > 0).ifPresent(cases -> {
            String are = cases == 1 ? " case is" : " cases are";
            warnings.add(cases + are + " in no population of cases.yaml");
        });
        return warnings;
    }

    private static Stream<String> month(MonthCount month) {
        return Stream.of(
                        look(month, "received", month.received(), month.receivedLook()),
                        look(month, "decided", month.decided(), month.decidedLook()))
                .flatMap(List::stream);
    }

    private static List<String> look(MonthCount month, String what, long count, Look look) {
        return look.isOdd()
                ? List.of(month.month() + " looks " + (look.kind() == Look.Kind.EMPTY ? "empty: " : "doubled: ") + count
                        + (count == 1 ? " case " : " cases ") + what + " and about "
                        + look.usual().setScale(0, RoundingMode.HALF_UP) + " in the months around")
                : List.of();
    }
}
