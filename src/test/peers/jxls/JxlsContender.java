package dk.maaltal.benchmark;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jxls.builder.JxlsStreaming;
import org.jxls.transform.poi.JxlsPoiTemplateFillerBuilder;

/** JXLS. */
public class JxlsContender implements Contender {

    /** JXLS writing its rows as they come, which not every template allows. */
    public static final class Streaming extends JxlsContender {
        public Streaming() {
            super(JxlsStreaming.STREAMING_ON);
        }
    }

    private final JxlsStreaming streaming;

    public JxlsContender() {
        this(JxlsStreaming.STREAMING_OFF);
    }

    JxlsContender(JxlsStreaming streaming) {
        this.streaming = streaming;
    }

    @Override
    public void fill(Contest contest, Path template, Path filled) throws Exception {
        Map<String, Object> model = new HashMap<>(Map.of("sager", MadeUp.rows()));
        try (OutputStream out = Files.newOutputStream(filled)) {
            JxlsPoiTemplateFillerBuilder.newInstance()
                    .withStreaming(streaming)
                    .withTemplate(template.toFile())
                    .build()
                    .fill(model, () -> out);
        }
    }
}
