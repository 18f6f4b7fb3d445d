package dk.maaltal.template;

import freemarker.template.TemplateNumberModel;
import java.math.BigDecimal;

/**
 * A number that a workbook computes from others in it, in the template's own number format.
 *
 * @param number unrounded
 * @param formula without its equals sign; used where the tables and columns it names are in the workbook
 */
public record ReckonedNumber(BigDecimal number, String formula) implements TemplateNumberModel {

    @Override
    public Number getAsNumber() {
        return number;
    }
}
