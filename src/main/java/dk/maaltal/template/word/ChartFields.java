package dk.maaltal.template.word;

import dk.maaltal.template.Chart;
import dk.maaltal.template.language.BadToken;
import dk.maaltal.template.language.FieldValues;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.Token;
import freemarker.core.Environment;
import freemarker.core.XMLOutputFormat;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * The fields in the alt texts of charts: such a chart is given the field's data, and the alt text becomes its
 * description.
 */
final class ChartFields implements TemplateDirectiveModel {

    /** The call with such a field. */
    static final String NAME = "maaltal_diagram";

    /** Around the number of a chart's data in its alt text, until the chart is given them; XML allows it. */
    private static final char MARK = '\ue003';

    /** Instead of a number, where the field is no chart. */
    private static final String NO_CHART = MARK + "-" + MARK;

    private static final Pattern MARKED = Pattern.compile(MARK + "(\\d+)" + MARK);

    private final List<Chart> charts = new ArrayList<>();

    @Override
    @SuppressWarnings("rawtypes")
    public void execute(Environment environment, Map arguments, TemplateModel[] variables, TemplateDirectiveBody body)
            throws TemplateException, IOException {
        Object field = arguments.get("felt");
        if (field == null) {
            throw new TemplateModelException(Messages.text("word.chart-field-missing"));
        }
        if (field instanceof FieldValues.ChartValue value) {
            charts.add(value.chart());
            environment.getOut().write(MARK + Integer.toString(charts.size() - 1) + MARK);
        } else {
            environment.getOut().write(NO_CHART);
        }
        XMLOutputFormat.INSTANCE.output(((TemplateScalarModel) field).getAsString(), environment.getOut());
    }

    /**
     * Takes the data of a chart out of its alt text, which is left as the description.
     *
     * @return nothing where no field is in the alt text
     * @throws BadToken when there are fields in it, and none is a chart: the numbers drawn would be left standing
     */
    Optional<Chart> take(Element properties) {
        String description = properties.getAttribute("descr").replace(NO_CHART, "");
        Matcher marked = MARKED.matcher(description);
        if (!marked.find()) {
            if (!description.equals(properties.getAttribute("descr"))) {
                throw new BadToken(Messages.text("word.chart-field-is-none", Token.shorten(description)));
            }
            return Optional.empty();
        }
        Chart chart = charts.get(Integer.parseInt(marked.group(1)));
        properties.setAttribute("descr", marked.replaceAll(""));
        return Optional.of(chart);
    }
}
