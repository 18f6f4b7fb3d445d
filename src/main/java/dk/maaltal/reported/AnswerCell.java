package dk.maaltal.reported;

import dk.maaltal.Texts;
import dk.maaltal.plan.Unit;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;

/**
 * Reads one cell of a workbook as the answer to its question, in the form that answers are kept in. An answer is what the
 * person saw: what the cell shows is taken, or refused.
 */
final class AnswerCell implements Question.Kind.Visitor<String> {

    private static final int LONGEST_TEXT = 20_000;
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(15);

    /** A share of one is a hundred per cent, and may be meant where so little would be odd. */
    private static final BigDecimal ODD_PERCENTAGE = BigDecimal.ONE;

    private static final DateTimeFormatter SHOWN_DAY =
            DateTimeFormatter.ofPattern("d-M-uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final List<DateTimeFormatter> WRITTEN_DAYS = Stream.of(
                    "d-M-uuuu",
                    "d.M.uuuu",
                    "d/M/uuuu",
                    "d/M uuuu",
                    "d.M uuuu",
                    "uuuu-MM-dd",
                    "d. MMMM uuuu",
                    "d MMMM uuuu",
                    "d. MMM uuuu")
            .map(pattern -> new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.forLanguageTag("da-DK"))
                    .withResolverStyle(ResolverStyle.STRICT))
            .toList();

    /** Words that say that nothing is said. */
    private static final Set<String> EMPTY_WORDS = Set.of(
            "ingen",
            "intet",
            "ikke",
            "relevant",
            "relevante",
            "kommer",
            "senere",
            "mangler",
            "udfyldes",
            "følger",
            "bemærkning",
            "bemærkninger",
            "kommentar",
            "kommentarer",
            "forklaring",
            "none",
            "null",
            "todo",
            "test",
            "tekst");

    private static final int SHORTEST_WORD = 4;

    private final ShownCell cell;

    private AnswerCell(ShownCell cell) {
        this.cell = cell;
    }

    /**
     * The cell's answer as it is kept; empty for an empty cell.
     *
     * @throws IllegalArgumentException when it cannot be the answer; the message says in Danish why, and what to do
     */
    static String read(Cell cell, Question question) {
        return question.kind().accept(new AnswerCell(ShownCell.of(cell)));
    }

    /** Whether a text explains nothing: "-", "n/a", "ingen bemærkninger". */
    static boolean explainsNothing(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .noneMatch(word -> word.length() >= SHORTEST_WORD
                        && !EMPTY_WORDS.contains(word)
                        && word.chars().distinct().count() > 1);
    }

    @Override
    public String number(Question.Number question) {
        if (cell.text().isEmpty() && !cell.isNumeric()) {
            return "";
        }
        BigDecimal number = number(question.unit(), question);
        if (number.abs().compareTo(LARGEST) >= 0) {
            throw new IllegalArgumentException("tallet er for stort; højst 15 cifre kan læses.");
        }
        boolean tooSmall =
                question.from().filter(from -> number.compareTo(from) < 0).isPresent();
        boolean tooLarge = question.to().filter(to -> number.compareTo(to) > 0).isPresent();
        if (tooSmall || tooLarge) {
            throw new IllegalArgumentException(DanishNumber.text(number) + " ligger uden for det mulige ("
                    + question.from()
                            .map(from -> "mindst " + DanishNumber.text(from))
                            .orElse("")
                    + (question.from().isPresent() && question.to().isPresent() ? ", " : "")
                    + question.to().map(to -> "højst " + DanishNumber.text(to)).orElse("") + ").");
        }
        BigDecimal shortest = number.stripTrailingZeros();
        return (shortest.scale() < 0 ? shortest.setScale(0) : shortest).toPlainString();
    }

    private BigDecimal number(Unit unit, Question.Number question) {
        String text = cell.text();
        Optional<String> percent = Stream.of("%", "pct.", "pct", "procent")
                .filter(word -> text.toLowerCase(Locale.ROOT).endsWith(word))
                .findFirst();
        if (percent.isPresent() && !unit.isPercent()) {
            throw new IllegalArgumentException(shows(unit));
        }
        String bare = percent.or(
                        () -> Optional.of(unit.danish()).filter(word -> !word.isEmpty() && text.endsWith(word)))
                .map(word -> text.substring(0, text.length() - word.length()))
                .orElse(text);
        Optional<BigDecimal> number =
                cell.isDate() ? Optional.empty() : cell.isNumeric() ? cell.number(bare) : DanishNumber.parse(bare);
        if (number.isEmpty()) {
            throw new IllegalArgumentException(
                    cell.isNumeric() ? shows(unit) : '"' + text + "\" er ikke et tal; skriv et tal som 9,8.");
        }
        if (unit.isPercent() && percent.isEmpty() && mayBeShare(number.get(), question)) {
            String written = DanishNumber.text(number.get());
            throw new IllegalArgumentException(
                    "her står " + written + ", men der spørges i " + unit.danish() + " Skriv "
                            + DanishNumber.text(number.get().movePointRight(2).stripTrailingZeros())
                            + ", eller, hvis det er under én"
                            + " procent, \"" + written + " pct.\" med ordet.");
        }
        return number.get();
    }

    private static boolean mayBeShare(BigDecimal number, Question.Number question) {
        return number.signum() != 0
                && number.abs().compareTo(ODD_PERCENTAGE) <= 0
                && question.to().filter(to -> to.compareTo(BigDecimal.TEN) <= 0).isEmpty();
    }

    private String shows(Unit unit) {
        return "cellen viser " + (cell.text().isEmpty() ? "ingenting" : '"' + cell.text() + '"')
                + "; der skal stå et tal i " + unit.danish() + (unit.danish().endsWith(".") ? "" : ".")
                + " Skriv tallet, og giv cellen talformatet Tal.";
    }

    @Override
    public String day(Question.Day question) {
        if (cell.text().isEmpty() && !cell.isNumeric()) {
            return "";
        }
        LocalDate day = cell.isDate()
                ? cell.cell().getLocalDateTimeCellValue().toLocalDate()
                : Optional.of(cell.text())
                        .filter(text -> !cell.isNumeric())
                        .flatMap(AnswerCell::writtenDay)
                        .orElseThrow(() -> new IllegalArgumentException(
                                '"' + cell.text() + "\" er ikke en dato; skriv en dato som 31-12-2023."));
        if (day.isBefore(question.from()) || day.isAfter(question.to())) {
            throw new IllegalArgumentException(day.format(SHOWN_DAY) + " ligger uden for planens tid ("
                    + question.from().format(SHOWN_DAY) + " til "
                    + question.to().format(SHOWN_DAY) + ").");
        }
        return day.toString();
    }

    private static Optional<LocalDate> writtenDay(String text) {
        for (DateTimeFormatter format : WRITTEN_DAYS) {
            try {
                return Optional.of(LocalDate.parse(text.replaceFirst("[.]$", ""), format));
            } catch (DateTimeException e) {
                // It may be written in another of the ways.
            }
        }
        return Optional.empty();
    }

    @Override
    public String oneOf(Question.OneOf question) {
        String text = Texts.heading(cell.text());
        return text.isEmpty()
                ? ""
                : question.choices().stream()
                        .filter(choice -> choice.equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException('"' + text + "\" er ikke en mulighed; vælg "
                                + String.join(", ", question.choices()) + "."));
    }

    @Override
    public String text(Question.Text question) {
        if (cell.isHarmed()) {
            throw new IllegalArgumentException("cellen viser \"" + cell.text()
                    + "\", som Excel har gjort til et tal og afrundet; skriv en apostrof (') foran teksten.");
        }
        if (cell.text().length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "teksten er på " + cell.text().length() + " tegn; højst " + LONGEST_TEXT + ".");
        }
        return cell.text();
    }
}
