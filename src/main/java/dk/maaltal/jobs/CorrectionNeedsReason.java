package dk.maaltal.jobs;

import dk.maaltal.editions.Edition;

/** An edition is published, and what it was made from has changed: a new one is a correction, and tells why it was made. */
public final class CorrectionNeedsReason extends RuntimeException {

    /** @param name of the run in messages */
    CorrectionNeedsReason(ReportRun run, String name, Edition published) {
        super("Edition " + published.number() + " of " + name
                + " is published, and the cases, the answers, the plan or a template have changed since. A published edition is never"
                + " changed; to make edition " + (published.number() + 1)
                + ", say why: maaltal correct " + run.institution().name() + " " + run.report() + " --at "
                + run.at().name()
                + " --reason \"…\"");
    }
}
