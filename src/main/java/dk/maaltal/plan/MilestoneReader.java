package dk.maaltal.plan;

import dk.maaltal.declaration.Entry;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dated parts of a milestone. */
final class MilestoneReader {

    private static final String EXPECTED =
            "a date like 2023-06-30, \"end of Q2\", \"end of the year\" or \"with the report for Q1\"";
    private static final Pattern END_OF = Pattern.compile("end of (?:Q([1-4])|the year)");
    private static final Pattern PARTS = Pattern.compile("([1-9]\\d?) of (\\d{1,2}) parts?");
    private static final Pattern WITH_REPORT = Pattern.compile("with the report for Q([1-4])");

    private MilestoneReader() {}

    static ByHand.Milestone read(Entry measure, PlanContext context) {
        Entry entry = measure.get("milestone").orElseThrow();
        List<ByHand.Part> parts = entry.elements().stream()
                .flatMap(part -> part(part, context).stream())
                .toList();
        if (entry.elements().isEmpty()) {
            entry.wrong("an empty list", "at least one part");
        }
        long texts = parts.stream().map(ByHand.Part::text).distinct().count();
        if (texts < parts.size()) {
            entry.wrong("two parts of the same words", "words of its own for each part: they are known by them");
        }
        return new ByHand.Milestone(
                parts,
                measure
                        .get("partly when")
                        .flatMap(value -> partly(value, entry.elements().size()))
                        .stream()
                        .mapToInt(Integer::intValue)
                        .findFirst());
    }

    private static Optional<Integer> partly(Entry value, int parts) {
        String expected =
                "so many of the " + parts + " parts, like \"" + Math.max(1, parts - 1) + " of " + parts + " parts\"";
        Optional<Integer> enough = value.parse(
                text -> {
                    Matcher matcher = PARTS.matcher(text);
                    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) != parts) {
                        throw new IllegalArgumentException(text);
                    }
                    return Integer.parseInt(matcher.group(1));
                },
                expected);
        enough.filter(count -> count >= parts).ifPresent(count -> value.wrong("fewer than all " + parts + " parts"));
        return enough;
    }

    private static Optional<ByHand.Part> part(Entry entry, PlanContext context) {
        if (!entry.isMapping()) {
            entry.wrong("a part and its day, like { part: \"…\", due: end of Q2 }");
            return Optional.empty();
        }
        entry.onlyKeys("part", "due");
        String text = entry.needText("part", "what is to be done").replaceAll("\\s+", " ");
        return entry.need("due", EXPECTED)
                .flatMap(due -> due(due, context))
                .map(due -> new ByHand.Part(text, due.due(), due.words()));
    }

    private static Optional<ByHand.Part> due(Entry entry, PlanContext context) {
        String text = entry.plainText();
        Matcher endOf = END_OF.matcher(text);
        if (endOf.matches()) {
            return Optional.of(
                    endOf.group(1) == null
                            ? new ByHand.Part("", context.term().period().to(), "inden årets udgang")
                            : new ByHand.Part(
                                    "",
                                    quarterEnd(context, endOf.group(1)),
                                    "inden udgangen af " + endOf.group(1) + ". kvartal"));
        }
        Matcher withReport = WITH_REPORT.matcher(text);
        if (withReport.matches()) {
            if (context.reporting().isEmpty()) {
                entry.wrong(
                        "\"" + text + "\" in a plan without \"reporting\"",
                        "\"reporting: { within: 21 days, on a day off: next working day }\" at the top of the plan");
                return Optional.empty();
            }
            return Optional.of(new ByHand.Part(
                    "",
                    context.reporting().get().due(quarterEnd(context, withReport.group(1)), context.workingDays()),
                    "med afrapporteringen for " + withReport.group(1) + ". kvartal"));
        }
        return entry.day(EXPECTED).map(day -> new ByHand.Part("", day, ""));
    }

    private static LocalDate quarterEnd(PlanContext context, String quarter) {
        return context.term()
                .split(3)
                .get(Integer.parseInt(quarter) - 1)
                .period()
                .to();
    }
}
