/**
 * How does a new institution begin?
 *
 * <p>In comes an extract nobody has seen; out go a first {@code cases.yaml}, plan and {@code report.yaml}, with what each
 * guess rests on.
 */
package dk.maaltal.setup;
