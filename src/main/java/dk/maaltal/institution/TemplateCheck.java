package dk.maaltal.institution;

import dk.maaltal.report.Documents;
import dk.maaltal.report.TrialReport;
import dk.maaltal.sources.Source;
import dk.maaltal.template.BadTemplate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tries an institution's templates before there are results. */
public final class TemplateCheck {

    private TemplateCheck() {}

    /**
     * Fills every template of every report with the goals of each plan and no results, as if no year had begun.
     *
     * @throws BadTemplate when some cannot be filled in, naming all of them
     */
    public static void of(Institution institution) {
        List<BadTemplate> bad = new ArrayList<>();
        Set<Source> templates = new LinkedHashSet<>();
        institution.reports().keySet().forEach(report -> templates.addAll(institution.templates(report)));
        institution.plans().values().stream()
                .flatMap(plan -> plan.wordings().stream())
                .forEach(plan -> {
                    Documents documents = new Documents(TrialReport.of(institution.declaration(), plan));
                    for (Source template : templates) {
                        try {
                            documents.of(template);
                        } catch (BadTemplate e) {
                            bad.add(e);
                        }
                    }
                });
        if (!bad.isEmpty()) {
            throw BadTemplate.all(bad);
        }
    }
}
