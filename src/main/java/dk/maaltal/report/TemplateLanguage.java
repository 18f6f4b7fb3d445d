package dk.maaltal.report;

import freemarker.core.InvalidReferenceException;
import freemarker.core.OutputFormat;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.ext.beans.BeansWrapper;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;

/**
 * FreeMarker, kept to filling in: templates come from people, so they reach no class, no method, no other file, and
 * cannot write without end.
 */
final class TemplateLanguage {

    /** No report is longer, in characters of one document part. */
    private static final long LONGEST = 400_000_000;

    private static final Configuration CONFIGURATION = configuration();

    private TemplateLanguage() {}

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
        configuration.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateLoader(null);
        configuration.setLocale(Danish.LOCALE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        // Lines mean nothing in a document part; what a directive leaves is decided where it stands.
        configuration.setWhitespaceStripping(false);
        configuration.setWrapUncheckedExceptions(true);
        DefaultObjectWrapperBuilder wrapper = new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34);
        wrapper.setExposureLevel(BeansWrapper.EXPOSE_NOTHING);
        configuration.setObjectWrapper(wrapper.build());
        return configuration;
    }

    /**
     * Fills in a template.
     *
     * @param file whose part it is, for messages
     * @param part of the file, for messages
     * @param source in FreeMarker's square-bracket syntax
     * @param format that values are escaped for
     * @throws BadTemplate when it cannot be read or filled in
     */
    static void fill(
            Path file, String part, String source, OutputFormat format, Map<String, Object> model, Writer out) {
        try {
            template(part, source, format).process(model, new Limited(out));
        } catch (ParseException e) {
            throw new BadTemplate(file, part, "skabelonsproget kan ikke læses: " + e.getEditorMessage(), e);
        } catch (InvalidReferenceException e) {
            throw new BadTemplate(file, part, FieldNames.of(model).notFound(e.getBlamedExpressionString()), e);
        } catch (TemplateException e) {
            throw new BadTemplate(file, part, "kan ikke udfyldes: " + firstLine(e.getMessageWithoutStackTop()), e);
        } catch (IOException e) {
            throw new BadTemplate(file, part, e.getMessage(), e);
        }
    }

    private static Template template(String part, String source, OutputFormat format) throws IOException {
        Configuration configuration = (Configuration) CONFIGURATION.clone();
        configuration.setOutputFormat(format);
        return new Template(part, new StringReader(source), configuration);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
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
            if (written > LONGEST) {
                throw new IOException("dokumentet bliver længere end tilladt (" + LONGEST + " tegn)");
            }
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
