package dk.maaltal.reported;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * What Excel lets a person write in a cell.
 *
 * @param sheet of the cell
 * @param constraint as Excel checks it
 * @param expected what to write, in Danish
 */
record Restriction(XSSFSheet sheet, DataValidationConstraint constraint, String expected) {

    /** The restriction of a question's cell; any text may be written. */
    static Optional<Restriction> of(Question.Kind kind, XSSFSheet sheet) {
        return kind.accept(new OfKind(sheet, new XSSFDataValidationHelper(sheet)));
    }

    /** @param heading over the words that Excel shows beside the cell */
    void apply(XSSFCell cell, String heading) {
        DataValidation validation = new XSSFDataValidationHelper(sheet)
                .createValidation(
                        constraint,
                        new CellRangeAddressList(
                                cell.getRowIndex(), cell.getRowIndex(), cell.getColumnIndex(), cell.getColumnIndex()));
        validation.setShowErrorBox(true);
        validation.createErrorBox("Kan ikke bruges", expected);
        validation.setShowPromptBox(true);
        validation.createPromptBox(heading, expected);
        sheet.addValidationData(validation);
    }

    private record OfKind(XSSFSheet sheet, XSSFDataValidationHelper excel)
            implements Question.Kind.Visitor<Optional<Restriction>> {

        @Override
        public Optional<Restriction> number(Question.Number number) {
            String bounds = number.from()
                            .map(from -> "mindst " + DanishNumber.text(from))
                            .orElse("")
                    + (number.from().isPresent() && number.to().isPresent() ? " og " : "")
                    + number.to().map(to -> "højst " + DanishNumber.text(to)).orElse("");
            return restriction(
                    excel.createDecimalConstraint(
                            OperatorType.BETWEEN,
                            number.from().map(BigDecimal::toPlainString).orElse("-1E+15"),
                            number.to().map(BigDecimal::toPlainString).orElse("1E+15")),
                    "Skriv et tal" + (bounds.isEmpty() ? "" : ", " + bounds) + ".");
        }

        @Override
        public Optional<Restriction> day(Question.Day between) {
            return restriction(
                    excel.createDateConstraint(
                            OperatorType.BETWEEN, excelDate(between.from()), excelDate(between.to()), null),
                    "Skriv en dato som 31-12-2023.");
        }

        @Override
        public Optional<Restriction> oneOf(Question.OneOf oneOf) {
            return restriction(
                    excel.createExplicitListConstraint(oneOf.choices().toArray(String[]::new)),
                    "Vælg fra listen: " + String.join(", ", oneOf.choices()) + ".");
        }

        @Override
        public Optional<Restriction> text(Question.Text text) {
            return Optional.empty();
        }

        private Optional<Restriction> restriction(DataValidationConstraint constraint, String expected) {
            return Optional.of(new Restriction(sheet, constraint, expected));
        }

        private static String excelDate(LocalDate date) {
            return "DATE(" + date.getYear() + "," + date.getMonthValue() + "," + date.getDayOfMonth() + ")";
        }
    }
}
