package dk.maaltal.diff;

import dk.maaltal.dossier.Dossier;
import dk.maaltal.editions.Edition;
import dk.maaltal.report.Changes;
import dk.maaltal.reported.Answers;
import dk.maaltal.reported.Questions;
import dk.maaltal.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What would be otherwise if an edition were made now.
 *
 * @param files that people wrote, by their names below {@code jobs/} and {@code templates/}
 * @param answers the questions that are answered otherwise, or are others, in Danish
 * @param figures those that would be printed otherwise
 */
public record Drift(List<String> files, List<String> answers, List<Changes.Change> figures) {

    /**
     * Holds an edition against what is known now.
     *
     * @param now of the same plan at the same reporting point
     */
    public static Drift of(Store store, Edition edition, Dossier now) {
        Map<String, byte[]> then = store.origin().files(edition.id());
        Map<String, byte[]> today = now.institution().files(edition.key().report(), now.plan());
        Set<String> names = new TreeSet<>(then.keySet());
        names.addAll(today.keySet());
        Answers given = store.answers(edition.key().plan())
                .asOf(edition.answer(), now.at().day());
        return new Drift(
                names.stream()
                        .filter(name -> !Arrays.equals(then.get(name), today.get(name)))
                        .toList(),
                answers(given, now),
                Changes.betweenWhole(store.editionFigures().printed(edition), now.printed()));
    }

    private static List<String> answers(Answers given, Dossier now) {
        return Questions.of(now.plan(), now.at()).stream()
                .flatMap(row -> row.questions().stream()
                        .filter(question ->
                                !given.said(question).equals(now.answers().said(question)))
                        .map(question -> row.about() + ", " + question.heading()))
                .toList();
    }

    /** Whether it would be just the same. */
    public boolean isNone() {
        return Stream.of(files, answers, figures).allMatch(List::isEmpty);
    }
}
