/**
 * Is everything that was published as it was published?
 *
 * <p>In come the editions of an institution, in the database and in their folders; out goes what was changed, removed or
 * slipped in since, and where.
 */
package dk.maaltal.verify;
