package dk.maaltal.plan;

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

    /** Whether cases are decided in the usual word, of which there is one for those that are not. */
    public boolean isUsuallyDecided() {
        return decided.equals(USUAL.decided);
    }
}
