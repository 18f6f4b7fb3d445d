package dk.maaltal.verify;

import dk.maaltal.Checksum;
import dk.maaltal.Progress;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.EditionFolder;
import dk.maaltal.editions.InternalLists;
import dk.maaltal.editions.Manifest;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Holds every edition of an institution against its checksums: documents, figures, folders, and the chain of editions. */
public final class Verification {

    /**
     * What was found.
     *
     * @param editions how many are published
     * @param withoutFolder editions whose folder is not here: it may be on another machine, and the next run of the report
     *     puts it in place
     * @param faults what is not as it was published, a sentence for each that says where
     */
    public record Verified(int editions, List<Edition> withoutFolder, List<String> faults) {

        /** Whether everything is as it was published. */
        public boolean isInOrder() {
            return faults.isEmpty();
        }
    }

    private final Store store;
    private final Workspace workspace;
    private final Progress progress;
    private final List<Edition> withoutFolder = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * @param store of the institution
     * @param workspace where the folders of its editions are
     * @param progress told of the editions looked at
     */
    public Verification(Store store, Workspace workspace, Progress progress) {
        this.store = store;
        this.workspace = workspace;
        this.progress = progress;
    }

    /** Looks at every published edition; changes nothing. */
    public Verified verify() {
        List<Edition> editions = store.editions().published();
        Map<Edition.Key, Integer> last =
                new TreeMap<>((one, other) -> (one.report() + " " + one.at() + " " + one.plan())
                        .compareTo(other.report() + " " + other.at() + " " + other.plan()));
        for (Edition edition : editions) {
            progress.at("Verifying " + name(edition), 0, 0);
            store.chain().changes(edition).forEach(change -> fault(edition, change));
            store.chain().breaks(edition).forEach(broken -> fault(edition, broken));
            folder(edition);
            last.merge(edition.key(), edition.number(), Math::max);
        }
        store.chain().gaps().forEach(place -> faults.add("the edition at place " + place + " of the chain is gone"));
        last.forEach((key, number) -> {
            for (int each = 1; each < number; each++) {
                if (store.editions().published(key, each).isEmpty()) {
                    faults.add(key.report() + " at " + key.at() + ", edition " + each
                            + ": it is gone, and later ones are" + " there");
                }
            }
        });
        return new Verified(editions.size(), List.copyOf(withoutFolder), List.copyOf(faults));
    }

    private void folder(Edition edition) {
        Path around = workspace.editions(store.name(), edition.key());
        Path folder = around.resolve(edition.folder());
        try {
            if (Files.isDirectory(folder)) {
                Map<String, String> checksums = new TreeMap<>();
                store.editions()
                        .documents(edition.id())
                        .forEach((name, content) -> checksums.put(name, Checksum.of(content)));
                checksums.put(Manifest.NAME, Checksum.of(store.manifest().of(edition)));
                compare(edition, folder, checksums);
            } else {
                withoutFolder.add(edition);
            }
            Path internal = around.resolve(edition.internalFolder());
            if (Files.isDirectory(internal)) {
                Map<String, String> checksums = new TreeMap<>();
                for (InternalLists.InternalList list : store.internalLists().of(edition.id())) {
                    checksums.put(list.name(), list.sha256());
                }
                compare(edition, internal, checksums);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read: " + e, e);
        }
    }

    private void compare(Edition edition, Path folder, Map<String, String> checksums) throws IOException {
        for (Map.Entry<String, String> each : checksums.entrySet()) {
            Path file = folder.resolve(each.getKey());
            if (!Files.isRegularFile(file)) {
                fault(edition, file + " is gone");
            } else if (!Checksum.of(file).equals(each.getValue())) {
                fault(edition, file + " is not the file that was published");
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !checksums.containsKey(file.getFileName().toString()))
                    .filter(file -> !EditionFolder.isCopy(file, checksums.keySet()))
                    .sorted()
                    .forEach(file -> fault(edition, file + " does not belong there"));
        }
    }

    private void fault(Edition edition, String what) {
        faults.add(name(edition) + ": " + what);
    }

    private static String name(Edition edition) {
        return edition.key().report() + " at " + edition.key().at() + " (plan "
                + edition.key().plan() + "), edition " + edition.number();
    }
}
