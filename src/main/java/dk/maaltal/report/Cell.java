package dk.maaltal.report;

import dk.maaltal.plan.Printed;
import dk.maaltal.plan.Target;
import dk.maaltal.plan.Unit;
import dk.maaltal.template.PrintedNumber;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cell of a table as it is printed.
 *
 * @param text as a reader sees it, mark and all
 * @param number the unrounded number behind it, if there is one
 * @param decimals of the number as printed
 * @param mark after the number, such as "*"; empty for none
 * @param preliminary whether the number may still change, and is marked so
 */
public record Cell(String text, Optional<BigDecimal> number, int decimals, String mark, boolean preliminary) {

    /** Stands for what is not shown. */
    static final String HIDDEN = "..";

    /** A 0 in place of a result is printed with as many decimals as the results. */
    private static final Pattern ZERO = Pattern.compile("0([.,]0+)?");

    static Cell text(String text) {
        return new Cell(text, Optional.empty(), 0, "", false);
    }

    private static Cell number(BigDecimal number, int decimals, String mark, boolean preliminary) {
        return new Cell(Danish.number(number, decimals) + mark, Optional.of(number), decimals, mark, preliminary);
    }

    /** A year's target with its mark: the plan's own words, or the number, or the rule where there is no single number. */
    public static Cell target(Judgement judgement) {
        String mark = judgement
                .measure()
                .printed()
                .targetMarks()
                .get(judgement.figure().cell().term())
                .orElse("");
        Unit unit = judgement.measure().unitOfTargets();
        return judgement
                .target()
                .map(target -> target.text().map(words -> text(words + mark)).orElseGet(() -> plain(target)
                        .map(number -> number(number, targetDecimals(unit, number), mark, false))
                        .orElseGet(() -> text(TargetWords.of(target, unit) + mark))))
                .orElseGet(() -> text(Danish.NONE + mark));
    }

    /** The number that says it all beside a heading of the unit. */
    private static Optional<BigDecimal> plain(Target target) {
        return target.plain()
                .filter(plain -> plain.getKey() != Target.Comparator.WITHIN)
                .map(Map.Entry::getValue);
    }

    /** Decimals of a target: the unit's, or as many as it was promised with. */
    static int targetDecimals(Unit unit, BigDecimal number) {
        return Math.max(unit.decimals(), number.stripTrailingZeros().scale());
    }

    /** A field of a template: the number, or the text where there is none. */
    Object field() {
        return field(Optional.empty());
    }

    /** @param formula by which a workbook computes the number */
    Object field(Optional<String> formula) {
        return number.<Object>map(value -> new PrintedNumber(text, value, decimals, mark, preliminary, formula))
                .orElse(text);
    }

    /** A term's result: marked where its time had not ended, "-" or what the plan says where there is none. */
    public static Cell result(Judgement judgement) {
        return judgement
                .result()
                .map(value -> number(
                        value,
                        judgement.figure().unit().isPercent() && judgement.shown() == Shown.ALL
                                ? Danish.percentDecimals(value, judgement.decimals())
                                : judgement.decimals(),
                        judgement.preliminary() ? Printed.PRELIMINARY_MARK : "",
                        judgement.preliminary()))
                .orElseGet(() -> text(judgement.shown() == Shown.NOTHING ? HIDDEN : noResult(judgement)));
    }

    /** What the plan says is printed where there are no cases. */
    static Cell noCases(Judgement judgement) {
        return text(noCasesText(judgement).orElse(Danish.NONE));
    }

    private static Optional<String> noCasesText(Judgement judgement) {
        return judgement
                .measure()
                .printed()
                .noCases()
                .map(words ->
                        ZERO.matcher(words).matches() ? Danish.number(BigDecimal.ZERO, judgement.decimals()) : words);
    }

    /** The same with its unit, where it is a number. */
    static Optional<String> noCasesTold(Judgement judgement) {
        return noCasesText(judgement)
                .filter(words -> judgement.hasNoCases() && !words.isEmpty())
                .map(words -> Character.isDigit(words.charAt(0))
                        ? judgement.figure().unit().told(words)
                        : words);
    }

    private static String noResult(Judgement judgement) {
        Printed printed = judgement.measure().printed();
        return noCasesText(judgement).filter(words -> judgement.hasNoCases()).orElseGet(() -> printed.noResult()
                .get(judgement.figure().cell().term())
                .orElse(Danish.NONE));
    }

    /** How far a result is from its target, where that is one number: result less target, in the result's decimals. */
    static Cell distance(Judgement judgement) {
        Cell result = result(judgement);
        return judgement
                .target()
                .flatMap(Target::plain)
                .filter(plain -> result.number().isPresent())
                .map(plain -> number(
                        result.number().get().subtract(plain.getValue()),
                        result.decimals(),
                        result.mark(),
                        result.preliminary()))
                .orElseGet(() -> result.number().isPresent() ? text(Danish.NONE) : result);
    }

    /** The same with one more mark after it. */
    Cell marked(String more) {
        return new Cell(text + more, number, decimals, mark + more, preliminary);
    }

    /** The text without its mark. */
    String unmarked() {
        return text.substring(0, text.length() - mark.length());
    }
}
