package dk.maaltal.benchmark;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.data.ChartMultiSeriesRenderData;
import com.deepoove.poi.data.Charts;
import com.deepoove.poi.plugin.table.LoopRowTableRenderPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** poi-tl. */
public final class PoiTlContender implements Contender {

    @Override
    public void fill(Contest contest, Path template, Path filled) throws Exception {
        Configure configure = Configure.builder()
                .bind("raekker", new LoopRowTableRenderPolicy())
                .build();
        Map<String, Object> model =
                contest == Contest.CHARTS ? charts() : new HashMap<>(Map.of("sektioner", MadeUp.sections()));
        XWPFTemplate.compile(template.toFile(), configure).render(model).writeToFile(filled.toString());
    }

    private static Map<String, Object> charts() {
        List<Map<String, Object>> charts = new ArrayList<>();
        for (int number = 0; number < MadeUp.CHARTS; number++) {
            charts.add(new HashMap<>(Map.of("titel", MadeUp.chartTitle(number), "udvikling", chart(number))));
        }
        return new HashMap<>(Map.of("maal", charts));
    }

    private static ChartMultiSeriesRenderData chart(int number) {
        var chart = Charts.ofMultiSeries(
                MadeUp.chartTitle(number), MadeUp.categories().toArray(String[]::new));
        for (int i = 0; i < MadeUp.series().size(); i++) {
            chart.addSeries(
                    MadeUp.series().get(i), MadeUp.values(number, i).toArray(Double[]::new));
        }
        return chart.create();
    }
}
