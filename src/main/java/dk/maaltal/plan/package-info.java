/**
 * What was promised: goals, measures, targets, milestones and how they are summed up.
 *
 * <p>In comes {@code plan-<year>.yaml}, with the words that {@code cases.yaml} declares; out goes a checked {@link
 * dk.maaltal.plan.Plan} that holds no figure but those published before. {@code jobs/README.md} teaches the language.
 */
package dk.maaltal.plan;
