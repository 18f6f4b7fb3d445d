package dk.maaltal.plan;

import dk.maaltal.calendar.FinancialYear;
import dk.maaltal.calendar.Term;
import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Nearest;
import dk.maaltal.plan.Target.Comparator;
import dk.maaltal.plan.Target.Margin;
import dk.maaltal.plan.Target.Reference;
import dk.maaltal.plan.Target.Requirement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what was promised; what is wrong in it is reported by its entry.
 *
 * @param rows the names of the measure's other rows, which a target may name
 * @param financialYear how the plan's years are named
 */
record TargetReader(Set<String> rows, FinancialYear financialYear) {

    /** What a reader is told to write. */
    static final String EXPECTED =
            "a comparison and a number with a decimal point: \"at least 97.0\", \"at most 230\", \"above 0\", \"below 5.0\","
                    + " \"within 2\", \"between 10 and 12\" (or keys, like { below: Statens gennemsnit, by at least: 1.9,"
                    + " text: \"…\" })";

    private static final String REFERENCE_EXPECTED =
            "a number, the name of a row under \"beside\" or \"held against\", \"result of 2022\" or \"result of the year before\"";
    private static final String BETWEEN = "between";
    private static final String BETWEEN_EXPECTED = "two numbers, the smaller first, such as 10 and 12";
    private static final String NUMBER = "-?\\d{1,15}(?:\\.\\d{1,10})?";
    private static final Pattern WRITTEN = Pattern.compile("(at least|at most|above|below|within) (" + NUMBER + ")");
    private static final Pattern WITH_UNIT = Pattern.compile("((?:(?:at least|at most|above|below|within) " + NUMBER
            + ")|(?:between " + NUMBER + " and " + NUMBER + ")) ?[\\p{L}%].*");
    private static final Pattern TWO_NUMBERS = Pattern.compile("(" + NUMBER + ") and (" + NUMBER + ")");
    private static final List<String> REQUIREMENT = Stream.concat(
                    Arrays.stream(Comparator.values()).map(Comparator::written), Stream.of(BETWEEN, "by at least"))
            .toList();
    private static final Pattern ONE_NUMBER = Pattern.compile(NUMBER);
    private static final String RESULT_OF = "result of ";
    private static final Pattern MARGIN = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,10})?)( pct\\.)?");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,4})?) pct\\. of the target");

    Optional<Target> read(Entry entry) {
        if (!entry.isMapping()) {
            return plain(entry).map(Target::of);
        }
        List<String> keys = new ArrayList<>(REQUIREMENT);
        keys.addAll(List.of("any of", "text", "partly"));
        entry.onlyKeys(keys);
        List<Requirement> requirements = new ArrayList<>();
        if (entry.get("any of").isPresent()) {
            entry.get("any of").get().elements().forEach(each -> requirementAlone(each)
                    .ifPresent(requirements::add));
            if (entry.get("any of").get().elements().isEmpty()) {
                entry.get("any of").get().wrong("an empty list", "at least one comparison");
            }
            entry.entries().forEach((key, value) -> {
                if (REQUIREMENT.contains(key)) {
                    value.wrong("\"" + key + "\" beside \"any of\"", "every comparison in the list under \"any of\"");
                }
            });
        } else {
            requirement(entry).ifPresent(requirements::add);
        }
        if (requirements.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Target(
                requirements,
                entry.get("text").map(Entry::plainText),
                entry.get("partly").flatMap(value -> partly(value, requirements))));
    }

    private Optional<Requirement> partly(Entry value, List<Requirement> requirements) {
        Matcher share = SHARE.matcher(value.text());
        if (!value.isText() || !share.matches()) {
            return requirementAlone(value);
        }
        Requirement first = requirements.get(0);
        if (requirements.size() > 1
                || first.margin().isPresent()
                || first.reference().number().isEmpty()) {
            value.wrong(
                    "a share of a target that is no single number",
                    "a comparison of its own, such as at least 90.0, or a target with one number");
            return Optional.empty();
        }
        return Optional.of(first.share(new BigDecimal(share.group(1)).movePointLeft(2)));
    }

    /** One comparison with a number. */
    Optional<Requirement> plain(Entry entry) {
        if (entry.isText() && WITH_UNIT.matcher(entry.comparedText()).matches()) {
            Matcher matcher = WITH_UNIT.matcher(entry.comparedText());
            matcher.matches();
            entry.wrong("the number alone, \"" + matcher.group(1) + "\"; the unit is the measure's");
            return Optional.empty();
        }
        if (entry.isText() && entry.text().startsWith(BETWEEN + " ")) {
            return entry.parse(text -> between(text.substring(BETWEEN.length() + 1)), EXPECTED);
        }
        return entry.parse(TargetReader::parse, EXPECTED);
    }

    private Optional<Requirement> requirementAlone(Entry entry) {
        return entry.isMapping() ? requirement(entry.onlyKeys(REQUIREMENT)) : plain(entry);
    }

    private Optional<Requirement> requirement(Entry entry) {
        List<String> said = REQUIREMENT.stream()
                .filter(key -> !key.equals("by at least") && entry.get(key).isPresent())
                .toList();
        if (said.size() != 1) {
            entry.wrong(said.isEmpty() ? "no comparison" : "several comparisons", EXPECTED);
            return Optional.empty();
        }
        String written = said.get(0);
        Optional<Margin> margin = entry.get("by at least")
                .flatMap(value -> value.parse(TargetReader::margin, "a distance such as 1.9 or 5 pct."));
        if (margin.isPresent() && !written.equals("above") && !written.equals("below")) {
            entry.get("by at least").get().wrong("\"by at least\" with \"" + written + '"', "above or below");
        }
        Entry value = entry.get(written).orElseThrow();
        if (written.equals(BETWEEN)) {
            return value.parse(TargetReader::between, BETWEEN_EXPECTED);
        }
        Comparator comparator = comparator(written);
        return reference(value)
                .filter(reference -> isDistance(comparator, reference, value))
                .map(reference -> new Requirement(comparator, reference, margin, Optional.empty()));
    }

    /** Within is a distance, and none is negative. */
    private static boolean isDistance(Comparator comparator, Reference reference, Entry value) {
        boolean negative = comparator == Comparator.WITHIN
                && reference.number().filter(number -> number.signum() < 0).isPresent();
        if (negative) {
            value.wrong("a number that is not negative");
        }
        return !negative;
    }

    private Optional<Reference> reference(Entry entry) {
        String text = entry.plainText();
        if (text.equals(RESULT_OF + "the year before")) {
            return Optional.of(new Target.ResultOfYearBefore());
        }
        if (text.startsWith(RESULT_OF) && !rows.contains(text)) {
            return resultOf(text.substring(RESULT_OF.length()), entry);
        }
        if (ONE_NUMBER.matcher(text).matches()) {
            return Optional.of(new Target.Number(new BigDecimal(text)));
        }
        if (!rows.contains(text)) {
            Set<String> known = new TreeSet<>(rows);
            entry.wrong(known.isEmpty() ? REFERENCE_EXPECTED : Nearest.hint(text, known));
            return Optional.empty();
        }
        return Optional.of(new Target.Row(text));
    }

    private Optional<Reference> resultOf(String name, Entry entry) {
        Optional<Term> year = financialYear.parse(name).filter(Term::isYear);
        if (year.isEmpty()) {
            entry.wrong("a year as the plan names its years, such as \"" + RESULT_OF + financialYear.name(2022)
                    + "\", or \"" + RESULT_OF + "the year before\"");
        }
        return year.map(financialYear::yearOf).map(of -> new Target.ResultOf(of, financialYear.name(of)));
    }

    private static Margin margin(String text) {
        Matcher matcher = MARGIN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new Margin(new BigDecimal(matcher.group(1)), matcher.group(2) != null);
    }

    private static Requirement between(String text) {
        Matcher matcher = TWO_NUMBERS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        BigDecimal least = new BigDecimal(matcher.group(1));
        BigDecimal most = new BigDecimal(matcher.group(2));
        if (least.compareTo(most) >= 0) {
            throw new IllegalArgumentException(text);
        }
        return Requirement.between(least, most);
    }

    private static Requirement parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        Comparator comparator = comparator(matcher.group(1));
        BigDecimal number = new BigDecimal(matcher.group(2));
        if (comparator == Comparator.WITHIN && number.signum() < 0) {
            throw new IllegalArgumentException(text);
        }
        return Requirement.of(comparator, number);
    }

    private static Comparator comparator(String written) {
        return Arrays.stream(Comparator.values())
                .filter(each -> each.written().equals(written))
                .findFirst()
                .orElseThrow();
    }
}
