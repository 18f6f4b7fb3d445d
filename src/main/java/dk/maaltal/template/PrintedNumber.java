package dk.maaltal.template;

import freemarker.template.TemplateScalarModel;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number in a report: Word prints it as it reads, Excel holds the unrounded number and shows it so.
 *
 * @param text as a reader sees it, mark and all
 * @param number unrounded
 * @param decimals shown
 * @param mark after the number, such as "*"; empty for none
 * @param formula by which a workbook computes the number from others in it, without its equals sign; used where the
 *     tables and columns it names are in the workbook
 */
public record PrintedNumber(String text, BigDecimal number, int decimals, String mark, Optional<String> formula)
        implements TemplateScalarModel {

    @Override
    public String getAsString() {
        return text;
    }

    /** The number format by which Excel shows the number as its text. */
    public String excelFormat() {
        // Each character of the mark is escaped by itself: a bare or quoted * is read as "fill the cell" by some
        // programs.
        return "#,##0" + (decimals > 0 ? "." + "0".repeat(decimals) : "") + mark.replaceAll(".", "\\\\$0");
    }
}
