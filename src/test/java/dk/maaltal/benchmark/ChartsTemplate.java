package dk.maaltal.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.drawingml.x2006.wordprocessingDrawing.CTInline;

/** A chart with a workbook inside, whose alt text names what it shows, in a list. */
final class ChartsTemplate {

    private ChartsTemplate() {}

    /** Måltal's. */
    static void write(Path file) throws IOException, InvalidFormatException {
        write(file, "[#list maal as t]", "${t.titel}", "${t.udvikling}", "[/#list]");
    }

    static void writePoiTl(Path file) throws IOException, InvalidFormatException {
        write(file, "{{?maal}}", "{{titel}}", "{{udvikling}}", "{{/maal}}");
    }

    private static void write(Path file, String list, String title, String chart, String end)
            throws IOException, InvalidFormatException {
        try (XWPFDocument word = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            word.createParagraph().createRun().setText(list);
            word.createParagraph().createRun().setText(title);
            chart(word, chart);
            word.createParagraph().createRun().setText(end);
            word.write(out);
        }
    }

    private static void chart(XWPFDocument word, String altText) throws IOException, InvalidFormatException {
        XWPFRun run = word.createParagraph().createRun();
        XWPFChart chart = word.createChart(run, 12 * Units.EMU_PER_CENTIMETER, 7 * Units.EMU_PER_CENTIMETER);
        XDDFCategoryAxis across = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
        up.setCrosses(AxisCrosses.AUTO_ZERO);
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, across, up);
        XDDFCategoryDataSource categories = XDDFDataSourcesFactory.fromArray(
                MadeUp.categories().toArray(String[]::new), chart.formatRange(range(0)), 0);
        for (int i = 0; i < MadeUp.series().size(); i++) {
            Double[] values = MadeUp.values(0, i).toArray(Double[]::new);
            XDDFChartData.Series series = bars.addSeries(
                    categories, XDDFDataSourcesFactory.fromArray(values, chart.formatRange(range(i + 1)), i + 1));
            series.setTitle(
                    MadeUp.series().get(i), chart.setSheetTitle(MadeUp.series().get(i), i + 1));
        }
        chart.plot(bars);
        // poi-tl reads the names of all columns, the first one's too.
        chart.getWorkbook().getSheetAt(0).getRow(0).createCell(0).setCellValue("År");
        CTInline place = run.getCTR().getDrawingArray(0).getInlineArray(0);
        place.getDocPr().setDescr(altText);
        place.getDocPr().setTitle(altText.startsWith("{{") ? altText : "");
    }

    private static CellRangeAddress range(int column) {
        return new CellRangeAddress(1, MadeUp.categories().size(), column, column);
    }
}
