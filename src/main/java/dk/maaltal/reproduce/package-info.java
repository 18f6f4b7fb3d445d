/**
 * Does an edition come out the same again, from the database alone?
 *
 * <p>In comes a published edition; out goes for each document whether it is the same byte for byte, or why this version
 * of the program cannot make it.
 */
package dk.maaltal.reproduce;
