/**
 * The main job, run by Spring Batch: its steps in order, its parameters, one run of one report at a time, and taking up
 * a run that was killed.
 *
 * <p>In comes what a command asks for ({@link dk.maaltal.jobs.ReportRun}); out goes a published edition. What each step
 * computes is in the rooms along the way; no other room knows Spring Batch.
 */
package dk.maaltal.jobs;
