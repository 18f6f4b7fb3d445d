package dk.maaltal.rollforward;

import dk.maaltal.plan.ByHand;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Answers;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.events.CommentEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What of last year's plan stands in next year's, since nobody but a person can say whether it should. */
final class LeftBehind {

    private static final Pattern ANY_YEAR = Pattern.compile("\\b(?:19|20|21)\\d\\d\\b");
    private static final Set<String> WORDS =
            Set.of("title", "text", "table heading", "scope", "remarks", "part", "section", "note", "notes", "marks");

    private final Plan before;
    private final Plan next;
    private final String text;
    /** What stands there, by the lines it stands in, counted from 1. */
    private final Map<String, Set<Integer>> lines = new LinkedHashMap<>();
    /** The measures whose tables some years fall out of. */
    private final Map<Set<Integer>, List<String>> fallen = new LinkedHashMap<>();

    private LeftBehind(Plan before, Plan next, String text) {
        this.before = before;
        this.next = next;
        this.text = text;
    }

    /**
     * What to look at, in the order of the new file and then of its goals.
     *
     * @param text of the new plan
     * @param answers given for the plan before, by its year's end
     */
    static List<String> of(Plan before, Plan next, String text, Answers answers) {
        LeftBehind left = new LeftBehind(before, next, text);
        left.words(new Yaml(new LoaderOptions()).compose(new StringReader(text)), "");
        left.comments();
        List<String> lookAt = new ArrayList<>();
        left.lines.forEach((what, in) -> lookAt.add(what + (in.size() == 1 ? ": line " : ": lines ") + list(in)));
        List<String> ofGoals = new ArrayList<>();
        next.goals().forEach(goal -> left.goal(goal, answers, ofGoals));
        left.fallen.forEach((years, measures) -> lookAt.add(list(years) + (years.size() == 1 ? " falls" : " fall")
                + " out of the table of " + String.join(", ", measures)));
        lookAt.addAll(ofGoals);
        return lookAt;
    }

    private void words(Node node, String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                words(tuple.getValueNode(), tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "");
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(element -> words(element, key));
        } else if (node instanceof ScalarNode scalar) {
            if (key.equals("remarks")) {
                say(node, "the remarks are still those of " + before.year());
            } else if (WORDS.contains(key) && names(scalar.getValue(), before.year())) {
                say(node, "the " + key + " still names " + before.year());
            }
        }
    }

    private static boolean names(String words, int year) {
        return ANY_YEAR.matcher(words).results().anyMatch(found -> found.group().equals(Integer.toString(year)));
    }

    private void say(Node node, String what) {
        say(node.getStartMark().getLine() + 1, what);
    }

    private void say(int line, String what) {
        lines.computeIfAbsent(what, each -> new TreeSet<>()).add(line);
    }

    /** Comments are copied as they stand, dates and all. */
    private void comments() {
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(true);
        new Yaml(options).parse(new StringReader(text)).forEach(event -> {
            if (event instanceof CommentEvent comment && names(comment.getValue())) {
                say(comment.getStartMark().getLine() + 1, "the comment names a year up to " + before.year());
            }
        });
    }

    private boolean names(String comment) {
        return ANY_YEAR.matcher(comment).results().anyMatch(found -> Integer.parseInt(found.group()) <= before.year());
    }

    private void goal(Goal goal, Answers answers, List<String> lookAt) {
        for (Measure measure : goal.measures()) {
            String name = "goal " + goal.number() + ", measure " + measure.id() + ": ";
            Set<Integer> shown = years(measure);
            before.goals().stream()
                    .filter(old -> old.number().equals(goal.number()))
                    .flatMap(old -> old.measures().stream())
                    .filter(old -> old.id().equals(measure.id()))
                    .reduce((first, last) -> last)
                    .ifPresent(old -> {
                        Set<Integer> gone = years(old);
                        gone.removeAll(shown);
                        // A table of one year has moved on whole.
                        if (!gone.isEmpty() && years(old).size() > 1) {
                            fallen.computeIfAbsent(gone, each -> new ArrayList<>())
                                    .add(goal.number() + " " + measure.id());
                        }
                        finished(goal, old, answers).forEach(part -> lookAt.add(name + part));
                    });
            Set<Integer> unseen = measure.published().keySet().stream()
                    .map(next.financialYear()::yearOf)
                    .collect(Collectors.toCollection(TreeSet::new));
            unseen.removeIf(year -> shown.contains(year) || text.contains("result of " + year));
            if (!unseen.isEmpty()) {
                lookAt.add(name + "published has " + list(unseen) + ", which the table does not show");
            }
        }
    }

    private static Set<Integer> years(Measure measure) {
        return measure.terms().stream()
                .map(measure.financialYear()::yearOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String list(Set<Integer> years) {
        return years.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static Stream<String> finished(Goal goal, Measure measure, Answers answers) {
        return measure.byHand().stream()
                .flatMap(byHand -> byHand.match(
                        milestone -> milestone.parts().stream(), assessment -> Stream.<ByHand.Part>empty()))
                .flatMap(part -> answers.doneOn(goal.number(), measure.id(), part).stream()
                        .map(day -> "\"" + part.text() + "\" was done on " + day + ", and stands as a part of "
                                + "next year's"));
    }
}
