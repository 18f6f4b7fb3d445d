package dk.maaltal.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A full extract as it changes from one night to the next: most cases stay as they were, and a few do not. */
final class ChangingExtract {

    private static final Charset ENCODING = Charset.forName("windows-1252");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final int RECEIVED = 1;
    private static final int DECIDED = 2;

    private final String heading;
    private final List<String> lines;
    private final Random random = new Random(30);
    private int made;

    private ChangingExtract(String heading, List<String> lines) {
        this.heading = heading;
        this.lines = lines;
    }

    static ChangingExtract of(Path extract) throws IOException {
        List<String> all = Files.readAllLines(extract, ENCODING);
        return new ChangingExtract(all.get(0), new ArrayList<>(all.subList(1, all.size())));
    }

    int cases() {
        return lines.size();
    }

    /** Decides some cases, or decides them a day later, takes others out, and puts as many new ones in. */
    void change(int changed, int gone) {
        List<Integer> chosen = choose(changed + gone);
        chosen.subList(0, changed).forEach(i -> lines.set(i, decidedLater(lines.get(i))));
        List<String> like = new ArrayList<>();
        chosen.subList(changed, changed + gone).stream()
                .sorted(Collections.reverseOrder())
                .forEach(i -> like.add(lines.remove((int) i)));
        like.forEach(line -> lines.add("N-" + ++made + line.substring(line.indexOf(';'))));
    }

    /** The same cases, the last first. */
    void turnAround() {
        Collections.reverse(lines);
    }

    Path write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, ENCODING)) {
            out.write(heading);
            out.newLine();
            for (String line : lines) {
                out.write(line);
                out.newLine();
            }
        }
        return file;
    }

    private List<Integer> choose(int count) {
        Set<Integer> chosen = new HashSet<>();
        List<Integer> inOrder = new ArrayList<>();
        while (inOrder.size() < count) {
            int one = random.nextInt(lines.size());
            if (chosen.add(one)) {
                inOrder.add(one);
            }
        }
        return inOrder;
    }

    private static String decidedLater(String line) {
        String[] fields = line.split(";", -1);
        String before = fields[DECIDED].isEmpty() ? fields[RECEIVED] : fields[DECIDED];
        fields[DECIDED] = DAY.format(LocalDate.parse(before, DAY).plusDays(1));
        return String.join(";", fields);
    }
}
