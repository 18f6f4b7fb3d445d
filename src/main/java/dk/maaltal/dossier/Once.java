package dk.maaltal.dossier;

import java.util.function.Supplier;

/** Something that is made when it is first asked for, and kept. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private T made;
    private boolean isMade;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        if (!isMade) {
            made = maker.get();
            isMade = true;
        }
        return made;
    }
}
