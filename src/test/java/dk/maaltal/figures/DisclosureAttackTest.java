package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Institution;
import dk.maaltal.TestDatabase;
import dk.maaltal.disclosure.Disclosure;
import dk.maaltal.plan.Plan;
import dk.maaltal.verdicts.Judge;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Institutions made up from seeds, attacked. */
class DisclosureAttackTest {

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(Long.getLong("from", 1), Long.getLong("to", 20));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void probe(long seed) throws IOException {
        long t0 = System.nanoTime();
        RandomInstitution made = new RandomInstitution(seed, Integer.getInteger("most", 99));
        made.writeTo(folder);
        Institution institution = Institution.of(folder);
        Plan plan = institution.plan("plan.yaml");
        int load = institution.load(folder.resolve("cases-1.csv")).number();
        List<Map.Entry<String, LocalDate>> points = new ArrayList<>(made.reportingPoints().entrySet());
        var at = points.get((int) (seed % points.size()));
        List<Judgement> whole = Judge.judge(plan, institution.figures(plan, at.getKey(), load));
        List<Asked> asked = Asked.of(plan, at.getValue()).stream().flatMap(Asked::ofCases).toList();
        CaseKinds kinds = CaseKinds.of(TestDatabase.client(), institution.schema(), institution.declaration(), asked, load);
        long t1 = System.nanoTime();
        int below = seed % 4 == 0 ? 10 : 5;
        List<Judgement> shown = new Disclosure(below, kinds).shown(plan, at.getValue(), whole);
        long t2 = System.nanoTime();
        CaseUniverse universe = new CaseUniverse(made, at.getValue(), seed);
        int own = universe.rank();
        universe.drawUntilNothingNew(Integer.getInteger("inARow", 500));
        for (int more = 1000; more < 20000 && !new Attacker(universe).leaks(whole, shown, below).isEmpty(); more *= 4) {
            universe.drawUntilNothingNew(more);
        }
        long t3 = System.nanoTime();
        Attacker attacker = new Attacker(universe);
        List<String> leaks = attacker.leaks(whole, shown, below);
        long t4 = System.nanoTime();
        System.out.printf("SEED %d figures %d kinds %d value %d all %d rounded %d nothing %d | secrets %d own %d rank %d sorts %d | load %d shown %d universe %d attack %d ms | leaks %d%n",
            seed, whole.size(), kinds.kinds().size(), whole.stream().filter(j -> j.figure().value().isPresent()).count(),
            n(whole, shown, Shown.ALL), n(whole, shown, Shown.ROUNDED), n(whole, shown, Shown.NOTHING), attacker.secrets(whole, below).size(), own, universe.rank(), universe.sorts(),
            (t1-t0)/1000000, (t2-t1)/1000000, (t3-t2)/1000000, (t4-t3)/1000000, leaks.size());
        leaks.stream().sorted(java.util.Comparator.comparing(String::length)).limit(3).forEach(l -> System.out.println("LEAK " + seed + " " + l));
        assertThat(true).isTrue();
    }

    private static long n(List<Judgement> whole, List<Judgement> shown, Shown s) {
        long c = 0;
        for (int i = 0; i < whole.size(); i++) if (whole.get(i).figure().value().isPresent() && shown.get(i).shown() == s) c++;
        return c;
    }
}
