package dk.maaltal.dossier;

import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads the cases behind a figure as they are asked for, however many there are.
 *
 * @param store of the institution
 * @param list of the cases behind figures
 */
public record CaseReading(Store store, CaseList list) {

    /** Lets a reader read the cases of a figure, from the first one each time it begins. */
    public void read(FigureRequest request, int asOfLoad, Consumer<Iterable<CaseList.Row>> reader) {
        List<Stream<CaseList.Row>> begun = new ArrayList<>();
        // In a transaction, because only there PostgreSQL sends rows piece by piece.
        store.transaction(() -> {
            try {
                reader.accept(() -> {
                    begun.add(list.rows(request, asOfLoad));
                    return begun.get(begun.size() - 1).iterator();
                });
            } finally {
                begun.forEach(Stream::close);
            }
        });
    }
}
