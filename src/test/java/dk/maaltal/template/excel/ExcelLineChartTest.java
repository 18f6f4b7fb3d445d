package dk.maaltal.template.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.template.CaseFiles;
import dk.maaltal.template.PrintedNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDPt;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTLineSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;
import org.openxmlformats.schemas.drawingml.x2006.chart.STMarkerStyle;

/** Lines over rows that are repeated: which row each shows, where cells have words, which numbers may still change. */
class ExcelLineChartTest {

    private static final List<String> YEARS = List.of("2020", "2021", "2022", "2023", "2024");

    @TempDir
    Path folder;

    private static PrintedNumber number(String value, boolean preliminary) {
        return new PrintedNumber(
                value.replace('.', ',') + (preliminary ? "*" : ""),
                new BigDecimal(value),
                1,
                preliminary ? "*" : "",
                preliminary,
                Optional.empty());
    }

    private static Map<String, Object> row(String name, Object... cells) {
        return Map.of("navn", name, "celler", List.of(cells));
    }

    private static final Map<String, Object> MODEL = Map.of(
            "aar",
            YEARS,
            "yardstick",
            "Statens gennemsnit",
            "raekker",
            List.of(
                    row("Antal sager", number("4000.0", false), "-", "-", "-", "-"),
                    row(
                            "Statens gennemsnit",
                            number("90.0", false),
                            number("91.0", false),
                            number("92.0", false),
                            "-",
                            "-"),
                    row(
                            "Mål",
                            "-",
                            number("97.0", false),
                            number("97.0", false),
                            number("97.0", false),
                            number("97.0", false)),
                    row("Resultat", number("96.0", false), "-", number("98.0", false), number("98.1", true), "-")));

    /** Three lines over one row that is repeated, each with a name that was typed. */
    private CTPlotArea filled(String... names) throws IOException {
        Path file = folder.resolve("skabelon.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet sheet = workbook.createSheet("A");
            Row heading = sheet.createRow(0);
            heading.createCell(0).setCellValue("Procent");
            heading.createCell(1).setCellValue("[#list aar as a]${a}[/#list]");
            Row repeated = sheet.createRow(1);
            repeated.createCell(0).setCellValue("[#list raekker as r]${r.navn}");
            repeated.createCell(1).setCellValue("[#list r.celler as c]${c}[/#list][/#list]");
            XSSFChart chart = sheet.createDrawingPatriarch().createChart(new XSSFClientAnchor(0, 0, 0, 0, 0, 4, 8, 20));
            XDDFChartData lines = chart.createData(
                    ChartTypes.LINE,
                    chart.createCategoryAxis(AxisPosition.BOTTOM),
                    chart.createValueAxis(AxisPosition.LEFT));
            for (String name : names) {
                lines.addSeries(
                                XDDFDataSourcesFactory.fromStringCellRange(sheet, CellRangeAddress.valueOf("B1")),
                                XDDFDataSourcesFactory.fromNumericCellRange(sheet, CellRangeAddress.valueOf("B2")))
                        .setTitle(name, null);
            }
            chart.plot(lines);
            for (CTLineSer series :
                    chart.getCTChart().getPlotArea().getLineChartArray(0).getSerArray()) {
                (series.isSetTx() ? series.getTx() : series.addNewTx())
                        .setV(names[(int) series.getIdx().getVal()]);
                CTDPt preliminary = series.addNewDPt();
                preliminary.addNewIdx().setVal(0);
                preliminary.addNewMarker().addNewSymbol().setVal(STMarkerStyle.DIAMOND);
            }
            workbook.write(out);
        }
        byte[] made = CaseFiles.template(file).fill(MODEL, "Titel");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(made))) {
            List<XSSFChart> charts =
                    workbook.getSheetAt(0).createDrawingPatriarch().getCharts();
            assertThat(charts).hasSize(1);
            return (CTPlotArea) charts.get(0).getCTChart().getPlotArea().copy();
        }
    }

    private static String shown(CTLineSer series) {
        return series.getTx().getV() + " " + series.getCat().getStrRef().getF() + " "
                + series.getVal().getNumRef().getF() + " "
                + series.getVal().getNumRef().getNumCache().getPtList().stream()
                        .map(point -> point.getIdx() + "=" + point.getV())
                        .toList();
    }

    private static boolean isMarked(CTDPt point, STMarkerStyle.Enum symbol) {
        return point.isSetMarker() && point.getMarker().getSymbol().getVal() == symbol;
    }

    private static List<Long> withoutMarker(CTLineSer series) {
        return series.getDPtList().stream()
                .filter(point -> isMarked(point, STMarkerStyle.NONE))
                .map(point -> point.getIdx().getVal())
                .toList();
    }

    @Test
    void eachLineShowsTheRowOfItsNameUpToItsLastNumber() throws IOException {
        CTLineSer[] series =
                filled("Mål", "Resultat", "${yardstick}").getLineChartArray(0).getSerArray();

        assertThat(series)
                .extracting(ExcelLineChartTest::shown)
                .containsExactly(
                        "Mål A!$B$1:$F$1 A!$B$4:$F$4 [1=97, 2=97, 3=97, 4=97]",
                        "Resultat A!$B$1:$E$1 A!$B$5:$E$5 [0=96, 2=98, 3=98.1]",
                        "Statens gennemsnit A!$B$1:$D$1 A!$B$3:$D$3 [0=90, 1=91, 2=92]");
    }

    @Test
    void aCellWithWordsIsAGapAndANumberThatMayChangeLooksSo() throws IOException {
        CTPlotArea area = filled("Mål", "Resultat");
        CTLineSer target = area.getLineChartArray(0).getSerArray(0);
        CTLineSer result = area.getLineChartArray(0).getSerArray(1);

        assertThat(withoutMarker(target)).containsExactly(0L);
        assertThat(withoutMarker(result)).containsExactly(1L);
        // Neither to the gap nor from it is a line drawn.
        assertThat(result.getDPtList().stream()
                        .filter(point ->
                                point.isSetSpPr() && point.getSpPr().getLn().isSetNoFill())
                        .map(point -> point.getIdx().getVal()))
                .containsExactly(1L, 2L);
        assertThat(result.getDPtList().stream()
                        .filter(point -> isMarked(point, STMarkerStyle.DIAMOND))
                        .map(point -> point.getIdx().getVal()))
                .containsExactly(3L);
        // The words would be drawn at 0: the axis begins above it.
        assertThat(area.getValAxArray(0).getScaling().getMin().getVal()).isBetween(90.0, 96.0);
    }

    @Test
    void aNameThatNoRowHasShowsNothing() throws IOException {
        assertThat(filled("Landsgennemsnit", "Resultat").getLineChartArray(0).getSerList())
                .extracting(series -> series.getTx().getV())
                .containsExactly("Resultat");
    }
}
