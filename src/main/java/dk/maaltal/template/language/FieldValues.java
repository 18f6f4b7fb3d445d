package dk.maaltal.template.language;

import dk.maaltal.template.Chart;
import dk.maaltal.template.FormulaNumber;
import dk.maaltal.template.PrintedNumber;
import dk.maaltal.template.SpanningText;
import freemarker.ext.beans.BeansWrapper;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.util.List;

/**
 * The values of fields as FreeMarker sees them: texts, numbers, maps and lists, and nothing of the objects behind them.
 */
public final class FieldValues extends DefaultObjectWrapper {

    /** Values among which a chart is a {@link ChartValue}, and a text over several columns a {@link SpanningValue}. */
    public static final FieldValues STANDARD = new FieldValues(ChartValue::new);

    /** What a chart is in a kind of document. */
    public interface Charts {

        /**
         * The value that FreeMarker is given for a chart.
         *
         * @throws TemplateModelException when it cannot be made
         */
        TemplateModel valueOf(Chart chart) throws TemplateModelException;
    }

    /**
     * A chart: as text, its description.
     *
     * @param chart as the caller gave it
     */
    public record ChartValue(Chart chart) implements TemplateScalarModel {
        @Override
        public String getAsString() {
            return chart.text();
        }
    }

    /**
     * A printed number: as text, what is printed.
     *
     * @param number as the caller gave it
     */
    public record PrintedValue(PrintedNumber number) implements TemplateScalarModel {
        @Override
        public String getAsString() {
            return number.text();
        }
    }

    /**
     * A number with a formula: as number, the unrounded number.
     *
     * @param number as the caller gave it
     */
    public record FormulaValue(FormulaNumber number) implements TemplateNumberModel {
        @Override
        public Number getAsNumber() {
            return number.number();
        }
    }

    /** What a text over several columns is in a kind of document. */
    public interface Spans {

        /**
         * The value that FreeMarker is given for such a text.
         *
         * @throws TemplateModelException when it cannot be made
         */
        TemplateModel valueOf(SpanningText text) throws TemplateModelException;
    }

    /**
     * A text over several columns: as text, the text.
     *
     * @param text as the caller gave it
     */
    public record SpanningValue(SpanningText text) implements TemplateScalarModel {
        @Override
        public String getAsString() {
            return text.text();
        }
    }

    private final Charts charts;
    private final Spans spans;

    /** @param charts what a chart is here */
    public FieldValues(Charts charts) {
        this(charts, SpanningValue::new);
    }

    /**
     * @param charts what a chart is here
     * @param spans what a text over several columns is here
     */
    public FieldValues(Charts charts, Spans spans) {
        super(Configuration.VERSION_2_3_34);
        this.charts = charts;
        this.spans = spans;
        setExposureLevel(BeansWrapper.EXPOSE_NOTHING);
        setIterableSupport(true);
    }

    @Override
    public TemplateModel wrap(Object value) throws TemplateModelException {
        if (value instanceof String text) {
            return new SimpleScalar(text);
        }
        if (value instanceof List<?> list) {
            return new TextList(list, this);
        }
        if (value instanceof PrintedNumber number) {
            return new PrintedValue(number);
        }
        if (value instanceof FormulaNumber number) {
            return new FormulaValue(number);
        }
        if (value instanceof SpanningText text) {
            return spans.valueOf(text);
        }
        return value instanceof Chart chart ? charts.valueOf(chart) : super.wrap(value);
    }
}
