package dk.maaltal.quality;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.cases.Loads;
import dk.maaltal.plan.Plan;
import dk.maaltal.quality.QualityScan.Cell;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the database how good the cases are. The answer depends on nothing but the load asked for and what it left. */
public final class QualityQuery {

    private final JdbcClient database;
    private final CaseDeclaration declaration;

    /**
     * @param database the institution's own
     * @param declaration which cases are which
     */
    public QualityQuery(JdbcClient database, CaseDeclaration declaration) {
        this.database = database;
        this.declaration = declaration;
    }

    /**
     * The quality of the cases behind a report.
     *
     * @param load the newest load it was made from; 0 for an institution without cases
     * @param plan whose measures say how far back the months go
     * @param at the reporting point, whose month is the last
     */
    public Quality of(int load, Plan plan, LocalDate at) {
        if (load == 0) {
            return Quality.NONE;
        }
        Loads loads = new Loads(database);
        Loads.Outcome outcome = loads.outcome(load);
        Span span = Span.of(plan, at);
        QualityScan scan = new QualityScan(database, declaration);
        List<Cell> cells = scan.cells(load, outcome.day(), span);
        return new Quality(
                Optional.of(outcome),
                loads.rejected(load),
                cases(cells, scan.texts()),
                months(cells, span, outcome.day()),
                0);
    }

    private KnownCases cases(List<Cell> cells, List<Column> texts) {
        return new KnownCases(
                sum(cells, QualityScan.ALL),
                declaration.populations().isEmpty()
                        ? Optional.empty()
                        : Optional.of(sum(cells, QualityScan.WITHOUT_TYPE)),
                IntStream.range(0, texts.size())
                        .mapToObj(i -> new KnownCases.Empty(texts.get(i).header(), sum(cells, QualityScan.EMPTY + i)))
                        .toList(),
                declaration.extreme(),
                sum(cells, QualityScan.LONG_DECIDED),
                sum(cells, QualityScan.LONG_PENDING),
                cells.stream().flatMap(cell -> cell.longest().stream()).max(Integer::compare),
                sum(cells, QualityScan.RECEIVED_LATER),
                sum(cells, QualityScan.DECIDED_LATER));
    }

    private static long sum(List<Cell> cells, int count) {
        return cells.stream().mapToLong(cell -> cell.counts().get(count)).sum();
    }

    private static List<MonthCount> months(List<Cell> cells, Span span, LocalDate day) {
        List<YearMonth> months = span.months();
        int over = span.before(day.plusDays(1));
        List<Long> received = counts(cells, months.size(), cell -> Optional.of(cell.received()));
        List<Long> decided = counts(cells, months.size(), Cell::decided);
        List<Look> receivedLooks = Look.of(
                received, first(cells, span, cell -> Optional.of(cell.firstReceived())), Math.min(over, months.size()));
        List<Look> decidedLooks =
                Look.of(decided, first(cells, span, Cell::firstDecided), Math.min(over, months.size()));
        return IntStream.range(0, months.size())
                .mapToObj(i -> new MonthCount(
                        months.get(i), received.get(i), decided.get(i), receivedLooks.get(i), decidedLooks.get(i)))
                .toList();
    }

    private static List<Long> counts(List<Cell> cells, int months, Function<Cell, Optional<Integer>> place) {
        List<Long> counts =
                new ArrayList<>(Stream.generate(() -> 0L).limit(months).toList());
        for (Cell cell : cells) {
            place.apply(cell)
                    .filter(month -> month >= 1 && month <= months)
                    .ifPresent(month -> counts.set(
                            month - 1, counts.get(month - 1) + cell.counts().get(QualityScan.ALL)));
        }
        return counts;
    }

    /** The first month of the span that is not before the very first case; after the last where there is none. */
    private static int first(List<Cell> cells, Span span, Function<Cell, Optional<LocalDate>> day) {
        return cells.stream()
                .flatMap(cell -> day.apply(cell).stream())
                .min(LocalDate::compareTo)
                .map(span::before)
                .orElse(span.months().size());
    }
}
