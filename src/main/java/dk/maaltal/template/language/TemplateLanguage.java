package dk.maaltal.template;

import freemarker.core.InvalidReferenceException;
import freemarker.core.NonBooleanException;
import freemarker.core.NonNumericalException;
import freemarker.core.NonSequenceException;
import freemarker.core.NonSequenceOrCollectionException;
import freemarker.core.NonStringException;
import freemarker.core.OutputFormat;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.ext.beans.BeansWrapper;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * FreeMarker, kept to filling in: templates come from people, so they reach no class, no method and no other file, and can
 * neither write nor repeat without end.
 */
public final class TemplateLanguage {

    /** No report is longer, in characters of one document part. */
    private static final long LONGEST = 20_000_000;

    private static final Configuration CONFIGURATION = configuration();

    private final Path file;
    private final OutputFormat format;
    private final Rounds rounds;

    /**
     * @param file that is filled in, for messages
     * @param format that values are escaped for
     * @param mark left at the beginning of each round of a list
     */
    public TemplateLanguage(Path file, OutputFormat format, Rounds.Mark mark) {
        this.file = file;
        this.format = format;
        this.rounds = new Rounds(mark);
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
        // Lines mean nothing in a document part; what a directive leaves is decided where it stands.
        configuration.setWhitespaceStripping(false);
        configuration.setTabSize(1);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setObjectWrapper(new Values());
        return configuration;
    }

    /** Maps, lists, texts and numbers, and nothing of how they are made. */
    private static final class Values extends DefaultObjectWrapper {
        Values() {
            super(Configuration.VERSION_2_3_34);
            setExposureLevel(BeansWrapper.EXPOSE_NOTHING);
            setIterableSupport(true);
        }

        @Override
        public TemplateModel wrap(Object value) throws TemplateModelException {
            if (value instanceof String text) {
                return new SimpleScalar(text);
            }
            return value instanceof List<?> list ? new Texts(list, this) : super.wrap(value);
        }
    }

    /**
     * Fills in a template.
     *
     * @param calls the program's own, by the names the source calls them
     * @throws BadTemplate when it cannot be read or filled in, with every fault that can be seen beforehand
     */
    public void fill(Source source, Map<String, Object> model, Map<String, ? extends TemplateModel> calls, Writer out) {
        List<String> faults = SourceCheck.faults(source, model);
        if (!faults.isEmpty()) {
            throw new BadTemplate(file, faults);
        }
        Map<String, Object> known = new HashMap<>(model);
        known.putAll(rounds.calls());
        known.putAll(calls);
        try {
            template(source).process(known, new Limited(out));
        } catch (ParseException e) {
            throw new BadTemplate(
                    file,
                    source.where(e.getLineNumber(), e.getColumnNumber()),
                    "skabelonsproget kan ikke læses; se efter et tegn, en parentes eller et anførselstegn for meget eller for"
                            + " lidt",
                    e);
        } catch (TemplateException e) {
            throw bad(source, e);
        } catch (TooLong e) {
            throw new BadTemplate(file, "", e.getMessage(), e);
        } catch (IOException e) {
            throw new BadTemplate(file, "", "kan ikke udfyldes: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new BadTemplate(file, "", BadTemplate.TOO_DEEP, e);
        }
    }

    private BadTemplate bad(Source source, TemplateException e) {
        String where = e.getLineNumber() == null ? "" : source.where(e.getLineNumber(), e.getColumnNumber());
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadTemplate told) {
                return told;
            }
            if (cause instanceof TooLong tooLong) {
                return new BadTemplate(file, where, tooLong.getMessage(), e);
            }
        }
        return new BadTemplate(file, where, what(e), e);
    }

    private static String what(TemplateException e) {
        String blamed = "feltet \"" + e.getBlamedExpressionString() + "\" ";
        if (e instanceof InvalidReferenceException) {
            return blamed + "findes ikke, eller er tomt her";
        }
        if (e instanceof NonSequenceOrCollectionException || e instanceof NonSequenceException) {
            return blamed + "er ikke en liste";
        }
        if (e instanceof NonBooleanException) {
            return blamed + "er ikke ja eller nej; skriv en sammenligning, som [#if t.vurdering == \"opfyldt\"]";
        }
        if (e instanceof NonNumericalException) {
            return blamed + "er ikke et tal";
        }
        if (e instanceof NonStringException) {
            return blamed + "er ikke en tekst eller et tal";
        }
        String message = e.getMessageWithoutStackTop();
        int end = message.indexOf('\n');
        return "kan ikke udfyldes: " + (end < 0 ? message : message.substring(0, end));
    }

    private Template template(Source source) throws IOException {
        Configuration configuration = (Configuration) CONFIGURATION.clone();
        configuration.setOutputFormat(format);
        return new Template("skabelon", new StringReader(source.text()), configuration);
    }

    /**
     * Stops a template that writes without end.
     *
     * @param written characters so far
     */
    public static void limit(long written) throws TooLong {
        if (written > LONGEST) {
            throw new TooLong("dokumentet bliver længere end tilladt (" + LONGEST + " tegn)");
        }
    }

    /** Stops a template that writes without end. */
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
