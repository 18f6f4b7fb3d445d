package dk.maaltal.template.word;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;

/**
 * Finds which iteration of which lists each place of a filled-in document is from, by the marks in it. The document is
 * passed through node by node, from its beginning to its end.
 */
final class IterationMarks {

    private static final String NAME = "maaltal-runde";

    /** Writes a mark: a processing instruction, which XML allows anywhere. */
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

    /** The numbers of the iterations around the place, from 1, of the outermost list first. */
    List<Integer> numbers() {
        return numbers;
    }

    /** Removes the marks within a node. */
    static void remove(Node node) {
        for (Node child = node.getFirstChild(); child != null; ) {
            Node next = child.getNextSibling();
            if (isMark(child)) {
                node.removeChild(child);
            } else {
                remove(child);
            }
            child = next;
        }
    }

    private static boolean isMark(Node node) {
        return node instanceof ProcessingInstruction mark && mark.getTarget().equals(NAME);
    }
}
