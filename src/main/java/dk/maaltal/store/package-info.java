/**
 * The one door to what is kept of an institution.
 *
 * <p>In comes the name of an institution; out goes its store, in which every statement works on that institution's own
 * tables. Names that are no institution's are refused here, and schemas are made and migrated here.
 */
package dk.maaltal.store;
