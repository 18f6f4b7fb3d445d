package dk.maaltal.report;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.plan.ByHand;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
     * How a measure's results are made, and each further row of its table: the cases, the period, the deadline, and what
     * is left out; or who tells what, when it is no figure.
     *
     * @param declaration of the cases, whose columns are named as the extract names them
     */
    public static String of(Measure measure, CaseDeclaration declaration) {
        Method method = new Method(declaration);
        List<String> sentences = new ArrayList<>();
        measure.indicator().ifPresent(indicator -> sentences.add(capitalized(method.of(indicator)) + "."));
        measure.byHand().ifPresent(byHand -> sentences.add(byHand(byHand)));
        sentences.addAll(method.rows(measure));
        method.exceptions(measure).ifPresent(sentences::add);
        return String.join(" ", sentences).replace("..", ".");
    }

    /** How a single figure is made, without the period. */
    public static String of(Indicator indicator, CaseDeclaration declaration) {
        return (capitalized(new Method(declaration).of(indicator)) + ".").replace("..", ".");
    }

    /** Which cases are meant, to go on a sentence: "Område" er Klager. */
    public static String of(Condition condition, CaseDeclaration declaration) {
        return new Method(declaration).words(condition);
    }

    private static String byHand(ByHand byHand) {
        return byHand instanceof ByHand.Milestone
                ? "Milepæl, der er opfyldt, når alle dele er udført senest på deres frist."
                : "Vurderes manuelt på grundlag af dokumentation.";
    }

    /** The rows beside the results; alike ones, such as bands of age, are told together. */
    private List<String> rows(Measure measure) {
        Map<String, List<String>> byMethod = new LinkedHashMap<>();
        Map<String, Indicator> rows = new LinkedHashMap<>(measure.rows());
        rows.remove(Measure.RESULT);
        rows.forEach(
                (name, indicator) -> byMethod.computeIfAbsent(of(withoutAges(indicator)), method -> new ArrayList<>())
                        .add(name));
        return byMethod.entrySet().stream()
                .map(entry -> capitalized(String.join(", ", entry.getValue())) + ": " + entry.getKey() + ".")
                .toList();
    }

    private static Indicator withoutAges(Indicator indicator) {
        if (indicator instanceof Indicator.Pending pending) {
            return new Indicator.Pending(pending.of(), Indicator.Ages.ANY);
        }
        return indicator instanceof Indicator.Decided decided
                ? new Indicator.Decided(decided.of(), Indicator.Ages.ANY)
                : indicator instanceof Indicator.Oldest oldest ? new Indicator.Oldest(oldest.of(), 1) : indicator;
    }

    /** Which part of the time counts, where it is not each column's own. */
    private Optional<String> exceptions(Measure measure) {
        return switch (measure.reach().kind()) {
            case TERM ->
                measure.periods().isEmpty()
                        ? Optional.empty()
                        : Optional.of("Perioden er " + periods(measure.periods()) + ".");
            case YEAR_TO_DATE -> Optional.of("Hver kolonne gælder året til og med dens udgang.");
            case ROLLING_YEAR ->
                Optional.of("Hver kolonne gælder de seneste fire kvartaler"
                        + (measure.reach().lastMonth().isPresent()
                                ? " til og med " + measure.reach().lastMonth().getAsInt() / 3 + ". kvartal"
                                : "")
                        + ".");
        };
    }

    /** Without a full stop, to begin or go on a sentence. */
    private String of(Indicator indicator) {
        if (indicator instanceof Indicator.Share share) {
            return share(share);
        }
        if (indicator instanceof Indicator.Late late) {
            return "antal af " + cases(late.of()) + ", " + reached(late.until()) + " i perioden, over fristen på "
                    + limit(late.within());
        }
        if (indicator instanceof Indicator.Average average) {
            return "gennemsnitligt antal " + unit(average.unit()) + " fra modtagelse til " + noun(average.until())
                    + " for " + cases(average.of()) + ", " + reached(average.until()) + " i perioden";
        }
        if (indicator instanceof Indicator.Percentile percentile) {
            boolean median = percentile.percent().compareTo(Indicator.Percentile.MEDIAN) == 0;
            return (median
                            ? "medianen"
                            : percentile
                                            .percent()
                                            .stripTrailingZeros()
                                            .toPlainString()
                                            .replace('.', ',') + "-pct.-fraktilen")
                    + " af antal " + unit(percentile.unit()) + " fra modtagelse til "
                    + noun(percentile.until()) + " for " + cases(percentile.of()) + ", " + reached(percentile.until())
                    + " i perioden (mellem to sager indskydes lineært)";
        }
        if (indicator instanceof Indicator.Rate rate) {
            return "andel af " + cases(rate.of()) + ", " + reached(rate.until()) + " i perioden, hvor "
                    + words(rate.which());
        }
        if (indicator instanceof Indicator.Received received) {
            return "antal af " + cases(received.of()) + ", modtaget i perioden";
        }
        if (indicator instanceof Indicator.Decided decided) {
            return "antal af " + cases(decided.of()) + ", afgjort i perioden";
        }
        if (indicator instanceof Indicator.Pending pending) {
            return "antal af " + pending(pending.of())
                    + pending.ages()
                            .over()
                            .map(age -> ", med en liggetid over " + age.danish() + " (præcis " + age.danish()
                                    + " tæller ikke med)")
                            .orElse("");
        }
        if (indicator instanceof Indicator.PendingAge age) {
            return "gennemsnitlig liggetid i " + unit(age.unit()) + " for " + pending(age.of());
        }
        if (indicator instanceof Indicator.Oldest oldest) {
            return "liggetid i dage for de ældste af " + pending(oldest.of());
        }
        if (indicator instanceof Indicator.Stock stock) {
            return "antal af " + cases(stock.of()) + ", der verserede den " + Danish.date(stock.asOf())
                    + " og stadig ikke var afgjort ved periodens udgang eller på et tidligere opgørelsestidspunkt";
        }
        if (indicator instanceof Indicator.Reported reported) {
            return "indberettet tal (" + reported.value().name() + ", "
                    + reported.unit().danish() + ")";
        }
        if (indicator instanceof Indicator.YearBefore before) {
            return of(before.of()) + " i samme periode året før";
        }
        if (indicator instanceof Indicator.Deviation deviation) {
            return "afvigelse mellem " + of(deviation.of()) + " og " + of(deviation.from())
                    + (deviation.unit().isPercent() && !deviation.of().unit().isPercent()
                            ? ", i pct. af sidstnævnte"
                            : "");
        }
        Indicator.Ratio ratio = (Indicator.Ratio) indicator;
        return of(ratio.of()) + " divideret med " + of(ratio.per());
    }

    private static String unit(Unit unit) {
        if (unit.equals(Unit.WEEKS)) {
            return "uger (dage divideret med 7)";
        }
        return unit.equals(Unit.MONTHS) ? "måneder (dage divideret med 30,4375)" : unit.danish();
    }

    private static String pending(String population) {
        return cases(population) + ", der var modtaget og ikke afgjort ved periodens udgang"
                + " eller på et tidligere opgørelsestidspunkt";
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Danish.LOCALE) + text.substring(1);
    }

    private String share(Indicator.Share share) {
        boolean received = share.cohort() == Indicator.Cohort.RECEIVED;
        List<String> sentences = new ArrayList<>();
        sentences.add("andel af " + cases(share.of()) + ", " + (received ? "modtaget" : reached(share.until()))
                + " i perioden, "
                + (share.within().isPlain()
                        ? inTime(share.until()) + " senest "
                                + deadline(share.within().plain()) + " efter modtagelsen"
                        : "der har overholdt hver af fristerne " + limit(share.within())));
        if (received) {
            sentences.add(
                    switch (share.counted()) {
                        case DECIDED_OR_OVERDUE ->
                            "Uafgjorte sager, hvis frist er overskredet, tæller som for sene; uafgjorte sager, hvis frist ikke"
                                    + " er udløbet, indgår ikke";
                        case DEADLINE_PASSED -> "Kun sager, hvis frist er udløbet, indgår";
                    });
        }
        share.leaveOutLate()
                .ifPresent(late -> sentences.add(
                        "Sager over fristen, hvor " + words(late) + ", er udeladt af både tæller og nævner"));
        if (share.within().stretches().get(0).within().unit() == Deadline.Unit.WORKING_DAYS) {
            sentences.add("Arbejdsdage er mandag til fredag undtagen helligdage; modtagelsesdagen tæller ikke med");
        }
        return String.join(". ", sentences);
    }

    private String limit(Limit limit) {
        if (limit.isPlain()) {
            return deadline(limit.plain());
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < limit.stretches().size(); i++) {
            Limit.Stretch stretch = limit.stretches().get(i);
            String from =
                    i == 0 ? "modtagelse" : noun(limit.stretches().get(i - 1).until());
            words.add(deadline(stretch.within()) + " fra " + from + " til " + noun(stretch.until()));
        }
        return String.join(" og ", words);
    }

    private static String deadline(Deadline deadline) {
        return deadline.danish()
                + (deadline.unit() == Deadline.Unit.WEEKS ? " (" + 7 * deadline.count() + " dage)" : "");
    }

    private static String periods(Map<Integer, Period> periods) {
        return new TreeMap<>(periods)
                .entrySet().stream()
                        .map(entry -> "i " + entry.getKey() + " fra den "
                                + Danish.date(entry.getValue().from()) + " til den "
                                + Danish.date(entry.getValue().to()))
                        .collect(Collectors.joining("; "));
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
