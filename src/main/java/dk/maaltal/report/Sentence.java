package dk.maaltal.report;

import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Target;
import dk.maaltal.plan.Unit;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Says in Danish what a figure amounted to and whether the promise was kept. */
final class Sentence {

    private final Judgement judgement;
    private final Figure figure;

    private Sentence(Judgement judgement) {
        this.judgement = judgement;
        this.figure = judgement.figure();
    }

    /** "I 2022 (til og med 30. september 2022) blev 97 pct. af sagerne …" */
    static String of(Judgement judgement) {
        return new Sentence(judgement).text();
    }

    /** Why there is no result, to stand by itself. */
    static String why(Figure.Missing missing) {
        return switch (missing) {
            case NOT_BEGUN -> "perioden er ikke begyndt på opgørelsestidspunktet";
            case NO_CASES -> "ingen sager i perioden";
        };
    }

    private String text() {
        if (figure.value().isEmpty()) {
            return "Der er intet resultat for " + figure.year() + ": "
                    + why(figure.missing().orElseThrow()) + ".";
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(result());
        judgement.target().ifPresent(target -> sentences.add(verdict(target)));
        sentences.addAll(leftOut());
        if (judgement.turnedByRounding()) {
            sentences.add("Vurderingen er foretaget på det uafrundede resultat ("
                    + Danish.number(figure.value().orElseThrow(), 4) + " "
                    + figure.unit().danish()
                    + "); det afrundede ville have givet den modsatte vurdering.");
        }
        return String.join(" ", sentences);
    }

    private String result() {
        Indicator indicator = judgement.measure().indicator();
        if (indicator instanceof Indicator.Share share) {
            return when() + " blev " + printed() + " pct. af sagerne behandlet inden for "
                    + share.within().danish() + " (" + counts() + ").";
        }
        if (indicator instanceof Indicator.Average) {
            return when() + " var den gennemsnitlige sagsbehandlingstid " + printed() + " "
                    + figure.unit().danish() + " (" + Danish.number(figure.denominator(), 0) + " sager).";
        }
        if (indicator instanceof Indicator.Rate) {
            return when() + " udgjorde andelen " + printed() + " pct. (" + counts() + ").";
        }
        Indicator.Pending pending = (Indicator.Pending) indicator;
        return "Den " + Danish.date(figure.at()) + " var der " + printed() + " verserende sager"
                + pending.olderThan()
                        .map(age -> " med en liggetid over " + age.danish())
                        .orElse("") + ".";
    }

    private String when() {
        return "I " + figure.year()
                + (figure.preliminary() ? " (til og med den " + Danish.date(figure.at()) + ")" : "");
    }

    /** The result as in the table, without its mark. */
    private String printed() {
        Cell cell = Cell.result(judgement);
        return cell.text().substring(0, cell.text().length() - cell.mark().length());
    }

    private String counts() {
        return Danish.number(figure.numerator(), 0) + " af " + Danish.number(figure.denominator(), 0) + " sager";
    }

    private String verdict(Target target) {
        boolean met = judgement.verdict() == Verdict.MET;
        return "Målet på " + Method.target(target, figure.unit())
                + (figure.preliminary() ? " er på opgørelsestidspunktet " : " er ")
                + (met ? "opfyldt." : "ikke opfyldt.");
    }

    private List<String> leftOut() {
        List<String> sentences = new ArrayList<>();
        if (figure.leftOut() > 0) {
            sentences.add(cases(figure.leftOut()) + " over fristen er udeladt efter planens regel.");
        }
        if (figure.tooYoung() > 0) {
            sentences.add(cases(figure.tooYoung()) + " er for nye til at indgå.");
        }
        if (figure.overdue() > 0 && figure.unit() != Unit.CASES) {
            sentences.add(cases(figure.overdue()) + (figure.overdue() == 1 ? " var uafgjort" : " var uafgjorte")
                    + " og over "
                    + (judgement.measure().indicator() instanceof Indicator.Average ? "måltallet" : "fristen") + " den "
                    + Danish.date(figure.at()) + ".");
        }
        return sentences;
    }

    private static String cases(long count) {
        return count == 1 ? "1 sag" : Danish.number(BigDecimal.valueOf(count), 0) + " sager";
    }
}
