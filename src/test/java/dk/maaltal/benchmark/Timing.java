package dk.maaltal.benchmark;

import java.util.List;
import java.util.concurrent.Callable;

/** How long something takes. */
final class Timing {

    private Timing() {}

    static double seconds(Callable<?> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        return (System.nanoTime() - begun) / 1e9;
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
