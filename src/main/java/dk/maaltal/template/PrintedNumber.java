package dk.maaltal.template;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number that must look the same in all documents: Word and web pages show its text; an Excel cell holds the unrounded
 * number, or the formula that computes it, in a number format that shows it as the text.
 *
 * @param text as a reader sees it, rounded and with its mark
 * @param number unrounded
 * @param decimals shown, 0 or more
 * @param mark after the number, such as "*"; empty for none
 * @param preliminary whether it may still change, and is drawn so in charts
 * @param formula by which a workbook computes the number from others in it, without the equals sign; used only
 *     where every Excel Table and column that it names is in the template
 */
public record PrintedNumber(
        String text, BigDecimal number, int decimals, String mark, boolean preliminary, Optional<String> formula) {}
