package dk.maaltal.calendar;

import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the years of a plan begin, and what it calls them. A year is said by the calendar year that it ends in.
 *
 * @param from the first month
 * @param example the name of one year, which shows how all are named: "2019/20", "FY 2004", "2019-2020"
 */
public record FinancialYear(Month from, String example) {

    /** How to name a year, for messages about what cannot be read. */
    public static final String EXPECTED =
            "the name of a year by its two calendar years, or by the last: \"2019/20\", \"2019-2020\", \"FY 2004\"";

    private static final Pattern EXAMPLE =
            Pattern.compile("((?:[A-ZÆØÅ][A-Za-zÆØÅæøå]* ?)?)((?:19|20|21)\\d\\d)(?:([/-])(\\d\\d(?:\\d\\d)?))?");
    private static final Pattern YEAR = Pattern.compile("(?:19|20|21)\\d\\d");
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");
    private static final Pattern PART = Pattern.compile("(.+)-(?:Q([1-4])|T([1-3])|H([12]))");
    private static final Pattern MONTH = Pattern.compile("((?:19|20|21)\\d\\d)-(0[1-9]|1[0-2])");
    private static final List<String> MONTHS =
            List.of("jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.");

    /** The year of the calendar. */
    public static final FinancialYear CALENDAR = new FinancialYear(Month.JANUARY, "2023");

    /** @throws IllegalArgumentException when the example is no name of a year that begins so */
    public FinancialYear {
        Matcher matcher = EXAMPLE.matcher(example);
        if (!matcher.matches()) {
            throw new IllegalArgumentException('"' + example + "\" is not " + EXPECTED);
        }
        boolean namesBoth = matcher.group(4) != null;
        String next = Integer.toString(Integer.parseInt(matcher.group(2)) + 1);
        if (namesBoth && (from == Month.JANUARY || !next.endsWith(matcher.group(4)))) {
            throw new IllegalArgumentException('"' + example + "\" is not one year and the next");
        }
    }

    /** The year that ends in a calendar year. */
    public Term term(int year) {
        return new Term(YearMonth.of(from == Month.JANUARY ? year : year - 1, from), Term.YEAR);
    }

    /** The calendar year in which the year ends that a term's last month lies in. */
    public int yearOf(Term term) {
        YearMonth last = term.last();
        return from == Month.JANUARY || last.getMonth().compareTo(from) < 0 ? last.getYear() : last.getYear() + 1;
    }

    /** The plan's name of the year that ends in a calendar year: "2019/20". */
    public String name(int year) {
        Matcher matcher = EXAMPLE.matcher(example);
        matcher.matches();
        String last = Integer.toString(year);
        return matcher.group(1)
                + (matcher.group(4) == null
                        ? last
                        : year
                                - 1
                                + matcher.group(3)
                                + last.substring(4 - matcher.group(4).length()));
    }

    /**
     * Reads a term: a year by its name or by the calendar year it ends in, a part of such a year ("2019/20-Q1", "2024-H2",
     * "2024-T3"), or a month of the calendar ("2024-09"). Empty when it is none.
     */
    public Optional<Term> parse(String text) {
        Optional<Term> year = year(text);
        if (year.isPresent()) {
            return year;
        }
        Matcher part = PART.matcher(text);
        if (part.matches()) {
            return year(part.group(1)).map(whole -> part(whole, part));
        }
        Matcher month = MONTH.matcher(text);
        return month.matches() ? Optional.of(new Term(YearMonth.parse(text), 1)) : Optional.empty();
    }

    private static Term part(Term year, Matcher part) {
        if (part.group(2) != null) {
            return year.split(Term.QUARTER).get(Integer.parseInt(part.group(2)) - 1);
        }
        return part.group(3) != null
                ? year.split(Term.TERTIAL).get(Integer.parseInt(part.group(3)) - 1)
                : year.split(Term.HALF_YEAR).get(Integer.parseInt(part.group(4)) - 1);
    }

    private Optional<Term> year(String text) {
        if (YEAR.matcher(text).matches()) {
            return Optional.of(term(Integer.parseInt(text)));
        }
        Matcher digits = FOUR_DIGITS.matcher(text);
        if (!digits.find()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(digits.group());
        return List.of(first, first + 1).stream()
                .filter(year -> name(year).equals(text))
                .findFirst()
                .map(this::term);
    }

    /**
     * As a heading prints a term: the plan's name of a year, "1. halvår 2019/20", "2. tertial 2023", "3. kvt. FY 2004", "sep.
     * 2023"; of any other run of months "apr. 2019-jan. 2020".
     */
    public String danish(Term term) {
        if (term.isMonth()) {
            return month(term.first());
        }
        Term year = term(yearOf(term));
        int before = Math.floorMod(term.first().getMonthValue() - from.getValue(), Term.YEAR);
        if (!year.contains(term) || before % term.months() != 0 || Term.YEAR % term.months() != 0) {
            return month(term.first()) + "-" + month(term.last());
        }
        String name = name(yearOf(term));
        int number = before / term.months() + 1;
        return switch (term.months()) {
            case Term.YEAR -> name;
            case Term.HALF_YEAR -> number + ". halvår " + name;
            case Term.TERTIAL -> number + ". tertial " + name;
            case Term.QUARTER -> number + ". kvt. " + name;
            default -> month(term.first()) + "-" + month(term.last());
        };
    }

    /** The same with quarters and months in full, as stands at the head of a row: "3. kvartal 2023", "september 2023". */
    public String inFull(Term term) {
        return term.isMonth()
                ? term.first().getMonth().getDisplayName(TextStyle.FULL, Locale.forLanguageTag("da-DK")) + " "
                        + term.first().getYear()
                : danish(term).replace(" kvt. ", " kvartal ");
    }

    private static String month(YearMonth month) {
        return MONTHS.get(month.getMonthValue() - 1) + " " + month.getYear();
    }
}
