package dk.maaltal.plan;

import dk.maaltal.declaration.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an institution calls what happens to its cases, in Danish, as sentences use it.
 *
 * @param received of a case: modtaget, indkommet
 * @param receipt that it is: modtagelse, indkomst
 * @param decided of a case: afgjort, afsluttet, besvaret
 * @param decision that it is: afgørelse, afslutning, svar
 * @param pending before "sager": verserende, åbne, balancerede
 */
public record Vocabulary(String received, String receipt, String decided, String decision, String pending) {

    /** What cases are called where nothing is said. */
    public static final Vocabulary USUAL =
            new Vocabulary("modtaget", "modtagelse", "afgjort", "afgørelse", "verserende");

    private static final List<String> KEYS = List.of("received", "receipt", "decided", "decision", "pending");

    /** Reads what is called otherwise, by its key; what is wrong is reported by its entry. */
    public static Map<String, String> read(Entry words) {
        words.onlyKeys(KEYS);
        checkPair(words, "received", "receipt");
        checkPair(words, "decided", "decision");
        Map<String, String> said = new LinkedHashMap<>();
        KEYS.forEach(key -> words.get(key).ifPresent(word -> said.put(key, word.plainText())));
        return said;
    }

    /** Half of the sentences would speak of one thing, and half of another. */
    private static void checkPair(Entry words, String verb, String noun) {
        if (words.get(verb).isPresent() != words.get(noun).isPresent()) {
            words.wrong(
                    "one of \"" + verb + "\" and \"" + noun + '"',
                    "both, such as { decided: afsluttet, decision: afslutning }");
        }
    }

    /** The same, but for what is called otherwise. */
    public Vocabulary with(Map<String, String> said) {
        return new Vocabulary(
                said.getOrDefault("received", received),
                said.getOrDefault("receipt", receipt),
                said.getOrDefault("decided", decided),
                said.getOrDefault("decision", decision),
                said.getOrDefault("pending", pending));
    }

    /** Whether cases are decided in the usual word, of which there is one for those that are not. */
    public boolean isUsuallyDecided() {
        return decided.equals(USUAL.decided);
    }
}
