package dk.maaltal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What becomes of a field that is typed into a place of a template; a slip of the pen there is refused, or dropped. */
public enum Outcome {
    /** It is filled in. */
    FILLED,
    /** It is dropped with what only editors see. */
    DROPPED,
    /** The template is refused. */
    REFUSED;

    /** The field itself; anything else that is typed is a slip of the pen that was meant as one. */
    private static final String FIELD = "${plan}";

    /** What people type who mean a field. */
    public static final List<String> SLIPS = List.of(
            "{plan}", "$ {plan}", "$(plan)", "{{plan}}", "[list maal as m]", "[/list]", "[#if ja]", "[#-- Lone --]");

    /** What nobody may read in a finished document; written apart from what the program looks for. */
    private static final Pattern LEFT =
            Pattern.compile("\\$\\s?\\{|\\{plan|\\$%7B|%7Bplan|\\$\\(plan|\\[/?#|\\[/?(list|if) ?[^\\]]*\\]");

    /**
     * Fills in a template in which something is typed, and looks into every part of what comes out.
     *
     * @param name of the template
     * @param model in which {@code plan} is "Planen"
     */
    public void check(String name, byte[] template, Map<String, Object> model, String typed) {
        boolean isField = typed.equals(FIELD);
        List<Map<String, String>> filled = new ArrayList<>();
        Throwable thrown = catchThrowable(
                () -> filled.add(TemplateParts.read(Templates.of(name, template).fill(model, "Titel"))));
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(BadTemplate.class).hasMessageStartingWith("Skabelonen " + name + ", ");
            assertThat(this).as(thrown.getMessage()).isNotEqualTo(DROPPED);
            assertThat(isField && this == FILLED).as(thrown.getMessage()).isFalse();
            return;
        }
        filled.get(0).forEach((part, text) -> assertThat(
                        LEFT.matcher(text.replaceAll("<[^>]*>", "")).find()
                                || LEFT.matcher(text).find())
                .as(part + ": " + text)
                .isFalse());
        if (isField) {
            assertThat(this).isNotEqualTo(REFUSED);
            assertThat(filled.get(0).toString().contains("Planen")).isEqualTo(this == FILLED);
        }
    }
}
