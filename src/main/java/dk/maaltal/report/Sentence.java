package dk.maaltal.report;

import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Target;
import dk.maaltal.plan.Unit;
import dk.maaltal.plan.Vocabulary;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import dk.maaltal.verdicts.Slack;
import dk.maaltal.verdicts.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in Danish what a figure amounted to and whether the promise was kept. */
public final class Sentence {

    private final Judgement judgement;
    private final Figure figure;
    private final Indicator indicator;
    private final Vocabulary words;
    private final boolean isOfRow;
    private final Tone tone;

    private Sentence(Judgement judgement, Indicator indicator, Vocabulary words, boolean isOfRow, Tone tone) {
        this.tone = tone;
        this.words = words;
        this.isOfRow = isOfRow;
        this.judgement = judgement;
        this.figure = judgement.figure();
        this.indicator = indicator;
    }

    /**
     * "I 2022 (til og med den 30. september 2022) blev 97 pct. af sagerne …"
     *
     * @param words what is called what
     * @param isOfRow whether it is about a row of a table that has several
     * @param tone how clearly the promise was kept or missed
     */
    static String of(Judgement judgement, Vocabulary words, boolean isOfRow, Tone tone) {
        return new Sentence(judgement, judgement.measure().indicator().orElseThrow(), words, isOfRow, tone).text();
    }

    /** Why there is no result, to stand by itself. */
    public static String why(Figure.Missing missing) {
        return switch (missing) {
            case NOT_BEGUN -> "perioden er ikke begyndt på opgørelsestidspunktet";
            case NO_CASES -> "ingen sager i perioden";
            case NOT_DELIVERED -> "en kolonne, som tallet bygger på, blev ikke leveret i hele perioden";
            case NOT_REPORTED -> "tallet er ikke indberettet";
            case HIDDEN -> "tallet vises ikke, da det handler om få sager eller kan røbe et tal, der gør";
            case ZERO_BASE -> "det, der sammenlignes med, er 0, så afvigelsen i pct. kan ikke beregnes";
        };
    }

    /**
     * What undecided cases are told to be over: the deadline they are held against, or the target of an average, which has
     * none.
     */
    public static String overdueOf(Indicator indicator) {
        return indicator
                .ofCases()
                .flatMap(ofCases -> ofCases.test().limit())
                .map(within -> "fristen")
                .orElse("måltallet");
    }

    private String text() {
        if (judgement.result().isEmpty() && judgement.shown() == Shown.NOTHING) {
            return "Resultatet for " + period()
                    + " vises ikke, da det handler om få sager eller kan røbe et tal, der gør."
                    + judgement.target().map(target -> " " + verdict()).orElse("");
        }
        if (judgement.result().isEmpty()) {
            return "Der er intet resultat for " + period() + ": "
                    + why(figure.missing().orElseThrow()) + "."
                    + lacking(figure).map(told -> " " + told).orElse("");
        }
        List<String> sentences = new ArrayList<>();
        ResultSentence result = new ResultSentence(judgement, words, isOfRow);
        sentences.add(judgement.published().isPresent() ? result.published() : indicator.accept(result));
        judgement.target().ifPresent(target -> sentences.add(verdict()));
        if (judgement.published().isEmpty() && judgement.shown() == Shown.ALL) {
            sentences.addAll(leftOut());
            Slack.of(judgement).ifPresent(slack -> sentences.add(slack(slack)));
        }
        if (judgement.turnedByRounding()) {
            sentences.add("Vurderingen er foretaget på det uafrundede resultat ("
                    + figure.unit().told(Danish.number(judgement.result().orElseThrow(), 4))
                    + "); det afrundede ville have givet den modsatte vurdering.");
        }
        if (judgement.differsFromPublished()) {
            sentences.add("Af sagerne beregnes nu " + figure.unit().told(computed())
                    + "; det offentliggjorte resultat står ved magt.");
        }
        return String.join(" ", sentences);
    }

    private String period() {
        return PeriodWords.of(judgement.measure(), figure.cell());
    }

    private String computed() {
        return Danish.number(figure.value().orElseThrow(), judgement.decimals());
    }

    private String verdict() {
        Target target = judgement.target().orElseThrow();
        String promise = target.text()
                .map(text -> "Målet »" + text + "«")
                .orElseGet(() ->
                        "Målet (" + TargetWords.of(target, judgement.measure().unitOfTargets()) + ")");
        if (judgement.verdict() == Verdict.NOT_JUDGED) {
            return promise + " kan ikke vurderes, da det, der sammenlignes med, ikke er kendt.";
        }
        if (judgement.verdict() == Verdict.NOT_DUE) {
            return promise + " gælder ved årets udgang.";
        }
        return promise + (judgement.preliminary() ? " er på opgørelsestidspunktet " : " er ")
                + tone.adverb()
                + judgement.verdict().danish() + tone.distance() + "."
                + tone.again();
    }

    private String slack(Slack slack) {
        return slack.match(Sentence::used, Sentence::lateCases, this::restOfPeriod);
    }

    private static String used(Slack.Used used) {
        return Danish.number(used.used(), 0) + " af højst " + cases(used.most()) + " over fristen er brugt.";
    }

    private static String lateCases(Slack.LateCases late) {
        String pace = "Ved det hidtidige tempo (" + cases(late.expected()) + " i alt) er der ";
        if (late.more() == 0) {
            return pace + "ikke plads til flere sager over fristen.";
        }
        return late.more() > 0
                ? pace + "plads til " + cases(late.more()) + " mere over fristen."
                : pace + "allerede " + cases(-late.more()) + " for meget over fristen.";
    }

    private String restOfPeriod(Slack.RestOfYear rest) {
        return rest.rest().signum() <= 0
                ? "Ved det hidtidige tempo kan resten af perioden ikke rette op på gennemsnittet."
                : "Ved det hidtidige tempo må sagsbehandlingstiden i resten af perioden højst være "
                        + figure.unit().told(Danish.number(rest.rest(), judgement.decimals()))
                        + " i gennemsnit.";
    }

    private List<String> leftOut() {
        List<String> sentences = new ArrayList<>();
        if (figure.leftOut() > 0) {
            sentences.add(cases(figure.leftOut()) + " over fristen er udeladt efter planens regel.");
        }
        if (figure.tooYoung() > 0) {
            sentences.add(cases(figure.tooYoung()) + (figure.tooYoung() == 1 ? " er for ny" : " er for nye")
                    + " til at indgå.");
        }
        lacking(figure).ifPresent(sentences::add);
        if (figure.overdue() > 0) {
            sentences.add(cases(figure.overdue()) + overdueWords()
                    + " og over "
                    + overdueOf(indicator) + " den "
                    + Danish.date(figure.at()) + ".");
        }
        return sentences;
    }

    /** How many cases a figure cannot tell of; empty where there are none. */
    static Optional<String> lacking(Figure figure) {
        return figure.lacking() == 0
                ? Optional.empty()
                : Optional.of(cases(figure.lacking()) + " indgår ikke, da " + (figure.lacking() == 1 ? "den" : "de")
                        + " mangler en dato eller et tal, som resultatet bygger på.");
    }

    private String overdueWords() {
        return words.isUsuallyDecided()
                ? figure.overdue() == 1 ? " var uafgjort" : " var uafgjorte"
                : " var ikke " + words.decided();
    }

    private static String cases(long count) {
        return cases(BigDecimal.valueOf(count));
    }

    /** "1 sag", "12 sager". */
    static String cases(BigDecimal count) {
        return Unit.CASES.told(Danish.number(count, 0));
    }
}
