package dk.maaltal.sample;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A stream of sample cases that are alike.
 *
 * @param name for the person who calibrates it
 * @param casesAYear decided in a year of 365 days
 * @param variants the values of its cases' columns, and how many in a hundred have them
 * @param endsWith the date that its time is measured to
 * @param decidedAfterwards where that is not the decision: how many days later the decision comes, at most
 * @param times how long its cases take
 */
record SampleStream(
        String name, int casesAYear, List<Variant> variants, String endsWith, int decidedAfterwards, Times times) {

    /**
     * What some of its cases have in common.
     *
     * @param share how many in a hundred of its cases have them
     * @param values by column name; "yes" and "no" in yes/no columns
     */
    record Variant(int share, Map<String, String> values) {}

    /** How long the cases of a stream take. */
    sealed interface Times {

        /** Makes use of it, each kind in its own way. */
        void accept(Visitor visitor);

        /** What makes use of how long cases take. */
        interface Visitor {
            /** Of cases with a deadline. */
            void late(Late late);

            /** Of cases with an average. */
            void mean(Mean mean);

            /** Of a stock of old cases. */
            void stock(Stock stock);

            /** Of a stock that is worked off. */
            void workedOff(WorkedOff workedOff);
        }
    }

    /** A deadline, and how many in a hundred of those that end in a period are over it: exactly, when rounded to a case. */
    record Late(Deadline within, Map<Period, Double> percent) implements Times {
        @Override
        public void accept(Visitor visitor) {
            visitor.late(this);
        }
    }

    /** The average in weeks of those that end in a period: exactly, when rounded to a day in all. */
    record Mean(Map<Period, Double> weeks) implements Times {
        @Override
        public void accept(Visitor visitor) {
            visitor.mean(this);
        }
    }

    /** How many cases are pending and older than an age, at certain days: exactly. */
    record Stock(Deadline olderThan, Map<LocalDate, Integer> at) implements Times {
        @Override
        public void accept(Visitor visitor) {
            visitor.stock(this);
        }
    }

    /** How many are left, at certain days, of those that were pending on the first of them: exactly. None comes in later. */
    record WorkedOff(Map<LocalDate, Integer> left) implements Times {
        @Override
        public void accept(Visitor visitor) {
            visitor.workedOff(this);
        }
    }
}
