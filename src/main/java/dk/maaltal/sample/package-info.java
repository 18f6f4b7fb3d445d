/**
 * Makes up cases and answers for demonstrations and benchmarks.
 *
 * <p>In comes {@code sample.yaml}, which says what the figures should come to; out go an extract and answers, the same
 * ones each time. Whatever is made from them is marked EKSEMPELDATA.
 */
package dk.maaltal.sample;
