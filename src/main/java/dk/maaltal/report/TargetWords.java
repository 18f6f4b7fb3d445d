package dk.maaltal.report;

import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Target;
import dk.maaltal.plan.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says in Danish what was promised. */
public final class TargetWords {

    private TargetWords() {}

    /** What was promised, year by year where it differs: "mindst 97,0 pct.". */
    public static String ofAllYears(Measure measure) {
        Map<Integer, String> byYear = new TreeMap<>();
        measure.targets().forEach((year, target) -> byYear.put(year, of(target, measure.unit())));
        if (byYear.isEmpty()) {
            return "intet måltal";
        }
        long years =
                measure.terms().stream().map(term -> term.year()).distinct().count();
        if (byYear.size() == years && byYear.values().stream().distinct().count() == 1) {
            return byYear.values().iterator().next();
        }
        return String.join("; ", ranges(byYear));
    }

    /** "2023-2026: …" for years in a row with the same words. */
    private static List<String> ranges(Map<Integer, String> byYear) {
        List<String> ranges = new ArrayList<>();
        int first = 0;
        int last = 0;
        String words = "";
        for (Map.Entry<Integer, String> entry : byYear.entrySet()) {
            if (!ranges.isEmpty()
                    && entry.getKey() == last + 1
                    && entry.getValue().equals(words)) {
                ranges.remove(ranges.size() - 1);
            } else {
                first = entry.getKey();
                words = entry.getValue();
            }
            last = entry.getKey();
            ranges.add((first == last ? first : first + "-" + last) + ": " + words);
        }
        return ranges;
    }

    /** "mindst 97,0 pct.", "mindst 1,9 procentpoint under Statens gennemsnit". */
    public static String of(Target target, Unit unit) {
        return target.anyOf().stream().map(each -> of(each, unit)).collect(Collectors.joining(" eller "))
                + target.partly().map(less -> "; delvist ved " + of(less, unit)).orElse("");
    }

    private static String of(Target.Requirement requirement, Unit unit) {
        String reference = requirement.reference().accept(new ReferenceWords(unit));
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
            return TargetWords.number(number.value(), unit) + (unit.danish().isEmpty() ? "" : " " + unit.danish());
        }

        @Override
        public String row(Target.Row row) {
            return row.name();
        }

        @Override
        public String resultOf(Target.ResultOf result) {
            return "resultatet for " + result.year();
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
