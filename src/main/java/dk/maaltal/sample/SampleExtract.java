package dk.maaltal.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.DateFormats;
import dk.maaltal.cases.Extract;
import dk.maaltal.cases.ExtractRows;
import dk.maaltal.cases.TextOrigin;
import dk.maaltal.declaration.Problems;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.sources.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes an institution's sample cases as the extract its {@code cases.yaml} declares, mess and all. */
public final class SampleExtract {

    /** The file of an institution's folder that says how its sample cases and answers are made up. */
    public static final String DECLARED_IN = SampleFile.NAME;

    private static final String NO_SUCH_DAY = "30-02-2022";

    private final CaseDeclaration declaration;
    private final SampleFile sample;
    private final Map<DateFormats, Function<LocalDateTime, String>> writers = new HashMap<>();

    private SampleExtract(CaseDeclaration declaration, SampleFile sample) {
        this.declaration = declaration;
        this.sample = sample;
    }

    /**
     * Writes the extract.
     *
     * @param sample the institution's {@code sample.yaml}
     * @param scale how many times the cases a year that the file says
     * @param file to write; replaced whole, or not at all
     */
    public static void write(Source sample, CaseDeclaration declaration, int scale, Path file) {
        Problems problems = new Problems();
        SampleFile read = SampleFile.read(sample, declaration, problems);
        problems.refuseIfAny();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path half = Files.createTempFile(file.toAbsolutePath().getParent(), "sample", ".csv");
            new SampleExtract(declaration, read).write(new SampleCases(read, scale).make(), half);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<SampleCase> cases, Path file) throws IOException {
        Extract.Files format = format();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(format.delimiter())
                .build(Files.newBufferedWriter(file, format.encoding()))) {
            csv.writeRecord(declaration.columns().stream()
                    .flatMap(column -> headings(column).stream())
                    .toArray(String[]::new));
            int blanks = sample.mess().getOrDefault(SampleFile.Mess.BLANKS, 0);
            for (int i = 0; i < cases.size(); i++) {
                String[] row = row(cases.get(i), number(cases.get(i), i));
                if (blanks > 0 && i % (cases.size() / blanks) == 0) {
                    row[i % row.length] = " " + row[i % row.length] + "  ";
                }
                csv.writeRecord(fields(row));
            }
            for (Map.Entry<SampleFile.Mess, Integer> mess : sample.mess().entrySet()) {
                for (int i = 0; i < mess.getValue(); i++) {
                    mess(csv, mess.getKey(), cases, i);
                }
            }
        }
    }

    private Extract.Files format() {
        if (declaration.extract().orElseThrow().rows() instanceof ExtractRows.Events) {
            throw new DataRefused(declaration.source().path()
                    + " declares rows that are events, so sample cases cannot be written for it.");
        }
        return declaration.extract().orElseThrow().source().match(Function.identity(), query -> {
            throw new DataRefused(declaration.source().path()
                    + " declares a query and no format of files, so sample cases cannot be written for it.");
        });
    }

    /** Rows that are wrong stand at the end, with numbers of their own, so that the good cases are untouched. */
    private void mess(CsvWriter csv, SampleFile.Mess kind, List<SampleCase> cases, int i) {
        SampleCase like = cases.get((i + 1) * 997 % cases.size());
        String[] row = row(like, "F" + kind.ordinal() + "-" + i);
        switch (kind) {
            case DECIDED_BEFORE_RECEIVED ->
                row[index(Column.DECIDED)] =
                        text(column(Column.DECIDED), Optional.of(like.received().minusDays(1 + i)));
            case NO_SUCH_DAY -> row[index(Column.RECEIVED)] = NO_SUCH_DAY;
            case EMPTY_TEXT -> row[firstRequiredText()] = "";
            case DUPLICATES -> {
                int at = (i + 1) * 997 % cases.size();
                row = row(cases.get(at), number(cases.get(at), at));
            }
            case BLANKS -> {
                return;
            }
        }
        csv.writeRecord(fields(row));
    }

    /** The headings that a declared column is read from. */
    private static List<String> headings(Column column) {
        if (column.origin() instanceof TextOrigin.OneOf oneOf) {
            return oneOf.headings();
        }
        return column.origin() instanceof TextOrigin.Joined joined ? joined.headings() : List.of(column.header());
    }

    /** What stands under each heading: of several, a day under the first, and a case number under the last, after ones. */
    private String[] fields(String[] row) {
        return IntStream.range(0, row.length)
                .boxed()
                .flatMap(i -> {
                    Column column = declaration.columns().get(i);
                    int last = headings(column).size() - 1;
                    return column.isCaseNumber()
                            ? Stream.concat(Stream.generate(() -> "1").limit(last), Stream.of(row[i]))
                            : Stream.concat(
                                    Stream.of(row[i]), Stream.generate(() -> "").limit(last));
                })
                .toArray(String[]::new);
    }

    private static String number(SampleCase made, int i) {
        return made.received().getYear() + "-" + (100_000 + i);
    }

    private String[] row(SampleCase made, String number) {
        return declaration.columns().stream()
                .map(column -> switch (column.name()) {
                    case Column.CASE_NUMBER -> number;
                    case Column.RECEIVED -> text(column, Optional.of(made.received()));
                    case Column.DECIDED -> text(column, made.decided());
                    default ->
                        column.name().equals(made.endsWith())
                                ? text(column, made.ended())
                                : text(column, made.values().getOrDefault(column.name(), ""));
                })
                .toArray(String[]::new);
    }

    private String text(Column column, Optional<LocalDate> day) {
        return day.map(LocalDate::atStartOfDay)
                .map(writers.computeIfAbsent(column.type().days().orElseThrow(), DateFormats::writer))
                .orElse("");
    }

    private static String text(Column column, String value) {
        boolean isYes = value.equals("yes");
        return column.type().kind() == CaseWords.Kind.YES_NO && (isYes || value.equals("no"))
                ? column.type().textOf(isYes)
                : value;
    }

    private Column column(String name) {
        return declaration.column(name).orElseThrow();
    }

    private int firstRequiredText() {
        return declaration.columns().stream()
                .filter(column ->
                        column.type().kind() == CaseWords.Kind.TEXT && !column.isCaseNumber() && !column.mayBeEmpty())
                .findFirst()
                .map(declaration.columns()::indexOf)
                .orElseThrow();
    }

    private int index(String name) {
        return declaration.columns().indexOf(column(name));
    }
}
