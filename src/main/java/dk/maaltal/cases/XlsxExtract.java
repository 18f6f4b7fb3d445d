package dk.maaltal.cases;

import com.github.pjfanning.xlsx.StreamingReader;
import com.github.pjfanning.xlsx.exceptions.OpenException;
import com.github.pjfanning.xlsx.exceptions.ReadException;
import dk.maaltal.Progress;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.util.RecordFormatException;

/** Reads the first sheet of an XLSX file row by row; memory is one window of rows and the file's shared texts. */
final class XlsxExtract {

    private static final int WINDOW = 200;

    private final InputFile file;

    XlsxExtract(InputFile file) {
        this.file = file;
    }

    /** Copies every row after the heading row to staging. A line is a row number as Excel shows it. */
    void copyTo(StagingCopy staging, List<Column> columns, Progress progress) {
        try (Workbook workbook = StreamingReader.builder()
                .rowCacheSize(WINDOW)
                .setReadComments(false)
                .open(file.path().toFile())) {
            Header header = null;
            List<Function<Cell, String>> texts = List.of();
            for (Row row : workbook.getSheetAt(0)) {
                if (header == null) {
                    List<String> headings = headings(row);
                    header = Header.match(headings, columns, file.path().toString());
                    texts = texts(headings, columns);
                } else {
                    String[] fields = fields(row, texts);
                    if (fields != null) {
                        staging.row(row.getRowNum() + 1L, fields, header);
                    }
                }
                if ((row.getRowNum() & 0xfff) == 0) {
                    progress.at("Reading " + file.path().getFileName(), staging.rows(), 0);
                }
            }
            if (header == null) {
                throw new DataRefused(
                        "The extract " + file.path() + " was refused: its first sheet is empty. Nothing was loaded.");
            }
        } catch (IOException | OpenException | ReadException | RecordFormatException e) {
            throw new DataRefused(
                    "The extract " + file.path() + " was refused: it is no Excel workbook that can be read ("
                            + e.getMessage() + "). Save it as .xlsx again. Nothing was loaded.",
                    e);
        }
    }

    private static List<String> headings(Row row) {
        return IntStream.range(0, Math.max(row.getLastCellNum(), 0))
                .mapToObj(i -> row.getCell(i) == null
                        ? ""
                        : row.getCell(i).getStringCellValue().strip())
                .toList();
    }

    /** How the cells of each column of the sheet become the text its declared type reads. */
    private static List<Function<Cell, String>> texts(List<String> headings, List<Column> columns) {
        return headings.stream()
                .map(heading -> columns.stream()
                        .filter(column -> column.header().equals(heading))
                        .findFirst()
                        .<Function<Cell, String>>map(column -> cell -> text(cell, column.type()))
                        .orElse(cell -> ""))
                .toList();
    }

    /** The row's fields, or null where it is blank. */
    private static String[] fields(Row row, List<Function<Cell, String>> texts) {
        String[] fields = new String[texts.size()];
        boolean blank = true;
        for (int i = 0; i < fields.length; i++) {
            Cell cell = row.getCell(i);
            fields[i] = cell == null ? "" : texts.get(i).apply(cell);
            blank &= fields[i].isEmpty();
        }
        return blank ? null : fields;
    }

    private static String text(Cell cell, ColumnType type) {
        CellType held = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (held) {
            case NUMERIC -> numeric(cell, type);
            case STRING -> cell.getStringCellValue();
            case BOOLEAN ->
                type instanceof ColumnType.YesNo yesNo
                        ? (cell.getBooleanCellValue() ? yesNo.yes() : yesNo.no())
                        : Boolean.toString(cell.getBooleanCellValue());
            case ERROR -> "#FEJL";
            default -> "";
        };
    }

    /** A date cell as the declared format writes it, a number with the declared decimal sign, shortest exact form. */
    private static String numeric(Cell cell, ColumnType type) {
        if (type instanceof ColumnType.Day day && DateUtil.isCellDateFormatted(cell)) {
            return DateTimeFormatter.ofPattern(day.format().asJavaPattern()).format(cell.getLocalDateTimeCellValue());
        }
        String plain = new BigDecimal(Double.toString(cell.getNumericCellValue()))
                .stripTrailingZeros()
                .toPlainString();
        return type instanceof ColumnType.Number number && number.decimalComma() ? plain.replace('.', ',') : plain;
    }
}
