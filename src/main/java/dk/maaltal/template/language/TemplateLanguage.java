package dk.maaltal.template.language;

import dk.maaltal.template.BadTemplate;
import freemarker.core.InvalidReferenceException;
import freemarker.core.NonBooleanException;
import freemarker.core.NonNumericalException;
import freemarker.core.NonSequenceException;
import freemarker.core.NonSequenceOrCollectionException;
import freemarker.core.NonStringException;
import freemarker.core.OutputFormat;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModel;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * FreeMarker, restricted to filling in: a template reaches no class, no method and no other file, and what it writes
 * and how often it repeats is limited, since anybody may have made it.
 */
public final class TemplateLanguage {

    /** No report is longer, in characters of one document part. */
    private static final long LONGEST = 20_000_000;

    private static final Configuration CONFIGURATION = configuration();

    private final String name;
    private final OutputFormat format;
    private final FieldValues values;
    private final Iterations iterations;

    /**
     * For one filling of one template.
     *
     * @param name of the template, for messages
     * @param format that values are escaped for
     * @param values how values look to FreeMarker
     * @param mark written at the beginning of each iteration of a list
     */
    public TemplateLanguage(String name, OutputFormat format, FieldValues values, Iterations.Mark mark) {
        this.name = name;
        this.format = format;
        this.values = values;
        this.iterations = new Iterations(mark);
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
        configuration.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateLoader(null);
        configuration.setLocale(Locale.forLanguageTag("da-DK"));
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        // Line ends mean nothing in XML; each kind of document decides itself what a directive leaves behind.
        configuration.setWhitespaceStripping(false);
        configuration.setTabSize(1);
        configuration.setWrapUncheckedExceptions(true);
        return configuration;
    }

    /**
     * Fills in the template.
     *
     * @param fields by their names
     * @param calls the program's own directives, by the names the source calls them
     * @param out written to, and left open
     * @throws BadTemplate when it cannot be read or filled in, with every fault that can be found beforehand
     */
    public void fill(
            Source source, Map<String, Object> fields, Map<String, ? extends TemplateModel> calls, Writer out) {
        List<BadTemplate> faults = SourceCheck.faults(name, source, fields);
        if (!faults.isEmpty()) {
            throw BadTemplate.all(faults);
        }
        Map<String, Object> known = new HashMap<>(fields);
        known.putAll(iterations.calls());
        known.putAll(calls);
        try {
            template(source).process(known, new Limited(out));
        } catch (ParseException e) {
            throw new BadTemplate(
                    name,
                    source.where(e.getLineNumber(), e.getColumnNumber()),
                    Messages.text("language.unreadable"),
                    e);
        } catch (TemplateException e) {
            throw bad(source, e);
        } catch (LimitExceeded e) {
            throw new BadTemplate(name, "", e.getMessage(), e);
        } catch (IOException e) {
            throw new BadTemplate(name, "", Messages.text("template.not-filled", e.getMessage()), e);
        } catch (StackOverflowError e) {
            throw new BadTemplate(name, "", Messages.text("template.too-deep"), e);
        }
    }

    private BadTemplate bad(Source source, TemplateException e) {
        String where = e.getLineNumber() == null ? "" : source.where(e.getLineNumber(), e.getColumnNumber());
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadTemplate bad) {
                return bad;
            }
            if (cause instanceof LimitExceeded exceeded) {
                return new BadTemplate(name, where, exceeded.getMessage(), e);
            }
        }
        return new BadTemplate(name, where, what(e), e);
    }

    private static String what(TemplateException e) {
        String blamed = e.getBlamedExpressionString();
        if (e instanceof InvalidReferenceException) {
            return Messages.text("field.missing", blamed);
        }
        if (e instanceof NonSequenceOrCollectionException || e instanceof NonSequenceException) {
            return Messages.text("field.no-list", blamed);
        }
        if (e instanceof NonBooleanException) {
            return Messages.text("field.no-boolean", blamed);
        }
        if (e instanceof NonNumericalException) {
            return Messages.text("field.no-number", blamed);
        }
        if (e instanceof NonStringException) {
            return Messages.text("field.no-text", blamed);
        }
        String message = e.getMessageWithoutStackTop();
        int end = message.indexOf('\n');
        return Messages.text("template.not-filled", end < 0 ? message : message.substring(0, end));
    }

    private Template template(Source source) throws IOException {
        Configuration configuration = (Configuration) CONFIGURATION.clone();
        configuration.setOutputFormat(format);
        configuration.setObjectWrapper(values);
        return new Template("skabelon", new StringReader(source.text()), configuration);
    }

    /**
     * Stops a template that writes too much.
     *
     * @param written characters so far
     * @throws LimitExceeded when they are more than 20 million
     */
    public static void limit(long written) throws LimitExceeded {
        if (written > LONGEST) {
            throw new LimitExceeded(Messages.text("limit.characters", LONGEST));
        }
    }

    /** Stops a template that writes too much. */
    private static final class Limited extends Writer {
        private final Writer out;
        private long written;

        Limited(Writer out) {
            this.out = out;
        }

        @Override
        public void write(char[] chars, int from, int length) throws IOException {
            written += length;
            limit(written);
            out.write(chars, from, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
