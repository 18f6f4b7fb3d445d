/**
 * The commands of the program {@code maaltal}.
 *
 * <p>In come the words of a command line; out go text on the terminal and an exit code. A command reads its options,
 * asks one room, and prints what came of it.
 */
package dk.maaltal.cli;
