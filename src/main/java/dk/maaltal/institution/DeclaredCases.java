package dk.maaltal.institution;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.CaseFile;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.declaration.Problems;
import dk.maaltal.sources.Source;
import dk.maaltal.sources.Sources;
import java.nio.file.Path;

/**
 * What an institution's extracts look like, and nothing else of what it declares: its cases can be loaded whatever is wrong
 * with its plans and reports.
 *
 * @param name of the institution's folder
 * @param sources the files it was read from
 * @param declaration of its extracts
 */
public record DeclaredCases(String name, Sources sources, CaseDeclaration declaration) {

    /**
     * Reads {@code cases.yaml} of an institution, as it stood at one moment.
     *
     * @param jobs the folder with a folder for each institution
     * @param templates the folder of templates
     * @throws BadDeclaration naming all that is wrong in it
     */
    public static DeclaredCases read(Path jobs, Path templates, String name) {
        return OneMoment.read(jobs, templates, name, sources -> {
            Problems problems = new Problems();
            CaseDeclaration declaration = CaseFile.read(sources.declared(name + "/" + CaseFile.NAME), problems);
            problems.refuseIfAny();
            return new DeclaredCases(name, sources, declaration);
        });
    }

    /** A file in its folder, such as {@code sample.yaml}; it need not exist. */
    public Source file(String fileName) {
        return sources.declared(name + "/" + fileName);
    }
}
