package dk.maaltal.report;

import dk.maaltal.Institution;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.plan.*;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.sample.SampleExtract;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class ShowReport {
    @Test
    void show() throws Exception {
        Institution ast = Institution.of(Path.of("jobs", "ankestyrelsen"));
        Path file = Path.of("target", "sample", "sager.csv");
        SampleExtract.write(ast.folder(), ast.declaration(), 1, file);
        int load = ast.load(file).number();
        Plan plan = ast.plan("plan-2023.yaml");
        List<Judgement> js = new ArrayList<>();
        var byName = ast.byName(plan, "2022-Q3", load);
        for (Goal g : plan.goals()) for (Measure m : g.measures()) m.years().forEach(y -> js.add(Judgement.of(m, byName.get(g.number() + m.id() + " " + y))));
        Report r = new Report("Ankestyrelsen", plan, ReportingPoint.parse("2022-Q3"), 1, true, js);
        Files.createDirectories(Path.of("target/documents"));
        for (String t : new String[] {"maalrapportering.docx", "bilag.xlsx"}) Files.write(Path.of("target/documents", t), r.document(Path.of("templates", t)));
    }
}
