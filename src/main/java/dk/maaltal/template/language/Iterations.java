package dk.maaltal.template.language;

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
 * Counts the iterations of a template's lists, all together, so that they are not endless; and writes a mark at the
 * beginning of each, by which a reference finds the iteration it stands in.
 */
public final class Iterations implements TemplateDirectiveModel {

    /** No report has as many. */
    private static final long MOST = 5_000_000;

    private static final String NAME = "maaltal_runde";

    private final Mark mark;
    private long count;

    Iterations(Mark mark) {
        this.mark = mark;
    }

    /** What is written in a document at the beginning of each iteration, and after the last. */
    public interface Mark {

        /** Nothing. */
        Mark NONE = (depth, number, out) -> {};

        /**
         * Writes the mark.
         *
         * @param depth how many lists are around the list
         * @param number of the iteration from 1; 0 after the last
         * @throws IOException when it cannot be written
         */
        void write(int depth, int number, Writer out) throws IOException;
    }

    /**
     * The call that a template's source makes at the beginning of each iteration, and after the last.
     *
     * @param number an expression for the iteration's number from 1; 0 after the last
     * @param marked whether it writes a mark
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
            throw new LimitExceeded(Messages.text("limit.iterations", MOST));
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
