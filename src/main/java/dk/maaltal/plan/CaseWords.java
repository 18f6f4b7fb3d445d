package dk.maaltal.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words a plan may use about an institution's cases, as its {@code cases.yaml} declares them.
 *
 * @param columns what each declared column holds, by its name
 * @param populations the names of the declared populations
 * @param vocabulary what is called what in sentences
 * @param ofPopulations the same of those populations that have words of their own, by their names
 * @param said what is called otherwise where these words are used, whatever the population
 */
public record CaseWords(
        Map<String, Kind> columns,
        Set<String> populations,
        Vocabulary vocabulary,
        Map<String, Vocabulary> ofPopulations,
        Map<String, String> said) {

    /** The population every case belongs to; it need not be declared. */
    public static final String ALL = "all";

    /** The date a case was decided: the end date where a plan names no other. */
    public static final String DECIDED = "decided";

    /** The date a case was received. */
    public static final String RECEIVED = "received";

    /** The days that a case's clock was stopped. */
    public static final String STOPPED_DAYS = "clock-stop days";

    /** What a column holds. */
    public enum Kind {
        TEXT,
        YES_NO,
        NUMBER,
        DATE
    }

    public CaseWords {
        columns = Map.copyOf(columns);
        populations = Set.copyOf(populations);
    }

    /** What is called what of a population's cases. */
    public Vocabulary vocabulary(String population) {
        return ofPopulations.getOrDefault(population, vocabulary).with(said);
    }

    /** The same where some things are called otherwise. */
    CaseWords saying(Map<String, String> otherwise) {
        Map<String, String> all = new HashMap<>(said);
        all.putAll(otherwise);
        return new CaseWords(columns, populations, vocabulary, ofPopulations, Map.copyOf(all));
    }

    /** The names of the columns that hold dates. */
    public Set<String> dates() {
        return names(Kind.DATE);
    }

    /** The names of the columns that hold numbers. */
    public Set<String> numbers() {
        return names(Kind.NUMBER);
    }

    private Set<String> names(Kind kind) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue() == kind)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
