package dk.maaltal.editions;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells where an edition comes from: loads, answers, declarations, plan and templates with their checksums, program, who,
 * when and why, and the checksum of every document. All of it is in the database; the file is for those who only have the
 * folder.
 */
public final class Manifest {

    /** The name of the file in an edition's folder. */
    public static final String NAME = "manifest.json";

    private final JdbcClient database;

    /** @param database the institution's own */
    public Manifest(JdbcClient database) {
        this.database = database;
    }

    /** The manifest of a published edition, as JSON. */
    public byte[] of(Edition edition) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.putAll(rows("SELECT current_schema() AS schema").get(0));
        manifest.put("report", edition.key().report());
        manifest.put("at", edition.key().at());
        manifest.put("plan", edition.key().plan());
        manifest.putAll(rows("""
                        SELECT number AS edition, reason, made_by, %s AS begun, %s AS published, program, java,
                               inputs AS sha256_of_inputs
                        FROM edition
                        WHERE id = ?
                        """.formatted(moment("begun"), moment("published")), edition.id())
                .get(0));
        manifest.put("loads", rows("""
                        SELECT number, cases AS cases_known_from_it, source, checksum AS sha256,
                               declaration AS sha256_of_declaration, rows_read, rows_rejected, loaded_by,
                               %s AS finished
                        FROM edition_load
                        JOIN load ON number = load
                        WHERE edition = ?
                        ORDER BY number DESC
                        """.formatted(moment("finished")), edition.id()));
        manifest.put("answers", rows("""
                        SELECT DISTINCT regexp_replace(source, ',.*', '') AS source, checksum AS sha256
                        FROM answer
                        WHERE id <= ? AND plan = ?
                        ORDER BY 1, 2
                        """, edition.answer(), edition.key().plan()));
        manifest.put("files", rows("""
                        SELECT name, sha256 FROM edition_file WHERE edition = ? ORDER BY name
                        """, edition.id()));
        manifest.put("documents", rows("""
                        SELECT name, sha256, length(content) AS bytes FROM document WHERE edition = ? ORDER BY name
                        """, edition.id()));
        manifest.put("internal_case_lists", rows("""
                        SELECT name, sha256, cases FROM case_list WHERE edition = ? ORDER BY name
                        """, edition.id()));
        // Left out where none was asked for, so that older manifests stay as they were.
        List<Map<String, Object>> approvals = rows("""
                        SELECT approved_by, %s AS approved, note
                        FROM approval
                        WHERE edition = ?
                        ORDER BY approved, approved_by
                        """.formatted(moment("approved")), edition.id());
        if (!approvals.isEmpty()) {
            manifest.put("approvals", approvals);
        }
        // Editions of versions before 0.2 have no place, and their manifests stay as they were.
        rows("""
                        SELECT e.place AS place_in_chain, e.figures_sha256 AS sha256_of_figures, p.report AS previous_report,
                               p.at AS previous_at, p.plan AS previous_plan, p.number AS previous_edition,
                               e.previous_sha256 AS sha256_of_previous_manifest
                        FROM edition e
                        LEFT JOIN edition p ON p.id = e.previous
                        WHERE e.id = ? AND e.place IS NOT NULL
                        """, edition.id()).forEach(manifest::putAll);
        return (JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(manifest)
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A moment in universal time, whatever the time zone of the session. */
    private static String moment(String column) {
        return "to_char(" + column + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
    }

    private List<Map<String, Object>> rows(String sql, Object... parameters) {
        return database.sql(sql).params(List.of(parameters)).query().listOfRows();
    }
}
