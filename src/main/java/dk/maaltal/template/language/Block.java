package dk.maaltal.template.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A directive from its beginning to its end: {@code [#if …]}, {@code [#else]}, {@code [/#if]}.
 *
 * @param open what begins it
 * @param middles the {@code [#elseif …]} and {@code [#else]} between, in their order
 * @param close what ends it
 * @param <T> a token together with the place it is typed at
 */
public record Block<T>(T open, List<T> middles, T close) {

    /** All its directives, in the order they are typed. */
    public List<T> all() {
        return Stream.of(List.of(open), middles, List.of(close))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Pairs each directive that begins something with the one that ends it.
     *
     * @param typed all that is typed in a document or sheet, in its order; fields and remarks are passed over
     * @param token of each
     * @param fault given each directive that has no counterpart, and what is wrong with it, in Danish
     * @return the blocks that have both a beginning and an end, in the order they begin
     */
    public static <T> List<Block<T>> pair(List<T> typed, Function<T, Token> token, BiConsumer<T, String> fault) {
        List<Begun<T>> begun = new ArrayList<>();
        Deque<Begun<T>> open = new ArrayDeque<>();
        for (T each : typed) {
            Token directive = token.apply(each);
            switch (directive.kind()) {
                case OPEN -> {
                    open.push(new Begun<>(each, directive));
                    begun.add(open.peek());
                }
                case MIDDLE -> {
                    if (open.isEmpty()) {
                        fault.accept(each, Messages.text("directive.stray", directive.source()));
                    } else {
                        open.peek().middles.add(each);
                    }
                }
                case CLOSE -> {
                    if (open.isEmpty()) {
                        fault.accept(each, Messages.text("directive.closes-nothing", directive.source()));
                    } else {
                        close(open, each, directive, fault);
                    }
                }
                case FIELD, SINGLE -> {}
            }
        }
        open.descendingIterator()
                .forEachRemaining(each -> fault.accept(
                        each.open,
                        Messages.text("directive.not-closed", each.directive.source(), each.directive.name())));
        return begun.stream().flatMap(each -> each.block()).toList();
    }

    /**
     * Ends the innermost block. Where the names differ, the blocks left open by the mistake are ended too, so that one
     * mistake is one fault.
     */
    private static <T> void close(Deque<Begun<T>> open, T close, Token directive, BiConsumer<T, String> fault) {
        Token innermost = open.peek().directive;
        if (!innermost.name().equals(directive.name())) {
            fault.accept(
                    close,
                    Messages.text(
                            "directive.closes-another", directive.source(), innermost.source(), innermost.name()));
            boolean isOpen =
                    open.stream().anyMatch(each -> each.directive.name().equals(directive.name()));
            while (isOpen && !open.peek().directive.name().equals(directive.name())) {
                open.pop();
            }
        }
        open.pop().close = close;
    }

    /** A block whose end may be still to come. */
    private static final class Begun<T> {
        private final T open;
        private final Token directive;
        private final List<T> middles = new ArrayList<>();
        private T close;

        Begun(T open, Token directive) {
            this.open = open;
            this.directive = directive;
        }

        private Stream<Block<T>> block() {
            return Stream.ofNullable(close).map(end -> new Block<>(open, List.copyOf(middles), end));
        }
    }
}
