package dk.maaltal.report;

import dk.maaltal.quality.Look;
import dk.maaltal.quality.MonthCount;
import dk.maaltal.quality.Quality;
import dk.maaltal.reported.Answers;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the controller should ask the case system about, in English. */
final class QualityWarnings {

    /** More lines than this say no more than that there are many. */
    private static final int MOST_MONTHS = 6;

    private final Answers answers;

    private QualityWarnings(Answers answers) {
        this.answers = answers;
    }

    static List<Warning> of(Quality quality, Answers answers) {
        return new QualityWarnings(answers).of(quality);
    }

    private List<Warning> of(Quality quality) {
        List<Warning> odd = quality.months().stream().flatMap(this::month).toList();
        List<Warning> warnings = new ArrayList<>();
        long open = 0;
        for (Warning month : odd) {
            if (!month.isOpen() || ++open <= MOST_MONTHS) {
                warnings.add(month);
            }
        }
        if (open > MOST_MONTHS) {
            warnings.add(warning(
                    "… and " + (open - MOST_MONTHS) + " more such months",
                    "Flere måneder ser tomme eller fordoblede ud"));
        }
        quality.load().filter(load -> load.rejected() > 0).ifPresent(load -> {
            String rows = load.rejected() == 1 ? " row of load " : " rows of load ";
            warnings.add(warning(
                    load.rejected() + rows + load.number() + (load.rejected() == 1 ? " was" : " were")
                            + " rejected, of " + load.read(),
                    "Rækker blev afvist i indlæsning " + load.number()));
        });
        quality.cases().withoutType().filter(cases -> cases > 0).ifPresent(cases -> {
            String are = cases == 1 ? " case is" : " cases are";
            warnings.add(
                    warning(cases + are + " in no population of cases.yaml", "Sager hører ikke til nogen sagstype"));
        });
        return warnings;
    }

    private Warning warning(String english, String danish) {
        return Warning.of(english, danish, "", answers);
    }

    private Stream<Warning> month(MonthCount month) {
        return Stream.of(
                        look(month, "received", "modtaget", month.received(), month.receivedLook()),
                        look(month, "decided", "afgjort", month.decided(), month.decidedLook()))
                .flatMap(List::stream);
    }

    private List<Warning> look(MonthCount month, String what, String danish, long count, Look look) {
        boolean empty = look.kind() == Look.Kind.EMPTY;
        return look.isOdd()
                ? List.of(warning(
                        month.month() + " looks " + (empty ? "empty: " : "doubled: ") + count
                                + (count == 1 ? " case " : " cases ") + what + " and about "
                                + look.usual().setScale(0, RoundingMode.HALF_UP) + " in the months around",
                        Danish.month(month.month()) + " ser " + (empty ? "tom" : "fordoblet") + " ud (sager " + danish
                                + ")"))
                : List.of();
    }
}
