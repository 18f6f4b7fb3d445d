package dk.maaltal.report;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Target;
import dk.maaltal.plan.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says in Danish how a measure's figures are made, so that a controller can proof-read the rules without reading YAML. */
public final class Method {

    private final CaseDeclaration declaration;

    private Method(CaseDeclaration declaration) {
        this.declaration = declaration;
    }

    /**
     * How the figures are made: the cases, the period, the deadline, and what is left out.
     *
     * @param declaration of the cases, whose columns are named as the extract names them
     */
    public static String of(Measure measure, CaseDeclaration declaration) {
        return new Method(declaration).of(measure.indicator());
    }

    private String of(Indicator indicator) {
        if (indicator instanceof Indicator.Share share) {
            return share(share);
        }
        if (indicator instanceof Indicator.Average average) {
            return "Gennemsnitligt antal " + average.unit().danish()
                    + (average.unit() == Unit.WEEKS ? " (dage divideret med 7)" : "") + " fra modtagelse til "
                    + noun(average.until()) + " for " + cases(average.of()) + ", " + reached(average.until())
                    + " i perioden.";
        }
        if (indicator instanceof Indicator.Rate rate) {
            return "Andel af " + cases(rate.of()) + ", " + reached(rate.until()) + " i perioden, hvor "
                    + words(rate.which()) + ".";
        }
        Indicator.Pending pending = (Indicator.Pending) indicator;
        return "Antal af " + cases(pending.of()) + ", der var modtaget og ikke afgjort ved årets udgang"
                + " eller på et tidligere opgørelsestidspunkt"
                + pending.olderThan()
                        .map(age -> ", med en liggetid over " + age.danish() + " (" + age.danish()
                                + " på dagen tæller ikke med)")
                        .orElse("")
                + ".";
    }

    /** What was promised, year by year where it differs: "mindst 97,0 pct.". */
    public static String targets(Measure measure) {
        Map<Integer, String> byYear = new TreeMap<>();
        measure.targets()
                .forEach((year, target) ->
                        byYear.put(year, target(target, measure.indicator().unit())));
        if (byYear.isEmpty()) {
            return "intet måltal";
        }
        if (byYear.size() == measure.years().count()
                && byYear.values().stream().distinct().count() == 1) {
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

    /** "mindst 97,0 pct." */
    static String target(Target target, Unit unit) {
        return target.comparator().danish() + " "
                + Danish.number(target.number(), Cell.targetDecimals(unit, target.number())) + " " + unit.danish();
    }

    private String share(Indicator.Share share) {
        boolean received = share.cohort() == Indicator.Cohort.RECEIVED;
        List<String> sentences = new ArrayList<>();
        sentences.add("Andel af " + cases(share.of()) + ", " + (received ? "modtaget" : reached(share.until()))
                + " i perioden"
                + periods(share.periods()) + ", " + inTime(share.until()) + " senest "
                + deadline(share.within())
                + " efter modtagelsen.");
        if (received) {
            sentences.add(
                    switch (share.counted()) {
                        case DECIDED_OR_OVERDUE ->
                            "Uafgjorte sager, hvis frist er overskredet, tæller som for sene; uafgjorte sager, hvis frist ikke"
                                    + " er udløbet, indgår ikke.";
                        case DEADLINE_PASSED -> "Kun sager, hvis frist er udløbet, indgår.";
                    });
        }
        share.leaveOutLate()
                .ifPresent(late -> sentences.add(
                        "Sager over fristen, hvor " + words(late) + ", er udeladt af både tæller og nævner."));
        if (share.within().unit() == Deadline.Unit.WORKING_DAYS) {
            sentences.add("Arbejdsdage er mandag til fredag undtagen helligdage; modtagelsesdagen tæller ikke med.");
        }
        return String.join(" ", sentences);
    }

    private static String deadline(Deadline deadline) {
        return deadline.danish()
                + (deadline.unit() == Deadline.Unit.WEEKS ? " (" + 7 * deadline.count() + " dage)" : "");
    }

    private static String periods(Map<Integer, Period> periods) {
        return periods.isEmpty()
                ? ""
                : new TreeMap<>(periods)
                        .entrySet().stream()
                                .map(entry -> "i " + entry.getKey() + " fra den "
                                        + Danish.date(entry.getValue().from()) + " til den "
                                        + Danish.date(entry.getValue().to()))
                                .collect(Collectors.joining("; ", " (", ")"));
    }

    private static String cases(String population) {
        return population.equals(CaseWords.ALL) ? "alle sager" : "sagerne \"" + population + "\"";
    }

    private String reached(String until) {
        return until.equals(Column.DECIDED) ? "afgjort" : "med " + column(until);
    }

    /** Goes before "senest". */
    private String inTime(String until) {
        return until.equals(Column.DECIDED) ? "der er afgjort" : "hvor " + column(until) + " er";
    }

    private String noun(String until) {
        return until.equals(Column.DECIDED) ? "afgørelse" : column(until);
    }

    /** A column as the extract names it. */
    private String column(String name) {
        return "\"" + declaration.column(name).map(Column::header).orElse(name) + "\"";
    }

    private String words(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            return column(oneOf.column()) + " er " + String.join(" eller ", oneOf.values());
        }
        if (condition instanceof Condition.Is is) {
            return column(is.column()) + " er " + (is.yes() ? "ja" : "nej");
        }
        if (condition instanceof Condition.Bound bound) {
            return column(bound.column()) + " er " + comparison(bound);
        }
        if (condition instanceof Condition.Not not) {
            return "det ikke gælder, at " + words(not.of());
        }
        if (condition instanceof Condition.AllOf all) {
            return all.parts().stream().map(this::words).collect(Collectors.joining(" og "));
        }
        return ((Condition.AnyOf) condition)
                .parts().stream().map(this::words).collect(Collectors.joining(" eller ", "enten ", ""));
    }

    private String comparison(Condition.Bound bound) {
        String words =
                switch (bound.operator()) {
                    case ">=" -> "mindst ";
                    case "<=" -> "højst ";
                    case ">" -> "over ";
                    default -> "under ";
                };
        Optional<BigDecimal> number =
                Optional.of(bound.value()).filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast);
        return words
                + number.map(value -> Danish.number(value, Math.max(value.scale(), 0)))
                        .orElseGet(() -> Objects.toString(bound.value()));
    }
}
