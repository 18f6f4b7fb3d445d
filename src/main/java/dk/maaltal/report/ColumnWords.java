package dk.maaltal.report;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Vocabulary;
import java.util.Map;
import java.util.Optional;

/**
 * What a plan's columns and dates are called in Danish sentences: columns as the extract names them, in quotation marks.
 *
 * @param said what the measure spoken of calls otherwise, by the keys of a {@link Vocabulary}
 * @param population whose cases are spoken of
 */
record ColumnWords(CaseDeclaration declaration, Map<String, String> said, String population) {

    ColumnWords(CaseDeclaration declaration, Map<String, String> said) {
        this(declaration, said, CaseWords.ALL);
    }

    /** The words of the cases that an indicator is made from, where it is made from some. */
    ColumnWords of(Indicator indicator) {
        return indicator
                .ofCases()
                .map(ofCases -> new ColumnWords(declaration, said, ofCases.of()))
                .orElse(this);
    }

    /** "Område"; a name that no column is declared by, as it stands. */
    String column(String name) {
        return "\"" + declaration.column(name).map(Column::header).orElse(name) + "\"";
    }

    /** The cases of a population: "alle sager", as it is described, or by its name. */
    String cases(String population) {
        return description(population)
                .orElseGet(() -> population.equals(CaseWords.ALL) ? "alle sager" : "sagerne " + quoted(population));
    }

    /** A population as it is described, or its name. */
    String name(String population) {
        return description(population).orElseGet(() -> quoted(population));
    }

    private Optional<String> description(String population) {
        return Optional.ofNullable(declaration.descriptions().get(population));
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    /** A date as something that is reached, after "til": afgørelse, "Svar sendt". */
    String noun(String date) {
        return isDecision(date) ? vocabulary().decision() : column(date);
    }

    /** What is called what. */
    Vocabulary vocabulary() {
        return declaration.vocabulary(population).with(said);
    }

    static boolean isDecision(String date) {
        return date.equals(Column.DECIDED);
    }
}
