package dk.maaltal.figures;

import dk.maaltal.figures.PlainRule.Kind;
import dk.maaltal.figures.PlainRule.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** An institution made up from a seed: what its extract looks like, its plan, and its cases in two extracts. */
final class RandomInstitution {

    private final RandomExtract extract;
    private final RandomPlan plan;
    private final PlainReckoning reckoning;
    private final RandomCases drawn;
    private final List<PlainCase> cases;
    private final List<PlainCase> later;

    RandomInstitution(long seed) {
        this(seed, Integer.MAX_VALUE);
    }

    /** @param most how many tables its plan has at the most */
    RandomInstitution(long seed, int most) {
        Dice dice = new Dice(seed);
        extract = new RandomExtract(dice);
        plan = new RandomPlan(dice, extract.clockStops(), seed % 5 == 0 ? 1 : 5, most);
        PlainCalendar calendar = new PlainCalendar(plan.daysOff());
        reckoning = new PlainReckoning(calendar);
        drawn = new RandomCases(dice, plan, calendar, extract.clockStops(), extract.informedMayBeEmpty());
        cases = drawn.first(300, 800);
        later = drawn.later(cases);
    }

    List<Table> tables() {
        return plan.tables();
    }

    Map<String, Kind> populations() {
        return plan.populations();
    }

    /** The days of the reporting points, by the names the product reads. */
    Map<String, LocalDate> reportingPoints() {
        return plan.reportingPoints();
    }

    PlainReckoning reckoning() {
        return reckoning;
    }

    List<PlainCase> cases() {
        return cases;
    }

    /** The cases of a second extract. */
    List<PlainCase> later() {
        return later;
    }

    /** One more case that could be its own, in no extract. */
    PlainCase another() {
        return drawn.draw(0);
    }

    void writeTo(Path folder) throws IOException {
        Files.writeString(folder.resolve("cases.yaml"), extract.declaration("all", plan.populations()));
        Files.writeString(folder.resolve("plan.yaml"), plan.written());
        Files.writeString(folder.resolve("cases-1.csv"), extract.written(cases), extract.encoding());
        Files.writeString(folder.resolve("cases-2.csv"), extract.written(later), extract.encoding());
    }
}
