package dk.maaltal.template.word;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;

/**
 * Which round of which lists each place of a filled-in document came of, as the marks left in it tell: read from the
 * document's beginning to its end.
 */
final class RoundMarks {

    private static final String NAME = "maaltal-runde";

    /** Leaves a mark that a document may hold anywhere. */
    static void write(int depth, int number, Writer out) throws IOException {
        out.write("<?" + NAME + " " + depth + " " + number + "?>");
    }

    private List<Integer> numbers = List.of();

    /** Goes on to the next node. */
    void pass(Node node) {
        if (!isMark(node)) {
            return;
        }
        String[] words = ((ProcessingInstruction) node).getData().split(" ");
        int depth = Integer.parseInt(words[0]);
        List<Integer> now = new ArrayList<>(numbers.subList(0, Math.min(depth, numbers.size())));
        if (!words[1].equals("0")) {
            now.add(Integer.parseInt(words[1]));
        }
        numbers = List.copyOf(now);
    }

    /** The numbers of the rounds around the place, from the outermost list to the innermost. */
    List<Integer> numbers() {
        return numbers;
    }

    /** Takes the marks out again. */
    static void forget(Node node) {
        for (Node child = node.getFirstChild(); child != null; ) {
            Node next = child.getNextSibling();
            if (isMark(child)) {
                node.removeChild(child);
            } else {
                forget(child);
            }
            child = next;
        }
    }

    private static boolean isMark(Node node) {
        return node instanceof ProcessingInstruction mark && mark.getTarget().equals(NAME);
    }
}
