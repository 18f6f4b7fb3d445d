package dk.maaltal.cli;

import dk.maaltal.calendar.Period;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Loads;
import dk.maaltal.explain.Explanations;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.Disposition;
import dk.maaltal.figures.Figure;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.BySource;
import dk.maaltal.plan.CaseTest;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.Population;
import dk.maaltal.plan.ReportedValue;
import dk.maaltal.report.CaseReason;
import dk.maaltal.report.Cell;
import dk.maaltal.report.Danish;
import dk.maaltal.report.Method;
import dk.maaltal.report.Sentence;
import dk.maaltal.report.TargetWords;
import dk.maaltal.reported.AnswerHistory;
import dk.maaltal.verdicts.Judgement;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells in Danish how a figure came about. */
final class Explanation {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d. MMMM yyyy 'kl.' HH:mm", Danish.LOCALE);

    /** Loads that are told one by one; the rest are in the database. */
    private static final int MOST = 10;

    private final CaseDeclaration declaration;
    private final Plan plan;
    private final Explanations.Explained explained;
    private final CaseList list;
    private final PrintWriter out;

    Explanation(
            CaseDeclaration declaration, Plan plan, Explanations.Explained explained, CaseList list, PrintWriter out) {
        this.declaration = declaration;
        this.plan = plan;
        this.explained = explained;
        this.list = list;
        this.out = out;
    }

    void print() {
        Judgement judgement = explained.judgement();
        Figure.At cell = judgement.figure().cell();
        out.println(declaration.institution() + ": " + plan.title());
        out.println("Mål " + cell.goal() + " – " + plan.goal(cell.goal()).title());
        out.println(cell.goal() + " " + cell.measure() + " "
                + judgement.measure().title() + (cell.isResult() ? "" : ", rækken \"" + cell.row() + "\"") + ": "
                + judgement.measure().danish(cell.term()));
        result(judgement);
        part(explained.figure());
        List<Explanations.Part> ofCases = explained.figure().ofCases().toList();
        if (!ofCases.isEmpty()) {
            loads();
        }
        ofCases.forEach(this::sql);
        out.flush();
    }

    private void result(Judgement judgement) {
        heading("Resultatet");
        judgement
                .published()
                .ifPresent(published -> line(
                        "offentliggjort",
                        judgement.figure().unit().told(number(published))
                                + "; det står ved magt, hvad der end beregnes nu"));
        line("som trykt", judgement.figure().unit().told(Cell.result(judgement).text()));
        judgement
                .target()
                .ifPresent(target ->
                        line("mål", TargetWords.of(target, judgement.measure().unitOfTargets())));
        if (judgement.target().isPresent() && judgement.result().isPresent()) {
            line(
                    "vurdering",
                    judgement.verdict().danish() + ", på det uafrundede tal"
                            + (judgement.turnedByRounding() ? "; det afrundede ville have givet den modsatte" : ""));
        }
    }

    private void sql(Explanations.Part part) {
        String sums = !CaseList.isSum(part.request())
                ? "tallet ligger på sin plads blandt numerator i rækkefølge."
                : CaseList.hasDenominator(part.request())
                        ? "summerne af numerator og denominator er tæller og nævner."
                        : "summen af numerator er tallet.";
        heading("SQL, der kan køres i psql" + (part.number().isEmpty() ? "" : " (del " + part.number() + ")")
                + ": en række for hver sag i populationen; " + sums);
        out.println();
        out.println(part.counted().orElseThrow().sql() + ";");
    }

    private void part(Explanations.Part part) {
        heading(part.number().isEmpty() ? "Sådan er tallet lavet" : "Del " + part.number() + " af tallet");
        out.println("  " + Method.of(part.request().indicator(), part.request().measure(), declaration));
        part.request().indicator().accept(new Source(part)).forEach(line -> out.println("  " + line));
        part.counted().ifPresent(counted -> steps(part.request(), counted));
        value(part.figure(), part);
        part.parts().forEach(this::part);
    }

    /** Says line by line what a figure is made from. */
    private final class Source implements BySource<List<String>> {
        private final Explanations.Part part;
        private final FigureRequest request;

        Source(Explanations.Part part) {
            this.part = part;
            this.request = part.request();
        }

        @Override
        public List<String> ofCases(Indicator.OfCases indicator) {
            List<String> lines = new ArrayList<>();
            lines.add(population(indicator.of()));
            ages(indicator.test().ages()).ifPresent(ages -> lines.add("Alder, der tælles: " + ages + "."));
            if (request.hasBegun()) {
                Period period = request.period();
                lines.add("Perioden: " + Danish.date(period.from()) + " til og med " + Danish.date(period.to())
                        + ". Opgjort til og med " + Danish.date(request.at()) + ".");
            }
            return lines;
        }

        @Override
        public List<String> reported(Indicator.Reported reported) {
            List<String> lines = new ArrayList<>();
            reported.value()
                    .published(request.term())
                    .ifPresent(number -> lines.add("Offentliggjort: " + number(number) + " "
                            + reported.unit().danish() + "; det står i planen ("
                            + plan.file().fileName()
                            + ") og gælder, hvad der end er indberettet."));
            part.answers().forEach(answer -> lines.add(answer(answer, reported.value())));
            return lines;
        }

        @Override
        public List<String> constant(Indicator.Constant constant) {
            return List.of("Tallet står i planen (" + plan.file().fileName() + ").");
        }

        @Override
        public List<String> deviation(Indicator.Deviation deviation) {
            return derived();
        }

        @Override
        public List<String> ratio(Indicator.Ratio ratio) {
            return derived();
        }

        @Override
        public List<String> yearBefore(Indicator.YearBefore before) {
            return derived();
        }

        private List<String> derived() {
            return List.of("Tallet for " + request.measure().danish(request.term()) + " til og med "
                    + Danish.date(request.at()) + ".");
        }
    }

    private String population(Population population) {
        String name = population.name();
        String words = Method.of(declaration.cases(population), declaration);
        return "Populationen" + (name.equals(CaseWords.ALL) ? "" : " \"" + name + "\"") + ": "
                + (words.isEmpty() ? "alle sager" : "sager, hvor " + words) + ".";
    }

    private static Optional<String> ages(CaseTest.Ages ages) {
        String words = Stream.of(
                        ages.over().map(over -> "over " + over.danish()),
                        ages.upTo().map(upTo -> "til og med " + upTo.danish()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private void steps(FigureRequest request, Explanations.Counted counted) {
        CaseReason reason = new CaseReason(request, declaration, list.limits(request));
        heading("Sagerne, som de var kendt efter indlæsning " + explained.asOfLoad());
        count("alle sager", counted.allCases());
        count("i populationen", counted.cases());
        for (Disposition.Place place : Disposition.Place.values()) {
            List<CaseList.Group> groups = counted.groups().stream()
                    .filter(group -> group.disposition().place() == place)
                    .toList();
            if (!groups.isEmpty() || place == Disposition.Place.WITHIN) {
                count(
                        "  " + place(place),
                        groups.stream().mapToLong(CaseList.Group::cases).sum());
            }
            groups.forEach(group -> count("    " + reason.group(group.disposition()), group.cases()));
        }
    }

    private static String place(Disposition.Place place) {
        return switch (place) {
            case OUTSIDE -> "indgår ikke";
            case LEFT_OUT -> "udeladt";
            case WITHIN -> "indgår";
        };
    }

    private void value(Figure figure, Explanations.Part part) {
        boolean divided = part.request().indicator().ofCases().isPresent()
                ? CaseList.hasDenominator(part.request())
                : figure.denominator().compareTo(BigDecimal.ONE) != 0;
        heading("Tallet");
        figure.missing().ifPresent(missing -> line("værdi", "ingen: " + Sentence.why(missing)));
        figure.value().ifPresent(value -> {
            if (divided) {
                line("tæller", number(figure.numerator()));
                line("nævner", number(figure.denominator()));
            }
            line("værdi, uafrundet", figure.unit().told(number(value)));
        });
        beside("udeladt efter planens regel", figure.leftOut());
        beside("for nye til at indgå", figure.tooYoung());
        beside("udeladt uden dato eller tal", figure.lacking());
        beside("uafgjort og over " + Sentence.overdueOf(part.request().indicator()), figure.overdue());
    }

    private void beside(String name, long cases) {
        if (cases > 0) {
            line(name, Danish.number(cases) + (cases == 1 ? " sag" : " sager"));
        }
    }

    private static String answer(AnswerHistory.GivenAnswer answer, ReportedValue value) {
        return answer.value()
                        .map(number -> "Indberettet: " + value.unit().told(number(number)))
                        .orElse("Trukket tilbage")
                + (answer.counts() ? " – det gælder" : "") + ", opgjort til og med " + Danish.date(answer.about())
                + ", gemt af " + answer.by() + ", indlæst " + moment(answer.taken()) + "\n    fra " + answer.source()
                + "\n    SHA-256 " + answer.checksum();
    }

    private void loads() {
        if (explained.loads().isEmpty()) {
            return;
        }
        heading("Indlæsninger, som sagerne er kendt fra");
        explained.loads().stream().limit(MOST).forEach(this::load);
        if (explained.loads().size() > MOST) {
            out.println("  … og " + (explained.loads().size() - MOST) + " tidligere.");
        }
    }

    private void load(Loads.Taken load) {
        out.println("  Nr. " + load.number() + ", " + moment(load.finished()) + ", af " + load.by() + ": "
                + Danish.number(load.cases()) + " sager er kendt fra den");
        out.println("    " + load.source());
        out.println("    SHA-256 " + load.checksum());
    }

    private static String moment(LocalDateTime moment) {
        return MOMENT.format(moment);
    }

    private void heading(String text) {
        out.println();
        out.println(text);
    }

    private void line(String name, String value) {
        out.println("  " + padded(name, 30) + value.strip());
    }

    private void count(String name, long cases) {
        out.printf(Locale.ROOT, "  %s %12s%n", padded(name, 84), Danish.number(cases));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** Every digit there is, at most 34. */
    private static String number(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return Danish.number(shortest, Math.max(shortest.scale(), 0));
    }
}
