package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;

/**
 * A report made by {@code maaltal run}: what the run told, and its documents, opened again.
 *
 * @param told by the run
 * @param folder of the edition
 */
record MadeReport(String told, Path folder) {

    /** Forgets the sample side of an institution, whatever other tests left there. */
    static void forgetSample(String institution) {
        drop("eksempel_" + institution.replace('-', '_'));
        drop("eksempel");
    }

    /** Forgets an institution of the real side, and every run there. */
    static void forget(String institution) {
        drop(institution.replace('-', '_'));
        TestDatabase.client().sql("""
                        DO $$ BEGIN
                            IF to_regclass('maaltal.batch_job_instance') IS NOT NULL THEN
                                TRUNCATE batch_job_instance, batch_job_execution, batch_job_execution_params,
                                         batch_step_execution, batch_step_execution_context, batch_job_execution_context;
                            END IF;
                        END $$
                        """).update();
    }

    private static void drop(String schema) {
        TestDatabase.client()
                .sql("DROP SCHEMA IF EXISTS " + schema + " CASCADE")
                .update();
    }

    /** Runs a report, and leaves copies of its documents for the validator, which is no Java program. */
    static MadeReport run(Path out, String institution, String report, String at, String... options) {
        Terminal.Ended ended = Terminal.run(Stream.of(
                        Stream.of("run", institution, report, "--at", at, "--figures", "--out", out.toString()),
                        Stream.of(options))
                .flatMap(each -> each)
                .toArray(String[]::new));
        assertThat(ended.exit()).as(ended.err()).isZero();
        MadeReport made = new MadeReport(ended.out(), out.resolve(Path.of(institution, report, at, "edition-1")));
        made.leave(institution + "-" + report + "-" + at + "-");
        CaseNumbers.areInNoneOf(
                made.folder(),
                (List.of(options).contains("--demo") ? "eksempel_" : "") + institution.replace('-', '_'));
        return made;
    }

    private void leave(String prefix) {
        try (Stream<Path> documents = Files.list(folder)) {
            Path left = Files.createDirectories(Path.of("target", "documents"));
            for (Path document : documents.toList()) {
                Files.write(left.resolve(prefix + document.getFileName()), Files.readAllBytes(document));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line that begins so, in what the run told; blanks in a row made one. */
    String toldOf(String beginning) {
        return told.lines()
                .map(line -> line.replaceAll("[●◐○–] ", "").strip().replaceAll(" +", " "))
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElse("");
    }

    /** How the goals came out, as the run told it: from the lines of the goals, which have a title and a verdict. */
    Map<String, String> toldVerdicts(Collection<String> goals) {
        List<String> lines = told.lines()
                .dropWhile(line -> !line.contains("verdict in "))
                .map(String::strip)
                .toList();
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (String goal : goals) {
            lines.stream()
                    .filter(line -> line.startsWith(goal + " "))
                    .findFirst()
                    .ifPresent(line -> verdicts.put(goal, line.split(" {2,}")[2].substring(2)));
        }
        return verdicts;
    }

    /** The paragraphs of the Word document outside its tables. */
    List<String> paragraphs(String name) {
        try (XWPFDocument word = word(name)) {
            return word.getParagraphs().stream().map(XWPFParagraph::getText).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document as it is written. */
    String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of every table of the Word document, cells parted by bars. */
    List<List<String>> tables(String name) {
        return List.copyOf(captioned(name).values());
    }

    /** The rows of the table that has a line for each goal. */
    List<String> overview(String name) {
        return tables(name).stream()
                .filter(rows -> rows.get(0).startsWith("Mål|"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no overview among " + captioned(name).keySet()));
    }

    /** How the figures are made, as the appendix of methods says: "1 a|Andel af …". */
    List<String> methods(String name) {
        return tables(name).stream()
                .filter(rows -> rows.get(0).startsWith("Målepunkt|"))
                .findFirst()
                .orElseThrow();
    }

    /** The paragraphs under a heading, up to the next heading. */
    List<String> under(String name, String heading) {
        try (XWPFDocument word = word(name)) {
            return word.getParagraphs().stream()
                    .dropWhile(paragraph -> !paragraph.getText().equals(heading))
                    .skip(1)
                    .takeWhile(paragraph -> !(paragraph.getStyle() + "").matches("Heading[123]"))
                    .map(XWPFParagraph::getText)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tables of the Word document by the heading and the caption before them: "Mål 1.1 – … / Tabel a. …". */
    Map<String, List<String>> captioned(String name) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        try (XWPFDocument word = word(name)) {
            String heading = "";
            String caption = "";
            for (IBodyElement element : word.getBodyElements()) {
                if (element instanceof XWPFParagraph paragraph) {
                    String style = paragraph.getStyle() + "";
                    if (style.matches("Heading[123]")) {
                        heading = paragraph.getText();
                        caption = "";
                    } else if (style.equals("Caption") || style.equals("Mellemrubrik")) {
                        caption = withoutNumber(paragraph.getText());
                    }
                } else if (element instanceof XWPFTable table) {
                    tables.put(heading + " / " + caption, rows(table));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }

    /** "Tabel 7. a. Sygefravær" as "Tabel a. Sygefravær", since the number is the table's own in each document. */
    private static String withoutNumber(String caption) {
        return caption.replaceFirst("^Tabel \\d+\\. (?=Delmål |[A-Z]\\w*\\d )", "")
                .replaceFirst("^Tabel \\d+\\. ", "Tabel ");
    }

    /** The table whose caption begins so, below the goal with a number. */
    List<String> table(String name, String goal, String caption) {
        return captioned(name).entrySet().stream()
                .filter(table ->
                        table.getKey().startsWith(goal) && table.getKey().contains("/ " + caption))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> singleInWord(name, caption))
                .orElseThrow(() -> new AssertionError("no table " + goal + " " + caption + " among "
                        + captioned(name).keySet()));
    }

    /** A number of the common table of single ones, told as the table it would be: "K2 a. " is the row of "K2 a". */
    private Optional<List<String>> singleInWord(String name, String caption) {
        return tables(name).stream()
                .filter(rows -> rows.get(0).startsWith("Målepunkt|Titel|Enhed|År|Mål|Resultat|"))
                .flatMap(List::stream)
                .map(row -> row.split("\\|", -1))
                .filter(cells -> caption.startsWith(cells[0] + "."))
                .map(cells -> Stream.of(
                                cells[2] + "|" + cells[3],
                                cells[4].isEmpty() ? "" : "Mål|" + cells[4],
                                "Resultat|" + cells[5])
                        .filter(row -> !row.isEmpty())
                        .toList())
                .findFirst();
    }

    private static List<String> rows(XWPFTable table) {
        return table.getRows().stream()
                .map(row -> row.getTableCells().stream().map(MadeReport::text).collect(Collectors.joining("|")))
                .toList();
    }

    /** Without the blanks that align a number on its column's decimal comma. */
    static String text(XWPFTableCell cell) {
        return cell.getText().replaceFirst("[\\u2002\\u2007\\u2008]+$", "");
    }

    /**
     * The table of a sheet as Excel shows it, cells parted by bars. A single number, which has no sheet of its own, is read from
     * its row of the common one, and told as the table it is in Word.
     */
    List<String> sheet(String name) {
        return sheetNames().contains(name) ? ownSheet(name) : singleNumber(name);
    }

    List<String> sheetNames() {
        try (XSSFWorkbook workbook = workbook()) {
            return IntStream.range(0, workbook.getNumberOfSheets())
                    .mapToObj(workbook::getSheetName)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> singleNumber(String name) {
        List<String> rows = ownSheet("Enkelttal");
        assertThat(rows.get(0)).startsWith("Mål|Tabel|Titel|Enhed|År|Måltal|Resultat|Vurdering|Noter|");
        String[] cells = rows.stream()
                .map(row -> row.split("\\|", -1))
                .filter(row -> (row[0] + row[1]).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " among " + rows));
        List<String> table = new ArrayList<>(List.of(cells[3] + "|" + cells[4]));
        if (!cells[5].isEmpty()) {
            table.add("Mål|" + cells[5]);
        }
        table.add("Resultat|" + cells[6]);
        return table;
    }

    private List<String> ownSheet(String name) {
        DataFormatter formatter = new DataFormatter(Locale.forLanguageTag("da-DK"));
        formatter.setUseCachedValuesForFormulaCells(true);
        try (XSSFWorkbook workbook = workbook()) {
            XSSFSheet sheet = workbook.getSheet(name);
            assertThat(sheet).as("sheet " + name).isNotNull();
            XSSFTable table = sheet.getTables().get(0);
            List<String> rows = new ArrayList<>();
            for (int n = table.getStartRowIndex(); n <= table.getEndRowIndex(); n++) {
                var row = sheet.getRow(n);
                rows.add(IntStream.rangeClosed(table.getStartColIndex(), table.getEndColIndex())
                        .mapToObj(column ->
                                formatter.formatCellValue(row.getCell(column)).strip())
                        .collect(Collectors.joining("|")));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private XWPFDocument word(String name) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            return new XWPFDocument(in);
        }
    }

    private XSSFWorkbook workbook() throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve("bilag.xlsx"))) {
            return new XSSFWorkbook(in);
        }
    }
}
