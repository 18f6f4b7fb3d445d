package dk.maaltal.benchmark;

import fr.opensagres.xdocreport.document.IXDocReport;
import fr.opensagres.xdocreport.document.registry.XDocReportRegistry;
import fr.opensagres.xdocreport.template.IContext;
import fr.opensagres.xdocreport.template.TemplateEngineKind;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** XDocReport with FreeMarker. */
public final class XDocReportContender implements Contender {

    @Override
    public void fill(Contest contest, Path template, Path filled) throws Exception {
        IXDocReport report;
        try (InputStream in = Files.newInputStream(template)) {
            report = XDocReportRegistry.getRegistry().loadReport(in, TemplateEngineKind.Freemarker, false);
        }
        IContext context = report.createContext();
        context.put("sektioner", MadeUp.sections());
        try (OutputStream out = Files.newOutputStream(filled)) {
            report.process(context, out);
        }
    }
}
