package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.CaseTable;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.Loads;
import dk.maaltal.database.Schemas;
import dk.maaltal.figures.Figures;
import dk.maaltal.plan.Plan;
import dk.maaltal.verdicts.Judge;
import dk.maaltal.verdicts.Judgement;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of a plan as the cases last loaded give them, judged; nothing is kept. */
@Component
public class CurrentFigures {

    private final DataSource dataSource;
    private final Progress progress;

    CurrentFigures(DataSource dataSource, Progress progress) {
        this.dataSource = dataSource;
        this.progress = progress;
    }

    /** @throws DataRefused when no cases have been loaded */
    public List<Judgement> of(Institution institution, Plan plan, ReportingPoint at) {
        Schemas.prepareInstitution(dataSource, institution.schema());
        JdbcClient database = JdbcClient.create(dataSource);
        int load = new Loads(database, institution.schema())
                .last()
                .orElseThrow(() -> new DataRefused("No cases of " + institution.name()
                        + " have been loaded. Load them first: maaltal load " + institution.name()));
        CaseTable.refuseOutdated(database, institution.schema(), institution.declaration());
        progress.at("Computing the figures", 0, 0);
        return Judge.judge(
                plan,
                new Figures(database, institution.schema(), institution.declaration()).compute(plan, at.day(), load));
    }
}
