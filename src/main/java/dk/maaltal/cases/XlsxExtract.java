package dk.maaltal.cases;

import com.github.pjfanning.xlsx.StreamingReader;
import com.github.pjfanning.xlsx.exceptions.OpenException;
import com.github.pjfanning.xlsx.exceptions.ReadException;
import dk.maaltal.Progress;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellReference;
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
                        staging.row(row.getRowNum() + 1L, fields, header, fault(row));
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
            blank &= fields[i].replace('\u00a0', ' ').isBlank();
        }
        return blank ? null : fields;
    }

    /** What makes a row no good as a row: an error value, or a formula that no program has computed. */
    private static String fault(Row row) {
        for (Cell cell : row) {
            CellType held = held(cell);
            if (held == CellType.ERROR) {
                return "cell " + new CellReference(cell).formatAsString(false) + " holds an error value such as #N/A";
            }
            if (isUncomputed(cell)) {
                return "cell " + new CellReference(cell).formatAsString(false)
                        + " holds a formula without a value; open the workbook in Excel and save it";
            }
        }
        return null;
    }

    /** A formula's value is there as a text, a truth, an error or a number that can be read; else it has none. */
    private static boolean isUncomputed(Cell cell) {
        if (cell.getCellType() != CellType.FORMULA || held(cell) == CellType.STRING || held(cell) == CellType.BOOLEAN) {
            return false;
        }
        try {
            cell.getNumericCellValue();
            return held(cell) != CellType.NUMERIC;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private static CellType held(Cell cell) {
        return cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
    }

    private static String text(Cell cell, ColumnType type) {
        return switch (held(cell)) {
            case NUMERIC -> isUncomputed(cell) ? "" : numeric(cell, type);
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> type.textOf(cell.getBooleanCellValue());
            default -> "";
        };
    }

    /** A date cell as the declared format writes it, a number with the declared decimal sign, shortest exact form. */
    private static String numeric(Cell cell, ColumnType type) {
        Optional<DateFormat> days = type.days().filter(format -> DateUtil.isCellDateFormatted(cell));
        if (days.isPresent()) {
            return DateTimeFormatter.ofPattern(days.get().asJavaPattern()).format(cell.getLocalDateTimeCellValue());
        }
        return type.textOf(new BigDecimal(Double.toString(cell.getNumericCellValue()))
                .stripTrailingZeros()
                .toPlainString());
    }
}
