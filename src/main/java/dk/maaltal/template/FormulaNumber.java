package dk.maaltal.template;

import java.math.BigDecimal;

/**
 * A number that an Excel workbook computes from others in it, shown in the number format of the template's cell. In Word
 * and in web pages it is the number.
 *
 * @param number unrounded
 * @param formula by which the workbook computes it, without the equals sign; used only where every Excel Table and column
 *     that it names is in the template
 */
public record FormulaNumber(BigDecimal number, String formula) {}
