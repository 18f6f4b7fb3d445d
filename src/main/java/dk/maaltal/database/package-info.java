/**
 * The PostgreSQL in use: the one that the environment names, or else the one Måltal brings along and starts.
 *
 * <p>In come {@code MAALTAL_DB_URL}, {@code MAALTAL_DB_USER} and {@code MAALTAL_DB_PASSWORD}, or the folder {@code
 * var/}; out go connections. What lies in the database is no concern of this room.
 */
package dk.maaltal.database;
