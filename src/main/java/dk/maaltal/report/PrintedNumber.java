package dk.maaltal.report;

import freemarker.template.TemplateScalarModel;
import java.math.BigDecimal;

/**
 * A number in a report: Word prints it as it reads, Excel holds the unrounded number and shows it so.
 *
 * @param text as a reader sees it, mark and all
 * @param number unrounded
 * @param decimals shown
 * @param mark after the number, such as "*"; empty for none
 */
record PrintedNumber(String text, BigDecimal number, int decimals, String mark) implements TemplateScalarModel {

    @Override
    public String getAsString() {
        return text;
    }

    /** The number format by which Excel shows the number as its text. */
    String excelFormat() {
        // Each character of the mark is escaped by itself: a bare or quoted * is read as "fill the cell" by some
        // programs.
        return "#,##0" + (decimals > 0 ? "." + "0".repeat(decimals) : "") + mark.replaceAll(".", "\\\\$0");
    }
}
