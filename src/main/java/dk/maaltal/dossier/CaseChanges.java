package dk.maaltal.dossier;

import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.FigureRequest;
import java.util.List;
import java.util.Optional;

/**
 * The cases that make a figure another as of one load than as of an earlier one.
 *
 * @param list of the cases behind figures
 * @param before the earlier load; 0 for an institution without cases
 * @param after the later load; 0 for an institution without cases
 */
public record CaseChanges(CaseList list, int before, int after) {

    /** The cases that a figure, or one it is derived from, counts differently; none where there is no figure. */
    public List<CaseList.Change> of(Optional<FigureRequest> request) {
        if (before == after || before == 0 || after == 0) {
            return List.of();
        }
        return request.stream()
                .flatMap(FigureRequest::ofCases)
                .flatMap(part -> list.changes(part, before, after))
                .toList();
    }
}
