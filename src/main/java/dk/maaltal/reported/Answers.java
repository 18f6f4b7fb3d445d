package dk.maaltal.reported;

import dk.maaltal.Checksum;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.calendar.Term;
import dk.maaltal.plan.ByHand;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.ReportedValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The answers people gave, by the keys of the questions.
 *
 * @param byKey numbers with a decimal point, days as 2023-12-31, anything else as written
 * @param withdrawn where an answer stood that has been emptied since, by the same keys
 * @param days the day each answer is about, inclusive, where that is known, by the same keys
 */
public record Answers(Map<String, String> byKey, Map<String, String> withdrawn, Map<String, LocalDate> days) {

    /** How far a part of a milestone is. */
    public enum PartState {
        /** It is done, on a day. */
        DONE("Udført"),
        /** It is begun and not done. */
        UNDER_WAY("I gang"),
        /** It is not done. */
        NOT_DONE("Ikke udført");

        private final String danish;

        PartState(String danish) {
            this.danish = danish;
        }

        static List<String> words() {
            return Arrays.stream(values()).map(state -> state.danish).toList();
        }

        /** The state of a word that is chosen in the workbook. */
        static Optional<PartState> of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.danish.equals(word))
                    .findFirst();
        }
    }

    /** How a promise without a number was assessed. */
    public enum Assessment {
        /** The promise was kept. */
        MET("Opfyldt"),
        /** It was kept in part. */
        PARTLY_MET("Delvist opfyldt"),
        /** It was not kept. */
        NOT_MET("Ikke opfyldt"),
        /** It is too early to say. */
        UNDER_WAY("I gang");

        private final String danish;

        Assessment(String danish) {
            this.danish = danish;
        }

        /** The word in the workbook. */
        public String danish() {
            return danish;
        }

        static List<String> words(boolean partly) {
            return Arrays.stream(values())
                    .filter(assessment -> partly || assessment != PARTLY_MET)
                    .map(assessment -> assessment.danish)
                    .toList();
        }

        /** The assessment of a word that is chosen in the workbook. */
        static Optional<Assessment> of(String word) {
            return Arrays.stream(values())
                    .filter(assessment -> assessment.danish.equals(word))
                    .findFirst();
        }
    }

    /** Before the key of a warning: what was said of it is kept with the answers, as of the same day and load. */
    static final String ACKNOWLEDGEMENT = "kvittering/";

    /** Nothing has been reported. */
    public static final Answers NONE = new Answers(Map.of(), Map.of(), Map.of());

    public Answers {
        byKey = Map.copyOf(byKey);
        withdrawn = Map.copyOf(withdrawn);
        days = Map.copyOf(days);
    }

    /** The value reported for a term. */
    public Optional<BigDecimal> value(ReportedValue value, Term term) {
        return answer(Questions.value(value.name(), term)).map(BigDecimal::new);
    }

    /** How far a part of a milestone is. */
    public Optional<PartState> state(String goal, String measure, ByHand.Part part) {
        return answer(Questions.state(goal, measure, part)).flatMap(PartState::of);
    }

    /** The day a part of a milestone was done. */
    public Optional<LocalDate> doneOn(String goal, String measure, ByHand.Part part) {
        return answer(Questions.doneOn(goal, measure, part)).map(LocalDate::parse);
    }

    /** What shows that a part of a milestone was done; may be empty. */
    public String evidence(String goal, String measure, ByHand.Part part) {
        return answer(Questions.evidence(goal, measure, part)).orElse("");
    }

    /** How a measure was assessed by hand. */
    public Optional<Assessment> assessment(Goal goal, Measure measure) {
        return answer(Questions.assessment(goal, measure)).flatMap(Assessment::of);
    }

    /** What an assessment by hand rests on; may be empty. */
    public String assessmentEvidence(Goal goal, Measure measure) {
        return answer(Questions.assessmentEvidence(goal, measure)).orElse("");
    }

    /** How a measure was assessed, most lately, while the plan had other words for it; empty once these words are assessed. */
    public Optional<String> assessmentOfOtherWords(Goal goal, Measure measure) {
        return ofOtherWords(Questions.assessment(goal, measure));
    }

    Optional<String> ofOtherWords(String key) {
        return answer(key).isPresent()
                ? Optional.empty()
                : byKey.keySet().stream()
                        .filter(other -> Questions.isOfSameAssessment(key, other))
                        .max(Comparator.comparing((String other) -> days.getOrDefault(other, LocalDate.MIN))
                                .thenComparing(Comparator.naturalOrder()))
                        .map(byKey::get);
    }

    /** What was said of a goal at this reporting point. */
    public Optional<String> text(GoalText text, String goal, ReportingPoint at) {
        return answer(text.key(goal, at));
    }

    /** The institution's own view of the year as a whole. */
    public Optional<String> overall(ReportingPoint at) {
        return answer(Questions.overall(at));
    }

    /** The department's own view of the year, beside the computed score. */
    public Optional<String> discretion(ReportingPoint at) {
        return answer(Questions.discretion(at));
    }

    /** Why what a warning is about may be as it is, with who said so and when. */
    public Optional<String> acknowledgement(String warning) {
        return Optional.ofNullable(byKey.get(ACKNOWLEDGEMENT + warning));
    }

    /** A checksum of what a plan asks for at a reporting point: answers it does not ask for change no report. */
    public String checksum(Plan plan, ReportingPoint at) {
        return Checksum.of(Questions.of(plan, at).stream()
                .flatMap(row -> row.questions().stream())
                .filter(question -> Questions.isAskedSinceTheFirst(question.key())
                        || said(question).isPresent())
                .map(question -> Questions.former(question.key()) + "="
                        + answer(question.key()).orElse(""))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The day a number was last told about, where that is before the day it is asked about at this reporting point: it stands,
     * but the time since is not in it.
     */
    public Optional<LocalDate> toldEarlier(Question question, ReportingPoint at) {
        return question.kind() instanceof Question.Number
                ? Optional.ofNullable(days.get(question.key()))
                        .filter(day -> day.isBefore(Questions.about(question.key(), at)))
                : Optional.empty();
    }

    /** What is answered to a question; empty for nothing. */
    public Optional<String> said(Question question) {
        return answer(question.key());
    }

    /** The answer to a question, wherever it was given first of where it is looked for. */
    Optional<String> answer(String key) {
        return Questions.keys(key).stream()
                .filter(each -> byKey.containsKey(each) || withdrawn.containsKey(each))
                .filter(each -> Questions.canBeOf(key, each, days.get(each)))
                .findFirst()
                .map(byKey::get);
    }
}
