package dk.maaltal.report;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.LastYear;
import dk.maaltal.plan.Plan;
import dk.maaltal.quality.Quality;
import dk.maaltal.reported.Answers;
import dk.maaltal.reported.GoalText;
import dk.maaltal.template.FormulaNumber;
import dk.maaltal.template.PrintedNumber;
import dk.maaltal.verdicts.GoalVerdict;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Scorecard;
import dk.maaltal.verdicts.Shown;
import dk.maaltal.verdicts.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a report tells: everything a template can name, in Danish, as maps and lists of texts and numbers.
 *
 * @param declaration whose cases they are
 * @param plan whose goals are told, as it is in force
 * @param at the reporting point
 * @param edition the edition's number
 * @param sample whether the cases are made up, so that every page must say so
 * @param judgements every figure of the plan held against its target, in the plan's order
 * @param scorecard how the goals came out in the plan's year
 * @param answers what people have told
 * @param correction of the last published edition before this one; of nothing for a first edition
 * @param quality of the cases it was made from
 * @param standing how far the edition is
 */
public record Report(
        CaseDeclaration declaration,
        Plan plan,
        ReportingPoint at,
        int edition,
        boolean sample,
        List<Judgement> judgements,
        Scorecard scorecard,
        Answers answers,
        Correction correction,
        Quality quality,
        Standing standing) {

    /** Decimals beyond which a number behind a result is rounded. */
    private static final int MOST_DECIMALS = 6;

    /** The heading of goals without a section that come after those of one. */
    private static final String OTHER_GOALS = "Øvrige mål";

    /** The same report, with what changed since the edition before it. */
    public Report with(Correction made) {
        return new Report(
                declaration, plan, at, edition, sample, judgements, scorecard, answers, made, quality, standing);
    }

    /** The same report, with how good its cases are. */
    public Report with(Quality found) {
        return new Report(
                declaration, plan, at, edition, sample, judgements, scorecard, answers, correction, found, standing);
    }

    /** The same report, with as much of its figures as may be shown; every verdict as it is. */
    public Report showing(List<Judgement> shown) {
        return new Report(
                declaration, plan, at, edition, sample, shown, scorecard, answers, correction, quality, standing);
    }

    /** The same report, as far as its edition is. */
    public Report with(Standing reached) {
        return new Report(
                declaration, plan, at, edition, sample, judgements, scorecard, answers, correction, quality, reached);
    }

    /** What it lacks that people can fill in, in Danish, most weighty first. */
    public List<String> gaps() {
        return Gaps.ofPeople(this);
    }

    /** The title of its documents, as it stands in their properties. */
    String title() {
        return plan.title() + ". Målrapportering. " + declaration.institution();
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
        fields.put("kontakt", plan.contact());
        fields.put("underskrivere", plan.signedBy());
        fields.put("udkast", standing.draft());
        fields.put(
                "godkendelser",
                standing.approvals().stream().map(Standing.Approval::fields).toList());
        fields.put("frist", due());
        fields.put("samlet", total());
        fields.put("sidsteaar", plan.lastYear().map(this::lastYear).orElse(""));
        fields.put("vurderinger", counts());
        fields.put("samletvurdering", answers.overall(at).orElse(""));
        fields.put("skoen", answers.discretion(at).orElse(""));
        List<Map<String, Object>> goals = new ArrayList<>();
        String section = "";
        String inOverview = "";
        for (Goal goal : plan.goals()) {
            boolean leavesSection = goal.section().isEmpty() && !section.isEmpty();
            String own = leavesSection ? OTHER_GOALS : goal.section();
            Map<String, Object> of = new GoalFields(this, goal, own.equals(section) ? "" : own).fields();
            boolean waits = of.get(GoalFields.WAITING).equals(true);
            of.put(GoalFields.SECTION_IN_OVERVIEW, waits || own.equals(inOverview) ? "" : own);
            goals.add(of);
            section = own;
            inOverview = waits ? inOverview : own;
        }
        fields.put("maal", goals);
        fields.put("analyser", only(goals, GoalFields.ANALYSED));
        fields.put("ventende", only(goals, GoalFields.WAITING));
        fields.put(
                "opgjorte",
                goals.stream()
                        .filter(goal -> !goal.get(GoalFields.WAITING).equals(true))
                        .toList());
        fields.put("ikkeopfyldte", only(goals, GoalFields.FAILED));
        fields.put("planaendringer", GoalFields.changesOf(plan));
        fields.put("metoder", MethodList.of(goals));
        fields.put(
                "tabeller",
                goals.stream()
                        .flatMap(goal -> tables(goal).stream())
                        .filter(table -> !((List<?>) table.get("aar")).isEmpty())
                        .toList());
        fields.putAll(SheetFields.of(goals));
        fields.put("tal", judgements.stream().map(this::number).toList());
        fields.put("mangler", Gaps.of(this));
        fields.put("foreloebige", judgements.stream().map(Cell::result).anyMatch(Cell::preliminary));
        fields.put("forrigeudgave", correction.of() == 0 ? "" : Integer.toString(correction.of()));
        fields.put("begrundelse", correction.reason());
        fields.put(
                "rettelser",
                correction.changes().stream().map(change -> change.fields(plan)).toList());
        fields.putAll(QualityFields.of(
                quality,
                Warnings.of(this).stream().filter(warning -> !warning.isOpen()).toList()));
        return fields;
    }

    private static List<Map<String, Object>> only(List<Map<String, Object>> goals, String field) {
        return goals.stream().filter(goal -> goal.get(field).equals(true)).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> tables(Map<String, Object> goal) {
        return (List<Map<String, Object>>) goal.get("tabeller");
    }

    /** "Afrapporteringen for 3. kvartal 2023 skal ske senest den 23. oktober 2023 (21. oktober er en lørdag)." */
    private String due() {
        if (standing.due().isEmpty()) {
            return "";
        }
        LocalDate due = standing.due().get().day();
        LocalDate counted = standing.due().get().counted();
        return "Afrapporteringen skal ske senest den " + Danish.date(due)
                + (plan.workingDays().includes(counted)
                        ? "."
                        : " (" + Danish.date(counted) + " er en " + Danish.weekday(counted)
                                + (Danish.isWeekend(counted) ? "" : " og en fridag") + ").");
    }

    /** "13 af 14 mål er opfyldt. Den samlede målopfyldelse er 92,9 pct."; nothing of a plan that promises nothing. */
    private String total() {
        long met = scorecard.count(Verdict.MET);
        long all = scorecard.promising().count();
        long open = scorecard
                .promising()
                .filter(goal -> !goal.verdict().isDecided())
                .count();
        List<String> sentences = new ArrayList<>();
        if (all > 0) {
            sentences.add(met + " af " + all + " mål er opfyldt"
                    + (scorecard.count(Verdict.PARTLY_MET) > 0
                            ? ", " + scorecard.count(Verdict.PARTLY_MET) + " delvist"
                            : "")
                    + (open > 0 ? "; " + open + " kan endnu ikke vurderes" : "") + ".");
        }
        scorecard
                .points()
                .ifPresent(points -> sentences.add(
                        "Der er opnået " + points(points.earned()) + " af " + points(points.possible()) + " point."));
        scorecard
                .total()
                .ifPresent(total -> sentences.add("Den samlede målopfyldelse er " + (open > 0 ? "indtil videre " : "")
                        + percent(total) + " pct."));
        return String.join(" ", sentences);
    }

    /** "I 2022 var 12 af 14 mål opfyldt (85,7 pct.)." */
    private String lastYear(LastYear last) {
        return "I " + plan.financialYear().name(plan.year() - 1) + " var " + last.met() + " af " + last.of()
                + " mål opfyldt"
                + last.fulfilment()
                        .map(fulfilment -> " (" + percent(fulfilment) + " pct.)")
                        .orElse("")
                + ".";
    }

    /** How many goals came out how; what no goal came out as is left out. */
    private List<Map<String, Object>> counts() {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> scorecard.count(verdict) > 0)
                .map(verdict -> Map.<String, Object>of(
                        "vurdering",
                        verdict.danish(),
                        "oplysningmangler",
                        verdict == Verdict.MISSING,
                        "udfald",
                        VerdictWords.of(verdict, true),
                        "antal",
                        Long.toString(scorecard.count(verdict))))
                .toList();
    }

    static String points(BigDecimal points) {
        return Danish.number(points, points.stripTrailingZeros().scale() > 0 ? 1 : 0);
    }

    private static String percent(BigDecimal total) {
        return Danish.number(total, Danish.percentDecimals(total, 1));
    }

    /** Whether a goal is not met, and nobody has told why. */
    public boolean isUnexplained(GoalVerdict goal) {
        return goal.verdict() == Verdict.NOT_MET
                && answers.text(GoalText.EXPLANATION, goal.goal().number(), at).isEmpty();
    }

    /** A number behind a result; one that is not whole brings its decimals along, whatever the template's cell shows. */
    private static Object counted(BigDecimal number) {
        int decimals = Math.min(number.stripTrailingZeros().scale(), MOST_DECIMALS);
        return decimals <= 0
                ? number
                : new PrintedNumber(Danish.number(number, decimals), number, decimals, "", false, Optional.empty());
    }

    /** A row of the sheet of all figures: numbers unrounded. */
    private Map<String, Object> number(Judgement judgement) {
        Figure figure = judgement.figure();
        boolean told = figure.value().isPresent();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("noegle", LiveFormula.key(judgement));
        fields.put("maal", figure.cell().goal());
        fields.put("tabel", figure.cell().measure());
        fields.put(
                "raekke", figure.cell().isResult() ? "Resultat" : figure.cell().row());
        fields.put("aar", judgement.measure().name(figure.cell().term()));
        fields.put("opgjort", told ? Danish.date(figure.at()) : "");
        fields.put("enhed", figure.unit().danish());
        fields.put(
                "resultat",
                judgement
                        .result()
                        .<Object>map(value -> LiveFormula.inItsRow(judgement)
                                .<Object>map(formula -> new FormulaNumber(value, formula))
                                .orElse(value))
                        .orElse(""));
        fields.put("trykt", Cell.result(judgement).text());
        fields.put("taeller", judgement.isReckoned() ? counted(figure.numerator()) : "");
        fields.put("naevner", judgement.isReckoned() ? counted(figure.denominator()) : "");
        boolean countsTold = told && judgement.shown() == Shown.ALL;
        fields.put("udeladt", countsTold ? BigDecimal.valueOf(figure.excluded()) : "");
        fields.put("overfrist", countsTold ? BigDecimal.valueOf(figure.overdue()) : "");
        fields.put("maaltal", judgement.isOfPromise() ? Cell.target(judgement).field() : "");
        fields.put("vurdering", judgement.isOfPromise() ? judgement.verdict().danish() : MeasureFields.NO_VERDICT);
        fields.put("foreloebigt", judgement.preliminary() && told ? "ja" : "nej");
        fields.put(
                "mangler",
                judgement.published().isPresent()
                        ? ""
                        : judgement.shown() == Shown.ROUNDED
                                ? "antallene bag tallet vises ikke, da de handler om få sager"
                                : figure.missing().map(Sentence::why).orElse(""));
        return fields;
    }
}
