package dk.maaltal.template.word;

import dk.maaltal.template.Chart;
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

/** The fields that stand in charts' alt texts: each chart is given the data, and its alt text the description of it. */
final class ChartFields implements TemplateDirectiveModel {

    /** Calls this with the field; what the alt text holds until the data is fetched: no document uses it, and XML allows it. */
    static final String NAME = "maaltal_diagram";

    private static final char MARK = '\ue003';
    private static final Pattern MARKED = Pattern.compile(MARK + "(\\d+)" + MARK);

    private final List<Chart> charts = new ArrayList<>();

    @Override
    @SuppressWarnings("rawtypes")
    public void execute(Environment environment, Map arguments, TemplateModel[] variables, TemplateDirectiveBody body)
            throws TemplateException, IOException {
        Object field = arguments.get("felt");
        if (field == null) {
            throw new TemplateModelException("diagrammets felt findes ikke, eller er tomt her");
        }
        if (field instanceof Chart chart) {
            charts.add(chart);
            environment.getOut().write(MARK + Integer.toString(charts.size() - 1) + MARK);
        }
        XMLOutputFormat.INSTANCE.output(((TemplateScalarModel) field).getAsString(), environment.getOut());
    }

    /** The data that a drawing's alt text names, which is then only a text. */
    Optional<Chart> take(Element properties) {
        Matcher marked = MARKED.matcher(properties.getAttribute("descr"));
        if (!marked.find()) {
            return Optional.empty();
        }
        Chart chart = charts.get(Integer.parseInt(marked.group(1)));
        properties.setAttribute("descr", marked.replaceAll(""));
        return Optional.of(chart);
    }
}
