package dk.maaltal.template;

import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateNumberModel;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * Counts the rounds of a template's lists, so that none goes on without end, and leaves a mark of each in what is written,
 * by which a reference finds the number of its own round.
 */
final class Rounds implements TemplateDirectiveModel {

    /** No report has as many. */
    private static final long MOST = 20_000_000;

    private static final String NAME = "maaltal_runde";

    private final String mark;
    private long count;

    /** @param mark written for each call, with its lists' depth and its number for %1$d and %2$d; empty for none */
    Rounds(String mark) {
        this.mark = mark;
    }

    /** The call at the beginning of each round, with its number from 1, and after the last, with 0. */
    static String call(int depth, String number) {
        return "[@" + NAME + " dybde=" + depth + " nummer=" + number + " /]";
    }

    Map<String, TemplateModel> calls() {
        return Map.of(NAME, this);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void execute(Environment environment, Map arguments, TemplateModel[] variables, TemplateDirectiveBody body)
            throws TemplateException, IOException {
        if (++count > MOST) {
            throw new TooLong("listerne gentages flere gange end tilladt (" + MOST + ")");
        }
        if (!mark.isEmpty()) {
            Writer out = environment.getOut();
            out.write(String.format(mark, number(arguments, "dybde"), number(arguments, "nummer")));
        }
    }

    private static long number(Map<?, ?> arguments, String name) throws TemplateException {
        return ((TemplateNumberModel) arguments.get(name)).getAsNumber().longValue();
    }
}
