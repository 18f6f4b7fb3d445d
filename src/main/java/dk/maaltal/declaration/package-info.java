/**
 * Reads YAML files that people wrote, so that every mistake is found and can be reported with file, line and key.
 *
 * <p>In comes the text of a file; out go its values one by one ({@link dk.maaltal.declaration.Entry}), and all problems
 * at once ({@link dk.maaltal.declaration.Problems}). What the keys mean is known by the rooms that read them.
 */
package dk.maaltal.declaration;
