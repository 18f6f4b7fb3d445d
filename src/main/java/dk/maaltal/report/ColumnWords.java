package dk.maaltal.report;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Population;
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
                .map(ofCases -> new ColumnWords(declaration, said, ofCases.of().name()))
                .orElse(this);
    }

    /** "Område"; a name that no column is declared by, as it stands. */
    String column(String name) {
        return "\"" + declaration.column(name).map(Column::header).orElse(name) + "\"";
    }

    /** The cases that a figure is about: "alle sager", as they are described, or by their name. */
    String cases(Population of) {
        return description(of.name())
                        .orElseGet(
                                () -> of.name().equals(CaseWords.ALL) ? "alle sager" : "sagerne " + quoted(of.name()))
                + which(of);
    }

    /** The same without saying that they are cases where they have a name of their own. */
    String name(Population of) {
        return of.name().equals(CaseWords.ALL)
                ? cases(of)
                : description(of.name()).orElseGet(() -> quoted(of.name())) + which(of);
    }

    private String which(Population of) {
        return of.which()
                .map(which -> ", hvor " + which.accept(new ConditionWords(this)))
                .orElse("");
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
