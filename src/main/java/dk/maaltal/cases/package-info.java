/**
 * What happened: extracts of cases, and the history they are merged into.
 *
 * <p>In come {@code cases.yaml} and extracts (CSV, XLSX or a query to another database); out go numbered loads, the
 * table of cases with what was known from which load until which, and the rejected rows with their reasons. An extract
 * is taken in whole or not at all, and nothing that was known is overwritten.
 */
package dk.maaltal.cases;
