package dk.maaltal.template.excel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.EvaluationCell;
import org.apache.poi.ss.formula.EvaluationSheet;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.IStabilityClassifier;
import org.apache.poi.ss.formula.WorkbookEvaluator;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NotImplementedException;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.BaseXSSFEvaluationWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Computes the results of formulas, so that programs that only show the file show them too. The functions are POI's. It
 * reads the cells from {@link SheetValues}, so that a long sheet is not built up a second time as POI's own.
 */
final class FormulaCalculator extends BaseXSSFEvaluationWorkbook {

    /** The errors that POI finds just where Excel does. */
    private static final Set<ErrorEval> CERTAIN = Set.of(ErrorEval.DIV_ZERO, ErrorEval.NA);

    /** The functions that POI computes as Excel does where a formula computes with areas cell by cell. */
    private static final Set<String> OVER_AREAS = Set.of(
            "SUM",
            "SUMPRODUCT",
            "MMULT",
            "FREQUENCY",
            "TRANSPOSE",
            "MIN",
            "MAX",
            "AVERAGE",
            "COUNT",
            "MEDIAN",
            "PRODUCT",
            "IF");

    private static final Pattern FUNCTION = Pattern.compile("([A-Z_][A-Z0-9_.]*)\\(");

    private final List<Sheet> sheets;
    private final WorkbookEvaluator evaluator;

    /**
     * Computes over the values of some sheets.
     *
     * @param workbook the filled-in workbook without its rows: sheets, tables and names
     * @param filled its sheets, in the workbook's order
     */
    FormulaCalculator(XSSFWorkbook workbook, List<FilledSheet> filled) {
        super(workbook);
        this.sheets = filled.stream().map(Sheet::new).toList();
        this.evaluator = new WorkbookEvaluator(this, IStabilityClassifier.TOTALLY_IMMUTABLE, null);
    }

    /**
     * The result of a formula: a Double, a String, a Boolean or an {@link ErrorEval}; empty when only Excel can compute
     * it: it uses a function that POI does not know, or one that POI does not apply to each cell of an area where Excel
     * does, itself or in a cell it refers to; or POI finds an error that Excel might not.
     *
     * @param sheet its index in the workbook
     * @throws FormulaParseException when it cannot be parsed
     */
    Optional<Object> value(int sheet, SheetValues.Formula formula) {
        try {
            ValueEval value = evaluator.evaluate(new Cell(sheets.get(sheet), formula.row(), formula.column()));
            if (value instanceof NumberEval number) {
                return Optional.of(number.getNumberValue());
            }
            if (value instanceof StringEval text) {
                return Optional.of(text.getStringValue());
            }
            if (value instanceof BoolEval truth) {
                return Optional.of(truth.getBooleanValue());
            }
            if (value instanceof ErrorEval error) {
                return Optional.<Object>of(error).filter(CERTAIN::contains);
            }
            return Optional.of(0.0);
        } catch (NotImplementedException e) {
            return Optional.empty();
        } catch (FormulaParseException e) {
            throw e;
        } catch (RuntimeException e) {
            if (e.getCause() instanceof FormulaParseException parse) {
                throw parse;
            }
            return Optional.empty();
        }
    }

    private static boolean isUncertain(SheetValues.Formula formula) {
        return formula.computesAreas()
                && FUNCTION.matcher(formula.text().replaceAll("\"[^\"]*\"", "").toUpperCase(Locale.ROOT))
                        .results()
                        .anyMatch(function -> !OVER_AREAS.contains(function.group(1)));
    }

    @Override
    public Ptg[] getFormulaTokens(EvaluationCell cell) {
        Cell own = (Cell) cell;
        own.formula().filter(FormulaCalculator::isUncertain).ifPresent(formula -> {
            throw new NotImplementedException(formula.text());
        });
        return FormulaParser.parse(
                own.sheet().filled.text(own.formula().orElseThrow()),
                this,
                own.formula().get().computesAreas() ? FormulaType.ARRAY : FormulaType.CELL,
                sheets.indexOf(own.sheet()),
                own.getRowIndex());
    }

    @Override
    public EvaluationSheet getSheet(int index) {
        return sheets.get(index);
    }

    @Override
    public int getSheetIndex(EvaluationSheet sheet) {
        return sheets.indexOf(sheet);
    }

    private static final class Sheet implements EvaluationSheet {
        private final FilledSheet filled;

        Sheet(FilledSheet filled) {
            this.filled = filled;
        }

        @Override
        public EvaluationCell getCell(int row, int column) {
            Cell cell = new Cell(this, row, column);
            return cell.getCellType() == CellType.BLANK ? null : cell;
        }

        @Override
        public void clearAllCachedResultValues() {}

        @Override
        public int getLastRowNum() {
            return filled.values().lastRow();
        }

        @Override
        public boolean isRowHidden(int row) {
            return false;
        }
    }

    private record Cell(Sheet sheet, int row, int column) implements EvaluationCell {

        private Optional<SheetValues.Formula> formula() {
            return sheet.filled.values().formulaAt(row, column);
        }

        private Object value() {
            return sheet.filled.values().at(row, column).orElse("");
        }

        @Override
        public Object getIdentityKey() {
            return this;
        }

        @Override
        public EvaluationSheet getSheet() {
            return sheet;
        }

        @Override
        public int getRowIndex() {
            return row;
        }

        @Override
        public int getColumnIndex() {
            return column;
        }

        @Override
        public CellType getCellType() {
            if (formula().isPresent()) {
                return CellType.FORMULA;
            }
            Optional<Object> value = sheet.filled.values().at(row, column);
            if (value.isEmpty()) {
                return CellType.BLANK;
            }
            return value.get() instanceof Double
                    ? CellType.NUMERIC
                    : value.get() instanceof Boolean ? CellType.BOOLEAN : CellType.STRING;
        }

        @Override
        public double getNumericCellValue() {
            return (Double) value();
        }

        @Override
        public String getStringCellValue() {
            return value().toString();
        }

        @Override
        public boolean getBooleanCellValue() {
            return (Boolean) value();
        }

        @Override
        public int getErrorCellValue() {
            return 0;
        }

        @Override
        public CellRangeAddress getArrayFormulaRange() {
            return new CellRangeAddress(row, row, column, column);
        }

        @Override
        public boolean isPartOfArrayFormulaGroup() {
            return formula().filter(SheetValues.Formula::computesAreas).isPresent();
        }

        @Override
        public CellType getCachedFormulaResultType() {
            return CellType.BLANK;
        }
    }
}
