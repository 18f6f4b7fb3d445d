package dk.maaltal.report;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.cases.Loads;
import dk.maaltal.cases.RejectKind;
import dk.maaltal.disclosure.MinimumFrequencyRule;
import dk.maaltal.quality.KnownCases;
import dk.maaltal.quality.Look;
import dk.maaltal.quality.MonthCount;
import dk.maaltal.quality.Quality;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How good the cases are, in Danish: counts only, never a case number or a rejected value, since it is published. */
final class QualityFields {

    /** Begins a remark that somebody should act on; the appendix marks its row. */
    private static final String LOOK = "Se efter: ";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<Map<String, Object>> checks = new ArrayList<>();
    private final int hideBelow;

    private QualityFields(int hideBelow) {
        this.hideBelow = hideBelow;
    }

    /** The fields; empty lists and an empty text for an institution without cases. */
    static Map<String, Object> of(Quality quality, List<Warning> acknowledged) {
        QualityFields fields = new QualityFields(quality.hideBelow());
        quality.load().ifPresent(load -> fields.tell(load, quality));
        acknowledged.forEach(warning -> fields.checks.add(Map.of(
                "kontrol",
                warning.danish(),
                "antal",
                "",
                "bemaerkning",
                "Set og godtaget: " + warning.acknowledged().orElseThrow())));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "indlaesning",
                quality.load()
                        .map(load -> "Indlæsning " + load.number() + " den " + Danish.date(load.day()))
                        .orElse(acknowledged.isEmpty() ? "" : "Sagerne"));
        all.put("kvalitet", fields.checks);
        all.put("maaneder", quality.months().stream().map(fields::month).toList());
        return all;
    }

    private void tell(Loads.Outcome load, Quality quality) {
        rows(load, quality.rejected());
        cases(quality.cases());
        changes(load);
        months(quality.months());
    }

    private void rows(Loads.Outcome load, List<Loads.Rejected> rejected) {
        // They add up, so that none is told where one may not be.
        boolean hidden = isSmall(load.rejected()) || rejected.stream().anyMatch(each -> isSmall(each.rows()));
        add("Rækker læst", isSmall(load.rejected()), load.read(), "Rækker i udtrækket under overskriften.");
        add("Rækker taget ind", hidden, load.read() - load.rejected(), "");
        add(
                "Rækker afvist",
                hidden,
                load.rejected(),
                load.rejected() == 0
                        ? "Ingen."
                        : (hidden ? "" : share(load) + " pct. af de læste. ")
                                + "En række med flere fejl står under hver af dem.");
        rejected.forEach(each -> add("Afvist: " + why(each), hidden, each.rows(), LOOK + toDo(each.kind())));
        if (rejected.stream().noneMatch(each -> each.kind() == RejectKind.DECIDED_BEFORE_RECEIVED)) {
            add("Afvist: afgjort før modtaget", 0, "Ingen.");
        }
    }

    private static String share(Loads.Outcome load) {
        return Danish.number(
                BigDecimal.valueOf(load.rejected())
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(load.read()), 3, RoundingMode.HALF_UP),
                3);
    }

    private static String why(Loads.Rejected rejected) {
        return switch (rejected.kind()) {
            case EMPTY -> "\"" + rejected.header() + "\" er ikke udfyldt";
            case UNREADABLE -> "\"" + rejected.header() + "\" kan ikke læses";
            case DECIDED_BEFORE_RECEIVED -> "afgjort før modtaget";
            case DUPLICATE -> "sagsnummeret står i flere rækker";
            case TOO_LONG -> "sagsnummeret er for langt";
            case MALFORMED -> "rækken er ikke hel";
            case HARMED -> "sagsnummeret er ændret af et regneark";
            case BEFORE_RECEIVED -> "\"" + rejected.header() + "\" ligger før modtaget";
            case STOPPED_TOO_LONG -> "uret stod stille længere, end sagen har varet";
        };
    }

    private static String toDo(RejectKind kind) {
        return switch (kind) {
            case EMPTY -> "Skal feltet altid udfyldes i sagssystemet?";
            case UNREADABLE -> "Er det skrevet forkert i sagssystemet?";
            case DECIDED_BEFORE_RECEIVED, BEFORE_RECEIVED -> "Den ene dato er forkert i sagssystemet.";
            case HARMED -> "Hent udtrækket uden om regnearket.";
            case STOPPED_TOO_LONG -> "Er datoerne og de stoppede dage rigtige i sagssystemet?";
            case DUPLICATE -> "Er udtrækket lavet rigtigt?";
            case TOO_LONG, MALFORMED -> "Er filen gået i stykker?";
        };
    }

    private void cases(KnownCases cases) {
        add("Sager i alt", cases.all(), "Alle kendte sager, uanset hvilken indlæsning de kom med.");
        cases.withoutType()
                .ifPresent(
                        count -> addRare(
                                "Sager uden type",
                                count,
                                "De hører ikke til nogen af de sagstyper, planen bruger, og tæller kun med, hvor alle sager tæller."));
        cases.empty()
                .forEach(empty -> add(
                        "Sager, hvor \"" + empty.header() + "\" ikke er udfyldt",
                        empty.cases(),
                        empty.cases() == 0 ? "Ingen." : "Feltet er med til at afgøre sagens type."));
        String extreme = words(cases.extreme());
        addRare("Afgjorte sager, der tog over " + extreme, cases.longDecided(), "Er begge datoer rigtige?");
        addRare(
                "Uafgjorte sager, der er over " + extreme + " gamle",
                cases.longPending(),
                "Er de glemt, eller afgjort uden dato? Alderen er på indlæsningens dag.");
        cases.longest()
                .ifPresent(days ->
                        add("Længste sagsbehandlingstid i dage", hideBelow > 0, days, "Fra modtaget til afgjort."));
        addRare("Sager modtaget efter indlæsningens dag", cases.receivedLater(), "Datoen må være forkert.");
        addRare("Sager afgjort efter indlæsningens dag", cases.decidedLater(), "Datoen må være forkert.");
    }

    /** "5 år", "18 måneder" */
    private static String words(Deadline extreme) {
        return extreme.count() % 12 == 0 ? extreme.count() / 12 + " år" : extreme.danish();
    }

    private void changes(Loads.Outcome load) {
        String since =
                load.before().map(before -> "Siden indlæsning " + before + ".").orElse("Det er den første indlæsning.");
        boolean hidden = Stream.of(load.added(), load.changed(), load.ended()).anyMatch(this::isSmall);
        add("Nye sager", hidden, load.added(), since);
        add("Ændrede sager", hidden, load.changed(), since);
        add(
                "Udgåede sager",
                hidden,
                load.ended(),
                since + (load.ended() == 0 ? "" : " De er ikke længere i udtrækket og tæller ikke med."));
    }

    private void months(List<MonthCount> months) {
        addRare("Måneder, der ser tomme ud", count(months, Look.Kind.EMPTY), "De står på arket Måneder.");
        addRare("Måneder, der ser fordoblede ud", count(months, Look.Kind.DOUBLED), "De står på arket Måneder.");
    }

    private static long count(List<MonthCount> months, Look.Kind kind) {
        return months.stream()
                .filter(month -> month.receivedLook().kind() == kind
                        || month.decidedLook().kind() == kind)
                .count();
    }

    /** A count that should be 0, and what to do where it is not. */
    private void addRare(String check, long count, String toDo) {
        add(check, count, count == 0 ? "Ingen." : LOOK + toDo);
    }

    private boolean isSmall(long count) {
        return new MinimumFrequencyRule(hideBelow).isSmall(count);
    }

    private void add(String check, long count, String remark) {
        add(check, isSmall(count), count, remark);
    }

    private void add(String check, boolean hidden, long count, String remark) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kontrol", check);
        fields.put("antal", count(hidden, count));
        fields.put("bemaerkning", remark);
        checks.add(fields);
    }

    private static Object count(boolean hidden, long count) {
        return hidden ? Cell.HIDDEN : BigDecimal.valueOf(count);
    }

    /** Where small counts may not be told, none of a month is: what came and went would tell what is pending. */
    private Map<String, Object> month(MonthCount month) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("maaned", Danish.month(month.month()));
        fields.put("modtaget", count(hideBelow > 0, month.received()));
        fields.put("afgjort", count(hideBelow > 0, month.decided()));
        fields.put("bemaerkning", remark(month));
        return fields;
    }

    private String remark(MonthCount month) {
        return switch (month.receivedLook().kind()) {
            case NOT_OVER -> "Måneden var ikke slut, da sagerne blev indlæst.";
            case BEFORE_THE_FIRST -> "Før den første sag.";
            default ->
                Stream.of(
                                remark("Modtaget", month.received(), month.receivedLook()),
                                remark("Afgjort", month.decided(), month.decidedLook()))
                        .filter(remark -> !remark.isEmpty())
                        .collect(Collectors.joining(" "));
        };
    }

    private String remark(String what, long count, Look look) {
        return switch (look.kind()) {
            case EMPTY -> what + " ser tom ud" + beside(count, look) + " Mangler der sager i udtrækket?";
            case DOUBLED -> what + " ser fordoblet ud" + beside(count, look) + " Er sager talt to gange?";
            default -> "";
        };
    }

    private String beside(long count, Look look) {
        return hideBelow > 0
                ? "."
                : ": " + Danish.number(count) + (count == 1 ? " sag" : " sager") + " mod omkring "
                        + Danish.number(look.usual(), 0) + " i månederne omkring.";
    }
}
