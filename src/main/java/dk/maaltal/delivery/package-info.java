/**
 * Who gets what was published, and who is reminded of what is missing.
 *
 * <p>In come published editions and the recipients that {@code report.yaml} names; out go mails and copies in folders, each
 * once, with a receipt of its own.
 */
package dk.maaltal.delivery;
