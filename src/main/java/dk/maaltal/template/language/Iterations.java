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
public final class Rounds implements TemplateDirectiveModel {

    /** No report has as many. */
    private static final long MOST = 5_000_000;

    private static final String NAME = "maaltal_runde";

    private final Mark mark;
    private long count;

    Rounds(Mark mark) {
        this.mark = mark;
    }

    /** What is left in a document at the beginning of each round, and after the last. */
    public interface Mark {

        /** Nothing. */
        Mark NONE = (depth, number, out) -> {};

        /**
         * @param depth how many lists are around it
         * @param number of the round from 1; 0 after the last
         */
        void write(int depth, int number, Writer out) throws IOException;
    }

    /**
     * The call at the beginning of each round, with its number from 1, and after the last, with 0.
     *
     * @param marked whether it leaves a mark
     */
    static String call(int depth, String number, boolean marked) {
        return "[@" + NAME + " dybde=" + (marked ? depth : -1) + " nummer=" + number + " /]";
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
        int depth = number(arguments, "dybde");
        if (depth >= 0) {
            mark.write(depth, number(arguments, "nummer"), environment.getOut());
        }
    }

    private static int number(Map<?, ?> arguments, String name) throws TemplateException {
        return ((TemplateNumberModel) arguments.get(name)).getAsNumber().intValue();
    }
}
