package dk.maaltal.jobs;

import dk.maaltal.Discreet;
import dk.maaltal.editions.Edition;
import dk.maaltal.store.Realm;

/** An edition is published, and what it was made from has changed: a new edition would be a correction, which needs a reason. */
public final class CorrectionNeedsReason extends RuntimeException implements Discreet {

    CorrectionNeedsReason(String institution, Edition published, Realm realm) {
        super("Edition " + published.number() + " of " + institution + " "
                + published.key().report() + " " + published.key().at() + " (plan "
                + published.key().plan()
                + ") is published, and the cases, the answers, the plan or a template have changed since. A published edition"
                + " is never changed; to make edition " + (published.number() + 1) + ", say why: maaltal correct "
                + institution + " " + published.key().report() + " --at "
                + published.key().at() + (realm.isSample() ? " --demo" : "")
                + " --reason \"…\"");
    }

    @Override
    public String forTheLog() {
        return getMessage();
    }
}
