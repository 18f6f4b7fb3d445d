package dk.maaltal.cli;

import dk.maaltal.SharedFile;
import dk.maaltal.due.Owed;
import dk.maaltal.institution.Institution;
import dk.maaltal.store.Workspace;
import dk.maaltal.template.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of all institutions: how things stand at each, with links to what was made. */
final class StatusPage {

    private static final String NAME = "index.html";

    private StatusPage() {}

    /**
     * Writes the page, whole or not at all, and gives its file.
     *
     * @param known what institutions owe, where that has been found out, by their names
     */
    static Path write(Workspace workspace, Session session, LocalDate today, Map<String, List<Owed>> known) {
        List<InstitutionStatus> all = Institution.names(workspace.jobs()).stream()
                .map(name -> known.containsKey(name)
                        ? InstitutionStatus.of(name, known.get(name), workspace, session, today)
                        : InstitutionStatus.of(name, workspace, session, today))
                .toList();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sample", workspace.realm().isSample());
        fields.put("today", today.toString());
        fields.put(
                "urgent",
                all.stream()
                        .filter(InstitutionStatus::isUrgent)
                        .map(StatusPage::fields)
                        .toList());
        fields.put("institutions", all.stream().map(StatusPage::fields).toList());
        try (InputStream template = StatusPage.class.getResourceAsStream(NAME)) {
            byte[] page = Templates.of(NAME, template.readAllBytes()).fill(fields, "");
            Files.createDirectories(workspace.out());
            Path file = workspace.out().resolve(NAME);
            SharedFile.write(file, page);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The page of all institutions cannot be written in " + workspace.out(), e);
        }
    }

    private static Map<String, Object> fields(InstitutionStatus status) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", status.name());
        fields.put("title", status.title());
        fields.put(
                "load",
                status.load()
                        .map(load -> "Load " + load.number() + " of " + load.day() + ": " + load.read() + " rows, "
                                + load.rejected() + " rejected")
                        .orElse("Nothing has been loaded yet"));
        fields.put("owed", status.owed().stream().map(StatusPage::owed).toList());
        fields.put(
                "editions",
                status.editions().stream()
                        .map(made -> Map.<String, Object>of(
                                "title",
                                made.edition().key().report() + " at "
                                        + made.edition().key().at() + ", edition "
                                        + made.edition().number(),
                                "folder",
                                made.folder(),
                                "overview",
                                made.overview().orElse("")))
                        .toList());
        fields.put(
                "next",
                status.next().stream()
                        .map(coming -> Map.<String, Object>of(
                                "report",
                                coming.report(),
                                "at",
                                coming.at(),
                                "due",
                                coming.due().map(LocalDate::toString).orElse("")))
                        .toList());
        return fields;
    }

    private static Map<String, Object> owed(Owed owed) {
        return Map.of(
                "report",
                owed.report(),
                "at",
                owed.at(),
                "due",
                owed.due().map(LocalDate::toString).orElse(""),
                "state",
                (owed.late() ? "late, " : "") + StatusCommand.word(owed.state()),
                "mark",
                owed.late() ? "late" : StatusCommand.word(owed.state()),
                "what",
                owed.sentence());
    }
}
