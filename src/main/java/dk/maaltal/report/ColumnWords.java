package dk.maaltal.report;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Population;
import dk.maaltal.plan.Vocabulary;
import java.util.Optional;

/** What a plan's columns and dates are called in Danish sentences: columns as the extract names them, in quotation marks. */
record ColumnWords(CaseDeclaration declaration) {

    /** "Område"; a name that no column is declared by, as it stands. */
    String column(String name) {
        return "\"" + declaration.column(name).map(Column::header).orElse(name) + "\"";
    }

    /** The cases that a figure is about: "sager om tvang, hvor »Udfald« er »Afvist«". */
    String cases(Population population) {
        return named(population.name())
                + population
                        .which()
                        .map(which -> ", hvor " + which.accept(new ConditionWords(this)))
                        .orElse("");
    }

    /** The cases of a population: "alle sager", as it is described, or by its name. */
    private String named(String population) {
        return Optional.ofNullable(declaration.descriptions().get(population))
                .orElseGet(() -> population.equals(CaseWords.ALL) ? "alle sager" : "sagerne \"" + population + "\"");
    }

    /** A date as something that is reached, after "til": afgørelse, "Svar sendt". */
    String noun(String date) {
        return isDecision(date) ? vocabulary().decision() : column(date);
    }

    /** What is called what. */
    Vocabulary vocabulary() {
        return declaration.vocabulary();
    }

    static boolean isDecision(String date) {
        return date.equals(Column.DECIDED);
    }
}
