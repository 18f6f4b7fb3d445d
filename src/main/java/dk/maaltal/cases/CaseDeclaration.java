package dk.maaltal.cases;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Population;
import dk.maaltal.plan.Vocabulary;
import dk.maaltal.sources.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code cases.yaml} says: what the extract looks like, and which cases are which.
 *
 * @param institution the institution's name as it is printed
 * @param extract where the cases come from; empty for an institution without cases, whose figures people report
 * @param columns the declared columns, in the order they are written
 * @param populations the named groups of cases
 * @param vocabulary what the institution calls what happens to its cases
 * @param vocabularies the same of those populations that have words of their own, by their names
 * @param descriptions of populations in words that documents print instead of their names, by those names
 * @param extreme a case that took longer, or has waited longer, is told among the quality of the data
 * @param source the file it is written in
 */
public record CaseDeclaration(
        String institution,
        Optional<Extract> extract,
        List<Column> columns,
        Map<String, Condition> populations,
        Vocabulary vocabulary,
        Map<String, Vocabulary> vocabularies,
        Map<String, String> descriptions,
        Deadline extreme,
        Source source) {

    /** What is extreme where the declaration does not say. */
    static final Deadline FIVE_YEARS = new Deadline(60, Deadline.Unit.MONTHS);

    /** The words a plan may use about these cases. */
    public CaseWords words() {
        return words(columns, populations, vocabulary, vocabularies);
    }

    static CaseWords words(
            List<Column> columns,
            Map<String, Condition> populations,
            Vocabulary vocabulary,
            Map<String, Vocabulary> vocabularies) {
        return new CaseWords(
                columns.stream()
                        .collect(Collectors.toMap(
                                Column::name, column -> column.type().kind(), (a, b) -> a)),
                populations.keySet(),
                vocabulary,
                vocabularies,
                Map.of());
    }

    /** What is called what of a population's cases. */
    public Vocabulary vocabulary(String population) {
        return vocabularies.getOrDefault(population, vocabulary);
    }

    /** The cases that a figure is about. */
    public Condition cases(Population population) {
        Condition named = population(population.name());
        return population
                .which()
                .map(which -> named.equals(Condition.EVERY_CASE) ? which : new Condition.AllOf(List.of(named, which)))
                .orElse(named);
    }

    /** The cases of a population; every case of {@link CaseWords#ALL}. */
    public Condition population(String name) {
        return name.equals(CaseWords.ALL)
                ? populations.getOrDefault(name, Condition.EVERY_CASE)
                : populations.get(name);
    }

    /** The declared column of a name. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
