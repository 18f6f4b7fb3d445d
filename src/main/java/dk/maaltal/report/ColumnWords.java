package dk.maaltal.report;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;

/** What a plan's columns and dates are called in Danish sentences: columns as the extract names them, in quotation marks. */
record ColumnWords(CaseDeclaration declaration) {

    /** "Område"; a name that no column is declared by, as it stands. */
    String column(String name) {
        return "\"" + declaration.column(name).map(Column::header).orElse(name) + "\"";
    }

    /** A date as something that is reached, after "til": afgørelse, "Svar sendt". */
    String noun(String date) {
        return isDecision(date) ? "afgørelse" : column(date);
    }

    static boolean isDecision(String date) {
        return date.equals(Column.DECIDED);
    }
}
