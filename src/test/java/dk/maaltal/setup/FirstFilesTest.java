package dk.maaltal.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.cases.DataRefused;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is guessed of extracts nobody has declared: right, or told as unsure, or refused. */
class FirstFilesTest {

    private static final String DAYS = "1;13-01-2023;20-02-2023";

    @TempDir
    Path folder;

    private FirstFiles.Written write(String text, Charset charset) throws IOException {
        Path extract = Files.write(folder.resolve("sager-2024-01.csv"), text.getBytes(charset));
        return FirstFiles.write(folder.resolve("ny"), "Ny Styrelse", extract, Optional.empty());
    }

    private String cases() throws IOException {
        return Files.readString(folder.resolve("ny").resolve("cases.yaml"));
    }

    private static Arguments guessed(String name, String text, String... lines) {
        return Arguments.of(name, text, List.of(lines));
    }

    static Stream<Arguments> right() {
        return Stream.of(
                guessed(
                        "Danish, semicolons",
                        "Sagsnr;Modtaget;Afgjort;Område\nA-1;13-01-2023;20-02-2023;Nord\nA-2;14-01-2023;;Syd\n",
                        "delimiter: \";\"",
                        "\"Modtaget\": { is: received, date: dd-MM-yyyy }",
                        "\"Afgjort\": { is: decided, date: dd-MM-yyyy, may be empty: yes }"),
                guessed(
                        "commas and ISO days",
                        "id,created,closed,kind\n17,2023-01-13,2023-02-20,x\n18,2023-01-14,,y\n",
                        "delimiter: \",\"",
                        "\"created\": { is: received, date: yyyy-MM-dd }",
                        "\"closed\": { is: decided, date: yyyy-MM-dd, may be empty: yes }"),
                guessed(
                        "tabs, times, and decided before received in the row",
                        "Afsluttet\tOprettet\tNummer\n20.02.2023 09:15\t13.01.2023 08:00\t7\n\t14.01.2023 10:00\t8\n",
                        "delimiter: \"tab\"",
                        "\"Oprettet\": { is: received, date: dd.MM.yyyy HH:mm }",
                        "\"Afsluttet\": { is: decided, date: dd.MM.yyyy HH:mm, may be empty: yes }"),
                guessed(
                        "bars and slashes",
                        "Journalnr|Indgået|Besvaret\nX/1|13/01/2023|20/02/2023\nX/2|14/01/2023|\n",
                        "delimiter: \"|\"",
                        "\"Journalnr\": { is: case number }",
                        "date: dd/MM/yyyy"),
                guessed(
                        "American days",
                        "case_no,received,decided\n1,01/13/2023,02/20/2023\n2,01/14/2023,\n",
                        "\"case_no\": { is: case number }",
                        "date: MM/dd/yyyy"),
                guessed(
                        "time stamps",
                        "id;start;slut\n1;2023-01-13T23:30:00Z;2023-02-20T10:00:00+01:00\n2;2023-01-14T10:00:00Z;\n",
                        "\"start\": { is: received, date: ISO time stamp }",
                        "\"slut\": { is: decided, date: ISO time stamp",
                        "encoding: utf-8"),
                guessed(
                        "yes and no, numbers, kinds",
                        "Sagsnr;Modtaget;Afgjort;Haster;Beløb;Type\n" + DAYS + ";Ja;1.234,50;Klage\n"
                                + "2;14-01-2023;21-02-2023;Nej;12,25;Klage\n3;14-01-2023;21-02-2023;Nej;7,5;Tilsyn\n",
                        "\"Haster\": { name: \"haster\", yes/no: [\"Ja\", \"Nej\"] }",
                        "\"Beløb\": { name: \"beløb\", number: decimal comma }",
                        "\"klage\": { \"type\": \"Klage\" }      # 2 cases"),
                guessed(
                        "three columns of days, told apart by their headings",
                        "Sagsnr;Oplyst;Modtaget;Afgjort\n1;14-01-2023;13-01-2023;20-02-2023\n"
                                + "2;15-01-2023;14-01-2023;21-02-2023\n",
                        "\"Modtaget\": { is: received",
                        "\"Afgjort\": { is: decided",
                        "\"Oplyst\": { name: \"oplyst\", date: dd-MM-yyyy }"),
                guessed(
                        "days without names that only one order fits",
                        "nr;dato 2;dato 1\n1;20-02-2023;13-01-2023\n2;21-02-2023;14-01-2023\n",
                        "\"dato 1\": { is: received",
                        "\"dato 2\": { is: decided",
                        "\"nr\": { is: case number }"),
                guessed(
                        "quoted fields with the delimiter and a line end in them",
                        "Sagsnr;Titel;Modtaget;Afgjort\n1;\"a;b\";13-01-2023;20-02-2023\n2;\"c\nd\";14-01-2023;21-02-2023\n",
                        "\"Sagsnr\": { is: case number }",
                        "\"Titel\": { name: \"titel\", text: yes }",
                        "\"Afgjort\": { is: decided"),
                guessed(
                        "a byte order mark and an empty column",
                        "\uFEFFSagsnr;Modtaget;Afgjort;Tom\n" + DAYS + ";\n2;14-01-2023;21-02-2023;\n",
                        "\"Sagsnr\": { is: case number }",
                        "# Tom: empty in every row"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("right")
    void isGuessedRight(String name, String text, List<String> lines) throws IOException {
        write(text, StandardCharsets.UTF_8);

        assertThat(cases()).contains(lines).contains("files: \"sager-*.csv\"", "Ny Styrelse");
    }

    @Test
    void lettersOfWindowsAreRecognised() throws IOException {
        write("Sagsnr;Modtaget;Afgjort;Område\n" + DAYS + ";Sønderjylland\n", Charset.forName("windows-1252"));

        assertThat(cases()).contains("encoding: windows-1252", "\"Område\"");
    }

    @Test
    void whatCouldBeOtherwiseIsTold() throws IOException {
        assertThat(write(
                                "Sagsnr;Journalnr;Modtaget;Afgjort\n1;9;01/02/2023;03/04/2023\n2;8;02/03/2023;\n",
                                StandardCharsets.UTF_8)
                        .unsure())
                .anyMatch(line -> line.contains("the case number may also be \"Journalnr\""))
                .anyMatch(line -> line.contains("\"Modtaget\" can be read as dd/MM/yyyy and as MM/dd/yyyy"));
    }

    @Test
    void numbersOfPersonsAreLeftOut() throws IOException {
        assertThat(write(
                                "Sagsnr;Cpr;Modtaget;Afgjort\n1;010190-1234;13-01-2023;20-02-2023\n"
                                        + "2;020290-4321;14-01-2023;\n",
                                StandardCharsets.UTF_8)
                        .unsure())
                .contains("\"Cpr\" looks like numbers of persons and is left out");
        assertThat(cases())
                .contains("# Cpr: looks like numbers of persons; left out", "\"Sagsnr\": { is: case number }")
                .doesNotContain("\"Cpr\":");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("no delimiter", "a b c\n1 2 3\n", "It cannot be told what is between the fields"),
                Arguments.of("no heading", DAYS + "\n2;14-01-2023;\n", "is no heading row"),
                Arguments.of("a heading twice", "Nr;Dato;Dato\n" + DAYS + "\n", "stands twice"),
                Arguments.of("no rows", "Nr;Modtaget;Afgjort\n", "no rows"),
                Arguments.of(
                        "no case number",
                        "Nr;Modtaget;Afgjort\n1;13-01-2023;\n1;13-01-2023;\n",
                        "none can be the case number"),
                Arguments.of(
                        "one day", "Nr;Modtaget;Type\n1;13-01-2023;x\n2;14-01-2023;y\n", "1 column of it holds days"),
                Arguments.of(
                        "months as words",
                        "Nr;Modtaget;Afgjort\n1;13 jan 2023;20 feb 2023\n2;14 jan 2023;\n",
                        "0 columns of it hold days"),
                Arguments.of(
                        "days that are the same everywhere",
                        "Nr;a;b\n1;13-01-2023;13-01-2023\n2;14-01-2023;14-01-2023\n",
                        "which of the days"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatCannotBeToldIsRefusedAndNothingIsWritten(String name, String text, String told) {
        assertThatThrownBy(() -> write(text, StandardCharsets.UTF_8))
                .isInstanceOf(DataRefused.class)
                .hasMessageContaining(told);
        assertThat(folder.resolve("ny")).doesNotExist();
    }
}
