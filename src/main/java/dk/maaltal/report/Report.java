package dk.maaltal.report;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.Printed;
import dk.maaltal.verdicts.Judgement;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a report tells: everything a template can name, in Danish, as maps and lists of texts and numbers.
 *
 * @param declaration whose cases they are
 * @param plan whose goals are told
 * @param at the reporting point
 * @param edition the edition's number
 * @param sample whether the cases are made up, so that every page must say so
 * @param judgements every figure of the plan held against its target, in the plan's order
 */
public record Report(
        CaseDeclaration declaration,
        Plan plan,
        ReportingPoint at,
        int edition,
        boolean sample,
        List<Judgement> judgements) {

    /** The report of a plan before any of its years, by which templates are tried. */
    public static Report withoutResults(CaseDeclaration declaration, Plan plan) {
        ReportingPoint before = ReportingPoint.parse("1900");
        List<Judgement> none = plan.goals().stream()
                .flatMap(goal -> goal.measures().stream().flatMap(measure -> measure.years()
                        .mapToObj(year -> Judgement.of(
                                measure,
                                Figure.notBegun(
                                        goal.number(),
                                        measure.id(),
                                        year,
                                        before.day(),
                                        measure.indicator().unit())))))
                .toList();
        return new Report(declaration, plan, before, 1, true, none);
    }

    /**
     * A document of the report, made from a template.
     *
     * @param template a {@code .docx} or {@code .xlsx}
     * @throws BadTemplate when the template cannot be filled in
     */
    public byte[] document(Path template) {
        String title = plan.title() + ". Målrapportering. " + declaration.institution();
        return template.toString().endsWith(".xlsx")
                ? new ExcelTemplate(template).fill(fields(), title)
                : new WordTemplate(template).fill(fields(), title);
    }

    /** The fields a template may use. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("institution", declaration.institution());
        fields.put("plan", plan.title());
        fields.put("planaar", Integer.toString(plan.year()));
        fields.put("parter", String.join(" og ", plan.between()));
        fields.put("opgjort", at.danish());
        fields.put("opgjortdato", Danish.date(at.day()));
        fields.put("udgave", Integer.toString(edition));
        fields.put("eksempeldata", sample);
        List<Map<String, Object>> goals = plan.goals().stream().map(this::goal).toList();
        fields.put("maal", goals);
        fields.put(
                "tabeller",
                goals.stream().flatMap(goal -> tables(goal).stream()).toList());
        fields.put("tal", judgements.stream().map(Report::number).toList());
        return fields;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> tables(Map<String, Object> goal) {
        return (List<Map<String, Object>>) goal.get("tabeller");
    }

    private Map<String, Object> goal(Goal goal) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("nummer", goal.number());
        fields.put("titel", goal.title());
        fields.put("tekst", goal.text());
        fields.put("tabeloverskrift", goal.tableHeading());
        fields.put("omfang", goal.scope());
        Set<Map<String, Object>> shared = new LinkedHashSet<>();
        List<Map<String, Object>> tables = new ArrayList<>();
        for (Measure measure : goal.measures()) {
            List<Judgement> row = judgements(goal, measure);
            List<Map<String, Object>> notes = notes(measure, row);
            shared.addAll(notes);
            boolean last = tables.size() == goal.measures().size() - 1;
            tables.add(table(goal, measure, row, !goal.sharedNotes() ? notes : last ? List.copyOf(shared) : List.of()));
        }
        fields.put("tabeller", tables);
        return fields;
    }

    private List<Judgement> judgements(Goal goal, Measure measure) {
        return judgements.stream()
                .filter(j -> j.figure().goal().equals(goal.number())
                        && j.figure().measure().equals(measure.id()))
                .toList();
    }

    private Map<String, Object> table(
            Goal goal, Measure measure, List<Judgement> judgements, List<Map<String, Object>> notes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("maal", goal.number());
        fields.put("maaltitel", goal.title());
        fields.put("bogstav", measure.id());
        fields.put("ark", goal.number() + measure.id());
        fields.put("titel", measure.title());
        fields.put("enhed", measure.printed().unitHeading());
        fields.put(
                "aar",
                measure.years()
                        .mapToObj(year -> year + measure.printed().yearMarks().getOrDefault(year, ""))
                        .toList());
        fields.put(
                "raekker",
                List.of(
                        row("Mål", judgements.stream().map(Cell::target).toList()),
                        row("Resultat", judgements.stream().map(Cell::result).toList())));
        fields.put("metode", Method.of(measure, declaration));
        fields.put("noter", notes);
        fields.put("saetninger", latest(judgements).stream().map(Sentence::of).toList());
        return fields;
    }

    private static Map<String, Object> row(String name, List<Cell> cells) {
        return Map.of("navn", name, "celler", cells.stream().map(Cell::field).toList());
    }

    /** The newest year that has a result, or could have had one. */
    private static List<Judgement> latest(List<Judgement> judgements) {
        List<Judgement> begun = judgements.stream()
                .filter(j -> j.figure()
                        .missing()
                        .filter(Figure.Missing.NOT_BEGUN::equals)
                        .isEmpty())
                .toList();
        return begun.isEmpty() ? List.of() : begun.subList(begun.size() - 1, begun.size());
    }

    private List<Map<String, Object>> notes(Measure measure, List<Judgement> judgements) {
        List<Map<String, Object>> notes = new ArrayList<>();
        if (judgements.stream()
                .anyMatch(j -> j.figure().preliminary() && j.figure().value().isPresent())) {
            notes.add(note(Printed.PRELIMINARY_MARK, measure.printed().preliminaryNote()));
        }
        measure.printed().notes().forEach((mark, text) -> {
            if (!mark.equals(Printed.PRELIMINARY_MARK)) {
                notes.add(note(mark, text));
            }
        });
        return notes;
    }

    private Map<String, Object> note(String mark, String text) {
        return Map.of("tegn", mark, "tekst", text.replace(Printed.REPORTING_POINT, at.danish()));
    }

    /** A row of the sheet of all figures: numbers unrounded. */
    private static Map<String, Object> number(Judgement judgement) {
        Figure figure = judgement.figure();
        boolean told = figure.value().isPresent();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("maal", figure.goal());
        fields.put("tabel", figure.measure());
        fields.put("aar", Integer.toString(figure.year()));
        fields.put("opgjort", told ? Danish.date(figure.at()) : "");
        fields.put("enhed", figure.unit().danish());
        fields.put("resultat", figure.value().<Object>map(v -> v).orElse(""));
        fields.put("trykt", Cell.result(judgement).text());
        fields.put("taeller", told ? figure.numerator() : "");
        fields.put("naevner", told ? figure.denominator() : "");
        fields.put("udeladt", told ? BigDecimal.valueOf(figure.excluded()) : "");
        fields.put("overfrist", told ? BigDecimal.valueOf(figure.overdue()) : "");
        fields.put("maaltal", Cell.target(judgement).field());
        fields.put("vurdering", judgement.verdict().danish());
        fields.put("foreloebigt", figure.preliminary() && told ? "ja" : "nej");
        fields.put("mangler", figure.missing().map(Sentence::why).orElse(""));
        return fields;
    }
}
