package dk.maaltal.sample;

import dk.maaltal.Institution;
import dk.maaltal.cases.Load;
import dk.maaltal.verdicts.Judgement;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleFiguresTest {
    @Test
    void show() {
        Institution ast = Institution.of(Path.of("jobs", "ankestyrelsen"));
        Path file = Path.of("target", "sample", "sager.csv");
        SampleExtract.write(ast.folder(), ast.declaration(), 1, file);
        Load load = ast.load(file);
        System.out.println(load);
        for (String at : new String[] {"2022-Q3", "2022", "2023"}) {
            ast.figures(ast.plan("plan-2023.yaml"), at, load.number()).forEach(f -> {
                if (f.value().isPresent()) System.out.println(at + " " + f.goal() + f.measure() + " " + f.year() + " " + f.value().get().doubleValue() + " " + f.numerator() + "/" + f.denominator() + " out " + f.leftOut() + " young " + f.tooYoung() + " overdue " + f.overdue());
            });
        }
    }
}
