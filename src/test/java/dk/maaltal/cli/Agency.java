package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** An office that reports in tables of its own, of cases made up for them, few enough to be counted by hand. */
final class Agency {

    static final String WORD = "maalrapportering.docx";

    private static final String REPORT = "aarsrapport";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    private final Office office;
    private final List<String> rows = new ArrayList<>();

    private Agency(Office office) {
        this.office = office;
    }

    /**
     * An agency without cases and plan yet.
     *
     * @param documents of its report
     * @param columns with all that follows them in {@code cases.yaml}
     */
    static Agency open(Path folder, String name, String documents, String columns) {
        TestDatabase.forget(name);
        Agency agency = new Agency(Office.open(folder, name));
        agency.write("report.yaml", """
                reports:
                  aarsrapport:
                    documents: [%s]
                """.formatted(documents));
        agency.write("cases.yaml", """
                institution: Tabelstyrelsen
                extract: { files: "sager-*.csv", delimiter: ";", encoding: utf-8, holds: all }
                """ + columns);
        try {
            Files.delete(agency.office.own("plan-2022.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return agency;
    }

    Office office() {
        return office;
    }

    void write(String file, String text) {
        TestFolder.write(office.own(file), text.getBytes(StandardCharsets.UTF_8));
    }

    /** So many cases alike, each with these cells after its number; a day as the extract writes it. */
    void cases(int count, Object... cells) {
        for (int i = 0; i < count; i++) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(rows.size() + 1)));
            for (Object cell : cells) {
                row.add(cell instanceof LocalDate day ? DATE.format(day) : cell.toString());
            }
            rows.add(String.join(";", row));
        }
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    /** The report of its cases. */
    MadeReport run(String headings, int year, String at, String plan) {
        write("sager-1.csv", headings + "\n" + String.join("\n", rows) + "\n");
        write("plan-" + year + ".yaml", plan);
        String told = office.ok("run", office.name(), REPORT, "--at", at);
        return new MadeReport(told, office.made(REPORT).resolve(at).resolve("edition-1"));
    }

    /** A table as Word and Excel print it alike. */
    static void assertTable(MadeReport made, String goal, String table, String sheet, String... expected) {
        assertThat(made.table(WORD, goal, table)).containsExactly(expected);
        assertThat(made.sheet(sheet)).containsExactly(expected);
    }
}
