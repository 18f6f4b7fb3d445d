package dk.maaltal.template.word;

import dk.maaltal.template.Chart;
import dk.maaltal.template.language.BadToken;
import dk.maaltal.template.language.FieldValues;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.Token;
import dk.maaltal.template.office.ChartXml;
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
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * The fields in the titles and alt texts of charts: such a chart is given the field's data, and the alt text becomes its
 * description. The title stays when LibreOffice saves the template, and when a person rewrites the alt text.
 */
final class ChartFields implements TemplateDirectiveModel {

    /** The call with such a field. */
    static final String NAME = "maaltal_diagram";

    /** Around the number of a chart's data in its alt text, until the chart is given them; XML allows it. */
    private static final char MARK = '\ue003';

    /** Instead of a number, where the field is no chart. */
    private static final String NO_CHART = MARK + "-" + MARK;

    private static final Pattern MARKED = Pattern.compile(MARK + "(\\d+)" + MARK);

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:[.,]\\d+)*");

    private final List<Chart> charts = new ArrayList<>();

    @Override
    @SuppressWarnings("rawtypes")
    public void execute(Environment environment, Map arguments, TemplateModel[] variables, TemplateDirectiveBody body)
            throws TemplateException, IOException {
        Object field = arguments.get("felt");
        if (field == null) {
            throw new TemplateModelException(Messages.text("word.chart-field-missing"));
        }
        boolean isInTitle = body != null;
        if (field instanceof FieldValues.ChartValue value) {
            charts.add(value.chart());
            environment.getOut().write(MARK + Integer.toString(charts.size() - 1) + MARK);
        } else if (!isInTitle) {
            environment.getOut().write(NO_CHART);
        }
        if (!isInTitle) {
            XMLOutputFormat.INSTANCE.output(((TemplateScalarModel) field).getAsString(), environment.getOut());
        } else if (!(field instanceof FieldValues.ChartValue)) {
            body.render(environment.getOut());
        }
    }

    /**
     * Takes the data of a chart out of its title or alt text. The title is left without the field, and the alt text as the
     * description.
     *
     * @param properties of the drawing, with its alt text
     * @param drawn the chart
     * @return nothing where the chart's own numbers are meant: the alt text says each of them
     * @throws BadToken when the numbers drawn would be left standing, or two fields name different ones
     */
    Optional<Chart> take(Element properties, ChartXml drawn) {
        Optional<Chart> ofTitle = takeFromTitle(drawn);
        String typed = properties.getAttribute("descr");
        String description = typed.replace(NO_CHART, "");
        Matcher marked = MARKED.matcher(description);
        Optional<Chart> ofAltText = marked.find() ? Optional.of(chart(marked)) : Optional.empty();
        if (ofTitle.isPresent()) {
            if (ofAltText.isPresent() && !ofAltText.equals(ofTitle)) {
                throw new BadToken(Messages.text("word.chart-of-two-fields"));
            }
            properties.setAttribute("descr", ofTitle.get().text());
            return ofTitle;
        }
        if (ofAltText.isPresent()) {
            properties.setAttribute("descr", marked.replaceAll(""));
        } else if (!description.equals(typed)) {
            throw new BadToken(Messages.text("word.chart-field-is-none", Token.shorten(description)));
        } else if (!saysEach(description, drawn.values())) {
            throw new BadToken(Messages.text("word.chart-without-field"));
        }
        return ofAltText;
    }

    private Optional<Chart> takeFromTitle(ChartXml drawn) {
        Optional<Chart> taken = Optional.empty();
        for (Element text : drawn.title()) {
            Matcher marked = MARKED.matcher(text.getTextContent());
            if (marked.find()) {
                taken = Optional.of(chart(marked));
                text.setTextContent(marked.replaceAll("").strip());
            }
        }
        if (taken.isPresent()) {
            drawn.dropEmptyTitle();
        }
        return taken;
    }

    private Chart chart(Matcher marked) {
        return charts.get(Integer.parseInt(marked.group(1)));
    }

    /** Whether a text has each of some numbers in it, with a decimal comma or point. */
    private static boolean saysEach(String text, List<String> numbers) {
        Set<String> said = NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .flatMap(number -> Stream.of(number, number.replace(".", "")).map(each -> each.replace(',', '.')))
                .collect(Collectors.toSet());
        return !text.isBlank() && said.containsAll(numbers);
    }
}
