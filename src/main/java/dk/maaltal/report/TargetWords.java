package dk.maaltal.report;

import dk.maaltal.calendar.Term;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Target;
import dk.maaltal.plan.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says in Danish what was promised. */
public final class TargetWords {

    private TargetWords() {}

    /** What was promised, column by column where it differs: "mindst 97,0 pct.". */
    public static String ofAllYears(Measure measure) {
        SortedMap<Term, String> byTerm = new TreeMap<>();
        measure.targets().said().forEach((term, target) -> byTerm.put(term, of(target, measure.unitOfTargets())));
        if (byTerm.isEmpty()) {
            return "intet måltal";
        }
        long years = measure.terms().stream()
                .map(measure.financialYear()::yearOf)
                .distinct()
                .count();
        boolean isOfYears = byTerm.keySet().stream().allMatch(Term::isYear);
        boolean isOfAll = isOfYears
                ? byTerm.size() == years
                : measure.terms().stream().allMatch(term -> measure.target(term).isPresent());
        return isOfAll && Set.copyOf(byTerm.values()).size() == 1
                ? byTerm.get(byTerm.firstKey())
                : String.join("; ", ranges(measure, byTerm));
    }

    /** What was promised for a plan's year: for the year itself, or else for its columns; empty where nothing was. */
    static String ofYear(Measure measure, Term year) {
        SortedMap<Term, String> byTerm = new TreeMap<>();
        List<Term> columns = measure.terms().stream().filter(year::contains).toList();
        columns.forEach(term -> measure.target(term).ifPresent(target -> byTerm.put(term, plain(target, measure))));
        if (byTerm.isEmpty()) {
            return measure.target(year).map(target -> plain(target, measure)).orElse("");
        }
        boolean isOfAll = byTerm.size() == columns.size();
        return isOfAll && Set.copyOf(byTerm.values()).size() == 1
                ? byTerm.get(byTerm.firstKey())
                : String.join("; ", ranges(measure, byTerm));
    }

    /** The plan's own words, or ours. */
    private static String plain(Target target, Measure measure) {
        return target.text().orElseGet(() -> of(target, measure.unitOfTargets()));
    }

    /** "2023-2026: …" for terms in a row with the same words. */
    private static List<String> ranges(Measure measure, SortedMap<Term, String> byTerm) {
        List<String> ranges = new ArrayList<>();
        Term first = byTerm.firstKey();
        Term last = first;
        String words = "";
        for (Map.Entry<Term, String> entry : byTerm.entrySet()) {
            Term term = entry.getKey();
            boolean goesOn =
                    last.months() == term.months() && last.last().plusMonths(1).equals(term.first());
            if (goesOn && entry.getValue().equals(words)) {
                ranges.remove(ranges.size() - 1);
            } else {
                first = term;
                words = entry.getValue();
            }
            last = term;
            ranges.add(range(measure, first, last) + ": " + words);
        }
        return ranges;
    }

    private static String range(Measure measure, Term first, Term last) {
        return measure.danish(first)
                + (first.equals(last) ? "" : (first.isYear() ? "-" : " til ") + measure.danish(last));
    }

    /** "mindst 97,0 pct.", "mindst 1,9 procentpoint under Statens gennemsnit". */
    public static String of(Target target, Unit unit) {
        return target.anyOf().stream().map(each -> of(each, unit)).collect(Collectors.joining(" eller "))
                + target.partly().map(less -> "; delvist ved " + of(less, unit)).orElse("");
    }

    /** "mindst 97,0 pct.", "mellem 10,0 og 12,0 uger". */
    static String of(Target.Requirement requirement, Unit unit) {
        String reference = requirement.reference().accept(new ReferenceWords(unit));
        if (requirement.most().isPresent()) {
            BigDecimal most = requirement.most().get();
            BigDecimal least = requirement.reference().number().orElse(most);
            return "mellem " + number(least, unit) + " og " + new Target.Number(most).accept(new ReferenceWords(unit));
        }
        return requirement
                .margin()
                .map(margin -> "mindst " + distance(margin, unit) + " "
                        + requirement.comparator().danish() + " " + reference)
                .orElse(requirement.comparator().danish() + " " + reference);
    }

    private static String distance(Target.Margin margin, Unit unit) {
        String number = number(margin.amount(), margin.percent() ? Unit.PERCENT : unit);
        return number + " " + (margin.percent() ? "pct." : unit.isPercent() ? "procentpoint" : unit.danish());
    }

    private record ReferenceWords(Unit unit) implements Target.Reference.Visitor<String> {
        @Override
        public String number(Target.Number number) {
            String written = TargetWords.number(number.value(), unit);
            return unit.danish().isEmpty() ? written : unit.told(written);
        }

        @Override
        public String row(Target.Row row) {
            return row.name();
        }

        @Override
        public String resultOf(Target.ResultOf result) {
            return "resultatet for " + result.name();
        }

        @Override
        public String resultOfYearBefore(Target.ResultOfYearBefore result) {
            return "resultatet året før";
        }
    }

    private static String number(BigDecimal number, Unit unit) {
        return Danish.number(number, Cell.targetDecimals(unit, number));
    }
}
