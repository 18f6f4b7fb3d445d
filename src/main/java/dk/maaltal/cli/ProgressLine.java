package dk.maaltal.cli;

import dk.maaltal.Progress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on the terminal for whatever takes longer than two seconds; nothing where there is no terminal. */
final class ProgressLine implements Progress, AutoCloseable {

    /** Set by the launcher when messages go to a terminal. */
    private static final boolean TERMINAL = Boolean.getBoolean("maaltal.terminal");

    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();

    private final long begun = System.nanoTime();
    private ProgressBar bar;
    private String current = "";
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    @Override
    public synchronized void at(String what, long done, long total) {
        if (!TERMINAL || System.nanoTime() - begun < PATIENCE) {
            return;
        }
        if (!what.equals(current)) {
            close();
            current = what;
            ProgressBarBuilder builder = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(total > 0 ? total : -1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .continuousUpdate();
            bar = (total > 0 ? builder : builder.hideEta()).build();
        }
        bar.stepTo(done);
    }

    @Override
    public synchronized void note(String note) {
        notes.add(note);
    }

    @Override
    public synchronized void remark(String remark) {
        remarks.add(remark);
    }

    /** The remarks that have not been printed yet, each once. */
    synchronized List<String> takeRemarks() {
        List<String> taken = List.copyOf(remarks);
        remarks.clear();
        return taken;
    }

    /** The notes that have not been printed yet, each once. */
    synchronized List<String> takeNotes() {
        List<String> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            current = "";
        }
    }
}
